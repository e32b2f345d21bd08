"""Shape: a tree to look for, in plain form; Bindings: what its letters were found to stand for."""

from dataclasses import dataclass, field
from functools import cached_property

from pycore.formulas.concepts.kinds import kind_of, stem
from pycore.formulas.free import bound_letter
from pycore.formulas.tree import Node, walk

LETTERED = frozenset(["symbol", "indexed", "accent", "primed"])
ASKED = {"itself": 6, "matrix": 2, "vector": 2, "column": 2, "count": 1, "share": 1, "letter": 1}  # how much a kind asks of its letter


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
            if node.kind in LETTERED:
                letters[stem(node).key] = node
                operations += node.kind == "indexed" and node.children[1].key not in self.bound and self._runs(node.children[1])
            elif node.kind == "apply" and node.name and node.children[0].kind == "indexed":  # E over x ~ p asks more than E
                operations += 2
                waiting.extend((*node.children[0].children, *node.children[1:]))
            else:
                operations += 1
                waiting.extend(node.children)
        return 20 * operations - 5 * len(letters) + sum(ASKED.get(kind_of(self.kinds, letter), 0) for letter in letters.values())

    def _runs(self, index: Node) -> bool:
        """Whether a bound index is one of several here, or moved by something: k in x_{i+k}."""
        return any(inner.key in self.bound for inner in walk(index))


def shape_of(tree: Node, kinds: dict | None = None) -> Shape:
    bound = frozenset(letter.key for node in walk(tree) if node.kind == "series" and (letter := bound_letter(node)) is not None)
    families = frozenset(node.children[0].key for node in walk(tree) if node.kind == "indexed" and node.children[1].key in bound)
    return Shape(tree, bound, families, kinds or {})
