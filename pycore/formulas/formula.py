"""Formula: a LaTeX string and the tree read from it, and everything that is read off the tree."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pycore.formulas import places
from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.places import Place
from pycore.formulas.reading.whole import read_tree
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk


@dataclass(frozen=True)
class Formula:
    """What one LaTeX string means. Frozen; make one with read()."""

    latex: str
    functions: tuple[str, ...] = ()

    @cached_property
    def tree(self) -> Node:
        return read_tree(self.latex, *declared(self.functions))

    def nodes(self) -> tuple[tuple[str, Node], ...]:
        """Every node with its path, in reading order."""
        return tuple((node.path, node) for node in walk(self.tree))

    def find(self, latex: str) -> tuple[Place, ...]:
        """Every place of this formula where the given piece stands, compared as trees."""
        return places.find(self.tree, read_tree(latex, *declared(self.functions)))

    def piece(self, place: "Place | str") -> Node:
        """The node at a place; a run becomes a node of its own."""
        return places.piece(self.tree, Place.parse(place))

    def value(self, given: dict, at: "Place | str | None" = None):
        """The value of the formula (or of the part at a place) for the given values, as NumPy gives it."""
        from pycore.formulas.valuing.whole import value

        return value(self, given, at)

    def values(self, given: dict, at=None) -> dict:
        """{place: value} for every node, or for these places; those without a value are left out."""
        from pycore.formulas.valuing.whole import values

        return values(self, given, at)

    def slopes(self, given: dict, at=()) -> dict:
        """{path: Slope}, how the value answers to every node it is made of, and to each run of neighbours among the
        places `at`; what it is not made of, such as the left side or an index, is left out."""
        from pycore.formulas.valuing.sloping import slopes

        return slopes(self, given, at)

    def misfit(self, given: dict) -> "Misfit | None":
        """What does not fit together where the formula's letters all have values; None where all fits or one has none."""
        try:
            self.value(given)
        except Misfit as misfit:
            return misfit
        except FormulaError:
            pass
        return None

    def words(self, short: bool = False, at: "Place | str | None" = None, names: dict | None = None) -> str:
        """What a person would say for it; names: {path: what that part is called}."""
        from pycore.formulas.saying.whole import say

        return say(self.tree if at is None else self.piece(at), short, names)

    def mathml(self, parts: dict | None = None, attributes=None, display: bool = True) -> str:
        """MathML Core; every node's element carries its path in data-n, every part its name in data-part."""
        from pycore.formulas.typesetting.whole import typeset

        return typeset(self, parts or {}, attributes, display)

    def fade(self, place: "Place | str") -> "Formula":
        """The formula without the part at a place, simplified and read again; a FormulaError if it cannot be thought away."""
        from pycore.formulas.rewriting.fading import fade

        rest = read(spell(fade(self.tree, Place.parse(place))), self.functions)
        as_before = rest.latex.replace(r"^\top", "^T")             # a transpose keeps the sign its author gave it
        if r"\top" not in self.latex and r"\intercal" not in self.latex and as_before != rest.latex:
            other = read(as_before, self.functions)
            return other if other.tree.key == rest.tree.key else rest
        return rest

    def boxes(self):
        """What binds first, as nested boxes: Box(path, rank, words, boxes)."""
        from pycore.formulas.order import boxes

        return boxes(self.tree)

    def steps(self):
        """What binds first, as a walk from the inside out."""
        from pycore.formulas.order import steps

        return steps(self.tree)

    def defines(self) -> str:
        """Canonical LaTeX of the function that a formula such as f(x) = x^2 defines, or nothing."""
        from pycore.formulas.valuing.defined import definition

        found = definition(self.tree)
        return spell(found[0]) if found else ""

    def symbols(self) -> tuple[str, ...]:
        """Canonical LaTeX of each free symbol, in order of appearance."""
        from pycore.formulas.free import free_symbols

        return free_symbols(self.tree)


def read(latex: str, functions: tuple[str, ...] = ()) -> Formula:
    """Read LaTeX into a formula. functions names letters that are functions here, such as ("w",).

    Raises FormulaError, with a column, for what is not a formula.
    """
    if not isinstance(latex, str):
        raise FormulaError("A formula is a string of LaTeX.", 1)
    return _read(latex, tuple(functions))


@lru_cache(maxsize=4096)
def _read(latex: str, functions: tuple[str, ...]) -> Formula:
    formula = Formula(latex, functions)
    formula.tree  # noqa: B018  (read now, so that what is wrong is said here)
    return formula


@lru_cache(maxsize=256)
def declared(functions: tuple[str, ...]) -> tuple[frozenset, frozenset]:
    """The keys of the declared functions, and those of them that are words set letter by letter."""
    words = frozenset(name for name in functions if len(name) > 1 and name.isalpha())
    return frozenset(read_tree(name, words=words).key for name in functions), words


@lru_cache(maxsize=4096)
def tree_of(latex: str, words: frozenset[str] = frozenset()) -> Node:
    """The tree of a LaTeX string in which some words are set letter by letter."""
    return read_tree(latex, words=words)


def key_of(latex: str, words: frozenset[str] = frozenset()) -> str:
    """The key of the tree of a LaTeX string."""
    return tree_of(latex, words).key


def same(left: str, right: str) -> bool:
    """Whether two LaTeX strings are equal as trees."""
    return key_of(left) == key_of(right)


def canonical(latex: str) -> str:
    """One spelling for each tree: spaces, braces and sizes do not matter."""
    return spell(read(latex).tree)


def slug(latex: str) -> str:
    """A name for ids and addresses: letters, digits, _ and -."""
    text = re.sub(r"\\(?:mathbf|mathrm|mathcal|boldsymbol|bm|text|operatorname)(?![A-Za-z])", "", latex)
    text = text.replace("'", "-prime").replace("\\", " ")
    text = re.sub(r"[^A-Za-z0-9_]+", "-", text.replace("{", "").replace("}", ""))
    return re.sub(r"-*_-*", "_", re.sub(r"-+", "-", text)).strip("-_") or "symbol"
