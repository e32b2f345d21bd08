"""Shape: a tree to look for, in plain form; Bindings: what its letters were found to stand for."""

from dataclasses import dataclass, field
from functools import cached_property

from pycore.formulas.concepts.kinds import kind_of
from pycore.formulas.free import bound_letter
from pycore.formulas.tree import Node, walk

LETTERED = frozenset(["symbol", "indexed", "accent", "primed"])
ASKED = {"itself": 6, "matrix": 2, "vector": 2, "column": 2, "count": 1, "letter": 1}  # how much a kind asks of its letter


@dataclass(frozen=True)
class Bindings:
    """letters: {key of a shape's letter: node}; families: {key: (node, index key in it)}; indices: {key of a shape's index: key}."""

    letters: dict = field(default_factory=dict)
    families: dict = field(default_factory=dict)
    indices: dict = field(default_factory=dict)

    def letter(self, key, node):
        return Bindings({**self.letters, key: node}, self.families, self.indices)

    def family(self, key, node, index):
        return Bindings(self.letters, {**self.families, key: (node, index)}, self.indices)

    def index(self, key, node):
        return Bindings(self.letters, self.families, {**self.indices, key: node})


@dataclass(frozen=True)
class Shape:
    """A shape in plain form; bound: the keys of its bound indices; families: of the letters they index.

    kinds: {key of a letter: what it may stand for}, see kinds.py.
    """

    tree: Node
    bound: frozenset
    families: frozenset
    kinds: dict

    @cached_property
    def weight(self) -> int:
        """How telling the shape is: its operations count, then that few letters stand in it, then what is asked of them."""
        operations, letters, waiting = 0, {}, [self.tree]
        while waiting:
            node = waiting.pop()
            if node.kind in LETTERED and not (node.kind == "indexed" and node.children[1].kind == "relation"):
                letters[node.key] = node
            else:
                operations += 1
                waiting.extend(node.children)
        return 20 * operations - 5 * len(letters) + sum(ASKED.get(kind_of(self.kinds, letter), 0) for letter in letters.values())


def shape_of(tree: Node, kinds: dict | None = None) -> Shape:
    bound = frozenset(letter.key for node in walk(tree) if node.kind == "series" and (letter := bound_letter(node)) is not None)
    families = frozenset(node.children[0].key for node in walk(tree) if node.kind == "indexed" and node.children[1].key in bound)
    return Shape(tree, bound, families, kinds or {})
