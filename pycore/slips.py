"""The training loop with one line wrong: the classic slips, each as data, and what comes of them.

    SLIPS["slopes kept"]         a Loop: which of its lines is not as it should be
    run(loop, alpha)             Run: the weights after each step, what the loop saw, and how wrong it really was
    keeping(W, g, dW, alpha)     one step of the loop that forgets to clear its slopes

All learn the same forty points: those of an inner disc are 1, those of the ring around it 0.
"""
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np

from pycore.samples import batches, rings
from pycore.two_layers import losses, scores, slope, start

UNITS, STEPS, HANDFUL = 4, 100, 10

# How print writes what these functions take and give (pycore.agreement).
LETTERS = {"W": r"W \in R^n", "g": r"g \in R^n", "dW": r"dW \in R^n", "alpha": r"\alpha \in (0, 1]"}
GIVES = {"keeping": {"g": "slopes", "W": "after"}}


@dataclass(frozen=True)
class Loop:
    """The lines of the loop that may be wrong; as it is made here, all are right."""
    kept: float = 0.0           # how much of the slopes before is still in the slopes that are handed on
    sign: float = -1.0          # which way the step goes
    stored: bool = True         # whether the new weights take the place of the old
    bend: bool = True           # whether there is an activation between the layers
    equal: bool = False         # whether all units begin alike
    fresh: bool = True          # whether each step has another handful of examples


@dataclass(frozen=True)
class Run:
    """A finished training: theta of shape (steps + 1, weights), the loss over all examples at each, and what each step saw."""
    theta: np.ndarray
    losses: np.ndarray
    seen: np.ndarray


@dataclass(frozen=True)
class Kept:
    """A step of the loop that keeps its slopes: those that have piled up, and the weights."""
    slopes: np.ndarray
    after: np.ndarray


SLIPS = {
    "none": Loop(),
    "equal start": Loop(equal=True),
    "same handful": Loop(fresh=False),
    "no bend": Loop(bend=False),
    "slopes kept": Loop(kept=1.0),
    "plus": Loop(sign=1.0),
    "step not stored": Loop(stored=False),
}


@lru_cache
def run(loop: Loop, alpha: float) -> Run:
    """Train for a hundred steps. The lines are those of pycore.training.train, with the slopes written out by hand."""
    theta = equal_start() if loop.equal else start(UNITS, seed=3)
    shown = handfuls() if loop.fresh else handfuls()[:1] * STEPS
    thetas, gradient = [theta], np.zeros_like(theta)
    for x, y in shown:
        gradient = loop.kept * gradient + slope(theta, x, y, loop.bend)
        new = theta + loop.sign * alpha * gradient
        theta = new if loop.stored else theta
        thetas.append(theta)
    thetas = np.array(thetas)
    return Run(thetas, losses_over_all(thetas, loop.bend), losses_seen(thetas[:-1], shown, loop.bend))


def keeping(W, g, dW, alpha) -> Kept:
    """Slopes are added to those of all steps before: Ruder's momentum with gamma = 1, a ball that nothing slows."""
    g = g + dW
    W = W - alpha * g
    return Kept(g, W)


def losses_over_all(theta, bend: bool = True) -> np.ndarray:
    """The loss over all examples of the network in each row."""
    x, y = examples()
    return losses(scores(theta, x, bend), y)


def losses_seen(theta, shown, bend: bool = True) -> np.ndarray:
    """The loss of each row's network on the handful that it was shown."""
    x, y = map(np.array, zip(*shown))
    return losses(scores(theta, x, bend), y)


def equal_start() -> np.ndarray:
    """Weights that are the same for every unit."""
    return np.concatenate([np.repeat([0.5, 0.3], UNITS), np.zeros(UNITS), np.repeat(0.5, UNITS), [0.0]])


@lru_cache
def examples() -> tuple[np.ndarray, np.ndarray]:
    return rings(40)


@lru_cache
def handfuls() -> tuple:
    """The handfuls of all steps, every example once a round."""
    x, y = examples()
    return tuple(islice(batches(x, y, HANDFUL, STEPS * HANDFUL // len(x), seed=1), STEPS))
