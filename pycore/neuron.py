"""One turn of the training loop for the smallest model there is: one neuron, one example.

    turn(W, b, x, y, alpha)       Turn: what was guessed, how wrong it was, the slope, and the weight after the step
    shortcut(y_hat, y, x)         the slope of its weight, once everything has cancelled that can
    recording(W, b, x, y)         Recording: the tape of that guess before it is spent, its entries in order

The tape that is recorded is pycore.tape's own. The sigmoid and the loss are one entry each, with their rows in pycore.slopes.
"""
from dataclasses import dataclass

import numpy as np

from pycore.activations import sigmoid
from pycore.losses import binary_cross_entropy, binary_cross_entropy_slope
from pycore.slopes import SLOPES
from pycore.tape import Entry, Tape, recorded, row


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "W": r"W \in R",
    "b": r"b \in R",
    "x": r"x \in R",
    "y": r"y \in \{0, 1\}",
    "y_hat": r"\hat{y} \in (0, 1)",
    "alpha": r"\alpha, \eta \in (0, 1]",
}
GIVES = {
    "turn": {
        "z": "z", r"\hat{y}": "y_hat", "J": "J",
        "dW": "dW", "W": "after",
    },
}


@dataclass(frozen=True)
class Turn:
    """One turn: the score, the prediction, the loss, the gradient, and the weight after the step."""
    z: float
    y_hat: float
    J: float
    dW: float
    after: float


@dataclass(frozen=True)
class Recording:
    """A tape with one guess on it: its entries in order, watched values first, and the loss that ends it."""
    tape: Tape
    entries: tuple[Entry, ...]
    watched: dict
    J: object


def turn(W, b, x, y, alpha) -> Turn:
    """Guess, see how wrong it was, ask which way the weight would make it worse, and step the other way."""
    z = W * x + b
    y_hat = 1 / (1 + np.exp(-z))
    J = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    dW = ((1 - y) / (1 - y_hat) - y / y_hat) * (y_hat * (1 - y_hat)) * x
    W = W - alpha * dW
    return Turn(z, y_hat, J, dW, W)


def shortcut(y_hat, y, x):
    """The slope by the weight of a sigmoid's cross-entropy: the error times the input."""
    return (y_hat - y) * x


def recording(W, b, x, y) -> Recording:
    """The guess of `turn`, run inside a tape."""
    with Tape() as tape:
        watched = tape.watch({"W": W, "b": b})
        z = watched["W"] * x + watched["b"]
        J = loss(prediction(z), y)
    return Recording(tape, tuple(tape.entries), watched, J)


def local_slopes(entry: Entry) -> tuple[float, ...]:
    """How an entry's result answers to each of its arguments that came off the tape."""
    return tuple(float(row(entry.operation)[k](1.0, entry.result, *entry.arguments, **entry.keywords))
                 for k, source in enumerate(entry.sources) if source is not None)


@recorded
def prediction(z):
    """The sigmoid, as one entry."""
    return sigmoid(z)


@recorded
def loss(y_hat, y):
    """The cross-entropy of one yes or no, as one entry."""
    return np.asarray(binary_cross_entropy(y_hat, y))


SLOPES[prediction] = (lambda g, out, z: g * out * (1 - out),)
SLOPES[loss] = (lambda g, out, y_hat, y: g * binary_cross_entropy_slope(y_hat, y), None)
