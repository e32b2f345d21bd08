"""Places: where in a formula a piece stands, a whole node or a run of neighbouring terms or factors."""

from collections import Counter
from dataclasses import dataclass

from pycore.formulas.tree import Node, walk


ROWS = ("sum", "product")      # whose children a run may be of


class NoPlace(KeyError, ValueError):
    """A place that a formula has not."""

    def __str__(self) -> str:
        return self.args[0]


@dataclass(frozen=True, order=True)
class Place:
    """A node by its path, or the run first..last of its children. str(place) is "0.1" or "0.1:1-2"."""

    path: str
    first: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        return self.path if self.first is None else f"{self.path}:{self.first}-{self.last}"

    @classmethod
    def parse(cls, text: "str | Place") -> "Place":
        if isinstance(text, Place):
            return text
        path, colon, run = text.partition(":")
        if not colon:
            return cls(path)
        first, _, last = run.partition("-")
        if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last)):
            raise NoPlace(f'"{text}" is no place of a formula: a run is written as in "0.1:1-2".')
        return cls(path, int(first), int(last))


def node_at(root: Node, path: str) -> Node:
    """The node at a path; NoPlace, a KeyError, if there is none."""
    node = root
    for step in path.split(".") if path else ():
        if not step.isdecimal() or len(step) > 9 or int(step) >= len(node.children):
            raise NoPlace(f'This formula has no place "{path}".')
        node = node.children[int(step)]
    return node


def piece(root: Node, place: Place) -> Node:
    """The node at a place; a run becomes a sum or product of its own, its children keeping their paths."""
    node = node_at(root, place.path)
    if place.first is None:
        return node
    run = node.children[place.first : place.last + 1]
    if place.last >= len(node.children):
        raise NoPlace(f'This formula has no place "{place}".')
    if len(run) == 1:
        return run[0]
    if node.kind not in ROWS:
        raise NoPlace(f'This formula has no place "{place}": only of terms and factors are several neighbours a piece.')
    return Node(node.kind, node.name, run, (run[0].span[0], run[-1].span[1]), path=node.path)


def gathered(root: Node, place: Place) -> Node:
    """The tree with a run as one node, whose path is the place; nodes keep their keys and paths and the tree its meaning."""
    def again(node: Node) -> Node:
        if node.path == place.path:
            run = piece(root, place).like(path=str(place))
            children = (*node.children[: place.first], run, *node.children[place.last + 1 :])
        else:
            children = tuple(again(child) if on_way(child) else child for child in node.children)
        made = node.like(children=children)
        made.__dict__["key"] = node.key
        return made

    def on_way(node: Node) -> bool:
        return place.path == node.path or place.path.startswith(f"{node.path}.")

    return again(root)


def find(root: Node, needle: Node) -> tuple[Place, ...]:
    """Every place where the needle stands: whole nodes, then runs; in another order only where none stands in its own."""
    same_order = tuple(_places(root, needle, _in_order))
    return same_order or (tuple(_places(root, needle, _any_order)) if _commutes(needle) else ())


def _commutes(node: Node) -> bool:
    return node.kind in ("sum", "product") and len(node.children) > 1


def _places(root, needle, matches):
    for node in walk(root):
        if node.key == needle.key:
            yield Place(node.path)
        elif _commutes(needle) and node.kind == needle.kind and node.name == needle.name:
            length = len(needle.children)
            if length == len(node.children):
                if matches(node.children, needle.children):
                    yield Place(node.path)
                continue
            first = 0
            while first + length <= len(node.children):
                if matches(node.children[first : first + length], needle.children):
                    yield Place(node.path, first, first + length - 1)
                    first += length
                else:
                    first += 1


def _in_order(run, wanted) -> bool:
    return all(a.key == b.key for a, b in zip(run, wanted))


def _any_order(run, wanted) -> bool:
    return Counter(node.key for node in run) == Counter(node.key for node in wanted)
