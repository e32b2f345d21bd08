"""The plain form of a tree: one tree for the many ways of writing the same thing.

exp(x) and e^x, fraction and slash and power -1, x^{1/2} and a root, nested sums and products, a times b with
and without a sign, <- and := and =, ln and log, indices and labels. Nodes keep the paths they came from.
"""

from pycore.formulas.free import bound_letter
from pycore.formulas.notation.functions import KNOWN
from pycore.formulas.tree import Node, walk

EQUALS = {":=": "=", r"\leftarrow": "=", r"\equiv": "=", r"\triangleq": "=", r"\doteq": "="}
LOGS = {"ln": "log", "lg": "log"}
DRESS = frozenset(["positive", "annotated"])
USUAL = frozenset("x y u v w a b q k h z p".split())
ONE = Node("number", "1")


def plain(node: Node) -> Node:
    """The plain form of a node."""
    while node.kind in DRESS:
        node = node.children[0]
    children = tuple(plain(child) for child in node.children)
    row = ROWS.get(node.kind)
    bare = Node(node.kind, node.name, children, node.span, node.roles, path=node.path)
    return row(bare) if row else bare


def negated(node: Node) -> Node:
    """The node with its sign turned."""
    return node.children[0] if node.kind == "negative" else Node("negative", "", (node,), node.span, path=node.path)


def make_sum(node: Node) -> Node:
    if node.name:
        return node
    terms = []
    for term in node.children:
        terms.extend(term.children if term.kind == "sum" and not term.name else (term,))
    return make_shares(node.like(children=tuple(terms)))


def make_product(node: Node) -> Node:
    """Factors in one row over one denominator, the sign outside."""
    if node.name == r"\cdot" and len(node.children) == 2 and all(is_vector(child) for child in node.children):
        return node.like(kind="inner", name="")
    if node.name not in ("", r"\cdot", r"\times", "*"):
        return node
    factors, below, minus = [], [], False
    for factor in node.children:
        if factor.kind == "negative":
            minus, factor = not minus, factor.children[0]
        if factor.kind == "fraction":
            above, under = factor.children
            factors.extend(above.children if _row(above) else () if above.key == ONE.key else (above,))
            below.extend(under.children if _row(under) else (under,))
        else:
            factors.extend(factor.children if _row(factor) else (factor,))
    whole = _together(factors, node)
    if below:
        whole = Node("fraction", "", (whole, _together(below, node)), node.span, path=node.path)
    return negated(whole) if minus else whole


def is_vector(node: Node) -> bool:
    """Whether a letter looks like a vector: bold and small, under an arrow, or one of the usual ones without an index."""
    if node.kind == "symbol" and node.name in USUAL:
        return True
    while node.kind in ("indexed", "raised", "primed") or node.kind == "accent" and node.name != "vec":
        node = node.children[0]
    return node.kind == "accent" or node.kind == "symbol" and node.name.startswith(r"\mathbf{") and node.name[8].islower()


def _row(node: Node) -> bool:
    return node.kind == "product" and node.name == ""


def _together(factors: list[Node], node: Node) -> Node:
    if not factors:
        return ONE
    return factors[0] if len(factors) == 1 else Node("product", "", tuple(factors), node.span, path=node.path)


def make_fraction(node: Node) -> Node:
    """A fraction whose halves hold no fractions, the sign outside."""
    above, below = node.children
    minus = (above.kind == "negative") != (below.kind == "negative")
    above, below = (half.children[0] if half.kind == "negative" else half for half in (above, below))
    if above.kind == "fraction" or below.kind == "fraction":
        top, bottom = (
            (above.children if above.kind == "fraction" else (above, ONE)),
            (below.children if below.kind == "fraction" else (below, ONE)),
        )
        above, below = _times(top[0], bottom[1], node), _times(top[1], bottom[0], node)
    if below.key == ONE.key:
        whole = above
    else:
        whole = node.like(children=(above, below))
    return negated(whole) if minus else whole


def _times(left: Node, right: Node, node: Node) -> Node:
    factors = [factor for half in (left, right) for factor in (half.children if _row(half) else (half,)) if factor.key != ONE.key]
    return _together(factors, node)


