"""How wrong a guess is, as one number, and how that number answers to the guess.

    mean_squared_error(p, y)           for quantities
    binary_cross_entropy(p, y)         for yes or no, p the probability of yes
    categorical_cross_entropy(p, y)    for one of several, p and y shares along the last axis

Each has a `_slope`, the gradient by its first argument. The two `_of_scores` forms take what comes before the sigmoid
or softmax: they stay exact where p would round to 0 or 1, and their slope is p - y. All are means over examples.
"""
import numpy as np

from pycore.activations import sigmoid, softmax
from pycore.ratios import ratio


# How print writes what these functions take (pycore.agreement).
LETTERS = {
    "p": r"\hat{y}, p \in R^n",
    "y": r"y \in R^n",
    "z": r"z \in R^n",
    "binary_cross_entropy.p": r"p, \hat{y} \in (0, 1)^n",
    "binary_cross_entropy_slope.p": r"p, \hat{y} \in (0, 1)^n",
    "binary_cross_entropy.y": r"y \in \{0, 1\}^n",
    "binary_cross_entropy_slope.y": r"y \in \{0, 1\}^n",
    "binary_cross_entropy_of_scores.y": r"y \in \{0, 1\}^n",
    "binary_cross_entropy_of_scores_slope.y": r"y \in \{0, 1\}^n",
    "categorical_cross_entropy.p": r"p, \hat{y} \in \Delta^n",
    "categorical_cross_entropy.y": r"y \in \Delta^n",
    "categorical_cross_entropy_slope.p": r"p \in \Delta^n",
    "categorical_cross_entropy_slope.y": r"y \in \Delta^n",
    "categorical_cross_entropy_of_scores.y": r"y \in \Delta^n",
    "categorical_cross_entropy_of_scores_slope.y": r"y, \mathbf{y} \in \Delta^n",
}


def mean_squared_error(p, y) -> float:
    """The mean of (p - y)^2 over all entries (Gauss, 1809)."""
    return np.mean(np.square(np.subtract(p, y)))


def mean_squared_error_slope(p, y):
    """2 (p - y) / n, with n entries."""
    return 2 * np.subtract(p, y) / np.size(p)


def binary_cross_entropy(p, y) -> float:
    """The mean of -(y log p + (1 - y) log(1 - p)): the surprise at the truth; infinite for a certain error."""
    p, y = np.broadcast_arrays(p, y)
    return -np.mean(weighed_log(y, p) + weighed_log(1 - y, 1 - p))


def binary_cross_entropy_slope(p, y):
    """((1 - y) / (1 - p) - y / p) / n, which is (p - y) / (p (1 - p)) / n, with n entries."""
    p, y = np.asarray(p, float), np.asarray(y, float)
    return (ratio(1 - y, 1 - p) - ratio(y, p)) / np.size(p)


def binary_cross_entropy_of_scores(z, y) -> float:
    """The same with p = sigmoid(z): the mean of log(1 + e^z) - y z."""
    return np.mean(np.logaddexp(0, z) - np.multiply(y, z))


def binary_cross_entropy_of_scores_slope(z, y):
    """(p - y) / n with p = sigmoid(z): the slopes of sigmoid and logarithm cancel."""
    return (sigmoid(z) - y) / np.size(z)


def categorical_cross_entropy(p, y) -> float:
    """The mean over examples of -sum_i y_i log p_i: the surprise at the true class (Shannon, 1948)."""
    return -np.mean(weighed_log(y, p).sum(axis=-1))


def categorical_cross_entropy_slope(p, y):
    """-y / p / n, with n examples."""
    return -ratio(y, p) / examples(p)


def categorical_cross_entropy_of_scores(z, y) -> float:
    """The same with p = softmax(z): the mean of log sum_j e^z_j - sum_i y_i z_i, for y that adds to one."""
    highest = np.max(z, axis=-1, keepdims=True)
    log_sum = highest[..., 0] + np.log(np.exp(z - highest).sum(axis=-1))
    return np.mean(log_sum - np.multiply(y, z).sum(axis=-1))


def categorical_cross_entropy_of_scores_slope(z, y):
    """(p - y) / n with p = softmax(z): the softmax's Jacobian and the logarithm's slope cancel but for this."""
    return (softmax(z) - y) / examples(z)


def weighed_log(y, p):
    """y log p, and 0 where y is 0, whatever p: what cannot happen does not surprise."""
    y, p = np.broadcast_arrays(np.asarray(y, float), np.asarray(p, float))
    with np.errstate(divide="ignore"):
        return np.multiply(y, np.log(p, where=y != 0, out=np.zeros_like(p)))


def examples(array) -> int:
    """How many examples an array holds: all axes but the last."""
    return int(np.prod(np.shape(array)[:-1]))
