"""How a formula is read beside its code: what its letters are worth, what of the code's result it means.

    Reading(formula, function, before, late)    one way to read it
    Incomparable                                a formula and a function that cannot be held side by side
    left_of(tree)                               the name on the left of an equation or update
"""
import inspect
from collections.abc import Callable

import numpy as np

from pycore.agreement.drawing import Draw, sizes
from pycore.agreement.letters import gives, letters_of
from pycore.agreement.strict import amounts, stray
from pycore.formulas import Formula, FormulaError, read
from pycore.formulas.formula import key_of
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.lines import assigned

NAMES = ("symbol", "indexed", "accent", "primed", "raised", "marked", "differential", "gradient", "derivative")


class Incomparable(ValueError):
    """A formula and a function that cannot be held side by side, in a sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.message, self.hint = message, hint


class Reading:
    """One way to read a formula beside its code; `late`: letters that the code also gives mean what it gave."""

    def __init__(self, formula: Formula, function: Callable, before: tuple[str, ...], late: bool):
        self.formula, self.function, self.late = formula, function, late
        self.before = tuple(read(line, formula.functions) for line in before)
        self.gives = {key_of(spelling): where for spelling, where in gives(function).items() if spelling}
        self.keys = {node.key for one in (formula, *self.before) for node in walk(one.tree)}
        self.bound = {letter.key for one in (formula, *self.before) for node in walk(one.tree) if node.kind == "series"
                      for letter in bound_letters(node)}
        self.letters = tuple(dict.fromkeys(one for letter in letters_of(function).values() for one in letter.spellings))
        self.only_taken = frozenset(map(key_of, self.letters)) - self.gives.keys()
        self.left = left_of(formula.tree, self.only_taken)

    @property
    def declared(self) -> dict[str, Node]:
        """Every letter that the code or a line before gives a meaning."""
        named = {key_of(one): read(one).tree for one in (*self.letters, *gives(self.function), *sizes(self.function)) if one}
        return named | {line.tree.children[0].key: line.tree.children[0] for line in self.before if line.tree.kind == "relation"}

    def free(self, spelling: str) -> bool:
        """Whether a letter is spoken of as more than the index of a sum."""
        return self.spoken(spelling) and key_of(spelling) not in self.bound

    def spoken(self, spelling: str) -> bool:
        """Whether the formula, or a line before it, speaks of a letter, or of an application such as score(h_t, h_s)."""
        return key_of(spelling) in self.keys

    def must_compare(self) -> None:
        """Incomparable where the comparison could not fail, or not even begin."""
        name, known = self.function.__name__, letters_of(self.function)
        for parameter in inspect.signature(self.function).parameters.values():
            if parameter.default is parameter.empty and parameter.name not in known:
                raise Incomparable(f"nothing says how print writes {parameter.name} of {name}", "Add a row to the LETTERS of its module.")
        for line in (*self.before, self.formula):
            if wrong := stray(line.tree, self.declared, left_of(line.tree, self.only_taken)):
                raise Incomparable(f"{name} cannot be held beside this formula: {wrong}", f"Its letters are {', '.join(self.letters)}.")
        if self.law and not self.given_late():
            raise Incomparable(f"this law speaks of nothing that {name} gives", "Its results go by " + (", ".join(gives(self.function)) or "no letters") + ".")

    @property
    def late_letters(self) -> tuple[str, ...]:
        """The letters on the right that the code also gives."""
        right = self.formula.tree.children[-1] if self.left is not None else self.formula.tree
        on_the_right = {node.key for node in walk(right)}
        return tuple(spelling for spelling, _ in self.given_late() if key_of(spelling) in on_the_right)

    def given_late(self) -> tuple[tuple[str, object], ...]:
        """What the code gives and the formula speaks of, but for what stands on its left."""
        left = self.left.key if self.left is not None else None
        meant = self.gives.get(left)
        return tuple((spelling, where) for spelling, where in gives(self.function).items()
                     if spelling and self.spoken(spelling) and key_of(spelling) != left and (left is None or where != meant))

    def both(self, draw: Draw):
        """What the letters are worth, what the code gives and what the formula gives, for one input."""
        with np.errstate(all="ignore"):
            result = self.result(draw)
            known = self.after_lines(self.known(draw, result))
            if self.law:
                left, right = (self.worth(read(spell(side), self.formula.functions), known) for side in self.formula.tree.children)
                return known, left, right
            return known, np.asarray(self.meant(result)), self.worth(self.formula, known)

    def result(self, draw: Draw):
        """What the code gives, or yields first."""
        result = self.function(**draw.arguments)
        return next(result) if inspect.isgenerator(result) else result

    def known(self, draw: Draw, result) -> dict:
        """What the letters are worth before any line has run; some of them the code's own result must tell."""
        known = {spelling: value for spelling, value in draw.letters.items() if self.spoken(spelling)}
        if self.late or self.law:
            known |= {spelling: taken(result, where) for spelling, where in self.given_late()
                      if self.late or key_of(spelling) not in map(key_of, known)}
        return known

    @property
    def law(self) -> bool:
        """Whether the formula states that two sides are equal, neither of which is a name."""
        return self.formula.tree.kind == "relation" and self.left is None

    def after_lines(self, known: dict) -> dict:
        """What the letters are worth when the lines before have run."""
        for line in self.before:
            known = known | assigned(line, known)
        return known

    def worth(self, formula: Formula, known: dict) -> np.ndarray:
        """The formula's value."""
        try:
            return np.asarray(formula.value(known))
        except FormulaError as error:
            raise Incomparable(f"{self.function.__name__} cannot be held beside this formula: {error.message.rstrip('.')}",
                               f"Its letters are {', '.join(self.letters)}.") from None

    def meant(self, result):
        """What of the code's result the formula's left side names."""
        if self.left is not None and self.left.key in self.gives:
            return taken(result, self.gives[self.left.key])
        whole = taken(result, gives(self.function).get("", ""))
        if not isinstance(whole, (float, int, np.number, np.ndarray)):
            name = spell(self.left) if self.left is not None else spell(self.formula.tree)
            raise Incomparable(f"{self.function.__name__} gives nothing that print calls {name}",
                               "It gives " + ", ".join(one for one in gives(self.function) if one) + ".")
        return whole

    def shown(self, draw: Draw) -> dict:
        """The input in the letters that stand on the right, of the formula and of the lines before it."""
        declared = self.declared
        seen = {key for line in (*self.before, self.formula)
                for key in amounts(line.tree.children[-1] if line.tree.kind == "relation" else line.tree, declared)}
        return {spelling: value for spelling, value in draw.letters.items() if key_of(spelling) in seen and not callable(value)}


def left_of(tree: Node, only_taken: set[str] = frozenset()) -> Node | None:
    """The name on the left of an equation or update: a letter that the code does not only take, or a function of its arguments."""
    if tree.kind != "relation" or tree.children[0].key in only_taken:
        return None
    left = tree.children[0]
    named = left
    while named.kind in ("indexed", "raised") and named.children[0].kind == "apply":
        named = named.children[0]
    return left if left.kind in NAMES or named.kind == "apply" else None


def taken(result, where):
    """One of a function's results: an attribute, one of several, or all there is."""
    if callable(where):
        return where(result)
    if where == "":
        return result
    return result[where] if isinstance(where, int) else getattr(result, where)
