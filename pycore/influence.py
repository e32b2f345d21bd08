"""How one thing answers to another: slopes, chains of them, paths that add up, and what it costs to ask for all of them.

    nudge(x, h)              one curve: the true change, the slope, and the gap between the change and the slope's promise
    life(c)                  a chain of four, each hanging on the one before, and the product of its slopes
    two_paths(x)             one cause that reaches one result along two ways
    message(g, J)            what one thing hears from the end, through all that it feeds (the step of backpropagation)
    weight_message(g, a)     what a weight hears, from the place where it multiplies its input
    sweeps(n, l, q, r)       multiplications for all influences of n causes on r results: path by path, forward, backward

The curves are made up; that slopes multiply along a path and add over paths is the chain rule (Leibniz, 1676).
"""
from dataclasses import dataclass

import numpy as np


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "x": r"x \in R_+",
    "h": r"h \in (0, 2]",
    "c": r"c \in R_+",
    "message.g": r"\frac{\partial L}{\partial u_j} \in R^m",
    "J": r"\frac{\partial u_j}{\partial x_i} \in R^{m \times n}",
    "weight_message.g": r"\frac{\partial L}{\partial \hat{y}} \in R",
    "weight_message.a": r"a, x \in R",
    "n": r"n \in N",
    "l": r"\ell \in N",
    "q": r"q \in N",
    "r": r"r \in N",
}
GIVES = {
    "nudge": {"u": "u", r"\Delta u": "change", r"\frac{du}{dx}": "slope", "": "gap"},
    "life": {"x": "x", "u": "u", "y": "y", r"\frac{dx}{dc}": "dx_dc", r"\frac{du}{dx}": "du_dx", r"\frac{dy}{du}": "dy_du",
             r"\frac{dy}{dx}": "dy_dx", r"\frac{dy}{dc}": "dy_dc"},
    "two_paths": {"u_1": "u_1", "u_2": "u_2", "y": "y", r"\frac{\partial y}{\partial u_1}": "dy_du_1", r"\frac{\partial y}{\partial u_2}": "dy_du_2",
                  r"\frac{du_1}{dx}": "du_1_dx", r"\frac{du_2}{dx}": "du_2_dx", r"\frac{dy}{dx}": "dy_dx"},
    "message": {r"\frac{\partial L}{\partial x_i}": ""},
    "weight_message": {r"\frac{\partial L}{\partial W}": ""},
    "sweeps": {"P": "paths", "F": "forward", "B": "backward"},
}


@dataclass(frozen=True)
class Nudge:
    """A small change of a cause, and what becomes of it."""
    u: float            # the result before
    change: float       # by how much it truly moves
    slope: float        # by how much it would, for each unit, if the curve went straight on
    gap: float          # the true change less the slope's promise


def nudge(x, h) -> Nudge:
    """Hours of practice u = 18 / (1 + x) after x discouraging remarks, and what h more remarks do to them."""
    u = 18 / (1 + x)
    change = 18 / (1 + x + h) - 18 / (1 + x)
    slope = -18 / (1 + x) ** 2
    gap = change - slope * h
    return Nudge(u, change, slope, gap)


@dataclass(frozen=True)
class Life:
    """The links of a chain, the slope of each, and the products of slopes up to the end."""
    x: float
    u: float
    y: float
    dx_dc: float
    du_dx: float
    dy_du: float
    dy_dx: float
    dy_dc: float


def life(c) -> Life:
    """A parent's career of c seasons, remarks x, hours u practised then, hours y practised today; each hangs on the one before."""
    x = 8 / (1 + c)
    dx_dc = -x / (1 + c)
    u = 18 / (1 + x)
    du_dx = -u / (1 + x)
    y = np.sqrt(6 * u)
    dy_du = 3 / y
    dy_dx = dy_du * du_dx
    dy_dc = dy_du * du_dx * dx_dc
    return Life(x, u, y, dx_dc, du_dx, dy_du, dy_dx, dy_dc)


@dataclass(frozen=True)
class Paths:
    """Two things between a cause and a result, how the result answers to each, each to the cause, and the two ways together."""
    u_1: float
    u_2: float
    y: float
    dy_du_1: float
    dy_du_2: float
    du_1_dx: float
    du_2_dx: float
    dy_dx: float


def two_paths(x) -> Paths:
    """Remarks x cost hours u_1 and make stubborn, u_2; what is practised today, y, is their product."""
    u_1 = 18 / (1 + x)
    u_2 = 1 + x ** 2 / 8
    y = u_1 * u_2
    dy_du_1, dy_du_2 = u_2, u_1
    du_1_dx = -u_1 / (1 + x)
    du_2_dx = x / 4
    dy_dx = dy_du_1 * du_1_dx + dy_du_2 * du_2_dx
    return Paths(u_1, u_2, y, dy_du_1, dy_du_2, du_1_dx, du_2_dx, dy_dx)


def message(g, J):
    """How the result at the end answers to each x_i, shape (n,), from g, how it answers to each u_j, shape (m,).

    J has the local slopes of u_j by x_i, shape (m, n). dL/dx_i = sum_j dL/du_j du_j/dx_i, one step of backpropagation
    (Linnainmaa, 1970; Werbos, 1974; Rumelhart, Hinton and Williams, 1986, equation 7).
    """
    return J.T @ g


def weight_message(g, a):
    """How the result at the end answers to the weight W of y_hat = W a, from g, how it answers to y_hat."""
    return g * a


@dataclass(frozen=True)
class Sweeps:
    """How many multiplications each way of asking takes."""
    paths: int
    forward: int
    backward: int


def sweeps(n: int, l: int, q: int, r: int) -> Sweeps:
    """For all influences of n causes on r results through l layers of q nodes, each node tied to all of the next layer.

    A path has l + 1 edges and so l multiplications. A sweep multiplies once for each edge but those it starts with.
    """
    paths = n * q ** l * r * l
    forward = n * ((l - 1) * q ** 2 + q * r)
    backward = r * ((l - 1) * q ** 2 + q * n)
    return Sweeps(paths, forward, backward)
