"""Spaces: where the values of a letter come from, written as in print, and how to draw one by chance.

    R  R^n  R^{m \\times n}  R^{k \\times (d + m)}    any numbers
    R_+  R_+^n                                 positive ones
    (0, 1]  [0, 1)^n                           those of an interval
    \\Delta^n  \\Delta^{m \\times n}              shares: positive, adding to one along the last axis
    \\{0, 1\\}^n                                 yes or no
    N                                          a count, from 1
    Sym^n                                      a symmetric matrix with n rows
    slopes^n                                   a function that gives the slope of some J at a place of n numbers; J is its `of`

    space(text)                                a Space; a ValueError with a sentence for what is none
    space.draw(chance, sizes)                  a value; the letters in its shape are looked up in sizes
"""
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

NUMBER = r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?"
FORM = re.compile(rf"(?P<kind>R_\+|R|N|\\Delta|Sym|slopes|\\\{{0, *1\\\}}|(?P<open>[(\[])(?P<low>{NUMBER}), *(?P<high>{NUMBER})(?P<close>[)\]]))"
                  r"(?:\^(?P<shape>\w|\{[^{}]*\}))?")


@dataclass(frozen=True)
class Space:
    """One kind of values and their shape: letters for sizes, whole numbers, or sums of them."""
    kind: str
    shape: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0

    def draw(self, chance: np.random.Generator, sizes: Mapping[str, int]):
        """A value of this space by chance: a float, an int for a count, or an array."""
        shape = tuple(sum(int(one) if one.isdigit() else sizes[one] for one in added(size)) for size in self.shape)
        drawn = DRAWN[self.kind](chance, shape, self)
        return drawn if callable(drawn) or np.ndim(drawn) else drawn[()]


def added(size: str) -> list[str]:
    """What is added up to a size: (d + m) is d and m."""
    return [one.strip() for one in size.strip("()").split("+")]


def space(text: str) -> Space:
    """Read a space as print writes it."""
    match = FORM.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text!r} is no space of values: write it like R^n, R_+, [0, 1) or N.")
    shape = tuple(size.strip() for size in re.split(r"\\times", (match["shape"] or "").strip("{}")) if size.strip())
    if match["open"]:
        return Space("interval", shape, float(match["low"]), float(match["high"]))
    return Space(match["kind"].replace(" ", ""), shape)


def symmetric(chance, shape, _):
    half = chance.normal(size=shape * 2)
    return (half + half.T) / 2


def slopes(chance, shape, _):
    """The slope of a random bowl J, with J as its `of`; J knows its slope as `gradient`."""
    bend, tilt = symmetric(chance, shape, _), chance.normal(size=shape)

    def slope(place):
        return bend @ place + tilt

    def J(place):
        return place @ bend @ place / 2 + tilt @ place
    slope.of, J.gradient = J, slope
    return slope


def shares(chance, shape, _):
    parts = chance.exponential(size=shape) + 1e-3
    return parts / parts.sum(axis=-1, keepdims=True)


DRAWN = {
    "R": lambda chance, shape, _: np.asarray(chance.normal(0, 1.5, shape)),
    "R_+": lambda chance, shape, _: np.asarray(np.exp(chance.normal(0, 1, shape))),
    "interval": lambda chance, shape, space: np.asarray(space.low + (space.high - space.low) * chance.uniform(0.01, 0.99, shape)),
    "N": lambda chance, shape, _: np.asarray(chance.integers(1, 12, shape)),
    r"\{0,1\}": lambda chance, shape, _: np.asarray(chance.integers(0, 2, shape), float),
    r"\Delta": shares,
    "Sym": symmetric,
    "slopes": slopes,
}
