"""Axes straightened: A = Q R, with the columns of Q at right angles and of length one, and R upper triangular.

    gram_schmidt_steps(A)   takes from each column what points along the ones before it
    householder_steps(A)    mirrors the whole space until each column lies along its axes
    qr(A)                   Q and R by Householder's mirrors, which never lose the right angles
    least_squares(A, b)     the x for which A x comes nearest to b
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "A": r"A, \mathbf{A} \in R^{m \times n}",
    "least_squares.A": r"A, X \in R^{(n + k) \times n}",
    "b": r"b, y \in R^{(n + k)}",
}
GIVES = {
    "qr": {r"Q, \mathbf{Q}": 0, r"R, \mathbf{R}": 1},
    "least_squares": {"x, w": ""},
}


@dataclass(frozen=True)
class Straightened:
    """The factors after one column; Q R is A where the columns are done. `along` is the axis or mirror's normal."""
    column: int
    along: np.ndarray
    Q: np.ndarray
    R: np.ndarray


def gram_schmidt_steps(A) -> Iterator[Straightened]:
    """Yield the Gram-Schmidt orthogonalisation of A, shape (m, n), column by column: Q (m, n), R (n, n).

    Every column is cleaned twice, which keeps the right angles to rounding (Giraud and others, 2005). ValueError if a
    column lies in the span of those before it: it has no direction of its own.
    """
    A = np.array(A, float)
    m, n = A.shape
    Q, R = np.zeros((m, n)), np.zeros((n, n))
    sizes = np.abs(A).max(axis=0, initial=0)
    sizes[sizes == 0] = 1
    for k in range(n):
        left = A[:, k] / sizes[k]                # whose squares stay in the range of numbers
        for _ in range(2):
            share = Q[:, :k].T @ left
            left -= Q[:, :k] @ share
            R[:k, k] += share
        R[k, k] = np.linalg.norm(left)
        if R[k, k] <= 1e-14:
            raise ValueError(f"Column {k + 1} lies in the span of the columns before it and has no direction of its own.")
        Q[:, k] = left / R[k, k]
        yield Straightened(k, Q[:, k].copy(), Q.copy(), R * sizes)


def householder_steps(A) -> Iterator[Straightened]:
    """Yield mirrors that turn A, shape (m, n), into an upper triangle: Q (m, m), R (m, n), and Q R = A after each.

    The mirror's normal v sends a column to the far side of its axis, so that nothing cancels (Householder, 1958).
    """
    R = np.array(A, float)
    m, n = R.shape
    Q = np.eye(m)
    for k in range(min(m, n)):
        v = np.zeros(m)
        v[k:] = R[k:, k]
        largest = np.abs(v).max()
        if largest > 0:
            v /= largest
            v[k] += np.copysign(np.linalg.norm(v), v[k])
            v /= np.linalg.norm(v)
            R -= 2 * np.outer(v, v @ R)
            Q -= 2 * np.outer(Q @ v, v)
            R[k + 1:, k] = 0
        yield Straightened(k, v, Q.copy(), R.copy())


def qr(A) -> tuple[np.ndarray, np.ndarray]:
    """Q of shape (m, r) and R of shape (r, n) with A = Q R, r = min(m, n), by Householder's mirrors."""
    *_, last = householder_steps(A)
    r = min(np.shape(A))
    return last.Q[:, :r], last.R[:r]


def least_squares(A, b) -> np.ndarray:
    """The x for which |A x - b| is least: R x = Q^T b. A has shape (m, n), m >= n, and independent columns."""
    Q, R = qr(A)
    x = Q.T @ np.asarray(b, float)
    for i in reversed(range(len(x))):
        x[i] = (x[i] - R[i, i + 1:] @ x[i + 1:]) / R[i, i]
    return x
