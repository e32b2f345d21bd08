"""How each kind of node is said: ROWS is the table, kind: (node, short) -> words."""
from pycore.formulas.notation.functions import KNOWN, SPELLINGS
from pycore.formulas.notation.letters import ACCENTS, ALPHABETS, LETTERS, SPELLED
from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.notation.series import SERIES
from pycore.formulas.tree import Node

ALPHABET_SAID = {SPELLED[row[0]]: row[1] for row in ALPHABETS.values()}
SIMPLE = frozenset("symbol number word primed accent dots indexed differential sign blank text".split())
COMMON = {(2, "power"): "squared", (3, "power"): "cubed"}


def say(node: Node, short: bool = False) -> str:
    return ROWS[node.kind](node, short)


def inner(node: Node, short: bool) -> str:
    """As an operand inside something tighter: what has several parts is announced by its own words."""
    text = say(node, short)
    return f"the quantity {text}" if node.kind in ("sum",) else text


def letter(name: str) -> str:
    if name.startswith(r"\math"):
        command, _, body = name[1:].partition("{")
        before = ALPHABET_SAID.get(command, "")
        return f"{before} {letter(body[:-1])}".strip()
    if name.startswith("\\"):
        return LETTERS[name[1:]][1] if name[1:] in LETTERS else {r"\nabla": "the gradient", r"\partial": "partial"}.get(name, name[1:])
    return "capital " + name if name.isupper() and len(name) == 1 and False else name


def symbol(node, short):
    return letter(node.name)


def sum_(node, short):
    words = inner(node.children[0], short) if node.children[0].kind == "sum" else say(node.children[0], short)
    joint = BETWEEN[node.name][2] if node.name else "plus"
    for term in node.children[1:]:
        if term.kind == "negative":
            words += f" minus {inner(term.children[0], short)}"
        elif term.kind == "either":
            words += f" {BETWEEN[term.name][2]} {inner(term.children[0], short)}"
        else:
            words += f" {joint} {inner(term, short)}"
    return words


def product(node, short):
    joint = {"": "times", r"\cdot": "times"}.get(node.name) or BETWEEN[node.name][2]
    factors = node.children
    if not node.name and len(factors) == 2 and factors[0].kind == "number" and factors[1].kind in SIMPLE:
        return f"{say(factors[0], short)} {say(factors[1], short)}"
    return f" {joint} ".join(inner(factor, short) for factor in factors)


def fraction(node, short):
    above, below = node.children
    if above.kind in SIMPLE and below.kind in SIMPLE:
        return f"{say(above, short)} over {say(below, short)}"
    pause = "" if above.kind in SIMPLE else ","
    return f"{say(above, short)}{pause} divided by {inner(below, short)}"


def derivative(node, short):
    above, below, body = (node.part(role) for role in ("above", "below", "body"))
    order = ""
    top, bottom = above, below
    if top.kind == "power":
        order = {"2": "second "}.get(say(top.children[1], short), "")
        top = top.children[0]
    if bottom.kind == "power":
        bottom = bottom.children[0]
    partial = "partial " if "partial" in (getattr(top, "name", ""), bottom.name) or top.name == r"\partial" else ""
    with_respect = say(bottom.children[0], short) if bottom.kind == "differential" else say(bottom, short)
    of = say(body, short) if body is not None else say(top.children[0], short) if top.kind == "differential" else say(top, short)
    return f"the {partial}{order}derivative of {of} with respect to {with_respect}"


def power(node, short):
    base, exponent = node.children
    text = inner(base, short)
    if exponent.kind == "number" and exponent.name in ("2", "3"):
        if base.kind == "sum":
            return f"{text}, {'squared' if exponent.name == '2' else 'cubed'}"
        return f"{text} {'squared' if exponent.name == '2' else 'cubed'}"
    if exponent.kind == "negative" and exponent.children[0].kind == "number" and exponent.children[0].name == "1":
        return f"the inverse of {say(base, short)}" if base.kind != "word" else f"inverse {text}"
    return f"{text} to the {say(exponent, short)}" if exponent.kind in SIMPLE else f"{text} to the power {say(exponent, short)}"


