"""Facts of a picture: what is true of it at one setting, as named numbers, words or lists of numbers.

    Fact(3.2, "the height after the opened step")
    foremost(names, numbers)                            the name with the largest number, "none" where two share it
    moves("memory", move, "the kept share", frame)      how far a move goes, each way that it may be told

A scene may have facts(knobs, settings, instead) -> {name: Fact}, worked out by the very functions that its show() draws with.
Authors' claims are held against them at build time (site/generator/claims.py); pages never ask for them.
"""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Fact:
    """A number, a word or a list of numbers, and in one line what it is."""
    value: float | str | list
    means: str


def moves(name: str, move, what: str, axes: Mapping[str, tuple]) -> dict[str, Fact]:
    """A move in the plane, shape (2,), along each of some named axes, unit vectors of shape (2,)."""
    return {f"{name} {axis}": Fact(float(np.dot(move, unit)), f"{what}: how far it goes {SAID[axis]}") for axis, unit in axes.items()}


def foremost(names, numbers) -> str:
    """The name with the largest number; “none” where two share it."""
    order = np.argsort(-np.asarray(numbers, float), kind="stable")
    shared = len(order) > 1 and np.isclose(numbers[order[0]], numbers[order[1]], rtol=1e-9, atol=1e-12)
    return "none" if shared else names[int(order[0])]


SAID = {"right": "to the right on the map", "up": "upwards on the map", "across": "across the ravine, from wall to wall",
        "along": "along the ravine, forward towards its lowest place"}
