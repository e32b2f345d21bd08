"""Where a page's answers are baked: along each knob, and on a net where two knobs are a point in the plane.

    paths(one)      {name: Path} of what may be turned
    grid(knob)      the values at which one knob is baked
"""
from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from .records import Knob, Knobs, Local

SIZE, NET, MOST = 25, 9, 61


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


def paths(one: Knob | Knobs) -> dict[str, Path]:
    """One path a knob; but a vector of two is turned by hand in both directions at once, so it has a net."""
    if len(one.each) == 2:
        return {one.id: Path(tuple(knob.id for knob in one.each), tuple(tuple(grid(knob, NET)) for knob in one.each))}
    return {knob.id: path(knob.id, knob) for knob in one.each}


def path(id: str, knob: Knob | Local) -> Path:
    return Path((id,), (tuple(grid(knob)),))


def grid(knob: Knob | Local, size: int = SIZE) -> list[float]:
    """So many values and the opening value, where most happens: in even steps, in even ratios where the knob is
    logarithmic, in even ratios of what is left to one where it is a share that ends close to one (0.9 and 0.99 differ
    as 10 and 100 days do). Every value of a whole-number knob that has at most 61."""
    low, high = knob.low, knob.high
    whole = isinstance(knob, Local) and knob.integer
    if whole and high - low < MOST:
        return [float(value) for value in range(round(low), round(high) + 1)]
    shares = [n / (size - 1) for n in range(size)]
    if knob.log:
        values = [low * (high / low) ** share for share in shares]
    elif 0 <= low and 0.9 <= high < 1:
        values = [1 - (1 - low) * ((1 - high) / (1 - low)) ** share for share in shares]
    else:
        values = [low + (high - low) * share for share in shares]
    if whole:
        return sorted({float(round(value)) for value in (*values, knob.value)})
    return sorted({*(float(f"{value:.6g}") for value in values), knob.value})
