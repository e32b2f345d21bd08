"""Subscripts taken at their word: what a value alone would forgive.

Given v, a formula's v_{t-1} and v_{t+1} are both worth v, and in a sum's body a stray index can be worth another's entry.
Beside code that would let slips through. So here a letter that print writes with a subscript must have that one, an index
must be a letter of its own, and what runs freely on the right must stand on the left.

    stray(tree, declared, left)    what is wrong, as a sentence, or nothing
"""
from collections.abc import Iterator

from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.indices import LETTERS, components

SCRIPTED = ("indexed", "raised")


def stray(tree: Node, declared: dict[str, Node], left: Node | None) -> str:
    """What a subscript of a formula says that its code does not; `declared` are the letters' trees by their keys."""
    scripted: dict[str, Node] = {}
    for node in declared.values():
        if node.kind in SCRIPTED:
            scripted.setdefault(node.children[0].key, node)
    right = tree.children[-1] if left is not None else tree
    running, worth = {}, set(amounts(right, {}))
    for node, bound in subscripts(right, frozenset(), declared):
        base, script = node.children
        for part in components(script):
            if part.key in bound or part.kind == "number":
                continue
            if base.key in scripted:
                return f"{spell(node)} is none of its letters; it has {spell(scripted[base.key])}"
            if part.kind not in LETTERS or part.key in declared and part.key in worth:
                return f"{spell(part)} is no index in {spell(node)}"
            running.setdefault(part.key, part)
    if left is not None:
        known = {inner.key for inner in walk(left)}
        for key, part in running.items():
            if key not in known:
                return f"{spell(part)} runs on the right side, but {spell(left)} does not speak of it"
    return ""


def amounts(node: Node, declared: dict[str, Node]) -> Iterator[str]:
    """The keys of all that stands on the line, not in a subscript; letters that are declared are not looked into."""
    yield node.key
    if node.key not in declared:
        for child in node.children[:1] if node.kind in SCRIPTED else node.children:
            yield from amounts(child, declared)


def subscripts(node: Node, bound: frozenset, declared: dict[str, Node]) -> Iterator[tuple[Node, frozenset]]:
    """Every letter with a subscript that is not declared as it stands, with the indices that sums bind around it."""
    if node.key in declared:
        return
    if node.kind == "series":
        bound = bound | {letter.key for letter in bound_letters(node)}
    if node.kind in SCRIPTED and node.children[0].kind != "word" and node.children[0].name != r"\nabla":
        yield node, bound
        yield from subscripts(node.children[0], bound, declared)
        return
    for child in node.children:
        yield from subscripts(child, bound, declared)
