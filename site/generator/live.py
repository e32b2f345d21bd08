"""Live numbers: inline math of the form expression = number or expression ≈ number.

    $\\frac{1}{1-\\beta} \\approx 10$    checked with the opening values, and follows the knobs
    $\\beta = 0.9$                      a knob alone: its number can be turned right there
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from pycore.formulas import FormulaError, canonical, read

from .mistakes import Wrong
from .numbers import NUMBER, decimals, number
from .records import Knob, Number
from .source import Span
from .tex import reading, unfit
from .values import Givens

FORM = re.compile(rf"(?P<left>.*\S)\s*(?P<sign>=|\\approx|≈)\s*(?P<right>{NUMBER})\s*$", re.DOTALL)


@dataclass(frozen=True)
class Split:
    left: Span
    sign: str
    right: Span


def split(math: Span) -> Split | None:
    """The two sides of math that ends in = number."""
    match = FORM.match(math.text)
    if not match:
        return None
    left = math.group(match, "left")
    if re.search(r"=|\\approx|≈|\\\\|&", left.text) or not _stands_alone(left.text):
        return None
    return Split(left, match["sign"], math.group(match, "right"))


def _stands_alone(latex: str) -> bool:
    """Whether the left side is a formula by itself: what was inside braces or brackets is not."""
    try:
        return bool(read(latex))
    except FormulaError:
        return False


def turned(parts: Split, givens: Givens) -> Knob | None:
    """The knob whose own number this is; its number must be the opening value."""
    knob = givens.knobs.get(canonical(parts.left.text))
    if not isinstance(knob, Knob):
        return None
    written = number(parts.right)
    if abs(written - knob.value) > 0.5 * 10 ** -decimals(parts.right.text) + 1e-12:
        raise Wrong(parts.right, f"${knob.latex}$ opens at {knob.value:g}, but here it says {parts.right.text}",
                    f"Write {knob.value:g}, or change the value where it is given (line {knob.span.line}).")
    return knob


def live(parts: Split, name: str, givens: Givens) -> Number | None:
    """A number that follows its expression; None where no knob moves it, or a letter is not given.

    Whatever can be worked out must be right, whether it moves or not.
    """
    formula = reading(parts.left)
    knobs = givens.knobs_of(formula)
    if wrong := givens.misfit(formula):
        raise unfit(parts.left, formula, wrong)
    value = givens.value(formula)
    if not isinstance(value, float):
        return None
    places = decimals(parts.right.text)
    written = number(parts.right)
    if abs(written - value) > 0.5 * 10 ** -places + 1e-9 * max(1, abs(value)):
        values = "with the opening values " if knobs else ""
        change = f", or change the values it is made of: {givens.opening(knobs)}" if knobs else ""
        raise Wrong(parts.right, f"this says {parts.right.text}, but {values}the formula gives {_near(value, places)}", f"Write {value:.{places}f}{change}.")
    return Number(name, parts.left.text, places, value, tuple(knob.id for knob in knobs)) if knobs else None


def _near(value: float, places: int) -> str:
    """The value with enough digits to see that it differs."""
    return f"{value:.{places + 3}f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:.6g}"
