"""A rule of pycore.optimizers, applied again and again, with what it remembers handed on.

    descend(rule, gradient, start, steps, ...)   yields the steps of a walk downhill
    Optimizer(rule, knobs)                       applies the gradients it is handed to weights that have names
"""
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import signature

import numpy as np

from pycore.optimizers import Step


def descend(rule: Callable[..., Step], gradient: Callable, start, steps: int, **knobs) -> Iterator[Step]:
    """Yield `steps` steps of a rule from `start`, asking `gradient(position)` before each.

    `knobs` are the rule's own numbers, by its letters: descend(momentum, J, [1, 2], 50, gamma=0.9, eta=0.1).
    """
    position = np.array(start, float)
    memory = blank(rule, position)
    for _ in range(steps):
        step = rule(position, gradient(position), **memory, **knobs)
        yield step
        position, memory = step.after, remembered(step, memory)


@dataclass(frozen=True)
class Optimizer:
    """A rule with its knobs set. It does one thing: it applies the gradients it is handed."""
    rule: Callable[..., Step]
    knobs: Mapping[str, float] = field(default_factory=dict)

    def start(self, weights: Mapping[str, np.ndarray]) -> dict[str, dict]:
        """What the rule remembers of each weight before the first step."""
        return {name: blank(self.rule, weight) for name, weight in weights.items()}

    def apply(self, gradients: Mapping, weights: Mapping, memories: Mapping) -> tuple[dict, dict]:
        """The weights after one step, and what the rule remembers then."""
        steps = {name: self.rule(weight, gradients[name], **memories[name], **self.knobs) for name, weight in weights.items()}
        return ({name: step.after for name, step in steps.items()},
                {name: remembered(step, memories[name]) for name, step in steps.items()})


def blank(rule: Callable[..., Step], like) -> dict:
    """What a rule remembers at first, by its letters: v and s are zero, t counts from 1. (Keras and Optax let AdaGrad's s start
    at 0.1, PyTorch at 0.)"""
    starts = {"v": np.zeros_like(like), "s": np.zeros_like(like), "t": 1}
    return {letter: value for letter, value in starts.items() if letter in signature(rule).parameters}


def remembered(step: Step, memory: Mapping) -> dict:
    """What a rule takes from a step to the next one."""
    now = {"v": step.average, "s": step.squares, "t": memory.get("t", 0) + 1}
    return {letter: now[letter] for letter in memory}
