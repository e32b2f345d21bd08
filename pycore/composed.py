"""Operations that are made of others, said in those others: what is recorded of them is what they are made of.

    COMPOSED[np.outer](a, b)     the same as np.outer(a, b), by operations that have rows in pycore.slopes

So np.outer, np.kron or np.std need no slope of their own: the chain rule finds it.
"""
from math import sqrt

import numpy as np

from pycore.corners import along
from pycore.factorizations import power


def outer(a, b):
    """Every number of a times every number of b."""
    return np.reshape(a, (-1, 1)) * np.reshape(b, (1, -1))


def kron(a, b):
    """For matrices: each number of a times the whole of b, block by block."""
    (m, n), (p, q) = np.shape(a), np.shape(b)
    return np.reshape(np.reshape(a, (m, 1, n, 1)) * np.reshape(b, (1, p, 1, q)), (m * p, n * q))


def cross(a, b):
    """For vectors of three numbers."""
    return a[[1, 2, 0]] * b[[2, 0, 1]] - a[[2, 0, 1]] * b[[1, 2, 0]]


def matrix_power(x, n):
    """x times itself; of a negative power, its inverse times itself."""
    return power(np.linalg.inv(x) if n < 0 else x, abs(n))


def var(x):
    """The mean squared distance from the mean."""
    return np.mean(np.square(x - np.mean(x)))


def clip(x, low, high):
    """x kept between two ends, at which it still counts."""
    above = np.where(x < low, low, x)
    return np.where(above > high, high, above)


def norm(x, ord=None):
    """Of a vector the root of its summed powers, or its largest or smallest size; of a matrix as matrix_norm has it.

    A root of summed powers is x times the way it points, as is a matrix's largest stretch: so it has a slope at 0 too.
    """
    if ord is None:
        return np.sum(x * along(x.value))
    if np.ndim(x) == 2:
        return matrix_norm(x, ord)
    if np.isinf(ord):
        return np.max(np.abs(x)) if ord > 0 else np.min(np.abs(x))
    return np.sum(x * along(x.value, ord)) if ord else np.sum(np.sign(np.abs(x)))


def matrix_norm(x, ord):
    """The largest sum of a column (1) or row (infinity), or the largest stretch (2): u x v for the directions it has now."""
    if ord == 2:
        if not x.size or not np.isfinite(x.value).all():
            return np.sum(x * np.nan)
        left, _, right = np.linalg.svd(x.value)
        return left[:, 0] @ x @ right[0]
    return np.max(np.sum(np.abs(x), axis={1: 0, np.inf: 1}[ord]))


def block(rows):
    """Matrices side by side and one below the other; numbers and vectors count as rows."""
    return np.concatenate([np.concatenate([at_least(2, cell) for cell in row], axis=1) for row in rows])


def at_least(axes, x):
    """x with axes of length one in front where it has too few."""
    return np.reshape(x, (1,) * (axes - np.ndim(x)) + np.shape(x)) if np.ndim(x) < axes else x


COMPOSED = {
    np.outer: outer,
    np.kron: kron,
    np.cross: cross,
    np.dot: lambda a, b: a @ b if np.ndim(a) and np.ndim(b) else a * b,
    np.linalg.matrix_power: matrix_power,
    np.linalg.norm: norm,
    np.trace: lambda x: np.sum(np.diag(x)),
    np.var: var,
    np.std: lambda x: norm(x - np.mean(x)) / sqrt(x.size or np.nan),
    np.clip: clip,
    np.ravel: lambda x: np.reshape(x, -1),
    np.atleast_1d: lambda x: at_least(1, x),
    np.block: block,
}
