"""The rules a landscape is descended by, and the walks they make, remembered as long as no knob turns.

    RULES                        name -> Rule: its function, which knob is which of its letters, the tone of its path
    walk(name, ...)              the steps of one rule and the places it visits
"""
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pycore import optimizers
from pycore.descent import descend
from pycore.landscapes import LANDSCAPES
from pycore.optimizers import Step

STEPS = 40


@dataclass(frozen=True)
class Rule:
    """A rule of descent, the scene's knob behind each of its letters, and its path's tone: the letter it adds."""
    rule: Callable[..., Step]
    letters: dict[str, str]
    tone: str


_ng = {"alpha": "learning_rate", "beta": "memory"}
RULES = {
    "gradient descent": Rule(optimizers.gradient_descent, {"eta": "learning_rate"}, "gradient"),
    "momentum": Rule(optimizers.momentum_average, _ng, "average"),
    "momentum, Ruder's form": Rule(optimizers.momentum, {"gamma": "memory", "eta": "learning_rate"}, "average"),
    "RMSProp": Rule(optimizers.rmsprop, {"alpha": "learning_rate", "beta": "squares_memory"}, "squares"),
    "Adam": Rule(optimizers.adam, {"alpha": "learning_rate", "beta_1": "memory", "beta_2": "squares_memory"}, "ink"),
}
ORDINARY = ("gradient descent", "momentum", "RMSProp", "Adam")


@dataclass(frozen=True)
class Walk:
    """One rule's steps and the places it visits, shape (STEPS + 1, 2), kept within a million units."""
    name: str
    tone: str
    steps: tuple[Step, ...]
    places: np.ndarray


def walk(name: str, form: str, landscape: str, start: tuple[float, float], knobs: dict) -> Walk:
    """Walk a rule from start; `form` says whose letters momentum is written in, ng or ruder."""
    row = RULES["momentum, Ruder's form" if name == "momentum" and form == "ruder" else name]
    return _walk(name, row.rule, row.tone, landscape, start, tuple((letter, knobs[k]) for letter, k in row.letters.items()))


@lru_cache(maxsize=64)
def _walk(name, rule, tone, landscape, start, letters) -> Walk:
    with np.errstate(over="ignore", invalid="ignore"):
        steps = tuple(descend(rule, LANDSCAPES[landscape].gradient, start, STEPS, **dict(letters)))
        places = np.array([step.position for step in steps] + [steps[-1].after])
    lost = ~np.isfinite(places).all(axis=1)
    if lost.any():                                   # flown past all numbers: it stays where it was last seen
        places[lost] = places[lost.argmax() - 1]
    return Walk(name, tone, steps, np.clip(places, -1e6, 1e6))