def root(node, short):
    degree = node.part("degree")
    if degree is None:
        return f"the square root of {say(node.part('body'), short)}"
    name = {"3": "cube root"}.get(say(degree, short)) or f"{say(degree, short)}-th root"
    return f"the {name} of {say(node.part('body'), short)}"


def indexed(node, short):
    base, script = node.children
    parts = script.children if script.kind == "list" or script.kind == "product" and not script.name and all(child.kind in SIMPLE for child in script.children) else (script,)
    text = say(base, short)
    between = ", entry " if base.kind == "apply" else " sub "
    return f"{text}{between}{' '.join(say(part, short) for part in parts)}"


def raised(node, short):
    base, script = node.children
    words = {"index": "number", "step": "at step"}.get(node.name, "")
    return " ".join(text for text in (say(base, short), words, say(script, short)) if text)


def apply(node, short):
    head, *arguments = node.children
    name = node.name or (head.name if head.kind == "word" else "")
    spoken = listing([say(argument, short) for argument in arguments])
    if head.kind == "word" and SPELLINGS.get(head.name, head.name) in KNOWN:
        phrase = KNOWN[SPELLINGS.get(head.name, head.name)]
        if short:
            return f"{head.name} of {spoken}"
        return f"{phrase} {spoken}"
    if not arguments:
        return say(head, short)
    return f"{say(head, short)} of {spoken}"


def listing(texts) -> str:
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1] if texts else "nothing"


def series(node, short):
    _, name, _ = SERIES[node.name]
    lower, upper, body = (node.part(role) for role in ("lower", "upper", "body"))
    words = name
    if lower is not None:
        if lower.kind == "relation" and lower.name == "=" and upper is not None:
            words += f" over {say(lower.children[0], short)} from {say(lower.children[1], short)} to {say(upper, short)}"
        elif lower.kind == "relation" and node.name == "lim":
            words += f" as {say(lower.children[0], short)} goes to {say(lower.children[1], short)}"
        else:
            words += f" {'from' if node.name == 'int' else 'over'} {say(lower, short)}" + (f" to {say(upper, short)}" if upper is not None else "")
    elif upper is not None:
        words += f" up to {say(upper, short)}"
    return f"{words} of {say(body, short)}" if body is not None else words


def gradient(node, short):
    sign, body = node.children
    if sign.kind == "indexed" and not short:
        return f"the gradient of {say(body, short)} with respect to {say(sign.children[1], short)}"
    return f"the gradient of {say(body, short)}"


def relation(node, short):
    words = say(node.children[0], short)
    signs = node.name.split(" ")
    for sign, child in zip(signs, node.children[1:]):
        said = BETWEEN[sign][2] if sign in BETWEEN else "is not"
        if sign == "=" and is_update(node):
            said = "becomes"
        words += f" {said} {say(child, short)}"
    return words


def is_update(node) -> bool:
    """Whether an equation gives its left side a new value from the old: theta = theta - v."""
    from pycore.formulas.tree import walk
    left, *right = node.children
    return node.name == "=" and left.kind in ("symbol", "accent") and any(inner_node.key == left.key for part in right for inner_node in walk(part))


def norm(node, short):
    kind = node.part("kind")
    name = {None: "the norm", "1": "the one-norm", "2": "the two-norm", "infinity": "the largest-entry norm", "F": "the Frobenius norm"}.get(None if kind is None else say(kind, True), "the norm")
    return f"{name} of {say(node.children[0], short)}"


def matrix(node, short):
    rows, columns = len(node.children), max(len(row.children) for row in node.children)
    if short:
        return f"a {rows} by {columns} matrix"
    return f"the {rows} by {columns} matrix with rows " + "; ".join(say(row, short) for row in node.children)


def phrase(node, short):
    return " ".join(say(child, short) for child in node.children)


def cases(node, short):
    return "; ".join(say(case.children[0], short) + (f", {say(case.children[1], short)}" if len(case.children) > 1 else "") for case in node.children)


