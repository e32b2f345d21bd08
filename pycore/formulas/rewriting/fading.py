"""Fading: a formula without one of its parts, simplified.

A factor becomes 1 (so it is left out), a term 0, a function the identity; what stands under a fraction, in
an exponent, or in a norm leaves what it worked on. What cannot be thought away raises a FormulaError.
"""

from pycore.formulas.error import FormulaError
from pycore.formulas.places import Place, node_at, piece
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node

ONE, ZERO = Node("number", "1"), Node("number", "0")
# of these kinds, the first child is what remains when the whole is taken off it
COVERS = frozenset(
    [
        "root",
        "transpose",
        "norm",
        "absolute",
        "accent",
        "primed",
        "marked",
        "floor",
        "ceiling",
        "annotated",
        "negative",
        "positive",
        "factorial",
    ]
)


def fade(root: Node, place: Place) -> Node:
    """The tree that remains without the part at a place."""
    if not place.path and place.first is None:
        raise FormulaError("The whole formula cannot be taken out of itself.", 1)
    if place.first is None:
        return _without(root, _steps(place))
    node = node_at(root, place.path)
    kept = node.children[: place.first] + node.children[place.last + 1 :]
    return _replace(root, _steps(place), _rest(node, kept))


def remaining(root: Node, place: Place, gone: Place) -> Node | None:
    """What is left of the piece at a place when another place is thought away; None where that takes it along."""
    place, gone = _narrow(place), _narrow(gone)
    inner, outer = _steps(gone), _steps(place)
    if outer[: len(inner)] == inner and _covers(gone, place, outer[len(inner) :]):
        return None
    node, deeper = piece(root, place), inner[len(outer) :]
    if inner[: len(outer)] != outer:
        return node
    if place.first is None:
        return fade(node, Place(".".join(map(str, deeper)), gone.first, gone.last))
    first, last = (deeper[0], deeper[0]) if deeper else (gone.first, gone.last)
    if last < place.first or place.last < first:
        return node
    if deeper:
        return fade(node, Place(".".join(map(str, [deeper[0] - place.first, *deeper[1:]])), gone.first, gone.last))
    return fade(node, Place("", max(first, place.first) - place.first, min(last, place.last) - place.first))


def _narrow(place: Place) -> Place:
    """A run of one is that one."""
    if place.first is None or place.first != place.last:
        return place
    return Place(f"{place.path}.{place.first}" if place.path else str(place.first))


def _covers(gone: Place, place: Place, deeper: list[int]) -> bool:
    """Whether a place lies within what is gone, its node being so much deeper."""
    if gone.first is None:
        return True
    first, last = (deeper[0], deeper[0]) if deeper else (place.first, place.last)
    return first is not None and gone.first <= first and last <= gone.last


def _steps(place: Place) -> list[int]:
    return [int(step) for step in place.path.split(".")] if place.path else []


def _without(root: Node, steps: list[int]) -> Node:
    """The tree without the node the steps lead to."""
    *above, last = steps
    parent = root
    for step in above:
        parent = parent.children[step]
    remains = REMAINS.get(parent.kind, _refuse)(parent, last)
    if remains is None:  # nothing remains: the parent goes too
        if not above:
            return ZERO
        return _without(root, above)
    return _replace(root, above, remains)


def _replace(node: Node, steps: list[int], new: Node) -> Node:
    """The tree with another node where the steps lead, simplified on the way up."""
    if not steps:
        return new
    first, *rest = steps
    children = tuple(_replace(child, rest, new) if place == first else child for place, child in enumerate(node.children))
    return simplify(node.like(children=children))


def _rest(node: Node, kept: tuple[Node, ...]) -> Node:
    if not kept:
        return ZERO if node.kind == "sum" else ONE
    if len(kept) == 1:
        return kept[0]
    return node.like(children=kept)


def _row(parent: Node, last: int) -> Node:
    return _rest(parent, parent.children[:last] + parent.children[last + 1 :])


def _fraction(parent: Node, last: int) -> Node:
    return simplify(parent.like(children=(ONE, parent.children[1]))) if last == 0 else parent.children[0]


def _apply(parent: Node, last: int) -> Node:
    """Without its function only the argument remains; without its only argument nothing does."""
    if last == 0 and len(parent.children) == 2:
        return parent.children[1]
    if last and len(parent.children) > 2:
        return parent.like(children=parent.children[:last] + parent.children[last + 1 :])
    return _refuse(parent, last)


def _second(parent: Node, last: int) -> Node:
    """Without the exponent or the operator, what it worked on remains."""
    return parent.children[0] if last == 1 else ONE


def _gradient(parent: Node, last: int) -> Node:
    return parent.children[1] if last == 0 else _refuse(parent, last)


def _refuse(parent: Node, last: int) -> Node:
    child = parent.children[last]
    raise FormulaError(f"{spell(child) or 'This'} cannot be taken out of {spell(parent)}.", child.span[0] + 1)


def _series(parent: Node, last: int) -> Node:
    if parent.roles[last] == "body":
        return parent.like(children=tuple(ONE if role == "body" else child for role, child in zip(parent.roles, parent.children)))
    return parent.part("body") or _refuse(parent, last)


def _items(parent: Node, last: int) -> Node:
    kept = parent.children[:last] + parent.children[last + 1 :]
    return kept[0] if len(kept) == 1 else parent.like(children=kept) if kept else _refuse(parent, last)


REMAINS = {
    "product": _row,
    "sum": _row,
    "fraction": _fraction,
    "apply": _apply,
    "power": _second,
    "indexed": _refuse,
    "gradient": _gradient,
    "series": _series,
    "stack": _items,
    "list": _items,
    "phrase": _items,
    "lines": _items,
    **dict.fromkeys(COVERS, lambda parent, last: None),
}


def simplify(node: Node) -> Node:
    """One step of tidying: no factor 1, no term 0, no power 1, nothing over 1."""
    if node.kind == "product" and node.name in ("", r"\cdot", r"\times", r"\odot"):
        kept = tuple(child for child in node.children if child.key != ONE.key)
        return ZERO if any(child.key == ZERO.key for child in kept) else _rest(node, kept)
    if node.kind == "sum" and not node.name:
        return _rest(node, tuple(child for child in node.children if child.key != ZERO.key))
    if node.kind == "fraction" and node.children[1].key == ONE.key or node.kind == "power" and node.children[1].key == ONE.key:
        return node.children[0]
    if node.kind == "negative" and node.children[0].key == ZERO.key:
        return ZERO
    return node