def make_power(node: Node) -> Node:
    base, exponent = node.children
    if base.kind == "symbol" and base.name in ("e", r"\mathrm{e}"):
        return Node("apply", "exp", (Node("word", "exp"), exponent), node.span, path=node.path)
    if exponent.kind == "fraction" and exponent.children[0].name == "1" and exponent.children[1].name == "2":
        return Node("root", "", (base,), node.span, ("body",), path=node.path)
    if base.kind == "fraction" and exponent.kind == "number":
        return Node(
            "fraction",
            "",
            tuple(make_power(Node("power", "", (half, exponent))) if half.key != ONE.key else half for half in base.children),
            node.span,
            path=node.path,
        )
    if (
        exponent.kind == "negative"
        and exponent.children[0].kind in ("number", "fraction")
        and (base.kind not in ("symbol", "indexed", "accent") or base.kind == "symbol" and (base.name.islower() or base.name in ("N", "T")))
        or exponent.kind == "negative"
        and exponent.children[0].kind == "fraction"
    ):
        below = make_power(Node("power", "", (base, exponent.children[0]))) if exponent.children[0].key != ONE.key else base
        return Node("fraction", "", (ONE, below), node.span, path=node.path)
    return node


def make_apply(node: Node) -> Node:
    head, *arguments = node.children
    name = LOGS.get(node.name, node.name)
    if name == "sqrt" and len(arguments) == 1:
        return Node("root", "", tuple(arguments), node.span, ("body",), path=node.path)
    if name in KNOWN and head.kind in ("word", "symbol"):
        head = Node("word", name, path=head.path)
    if name in ("max", "min") and len(arguments) == 2 and arguments[1].kind == "number":
        arguments.reverse()
    return node.like(name=name, children=(head, *arguments))


def make_negative(node: Node) -> Node:
    return node.children[0].children[0] if node.children[0].kind == "negative" else node


def make_norm(node: Node) -> Node:
    """The two-norm is the norm."""
    kind = node.part("kind")
    return node.like(children=node.children[:1], roles=("body",)) if kind is not None and kind.name == "2" else node


def make_series(node: Node) -> Node:
    """The sign of what is summed stands outside; a sum of fractions over one denominator that its index does not touch is a fraction of the sum."""
    body, letter = node.part("body"), bound_letter(node)
    if node.name == "sum" and body is not None and body.kind == "negative":
        return negated(make_series(_with_body(node, body.children[0])))
    if node.name != "sum" or body is None or body.kind != "fraction" or letter is None:
        return node
    above, below = body.children
    if any(inner.key == letter.key for inner in walk(below) if inner.kind != "series") and not _own_index(below, letter):
        return node
    return make_fraction(Node("fraction", "", (_with_body(node, above), below), node.span, path=node.path))


def _with_body(series: Node, body: Node) -> Node:
    return series.like(children=tuple(body if role == "body" else child for role, child in zip(series.roles, series.children)))


def _own_index(node: Node, letter: Node) -> bool:
    """Whether a letter is only the index of a series of its own."""
    return node.kind == "series" and (own := bound_letter(node)) is not None and own.key == letter.key


def make_shares(node: Node) -> Node:
    """0.9 a + 0.1 b as 0.9 a + (1 - 0.9) b: numbers that add to one are shares."""
    if len(node.children) != 2 or not all(term.kind == "product" and term.children[0].kind == "number" for term in node.children):
        return node
    first, second = (term.children[0] for term in node.children)
    if "." not in first.name or abs(float(first.name) + float(second.name) - 1) > 1e-9:
        return node
    rest = Node("sum", "", (ONE, Node("negative", "", (first,))), second.span, path=second.path)
    return node.like(children=(node.children[0], node.children[1].like(children=(rest, *node.children[1].children[1:]))))


def make_relation(node: Node) -> Node:
    return node.like(name=" ".join(EQUALS.get(sign, sign) for sign in node.name.split(" ")))


def make_indexed(node: Node) -> Node:
    """x_{ij} as x_{i,j}."""
    letter, index = node.children
    if _row(index) and len(index.children) == 2 and all(child.kind in ("symbol", "primed") for child in index.children):
        index = index.like(kind="list")
    return node.like(name="", children=(letter, index))


ROWS = {
    "sum": make_sum,
    "product": make_product,
    "fraction": make_fraction,
    "power": make_power,
    "apply": make_apply,
    "negative": make_negative,
    "relation": make_relation,
    "norm": make_norm,
    "series": make_series,
    "indexed": make_indexed,
    "logic": lambda node: node.like(look={}),
}