def accent(node, short):
    if node.name == "underline":
        return f"{say(node.children[0], short)} underlined"
    said = ACCENTS[node.name][1]
    return f"{said} {say(node.children[0], short)}" if said == "vector" else f"{say(node.children[0], short)} {said}"


ROWS = {
    "symbol": symbol, "number": lambda node, short: node.name, "word": lambda node, short: node.name, "text": lambda node, short: node.name, "sign": lambda node, short: "dot" if node.name == r"\cdot" else "" if node.name == "." else BETWEEN[node.name][2] if node.name in BETWEEN else letter(node.name),
    "blank": lambda node, short: "", "dots": lambda node, short: "and so on", "sum": sum_, "negative": lambda node, short: f"minus {inner(node.children[0], short)}", "positive": lambda node, short: f"plus {inner(node.children[0], short)}",
    "either": lambda node, short: f"{BETWEEN[node.name][2]} {inner(node.children[0], short)}", "product": product, "fraction": fraction, "derivative": derivative, "power": power, "root": root,
    "transpose": lambda node, short: f"{inner(node.children[0], short)} transposed", "raised": raised, "marked": lambda node, short: f"{say(node.children[0], short)} {letter(node.name) if node.name.startswith(chr(92)) else {'*': 'star', '+': 'plus', '-': 'minus'}.get(node.name, node.name)}",
    "primed": lambda node, short: f"{say(node.children[0], short)} " + {1: "prime", 2: "double prime"}.get(len(node.name), "triple prime"), "indexed": indexed, "accent": accent,
    "apply": apply, "series": series, "gradient": gradient, "differential": lambda node, short: f"{'d' if node.name == 'd' else 'partial'} {say(node.children[0], short)}",
    "relation": relation, "condition": lambda node, short: f"{say(node.children[0], short)} given {say(node.children[1], short)}", "logic": lambda node, short: f" {node.name} ".join(say(child, short) for child in node.children),
    "list": lambda node, short: listing([say(child, short) for child in node.children]), "tuple": lambda node, short: listing([say(child, short) for child in node.children]), "groups": lambda node, short: "; ".join(say(child, short) for child in node.children),
    "stack": lambda node, short: " stacked on ".join(say(child, short) for child in node.children), "set": lambda node, short: f"the set of {listing([say(child, short) for child in node.children])}", "inner": lambda node, short: f"the inner product of {listing([say(child, short) for child in node.children])}",
    "floor": lambda node, short: f"the floor of {say(node.children[0], short)}", "ceiling": lambda node, short: f"the ceiling of {say(node.children[0], short)}", "indicator": lambda node, short: f"whether {say(node.children[0], short)}", "absolute": lambda node, short: f"the absolute value of {say(node.children[0], short)}", "norm": norm,
    "matrix": matrix, "determinant": lambda node, short: "the determinant of " + matrix(node, short), "cases": cases, "lines": lambda node, short: "; ".join(say(child, short) for child in node.children), "phrase": phrase, "row": lambda node, short: ", ".join(say(child, short) for child in node.children),
    "case": phrase, "restricted": lambda node, short: f"{say(node.part('body'), short)} where {say(node.part('where'), short)}", "stretch": lambda node, short: f"{say(node.children[0], short)} to {say(node.children[1], short)}",
    "typing": lambda node, short: f"{say(node.children[0], short)} from {say(node.children[1], short)}", "interval": lambda node, short: f"the interval from {say(node.children[0], short)} to {say(node.children[1], short)}", "choose": lambda node, short: f"{say(node.children[0], short)} choose {say(node.children[1], short)}",
    "annotated": lambda node, short: say(node.children[0], short), "modulus": lambda node, short: f"modulo {say(node.children[0], short)}", "quantified": lambda node, short: {"all": "for all", "some": "there is", "none": "there is no", "not": "not"}[node.name] + f" {say(node.children[0], short)}", "factorial": lambda node, short: f"{say(node.children[0], short)} factorial",
}
