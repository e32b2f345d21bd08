"""Fractions, powers, scripts, functions, series and derivatives as they are said."""

from pycore.formulas.notation.functions import INDICATORS, KNOWN, SPELLINGS
from pycore.formulas.notation.series import SERIES
from pycore.formulas.saying.voice import SIMPLE, items, listing, simple, trails
from pycore.formulas.tree import Node

POWERS = {"2": "squared", "3": "cubed"}


def fraction(voice, node):
    above, below = node.children
    if voice.one(above) and voice.one(below):
        return f"{voice.say(above)} over {voice.say(below)}"
    pause = "" if voice.one(above) else ","
    return f"{voice.say(above)}{pause} divided by {voice.inside(below)}"


def derivative(voice, node):
    above, below, body = (node.part(role) for role in ("above", "below", "body"))
    order = ""
    if above.kind == "power":
        order = {"2": "second ", "3": "third "}.get(above.children[1].name, f"{voice.say(above.children[1])}-th ")
        above = above.children[0]
    if above.kind == "product":
        first, *rest = above.children
        if first.kind == "power":
            order = {"2": "second ", "3": "third "}.get(first.children[1].name, "")
        above = first if first.kind == "differential" else rest[0]
    partial = "partial " if any(piece.name in ("partial", r"\partial") for piece in (above, *below.children[:1], below)) else ""
    factors = below.children if below.kind == "product" else (below,)
    with_respect = listing([voice.say(variable_of(factor)) for factor in factors])
    of = body if body is not None else above.children[0] if above.kind == "differential" else above
    return f"the {order}{partial}derivative of {voice.say(of)} with respect to {with_respect}"


def variable_of(node: Node) -> Node:
    while node.kind in ("power", "differential"):
        node = node.children[0]
    return node


def power(voice, node):
    base, exponent = node.children
    text, closing = voice.inside(base), "," if base.kind in ("sum", "fraction", "product") or trails(base) else ""
    if exponent.kind == "number" and exponent.name in POWERS:
        if base.kind in ("apply", "norm", "absolute", "series", "root"):
            return f"the {'square' if exponent.name == '2' else 'cube'} of {text}"
        return f"{text}{closing} {POWERS[exponent.name]}"
    if exponent.kind == "negative" and exponent.children[0].name == "1" and exponent.children[0].kind == "number":
        if base.kind == "number":
            return f"{text} to the power minus 1"
        return f"{text} inverse" if simple(base) else f"the inverse of {text}"
    return f"{text}{closing} to the {'' if voice.one(exponent) else 'power '}{voice.say(exponent)}"


def root(voice, node):
    degree, body = node.part("degree"), voice.say(node.part("body"))
    if degree is None:
        return f"the square root of {body}"
    return f"the {'cube root' if degree.name == '3' else voice.say(degree) + '-th root'} of {body}"


def indexed(voice, node):
    base, script = node.children
    several = (
        script.kind == "list" or script.kind == "product" and not script.name and all(child.kind in SIMPLE for child in script.children)
    )
    text = " ".join(voice.say(part) for part in (script.children if several else (script,)))
    if base.kind == "symbol" and base.name in INDICATORS and script.kind in ("set", "relation"):
        return f"one if {voice.say(script.children[0] if script.kind == 'set' else script)}, else zero"
    if simple(base) or base.kind in ("word", "raised", "indexed", "power", "marked"):
        return f"{voice.say(base)} sub {text}"
    return f"{voice.inside(base)}, entry {text}"


def raised(voice, node):
    base, script = node.children
    return f"{voice.inside(base)} {({'index': 'number', 'step': 'at step'}).get(node.name, 'super')} {voice.say(script.children[0] if script.kind == 'inner' else script)}"


def transpose(voice, node):
    base = node.children[0]
    if node.look.get("joint"):
        return f"{voice.inside(base.children[0])} inverse transposed"
    return f"{voice.inside(base)}{',' if base.kind in ('sum', 'product') or trails(base) else ''} transposed"


def apply(voice, node):
    head, *arguments = node.children
    if len(arguments) == 1 and arguments[0].kind in ("sign", "blank") or not arguments:
        return voice.say(head)
    spoken = items(voice, arguments)
    if node.name == "expectation":
        over = f", over {voice.say(head.children[1]).replace('is drawn from', 'drawn from')}," if head.kind == "indexed" else ""
        return f"the expected value{over} of {spoken}"
    if node.name == "indicator":
        return f"one if {spoken}, else zero"
    if head.kind == "word":
        name = SPELLINGS.get(head.name, head.name)
        if name == "Pr" and arguments[0].kind == "relation":
            return f"the probability that {spoken}"
        if name in KNOWN and not voice.short:
            return f"{KNOWN[name]} {spoken}"
    if head.kind == "indexed" and head.children[0].kind == "word" and head.children[0].name == "log":
        return f"the logarithm to base {voice.say(head.children[1])} of {spoken}"
    if head.kind == "symbol" and head.name in (r"\mathbb{P}", "P") and arguments[0].kind in ("relation", "condition"):
        event = arguments[0].children[0] if arguments[0].kind == "condition" else arguments[0]
        return f"the probability {'that' if event.kind == 'relation' else 'of'} {spoken}"
    return f"{voice.say(head)} of {spoken}"


