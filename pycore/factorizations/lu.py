"""Elimination, recorded: P A = L U. Subtract multiples of a row from those below until only an upper triangle is left.

    lu_steps(A)   yields an Elimination for every swap of rows and every column cleared
    lu(A)         the last of them: P, L, U
    solve(A, b)   the x with A x = b
    determinant(A)   how much A stretches volume, negative if it turns it over
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "lu.A": r"A, \mathbf{A} \in R^{m \times n}",
    "A": r"A, \mathbf{A} \in R^{n \times n}",
    "b": r"b, \mathbf{b} \in R^n",
}
GIVES = {
    "lu": {r"P, \mathbf{P}": 0, r"L, \mathbf{L}": 1, r"U, \mathbf{U}": 2},
    "solve": {r"x, \mathbf{x}": ""},
}


@dataclass(frozen=True)
class Elimination:
    """The factors after a step; P A = L U holds at each. `did` is "start", "swap" or "clear", at one column."""
    did: str
    column: int
    P: np.ndarray    # (m, m), a permutation
    L: np.ndarray    # (m, m), ones on its diagonal, what was subtracted below it
    U: np.ndarray    # (m, n), upper triangular at the end


def lu_steps(A) -> Iterator[Elimination]:
    """Yield Gaussian elimination with partial pivoting, of A of shape (m, n), step by step.

    The largest entry of a column goes first, so that no multiplier exceeds one (Wilkinson, 1961).
    """
    U = np.array(A, float)
    m, n = U.shape
    order, L = np.arange(m), np.zeros((m, m))

    def step(did, column):
        return Elimination(did, column, np.eye(m)[order], L + np.eye(m), U.copy())

    yield step("start", 0)
    for k in range(min(m - 1, n)):
        pivot = k + int(np.argmax(np.abs(U[k:, k])))
        if pivot != k:
            for rows in (U, L, order):
                rows[[k, pivot]] = rows[[pivot, k]]
            yield step("swap", k)
        if U[k, k] != 0:
            L[k + 1:, k] = U[k + 1:, k] / U[k, k]
            U[k + 1:] -= np.outer(L[k + 1:, k], U[k])
            U[k + 1:, k] = 0
            yield step("clear", k)


def lu(A) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """P, L and U with P A = L U; for A of shape (m, n) and r = min(m, n): (m, m), (m, r), (r, n)."""
    *_, last = lu_steps(A)
    r = min(np.shape(A))
    return last.P, last.L[:, :r], last.U[:r]


def solve(A, b) -> np.ndarray:
    """The x with A x = b, by elimination and two substitutions; ValueError if A flattens something."""
    P, L, U = lu(A)
    if U.shape[0] != U.shape[1] or (np.diag(U) == 0).any():
        raise ValueError("This matrix flattens some direction or is not square, so A x = b has no single answer.")
    y = P @ np.asarray(b, float)
    for i in range(len(y)):
        y[i] -= L[i, :i] @ y[:i]
    for i in reversed(range(len(y))):
        y[i] = (y[i] - U[i, i + 1:] @ y[i + 1:]) / U[i, i]
    return y


def determinant(A) -> float:
    """By how much A stretches area or volume: the product of U's diagonal, its sign turned once for every swap."""
    swaps = 0
    for step in lu_steps(A):
        swaps += step.did == "swap"
    return float((-1) ** swaps * np.prod(np.diag(step.U)))
