"""The rules a landscape is descended by, and the walks they make, remembered as long as no knob turns.

    FORMS["ng"]["momentum"]      a Rule: its function, the knob behind each of its letters, its tone
    walk(name, form, ...)        the steps of one rule and the places it visits
"""
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pycore import optimizers
from pycore.descent import descend
from pycore.landscapes import Landscape
from pycore.optimizers import Step

STEPS = 40


@dataclass(frozen=True)
class Rule:
    """A rule of descent, the scene's knob behind each of its letters, its path's tone (that of the letter it adds), and
    what the fresh slope's share is called: news where it enters an average, else a push."""
    rule: Callable[..., Step]
    letters: dict[str, str]
    tone: str
    fresh: str = "push"


RULES = {
    "gradient descent": Rule(optimizers.gradient_descent, {"eta": "learning_rate"}, "gradient"),
    "momentum": Rule(optimizers.momentum_average, {"alpha": "learning_rate", "beta": "memory"}, "average", "news"),
    "RMSProp": Rule(optimizers.rmsprop, {"alpha": "learning_rate", "beta": "squares_memory"}, "squares"),
    "Adam": Rule(optimizers.adam, {"alpha": "learning_rate", "beta_1": "memory", "beta_2": "squares_memory"}, "ink"),
}
RUDERS_MOMENTUM = Rule(optimizers.momentum, {"gamma": "memory", "eta": "learning_rate"}, "average")
FORMS = {"ng": RULES, "ruder": RULES | {"momentum": RUDERS_MOMENTUM}}


@dataclass(frozen=True)
class Walk:
    """One rule's steps and the places it visits, shape (STEPS + 1, 2), kept within a million units."""
    name: str
    tone: str
    fresh: str
    steps: tuple[Step, ...]
    places: np.ndarray


def walk(name: str, form: str, landscape: Landscape, start: tuple[float, float], knobs: dict, instead: Mapping = {}) -> Walk:
    """Walk a rule from start; `form` says whose letters momentum is written in, ng or ruder; `instead` what stands in for
    the functions of rules."""
    row = FORMS[form][name]
    return _walk(instead.get(row.rule, row.rule), name, form, landscape, start, tuple(map(knobs.get, row.letters.values())))


@lru_cache(maxsize=64)
def _walk(rule: Callable, name: str, form: str, landscape: Landscape, start: tuple, values: tuple) -> Walk:
    row = FORMS[form][name]
    with np.errstate(all="ignore"):
        steps = tuple(descend(rule, landscape.gradient, start, STEPS, **dict(zip(row.letters, values))))
        places = np.array([step.position for step in steps] + [steps[-1].after])
    lost = ~np.isfinite(places).all(axis=1)
    if lost.any():                                   # flown past all numbers: it stays where it was last seen
        places[lost] = places[lost.argmax() - 1]
    return Walk(name, row.tone, row.fresh, steps, np.clip(places, -1e6, 1e6))