def series(voice, node):
    lower, upper, body, variable = (node.part(role) for role in ("lower", "upper", "body", "variable"))
    what = voice.say(body) if body is not None else ""
    if node.name in ("argmax", "argmin") and lower is not None and body is not None:
        return f"the {voice.say(lower)} for which {what} is {'largest' if node.name == 'argmax' else 'smallest'}"
    words = SERIES[node.name][1]
    if lower is not None:
        words += " " + bound(voice, node.name, lower, upper)
    elif upper is not None:
        words += f" up to {voice.say(upper)}"
    if body is not None:
        words += f" of {what}"
    return words + (f" with respect to {voice.say(variable.children[0])}" if variable is not None else "")


def bound(voice, name: str, lower: Node, upper) -> str:
    """What a series runs over, as it is said."""
    end = f" to {voice.say(upper)}" if upper is not None else ""
    if name.startswith("lim") and lower.kind == "relation":
        return f"as {voice.say(lower.children[0])} goes to {voice.say(lower.children[1])}"
    if lower.kind == "relation" and lower.name == "=" and upper is not None:
        return f"over {voice.say(lower.children[0])} from {voice.say(lower.children[1])}{end}"
    return (
        f"{'from' if name.endswith('int') and upper is not None else 'over'} {voice.say(lower).replace('is drawn from', 'drawn from')}{end}"
    )


def gradient(voice, node):
    sign, body = node.children
    if node.name:
        return f"the {node.name} of {voice.inside(body)}"
    operator = sign.children[0] if sign.kind in ("indexed", "power") else sign
    name = "the partial derivative" if operator.name == r"\partial" else "the gradient"
    if sign.kind == "power":
        name = "the Laplacian" if sign.children[1].name == "2" else name
    if sign.kind == "indexed" and not voice.short and trails(body):
        return f"{name}, with respect to {voice.say(sign.children[1])}, of {voice.inside(body)}"
    if sign.kind == "indexed" and not voice.short:
        return f"{name} of {voice.inside(body)} with respect to {voice.say(sign.children[1])}"
    return f"{name} of {voice.inside(body)}"


def norm(voice, node):
    kind = node.part("kind")
    if kind is not None and kind.name not in NORMS:
        return (
            f"the norm of {voice.say(node.children[0])} in {voice.say(kind)}"
            if kind.kind != "number"
            else f"the {kind.name}-norm of {voice.say(node.children[0])}"
        )
    name = "the norm" if kind is None else NORMS[kind.name]
    return f"{name} of {voice.say(node.children[0])}"


NORMS = {"1": "the one-norm", "2": "the two-norm", "F": "the Frobenius norm", r"\infty": "the largest-entry norm", "p": "the p-norm"}


def absolute(voice, node):
    body = node.children[0]
    what = "the size" if body.kind in ("set",) or letter_is_set(body) else "the absolute value"
    return f"{what} of {voice.say(body)}"


def letter_is_set(node: Node) -> bool:
    while node.kind in ("indexed", "apply"):
        node = node.children[0]
    return node.kind == "symbol" and (node.name.startswith((r"\mathcal{", r"\mathbb{")) or node.name in ("A", "S", "V", "B", "D"))


def of(words: str):
    return lambda voice, node: f"{words} {listing([voice.say(child) for child in node.children])}"


def family(voice, node):
    body, lower, upper = (node.part(role) for role in ("body", "lower", "upper"))
    run = (
        f"{voice.say(lower.children[0])} from {voice.say(lower.children[1])}"
        if lower.name == "=" and upper is not None
        else voice.say(lower)
    )
    return f"{voice.say(body)} for {run}" + (f" to {voice.say(upper)}" if upper is not None else "")


ROWS = {
    "family": family,
    "fraction": fraction,
    "derivative": derivative,
    "power": power,
    "root": root,
    "indexed": indexed,
    "raised": raised,
    "transpose": transpose,
    "apply": apply,
    "series": series,
    "gradient": gradient,
    "norm": norm,
    "absolute": absolute,
    "inner": of("the inner product of"),
    "floor": of("the floor of"),
    "ceiling": of("the ceiling of"),
    "indicator": of("whether"),
    "choose": lambda voice, node: f"{voice.inside(node.children[0])} choose {voice.inside(node.children[1])}",
    "factorial": lambda voice, node: f"{voice.inside(node.children[0])} factorial",
    "annotated": lambda voice, node: voice.say(node.children[0]),
    "restricted": lambda voice, node: f"{voice.inside(node.part('body'))} where {voice.say(node.part('where'))}",
}
