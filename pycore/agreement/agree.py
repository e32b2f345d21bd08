"""Agreement: a formula and its code, side by side on the same random inputs.

    agree(formula, function, before)     Agreement, or Disagreement with both values and the input
    explain(formula, function, before)   the Disagreement on a simple input, with the piece where the two part ways

What stands left of a formula's equals sign says what of the code's result is meant (GIVES). Where no lone letter
stands there, as in P A = L U, the formula is a law: its two sides must be equal with what the code gives.
"""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pycore.agreement.drawing import Draw, draws
from pycore.agreement.parting import Parting, parting
from pycore.agreement.reading import Incomparable, Reading
from pycore.formulas import Formula

INPUTS = 100
TOLERANCE = 1e-12


@dataclass(frozen=True)
class Agreement:
    """Formula and code gave the same on so many inputs; `worst` is their greatest relative distance."""
    inputs: int
    worst: float


@dataclass(frozen=True)
class Disagreement:
    """They gave two values for one input. `letters` is the input as print writes it; `parting`, where they part ways."""
    formula: object
    code: object
    letters: dict
    parting: Parting | None = None


def agree(formula: Formula, function: Callable, before: tuple[str, ...] = (), inputs: int = INPUTS) -> Agreement | Disagreement:
    """Hold a formula beside its code. `before` are formulas that run first, like the lines of a program.

    A letter that is both taken and given, such as the v of Adam's last line, may mean the one or the other: where no
    line before says which, either will do, the same for all inputs. Incomparable if the code has no such letters.
    """
    return held(formula, function, before, inputs)[1]


def held(formula: Formula, function: Callable, before: tuple[str, ...], inputs: int) -> tuple[Reading, Agreement | Disagreement]:
    """The reading in which formula and code agree, or else the one in which all letters are what the code takes; and what came."""
    early, late = (Reading(formula, function, before, late) for late in (False, True))
    early.must_compare()
    came = judged(early, inputs)
    if isinstance(came, Disagreement) and late.late_letters:
        second = judged(late, inputs)
        if isinstance(second, Agreement):
            return late, second
    return early, came


def explain(formula: Formula, function: Callable, before: tuple[str, ...] = ()) -> Disagreement:
    """Of a formula and code that disagree: a simple input that shows it, and the piece where they part ways."""
    reading, parted = Reading(formula, function, before, late=False), None
    for draw in draws(function, INPUTS, reading.free):
        if (parted is None or size(draw) < size(parted)) and parts(reading, draw):
            parted = draw
    known, theirs, ours = reading.both(parted)
    return Disagreement(ours, theirs, reading.shown(parted), parting(formula, known, function, parted.arguments))


def judged(reading: Reading, inputs: int) -> Agreement | Disagreement:
    """The two side by side on so many inputs."""
    worst, count = 0.0, 0
    for draw in draws(reading.function, 4 * inputs, reading.free):
        _, theirs, ours = reading.both(draw)
        if not np.isfinite(theirs).all():
            continue
        if not alike(ours, theirs):
            return Disagreement(ours, theirs, reading.shown(draw))
        worst, count = max(worst, distance(ours, theirs)), count + 1
        if count == inputs:
            return Agreement(count, worst)
    raise Incomparable(f"on most inputs {reading.function.__name__} or its formula gives no finite number",
                       "Declare narrower spaces in LETTERS.")


def parts(reading: Reading, draw: Draw) -> bool:
    """Whether formula and code give two values for an input."""
    _, theirs, ours = reading.both(draw)
    return bool(np.isfinite(theirs).all() and not alike(ours, theirs))


def size(draw: Draw) -> int:
    """How many numbers an input has."""
    return sum(np.size(value) for value in draw.arguments.values())


def alike(one, other) -> bool:
    """Equal but for rounding, and of one shape."""
    return np.isfinite(one).all() and np.shape(one) == np.shape(other) and distance(one, other) <= TOLERANCE


def distance(one, other) -> float:
    """How far apart two values are, relative to the greater, or to one where both are small."""
    return float(np.max(np.abs(np.subtract(one, other)), initial=0) / max(1.0, np.max(np.abs(other), initial=0)))
