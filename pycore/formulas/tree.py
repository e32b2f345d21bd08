"""Node, the one shape a formula's tree is made of, and ways to walk it.

`kind` says what a node is (sum, product, fraction, power, apply, ...), `name` tells nodes of one
kind apart (a letter, a function, the signs of a relation), `roles` names the children where some
may be missing (a series has a lower bound, an upper bound and a body, or only some of them).
`look` is how the author wrote it (fences, slash or bar); it never changes what a node means.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator, Mapping

NOTHING: Mapping = {}


@dataclass(frozen=True, eq=False, repr=False)
class Node:
    kind: str
    name: str = ""
    children: tuple["Node", ...] = ()
    span: tuple[int, int] = (0, 0)
    roles: tuple[str, ...] = ()
    look: Mapping = field(default_factory=lambda: NOTHING)
    path: str = ""

    @cached_property
    def key(self) -> str:
        """One string per tree: two nodes mean the same exactly if their keys are equal."""
        inner = " ".join(child.key for child in self.children)
        roles = "/" + ",".join(self.roles) if self.roles else ""
        return f"({self.kind}{roles} {self.name} {inner})" if inner else f"({self.kind} {self.name})"

    @cached_property
    def inside(self) -> frozenset[str]:
        """The keys of the node and of all below it."""
        return frozenset([self.key]).union(*(child.inside for child in self.children))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The same but for the s of an s', which is another letter."""
        below = self.children if self.kind != "primed" else ()
        return frozenset([self.key]).union(*(child.spoken for child in below))

    @property
    def fences(self):
        return self.look.get("fences")

    def part(self, role: str) -> "Node | None":
        """The child that plays this role, if there is one."""
        return self.children[self.roles.index(role)] if role in self.roles else None

    def like(self, **changes) -> "Node":
        """This node with some of its fields changed."""
        fields = {name: getattr(self, name) for name in ("kind", "name", "children", "span", "roles", "look", "path")}
        return Node(**{**fields, **changes})

    def __repr__(self) -> str:
        return f"Node{self.key}"


def walk(root: Node) -> Iterator[Node]:
    """Every node of a tree in reading order, the root first."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def height(root: Node) -> int:
    """How many levels a tree has."""
    return 1 + max((node.path.count(".") + (node.path != "") for node in walk(root)), default=0) - (root.path.count(".") + (root.path != ""))


def replaced(root: Node, path: str, new: Node) -> Node:
    """The tree with another node where a path leads; all other nodes keep their paths."""
    if root.path == path:
        return new
    return root.like(children=tuple(replaced(child, path, new) if f"{path}.".startswith(f"{child.path}.") else child for child in root.children))


def with_paths(root: Node) -> int:
    """Tell every node its own path ("" is the root, "0.1" its first child's second); how deep the tree is."""
    level, nodes = 0, [root]
    while nodes:
        level += 1
        below = []
        for node in nodes:
            if node.children:
                stem = node.path + "." if node.path else ""
                for place, child in enumerate(node.children):
                    child.__dict__["path"] = f"{stem}{place}"
                below.extend(node.children)
        nodes = below
    return level
