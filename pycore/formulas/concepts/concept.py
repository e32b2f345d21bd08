"""Concept: a name and the shapes it is written in, as content has it; its shapes as trees to look for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pycore.formulas.concepts.edits import edits
from pycore.formulas.concepts.kinds import stem
from pycore.formulas.concepts.shape import Shape, shape_of
from pycore.formulas.formula import read
from pycore.formulas.rewriting.plain import plain
from pycore.formulas.tree import Node

# what a letter of a shape may stand for, in the words of content: kind of the matcher
KINDS = {
    "constant": "itself",
    "itself": "itself",
    "vector": "vector",
    "column": "column",
    "share": "share",
    "matrix": "matrix",
    "letter": "letter",
    "index": "letter",
    "count": "count",
    "anything": None,
    "function": None,
}
LISTS = {"fixed": "constant", "vectors": "vector", "matrices": "matrix", "counts": "count", "functions": "function"}


@dataclass(frozen=True)
class Concept:
    """letters: what letters of the shapes may stand for, ((latex, kind), ...), kind one of KINDS; others may be anything.

    near: ((shape, what is different), ...) for its near misses; True works them out by single edits, False looks for none;
    without: what a worked-out near miss loses.
    """

    name: str
    shapes: tuple[str, ...]
    letters: tuple[tuple[str, str], ...] = ()
    near: bool | tuple[tuple[str, str], ...] = False
    without: str = ""
    slug: str = ""

    @classmethod
    def of(cls, row: Mapping) -> "Concept":
        """A concept from a row of content: name, shapes, letters {latex: kind}, near [{shape, why}], without, slug.

        Lists such as vectors: [a, b] do as well as letters.
        """
        letters = dict(row.get("letters") or {})
        if letters and all(isinstance(value, (list, tuple)) for value in letters.values()):
            row, letters = {**row, **letters}, {}
        for name, kind in LISTS.items():
            letters |= {letter: kind for letter in row.get(name) or ()}
        near = row.get("near", False)
        if isinstance(near, (list, tuple)):
            near = tuple((one["shape"], one["why"]) if isinstance(one, Mapping) else tuple(one) for one in near)
        without = row.get("without") or (near if isinstance(near, str) else "")
        return cls(
            row["name"], tuple(row["shapes"]), tuple(letters.items()), True if isinstance(near, str) else near, without, row.get("slug", "")
        )

    @property
    def functions(self) -> tuple[str, ...]:
        return tuple(letter for letter, kind in self.letters if kind == "function")


@lru_cache(maxsize=1024)
def shapes_of(concept: Concept) -> tuple[Shape, ...]:
    """The shapes of a concept in plain form."""
    return tuple(_shape(concept, latex) for latex in concept.shapes)


def _shape(concept: Concept, latex: str) -> Shape:
    kinds = {plain(read(letter).tree).key: KINDS.get(kind) for letter, kind in concept.letters}
    vectors = frozenset(key for key, kind in kinds.items() if kind == "vector")
    return shape_of(plain(dotted(read(latex, concept.functions).tree, vectors)), {key: kind for key, kind in kinds.items() if kind})


def dotted(node: Node, vectors: frozenset[str]) -> Node:
    """The tree with x \\cdot y as an inner product where both are declared vectors."""
    children = tuple(dotted(child, vectors) for child in node.children)
    if node.kind == "product" and node.name == r"\cdot" and len(children) == 2 and all(stem(child).key in vectors for child in children):
        return node.like(kind="inner", name="", children=children)
    return node.like(children=children) if children else node


@lru_cache(maxsize=1024)
def near_shapes_of(concept: Concept) -> tuple[tuple[Shape, str], ...]:
    """The shapes of near misses, each with a sentence that says what is different."""
    if concept.near is False:
        return ()
    if concept.near is not True:
        return tuple((_shape(concept, latex), sentence(why)) for latex, why in concept.near)
    article = "an" if concept.name[0].lower() in "aeiou" else "a"
    tail = f", {concept.without}" if concept.without else ""
    return tuple(
        (Shape(tree, shape.bound, shape.families, shape.kinds), sentence(f"almost {article} {concept.name}, but {why}{tail}"))
        for shape in shapes_of(concept)
        for tree, why in edits(shape.tree)
    )


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
