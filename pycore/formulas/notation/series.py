"""Operators that run over a range: command: (character or name, said, bounds stand above and below)."""

SERIES = {
    "sum": ("∑", "the sum", True),
    "prod": ("∏", "the product", True),
    "coprod": ("∐", "the coproduct", True),
    "int": ("∫", "the integral", False),
    "iint": ("∬", "the double integral", False),
    "iiint": ("∭", "the triple integral", False),
    "oint": ("∮", "the contour integral", False),
    "bigcup": ("⋃", "the union", True),
    "bigcap": ("⋂", "the intersection", True),
    "bigoplus": ("⨁", "the direct sum", True),
    "bigotimes": ("⨂", "the tensor product", True),
    "bigodot": ("⨀", "the product", True),
    "bigvee": ("⋁", "the disjunction", True),
    "bigwedge": ("⋀", "the conjunction", True),
    "bigsqcup": ("⨆", "the join", True),
    "biguplus": ("⨄", "the union", True),
    "concat": ("‖", "the concatenation", True),
    "lim": ("lim", "the limit", True),
    "limsup": ("lim sup", "the upper limit", True),
    "liminf": ("lim inf", "the lower limit", True),
    "max": ("max", "the largest", True),
    "min": ("min", "the smallest", True),
    "sup": ("sup", "the supremum", True),
    "inf": ("inf", "the infimum", True),
    "argmax": ("arg max", "the choice with the largest", True),
    "argmin": ("arg min", "the choice with the smallest", True),
}
NAMED = frozenset("lim limsup liminf max min sup inf argmax argmin".split())
# of these, the ones that are ordinary functions unless a bound follows
PLAIN = frozenset("max min sup inf argmax argmin".split())
