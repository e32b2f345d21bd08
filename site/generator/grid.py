"""Where a page's answers are baked: along each knob, and on a net where two knobs are a point in the plane.

    paths(one)                {name: Path} of what may be turned, as pictures are baked along it
    paths(one, every_stop)    the same as values and numbers are: wherever a reader can stop, if that is not too often
    stops(knob)               every value at which a reader can stop
    grid(knob)                some of them, where most happens
"""
from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import product
from typing import Callable

from .records import Knob, Knobs, Local

SIZE, NET, FEW, MOST = 25, 9, 3, 101


@dataclass(frozen=True)
class Path:
    """The ids of knobs that are turned together, and the values of each."""
    ids: tuple[str, ...]
    axes: tuple[tuple[float, ...], ...]

    @property
    def points(self) -> list[dict[str, float]]:
        """Every place as {id: value}, the last axis running fastest."""
        return [dict(zip(self.ids, place)) for place in product(*self.axes)]

    @property
    def told(self) -> list:
        """The grid as scripts take it: the values of a knob, or a list of them for each axis."""
        return list(self.axes[0]) if len(self.axes) == 1 else [list(axis) for axis in self.axes]


def grid(knob: Knob | Local, size: int = SIZE) -> list[float]:
    """So many stops and the opening value, where most happens: in even steps, in even ratios where the knob is
    logarithmic, in even ratios of what is left to one where it is a share that ends close to one (0.9 and 0.99 differ
    as 10 and 100 days do). Every value of a whole-number knob that has at most 101."""
    low, high, every = knob.low, knob.high, stops(knob)
    if isinstance(knob, Local) and knob.integer and len(every) <= MOST:
        return every
    shares = [n / (size - 1) for n in range(size)]
    if knob.log:
        values = [low * (high / low) ** share for share in shares]
    elif 0 <= low and 0.9 <= high < 1:
        values = [1 - (1 - low) * ((1 - high) / (1 - low)) ** share for share in shares]
    else:
        values = [low + (high - low) * share for share in shares]
    return sorted({*(nearest(every, value) for value in values), knob.value})


def stops(knob: Knob | Local) -> list[float]:
    """Every value to which a reader can turn a knob, and the opening value; as in scale.js, to six digits."""
    low, high = knob.low, knob.high
    if knob.log:
        notches = max(1, half_up(24 * math.log10(high / low)))
        inner = [float(f"{low * (high / low) ** (n / notches):.2g}") for n in range(1, notches)]
    else:
        width = 1 if isinstance(knob, Local) and knob.integer else knob.step or (high - low) / 100
        inner = [low + n * width for n in range(1, max(1, half_up((high - low) / width)))]
    return sorted({float(f"{value:.6g}") for value in (low, *inner, high, knob.value)})


def every_stop(knob: Knob | Local) -> list[float]:
    """All stops where they are at most 101, else a grid of them."""
    found = stops(knob)
    return found if len(found) <= MOST else grid(knob)


def paths(one: Knob | Knobs, along: Callable = grid) -> dict[str, Path]:
    """One path a knob; but a vector of two is turned by hand in both directions at once, so it has a net."""
    if len(one.each) == 2:
        return {one.id: Path(tuple(knob.id for knob in one.each), tuple(tuple(grid(knob, NET)) for knob in one.each))}
    return {knob.id: path(knob.id, knob, along) for knob in one.each}


def path(id: str, knob: Knob | Local, along: Callable = grid) -> Path:
    """Along one knob; an entry of a drawn vector has few stops, since all that it changes goes in proportion."""
    few = isinstance(knob, Local) and knob.entry
    return Path((id,), (tuple(grid(knob, FEW) if few else along(knob)),))


def nearest(every: list[float], value: float) -> float:
    """The stop that is nearest to a value."""
    at = bisect_left(every, value)
    return min(every[max(0, at - 1):at + 1], key=lambda stop: abs(stop - value))


def half_up(number: float) -> int:
    """Rounded as scripts round."""
    return math.floor(number + 0.5)
