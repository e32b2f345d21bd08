"""A network with one hidden layer and one answer, all its weights in one row of numbers: small enough to be trained while
somebody looks.

    start(units, seed)                       weights to begin with, shape (4 units + 1,)
    parts(theta)                             the same as W1, b1, W2, b2
    scores(theta, x, bend)                   what it says of points x, one a row
    loss_and_slope(theta, x, y, bend)        how wrong it is, and how that answers to each weight

Points have two numbers, y is 0 or 1. Several networks may stand in rows of theta: then all that comes out has a row for each.
The slopes are written by hand, as pycore.tape would find them (tests hold the two side by side).
"""
import numpy as np

from pycore.activations import sigmoid


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


def losses(z, y) -> np.ndarray:
    """The mean binary cross-entropy of scores, shape (...)."""
    return np.mean(np.logaddexp(0, z) - y * z, axis=(-2, -1))


def loss_and_slope(theta, x, y, bend: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """The mean binary cross-entropy, shape (...), and its slope by theta, of theta's shape: the chain rule, layer by layer."""
    W1, b1, W2, b2 = parts(theta)
    a = x @ W1 + b1
    h = np.tanh(a) if bend else a
    z = h @ W2 + b2
    by_z = (sigmoid(z) - y) / len(x)
    by_a = by_z @ np.swapaxes(W2, -1, -2) * (1 - h * h if bend else 1)
    by_W1, by_W2 = x.T @ by_a, np.swapaxes(h, -1, -2) @ by_z
    slope = [by_W1.reshape(*theta.shape[:-1], -1), by_a.sum(-2), by_W2[..., 0], by_z.sum(-2)]
    return losses(z, y), np.concatenate(slope, axis=-1)
