"""Things side by side: sums, products, relations, lists, conditions."""

from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.rewriting.plain import is_vector
from pycore.formulas.saying.voice import SIMPLE, items
from pycore.formulas.tree import walk


def sum_(voice, node):
    first, *rest = node.children
    words, last = voice.inside(first) if first.kind == "sum" else voice.say(first), first
    for term in rest:
        joint = BETWEEN[node.name][2] if node.name else "plus"
        if term.kind == "dots" or last.kind == "dots":
            words = f"{words}, and so on" if term.kind == "dots" else f"{words} up to {voice.inside(term)}"
        elif term.path in voice.names or term.kind not in ("negative", "either"):
            words = voice.join(words, last, joint, voice.inside(term))
        else:
            joint = "minus" if term.kind == "negative" else BETWEEN[term.name][2]
            words = voice.join(words, last, joint, voice.inside(term.children[0]))
        last = term
    return words


def signed(word: str):
    return lambda voice, node: f"{word or BETWEEN[node.name][2]} {voice.inside(node.children[0])}"


def product(voice, node):
    factors = node.children
    if not node.name and len(factors) == 2 and factors[0].kind == "number" and factors[1].kind in SIMPLE:
        return f"{voice.say(factors[0])} {voice.say(factors[1])}"
    joint = {"": "times", r"\cdot": "times"}.get(node.name) or BETWEEN[node.name][2]
    if node.name == r"\cdot" and all(is_vector(factor) for factor in factors):
        joint = "dot"
    words, last = voice.inside(factors[0]), factors[0]
    for factor in factors[1:]:
        between = "" if last.kind == "word" and factor.kind in ("word", "number") and not node.name else joint
        if factor.kind == "modulus" or factor.kind == "dots" and not node.name:
            between = ""
        words = voice.join(words, last, between, voice.inside(factor))
        last = factor
    return words


MOVES = ("to", "goes to", "becomes")


def relation(voice, node):
    words = voice.say(node.children[0])
    for sign, child in zip(node.name.split(" "), node.children[1:]):
        said = BETWEEN[sign][2] if sign in BETWEEN else f"is not {BETWEEN[sign[4:]][2]}" if sign[4:] in BETWEEN else "is not"
        if sign == "=" and is_update(node):
            said = "becomes"
        first = child is node.children[1]
        if node.children[0].kind == "blank" and first:
            said = said.removeprefix("is ")
        words = f"{words}{'' if first else ', then' if said in MOVES else ', which'} {said} {voice.say(child)}"
    return words


def is_update(node) -> bool:
    """Whether an equation gives its left side a new value from the old: theta = theta - v."""
    left, *right = node.children
    return node.name == "=" and left.kind in ("symbol", "accent") and any(inner.key == left.key for part in right for inner in walk(part))


def condition(voice, node):
    joint = {"against": "against"}.get(node.name) or (
        "such that"
        if node.look.get("sign") == ":"
        or node.children[1].kind == "relation"
        and node.children[0].kind == "relation"
        and r"\in" in node.children[0].name
        else "given"
    )
    return f"{voice.say(node.children[0])} {joint} {voice.say(node.children[1])}"


def listed(voice, node):
    return items(voice, node.children)


def phrase(voice, node):
    words = ""
    for place, child in enumerate(node.children):
        last = node.children[place - 1]
        words += ("; " if place and "text" not in (last.kind, child.kind) else " ") + voice.say(child)
    return words


def cases(voice, node):
    return "; ".join(case_said(voice, case) if case.kind in ("case", "row") else voice.say(case) for case in node.children)


def case_said(voice, case) -> str:
    """One line of cases: its value, then when it holds."""
    value, *rest = case.children
    words = voice.say(value)
    for cell in rest:
        said = voice.say(cell)
        words += f" if {said}" if cell.kind in ("relation", "logic", "quantified") else f" {said}"
    return words


def matrix(voice, node):
    rows, columns = len(node.children), max(len(row.children) for row in node.children)
    if voice.short or rows * columns > 16:
        return f"a {rows} by {columns} matrix"
    return f"the {rows} by {columns} matrix with rows " + "; ".join(
        ", ".join(voice.say(cell) for cell in row.children) for row in node.children
    )


QUANTIFIED = {"all": "for all", "some": "there is", "none": "there is no", "not": "not"}

ROWS = {
    "sum": sum_,
    "negative": signed("minus"),
    "positive": signed("plus"),
    "either": signed(""),
    "product": product,
    "relation": relation,
    "condition": condition,
    "list": listed,
    "tuple": listed,
    "logic": lambda voice, node: f" {node.name.split()[0]} ".join(voice.say(child) for child in node.children),
    "groups": lambda voice, node: " with ".join(voice.say(child) for child in node.children),
    "stack": lambda voice, node: " stacked on ".join(voice.inside(child) for child in node.children),
    "stretch": lambda voice, node: f"{voice.say(node.children[0])} to {voice.say(node.children[1])}",
    "typing": lambda voice, node: f"{voice.say(node.children[0])} from {voice.say(node.children[1])}",
    "interval": lambda voice, node: f"the interval from {voice.say(node.children[0])} to {voice.say(node.children[1])}",
    "phrase": phrase,
    "cases": cases,
    "matrix": matrix,
    "determinant": lambda voice, node: "the determinant of " + matrix(voice, node),
    "lines": lambda voice, node: "; ".join(voice.say(child) for child in node.children),
    "row": listed,
    "case": listed,
    "set": lambda voice, node: f"the set of {listed(voice, node)}" if node.children else "the empty set",
    "quantified": lambda voice, node: f"{QUANTIFIED[node.name]} {voice.say(node.children[0])}",
    "modulus": lambda voice, node: f"modulo {voice.say(node.children[0])}",
}
