"""Order: what binds first, as nested boxes and as steps from the inside out.

rank 1 is done first: letters with their scripts need nothing and have rank 0.
"""

from dataclasses import dataclass

from pycore.formulas.saying.whole import say
from pycore.formulas.tree import Node

ATOMS = frozenset("symbol number word sign blank dots text primed accent marked indexed raised differential".split())


@dataclass(frozen=True)
class Box:
    """One thing and what it holds. rank: how many steps must come before it, plus one; 0 for a letter."""

    path: str
    rank: int
    words: str
    boxes: tuple["Box", ...] = ()


def boxes(node: Node) -> Box:
    """The nested boxes of a tree; letters with their scripts are not opened."""
    if node.kind in ATOMS and not any(child.kind not in ATOMS for child in node.children[:1]):
        return Box(node.path, 0, say(node, True))
    inside = tuple(boxes(child) for child in node.children if child.kind not in ("blank", "dots"))
    if node.kind in ("annotated", "positive") and len(inside) == 1:
        return inside[0]
    return Box(node.path, 1 + max((box.rank for box in inside), default=0), say(node, True), inside)


def steps(node: Node) -> tuple[Box, ...]:
    """The boxes in the order in which one would work them out, what binds first first."""
    found, waiting = [], [boxes(node)]
    while waiting:
        box = waiting.pop()
        if box.rank:
            found.append(box)
        waiting.extend(reversed(box.boxes))
    return tuple(sorted(found, key=lambda box: box.rank))
