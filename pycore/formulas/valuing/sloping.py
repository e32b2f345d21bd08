"""How much each part of a formula matters: its value is worked out on a tape and played back.

    slopes(formula, given, at)     {path: Slope} of every node the value is made of, and of runs among the places `at`
    told(formula, given, at)       {path: number}, what of it is worth saying, with the three digits that a sentence needs

Every node is told apart from its twins: two betas of one formula are two places with a slope each. A node inside a sum
is met once for each number of the index; if it speaks of the index, its slope is that of the whole family, and if not,
all its meetings count together, as one more here is one more in every term.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from pycore.factorizations import stretch
from pycore.formulas.error import FormulaError
from pycore.formulas.places import Place, gathered
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.scope import Scope
from pycore.formulas.valuing.whole import over_families, scope_for
from pycore.tape import Tape, Traced

LONGEST = 10_000        # entries of the tape, and
MOST = 100_000          # numbers of the result times entries: what one may wait for, in a browser too


@dataclass(frozen=True)
class Slope:
    """How the result answers to a part. jacobian: (numbers of the result, numbers of the part)."""

    jacobian: np.ndarray
    signed: bool

    @property
    def amount(self) -> float:
        """Between two numbers the slope with its sign; else the size of the influence: how far the result moves for a
        step of length one in the most telling direction (of a number's gradient its length)."""
        if self.signed:
            return float(self.jacobian[0, 0])
        return stretch(self.jacobian) if self.jacobian.size else float("nan")


def slopes(formula, given: dict, at: Iterable = ()) -> dict[str, Slope]:
    """{path: Slope}; empty where the formula has no value, one that is not real, or one that takes too long."""
    formula, scope = scope_for(formula, given)
    found = of_nodes(formula.tree, scope)
    for place in map(Place.parse, at):
        if found and place.first is not None:
            found |= {path: slope for path, slope in of_nodes(gathered(formula.tree, place), scope).items() if path == str(place)}
    return found


def told(formula, given: dict, at: Iterable = ()) -> dict[str, float]:
    """{path: amount}, but not of the whole itself, nor of numbers that nobody turns, nor where something breaks."""
    dull = {"", *(node.path for node in walk(formula.tree) if node.kind == "number")}
    if formula.tree.kind == "relation":
        dull.add(formula.tree.children[-1].path)
    amounts = {path: slope.amount for path, slope in slopes(formula, given, at).items() if path not in dull}
    return {path: float(f"{amount:.3g}") for path, amount in amounts.items() if np.isfinite(amount)}


def of_nodes(root: Node, scope: Scope) -> dict[str, Slope]:
    """The slopes of one tree."""
    meetings = Meetings()
    try:
        with np.errstate(all="ignore"), meetings.tape:
            result = over_families(root, replace(scope, watch=meetings.watch, memo={}))
            return meetings.slopes(result)
    except FormulaError:
        return {}


class Meetings:
    """Every value of one evaluation, on a tape, by its node and the numbers of the indices the node speaks of."""

    def __init__(self):
        self.tape = Tape()
        self.met: dict[str, dict[tuple, list[Traced]]] = {}

    def watch(self, node: Node, scope: Scope, value):
        """The value with an entry of its own."""
        if np.iscomplexobj(value):
            raise FormulaError("Slopes are of real numbers only.", node.span[0] + 1)
        if len(self.tape.entries) > LONGEST:
            raise FormulaError("This takes too many steps to be played back.", node.span[0] + 1)
        here = +value if isinstance(value, Traced) else self.tape.watch(value)
        spoken = tuple(number for key, number in scope.bound.items() if key in node.inside)
        self.met.setdefault(node.path, {}).setdefault(spoken, []).append(here)
        return here

    def slopes(self, result) -> dict[str, Slope]:
        """Every node's slope, by one playing back for each number of the result."""
        size = np.size(result)
        if size * len(self.tape.entries) > MOST:
            return {}
        seeds = np.reshape(np.eye(size), (size, *np.shape(result)))
        rows = [self.tape.play_back(result, seed) for seed in seeds] if isinstance(result, Traced) else [{}] * size
        return {path: self.slope(families, rows, np.ndim(result) == 0) for path, families in self.met.items()}

    def slope(self, families: dict[tuple, list[Traced]], rows: list[dict], of_number: bool) -> Slope:
        """One node's: the meetings of one index add up, those of several stand side by side."""
        def columns(meetings: list[Traced]) -> np.ndarray:
            none = np.zeros(meetings[0].shape)
            every = [np.ravel(sum((row.get(one.index, none) for one in meetings), none)) for row in rows]
            return np.reshape(every, (len(rows), none.size))

        signed = of_number and families.keys() == {()} and families[()][0].ndim == 0
        return Slope(np.concatenate([columns(meetings) for meetings in families.values()], axis=1), signed)
