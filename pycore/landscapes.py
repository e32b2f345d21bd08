"""Landscapes to walk down: a height at every place of the plane, its slope, and a view worth looking at.

    LANDSCAPES["ravine"].value(W)      the height at W
    LANDSCAPES["ravine"].gradient(W)   the direction of steepest ascent at W, as steep as the slope

A place W is an array whose first axis is the two coordinates: shape (2,) for one place, (2, n) for many; heights also
take a whole grid, shape (2, rows, columns).
"""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

LETTERS = {
    "W": r"\theta, W \in R^2",
    "theta": r"\theta, W \in R",
}


@dataclass(frozen=True)
class Landscape:
    """A surface over the plane with its gradient, where to look, where to start and where it is lowest."""
    name: str
    value: Callable
    gradient: Callable
    centre: tuple[float, float]
    reach: float                  # half of what a picture shows of x
    start: tuple[float, float]
    minima: tuple[tuple[float, float], ...]

    def __call__(self, W):
        """The height at W: a landscape is a function of the place."""
        return self.value(W)


def quadratic(a: float, b: float, turn: float = 0.0) -> tuple[Callable, Callable]:
    """The value and gradient of (a x^2 + b y^2) / 2, its axes turned by `turn` radians."""
    c, s = np.cos(turn), np.sin(turn)
    axes = np.array([[c, -s], [s, c]])
    H = axes @ np.diag([a, b]) @ axes.T

    def value(W):
        x, y = W
        return (H[0, 0] * x * x + 2 * H[0, 1] * x * y + H[1, 1] * y * y) / 2

    def gradient(W):
        return H @ W
    return value, gradient


def hollow(theta):
    """A cost of one weight: theta^2, lowest where the weight is nought."""
    return theta ** 2


hollow.gradient = lambda theta: 2 * theta


def rosenbrock(W):
    """The banana valley (1 - x)^2 + 10 (y - x^2)^2, milder than Rosenbrock's own factor of 100 (1960)."""
    x, y = W
    return (1 - x) ** 2 + 10 * (y - x * x) ** 2


def rosenbrock_gradient(W):
    x, y = W
    return np.array([-2 * (1 - x) - 40 * x * (y - x * x), 20 * (y - x * x)])


def plateau(W):
    """Almost flat far out, with one hollow in the middle: r^2 / (1 + r^2)."""
    r2 = W[0] ** 2 + W[1] ** 2
    return r2 / (1 + r2)


def plateau_gradient(W):
    W = np.asarray(W, float)
    return 2 * W / (1 + W[0] ** 2 + W[1] ** 2) ** 2


def many_minima(W):
    """A bowl with ripples: (x^2 + y^2) / 4 + 1 - cos(3x) cos(3y)."""
    x, y = W
    return (x * x + y * y) / 4 + 1 - np.cos(3 * x) * np.cos(3 * y)


def many_minima_gradient(W):
    x, y = W
    return np.array([x / 2 + 3 * np.sin(3 * x) * np.cos(3 * y),
                     y / 2 + 3 * np.cos(3 * x) * np.sin(3 * y)])


def hill_and_hollow(W):
    """Level ground at 3 with a rounded hill on it, up to about 5, and a hollow, down to about 1."""
    hill, hollow = mounds(W)
    return 3 + hill - hollow


def hill_and_hollow_gradient(W):
    hill, hollow = mounds(W)
    x, y = W
    return np.array([-2 * (x + 1.1) * hill + 2 * (x - 1.1) * hollow, -2 * (y - 0.4) * hill + 2 * (y + 0.4) * hollow])


def mounds(W):
    """The hill's height above the level ground, and the hollow's depth below it: bell curves, 2 high, 1.1 to either side."""
    x, y = W
    return 2 * np.exp(-(x + 1.1) ** 2 - (y - 0.4) ** 2), 2 * np.exp(-(x - 1.1) ** 2 - (y + 0.4) ** 2)


_home = ((0.0, 0.0),)
LANDSCAPES = {place.name: place for place in (
    Landscape("bowl", *quadratic(2, 2), (-0.6, 0), 2.6, (-2.2, 0.9), _home),
    Landscape("ravine", *quadratic(1, 18), (-0.5, 0), 2.5, (-2.4, 0.9), _home),
    Landscape("tilted ravine", *quadratic(1, 18, 0.5), (-0.9, -0.2), 2.4, (-2.2, -0.3), _home),
    Landscape("saddle", *quadratic(1, -1), (0, 0), 2.6, (-2.0, 0.02), ()),
    Landscape("valley", rosenbrock, rosenbrock_gradient, (0, 0.7), 2.0, (-1.2, 1.2), ((1.0, 1.0),)),
    Landscape("plateau", plateau, plateau_gradient, (-0.8, 0), 3.0, (-3.0, 0.8), _home),
    Landscape("hill and hollow", hill_and_hollow, hill_and_hollow_gradient, (0, 0), 2.5, (-1.0, 1.4), ((1.1088136600, -0.4032049673),)),
    Landscape("many minima", many_minima, many_minima_gradient, (0, 0), 3.2, (-2.6, 0.9), _home),
)}
