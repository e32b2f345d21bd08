"""One neuron with a sigmoid that learns one answer, y = 0 or 1, by gradient descent on the number x it is handed.

    COSTS["squared error"].of(p, y)         half the squared distance of its answer p = sigmoid(x) from y
    COSTS["cross-entropy"].of(p, y)         its surprise at y
    .by_answer(p, y)  .by_input(p, y)       their slopes by p, and by x
    learning(x, y, by_input, eta, steps)    every x that it comes to, the first included

After Nielsen, Neural Networks and Deep Learning (2015), chapter 3, who lets weight and bias learn where here x itself does.
"""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pycore.activations import sigmoid

# How print writes what these functions take (pycore.agreement).
LETTERS = {"p": r"p \in (0, 1)", "y": r"y \in R"}


@dataclass(frozen=True)
class Cost:
    """A cost of one answer, and its slopes by the answer and by what the sigmoid was handed."""
    of: Callable
    by_answer: Callable
    by_input: Callable


def half_square(p, y):
    """(p - y)^2 / 2."""
    return np.square(np.subtract(p, y)) / 2


def half_square_by_answer(p, y):
    """p - y."""
    return np.subtract(p, y)


def half_square_by_input(p, y):
    """(p - y) p (1 - p): the sigmoid's own slope stays in it, and is next to nothing where p is nearly 0 or 1."""
    return (p - y) * p * (1 - p)


def surprise(p, y):
    """-(y log p + (1 - y) log(1 - p)), for p between 0 and 1."""
    return -(y * np.log(p) + (1 - y) * np.log1p(-p))


def surprise_by_answer(p, y):
    """(p - y) / (p (1 - p)): the more certain the error, the steeper."""
    return (p - y) / (p * (1 - p))


def surprise_by_input(p, y):
    """p - y: the sigmoid's slope p (1 - p) has been divided away."""
    return np.subtract(p, y)


COSTS = {
    "squared error": Cost(half_square, half_square_by_answer, half_square_by_input),
    "cross-entropy": Cost(surprise, surprise_by_answer, surprise_by_input),
}


def learning(x: float, y: float, by_input: Callable, eta: float = 1.0, steps: int = 60) -> list[float]:
    """Gradient descent on x alone: x = x - eta dC/dx, so many times."""
    passed = [float(x)]
    for _ in range(steps):
        x = x - eta * by_input(sigmoid(x), y)
        passed.append(float(x))
    return passed
