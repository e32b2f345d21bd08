"""What a neuron does with the sum it is handed; and softmax, which makes many numbers agree on shares of one.

    ACTIVATIONS["relu"].of(x)       the function, elementwise on arrays of any shape
    ACTIVATIONS["relu"].slope(x)    its derivative
    softmax(x, temperature)         positive shares that add to one
    softmax_jacobian(p, temperature)    how each share answers to each score
    gelu_by_tanh gelu_by_sigmoid    two imitations of the gelu that do without its bell curve

Nothing here overflows: every formula is written in the form that is stable far from zero. All of it runs on a tape.
"""
from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, pi, sqrt

import numpy as np

from pycore.slopes import SLOPES
from pycore.tape import recorded


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "x": r"x \in R",
    "leak": r"\alpha \in (0, 1)",
    "alpha": r"\alpha \in R_+",
    "softmax.x": r"x, z \in R^n",
    "temperature": r"T \in R_+",
    "p": r"p \in \Delta^n",
}


GIVES = {
    "softmax": {"p_i": ""},
}


@dataclass(frozen=True)
class Activation:
    """A function of one number, its derivative, and what it does, in a sentence."""
    of: Callable
    slope: Callable
    does: str


def sigmoid(x):
    """Squeeze any number between 0 and 1: 1 / (1 + e^-x).

    Written with e^-|x|, which cannot overflow.
    """
    small = np.exp(-np.abs(x))
    return np.where(np.greater_equal(x, 0), 1, small) / (1 + small)


def sigmoid_slope(x):
    """sigmoid(x) sigmoid(-x), at most a quarter."""
    return sigmoid(x) * sigmoid(np.negative(x))


def tanh_slope(x):
    """1 - tanh(x)^2, as 4 sigmoid(2x) sigmoid(-2x), which keeps its digits where tanh is nearly one."""
    return 4 * sigmoid_slope(np.multiply(2, x))


def relu(x):
    """Let positive numbers through and stop the others: max(0, x) (Nair and Hinton, 2010)."""
    return np.maximum(0, x)


def relu_slope(x):
    """One above zero, else zero; at zero itself, where there is no slope, zero (pycore.corners)."""
    return np.where(np.greater(x, 0), 1.0, 0.0)


def leaky_relu(x, leak=0.01):
    """Let positive numbers through and the others leak: max(leak x, x) (Maas and others, 2013)."""
    return np.where(np.greater(x, 0), x, np.multiply(leak, x))


def leaky_relu_slope(x, leak=0.01):
    """One above zero, else the leak; so at zero too (pycore.corners)."""
    return np.where(np.greater(x, 0), 1.0, leak)


def elu(x, alpha=1.0):
    """Let positive numbers through and bend the others towards -alpha: alpha (e^x - 1) (Clevert and others, 2016)."""
    return np.where(np.greater(x, 0), x, alpha * np.expm1(np.where(np.greater(x, 0), 0, x)))


def elu_slope(x, alpha=1.0):
    """One above zero, else alpha e^x; so alpha at zero (pycore.corners)."""
    return np.where(np.greater(x, 0), 1.0, alpha * np.exp(np.minimum(x, 0.0)))


def gelu(x):
    """Weigh a number by how many of a bell curve's lie below it: x Phi(x) (Hendrycks and Gimpel, 2016)."""
    return x * bell_below(x)


def gelu_slope(x):
    """Phi(x) + x phi(x), with the bell curve's own height phi(x) = e^(-x^2 / 2) / sqrt(2 pi)."""
    return bell_below(x) + x * np.exp(-np.square(x) / 2) / sqrt(2 * pi)


@recorded
def bell_below(x):
    """Phi(x), the share of a standard bell curve that lies below x, by erfc, which keeps its digits far below."""
    return np.vectorize(erfc, otypes=[float])(-np.asarray(x) / sqrt(2)) / 2


SLOPES[bell_below] = (lambda g, out, x: g * np.exp(-np.square(x) / 2) / sqrt(2 * pi),)


def gelu_by_tanh(x):
    """x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))), within 0.0005 of the gelu (Hendrycks and Gimpel, section 2).

    Written with (1 + tanh u) / 2 = sigmoid(2 u), which keeps its digits far below.
    """
    return x * sigmoid(2 * bent(x))


def gelu_by_tanh_slope(x):
    """sigmoid(u) + x sigmoid(u) sigmoid(-u) du/dx with u = 2 sqrt(2 / pi) (x + 0.044715 x^3)."""
    below = sigmoid(2 * bent(x))
    return below + x * below * sigmoid(-2 * bent(x)) * sqrt(8 / pi) * (1 + 0.134145 * np.square(x))


def bent(x):
    return sqrt(2 / pi) * (x + 0.044715 * np.power(x, 3))


def gelu_by_sigmoid(x):
    """x sigmoid(1.702 x), within 0.02 of the gelu (Hendrycks and Gimpel, section 2)."""
    return x * sigmoid(1.702 * x)


def gelu_by_sigmoid_slope(x):
    """sigmoid(u) + u sigmoid(u) sigmoid(-u) with u = 1.702 x."""
    u = 1.702 * x
    return sigmoid(u) + u * sigmoid_slope(u)


def softplus(x):
    """A relu with its corner rounded: log(1 + e^x), whose slope is the sigmoid (Dugas and others, 2001)."""
    return np.logaddexp(0, x)


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_slope, "squeezes any number between 0 and 1"),
    "tanh": Activation(np.tanh, tanh_slope, "squeezes any number between -1 and 1"),
    "relu": Activation(relu, relu_slope, "lets positive numbers through and stops the others"),
    "leaky relu": Activation(leaky_relu, leaky_relu_slope, "lets positive numbers through and a hundredth of the others"),
    "elu": Activation(elu, elu_slope, "lets positive numbers through and bends the others towards -1"),
    "gelu": Activation(gelu, gelu_slope, "weighs each number by how many of a bell curve's lie below it"),
    "gelu by tanh": Activation(gelu_by_tanh, gelu_by_tanh_slope, "is nearly a gelu, with a tanh for the bell curve"),
    "gelu by sigmoid": Activation(gelu_by_sigmoid, gelu_by_sigmoid_slope, "is roughly a gelu, with a sigmoid for the bell curve"),
    "softplus": Activation(softplus, sigmoid, "is a relu with its corner rounded"),
}


def softmax(x, temperature=1.0, axis=-1):
    """Turn scores into shares: positive, adding to one along the axis, exaggerating the largest.

    exp(x_i / T) / sum_j exp(x_j / T). The largest score is taken off first: it cancels, and nothing overflows.
    A low temperature lets the winner take all, a high one makes all shares equal.
    """
    x = np.divide(x, temperature)
    powers = np.exp(x - x.max(axis, keepdims=True))
    return powers / powers.sum(axis, keepdims=True)


def softmax_jacobian(p, temperature=1.0):
    """How share i answers to score j, from the shares p, shape (n,): p_i ((i = j) - p_j) / T, shape (n, n)."""
    return (np.diag(p) - np.outer(p, p)) / temperature
