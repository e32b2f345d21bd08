"""A network with one hidden layer and one answer, all its weights in one row of numbers: small enough to be trained while
somebody looks.

    start(units, seed)                       weights to begin with, shape (4 units + 1,)
    parts(theta)                             the same as W1, b1, W2, b2
    scores(theta, x, bend)                   what it says of points x, one a row
    losses(z, y)                             how wrong such scores are
    slope(theta, x, y, bend)                 how the loss answers to each weight

    bent(W_1, w_2, x), flat(W_1, w_2, x)     one answer of such a network, its offsets left aside, with its bend and without

Points have two numbers, y is 0 or 1. Several networks may stand in rows of theta: then all that comes out has a row for each.
The slopes are written by hand, as pycore.tape would find them (tests hold the two side by side).
"""
import numpy as np

# How print writes what these functions take (pycore.agreement).
LETTERS = {"W_1": r"\mathbf{W}_1 \in R^{k \times d}", "w_2": r"\mathbf{w}_2 \in R^k", "x": r"\mathbf{a}, \mathbf{x} \in R^d"}


def start(units: int, seed: int) -> np.ndarray:
    """Seeded weights whose sizes keep the signals' own (after He and others, 2015); offsets are zero."""
    chance = np.random.default_rng(seed)
    return np.concatenate([chance.normal(0, 1, 2 * units), np.zeros(units), chance.normal(0, np.sqrt(2 / units), units), [0.0]])


def parts(theta) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """W1 of shape (..., 2, units), b1 (..., 1, units), W2 (..., units, 1) and b2 (..., 1, 1)."""
    rows, units = theta.shape[:-1], (theta.shape[-1] - 1) // 4
    return (theta[..., :2 * units].reshape(*rows, 2, units), theta[..., None, 2 * units:3 * units],
            theta[..., 3 * units:-1, None], theta[..., -1:, None])


def scores(theta, x, bend: bool = True) -> np.ndarray:
    """z = tanh(x W1 + b1) W2 + b2, shape (..., n, 1); without the bend, x W1 + b1 goes on as it is."""
    W1, b1, W2, b2 = parts(theta)
    a = x @ W1 + b1
    return (np.tanh(a) if bend else a) @ W2 + b2


def bent(W_1, w_2, x) -> float:
    """w_2^T tanh(W_1 x), for one point x, shape (d,)."""
    return w_2 @ np.tanh(W_1 @ x)


def flat(W_1, w_2, x) -> float:
    """w_2^T W_1 x: with nothing between them two layers are one, whose weights are w_2^T W_1."""
    return w_2 @ (W_1 @ x)


def losses(z, y) -> np.ndarray:
    """The mean binary cross-entropy of scores, shape (...)."""
    return np.mean(np.logaddexp(0, z) - y * z, axis=(-2, -1))


def slope(theta, x, y, bend: bool = True) -> np.ndarray:
    """The slope of that loss by theta, of theta's shape: the chain rule, layer by layer, from p - y backwards."""
    W1, b1, W2, b2 = parts(theta)
    a = x @ W1 + b1
    h = np.tanh(a) if bend else a
    p = (1 + np.tanh((h @ W2 + b2) / 2)) / 2            # the sigmoid, which is a tanh of half the score
    by_z = (p - y) / len(x)
    by_a = by_z * theta[..., None, 3 * h.shape[-1]:-1] * (1 - h * h if bend else 1)
    by_W1, by_W2 = x.T @ by_a, h.swapaxes(-1, -2) @ by_z
    return np.concatenate([by_W1.reshape(*theta.shape[:-1], -1), by_a.sum(-2), by_W2[..., 0], by_z.sum(-2)], axis=-1)
