"""Elimination, recorded: P A = L U. Subtract multiples of a row from those below until only an upper triangle is left.

    lu_steps(A)   yields an Elimination for every swap of rows and every column cleared
    lu(A)         the last of them: P, L, U
    solve(A, b)   the x with A x = b
    determinant(A)   how much A stretches volume, negative if it turns it over

Which A flattens something, so that there is no such x, is decided by pycore.factorizations.singular.
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pycore.factorizations.singular import is_singular, scaled_alike, times_two_to


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
    U = np.array(A, np.result_type(np.asarray(A), float))
    m, n = U.shape
    order, L = np.arange(m), np.zeros((m, m), U.dtype)

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
            U[k + 1:] -= np.multiply.outer(L[k + 1:, k], U[k])
            U[k + 1:, k] = 0
            yield step("clear", k)


def lu(A) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """P, L and U with P A = L U; for A of shape (m, n) and r = min(m, n): (m, m), (m, r), (r, n)."""
    *_, last = lu_steps(A)
    r = min(np.shape(A))
    return last.P, last.L[:, :r], last.U[:r]


def solve(A, b) -> np.ndarray:
    """The x with A x = b, for b of shape (n,) or (n, k), by elimination and two substitutions; ValueError if A flattens something."""
    if is_singular(A):
        raise ValueError("This matrix flattens some direction, so A x = b has no single answer.")
    S, rows, columns = scaled_alike(A)
    P, L, U = lu(S)
    y = np.asarray(P @ times_two_to(np.asarray(b, float).T, rows).T, U.dtype)
    for i in range(len(y)):
        y[i] -= L[i, :i] @ y[:i]
    for i in reversed(range(len(y))):
        y[i] = (y[i] - U[i, i + 1:] @ y[i + 1:]) / U[i, i]
    return times_two_to(y.T, columns).T


def determinant(A) -> float:
    """By how much A stretches area or volume: the product of U's diagonal, its sign turned once for every swap.

    Exactly 0 where A flattens something. The powers of two that were taken out come back last, lest anything overflow.
    """
    if is_singular(A):
        return np.float64(0)
    S, rows, columns = scaled_alike(A)
    if not np.isrealobj(S):
        raise ValueError("Only a matrix of real numbers has a determinant here.")
    steps = [*lu_steps(S)]
    whole, power = (-1.0) ** sum(step.did == "swap" for step in steps), -int(rows.sum() + columns.sum())
    for pivot in np.diag(steps[-1].U):
        whole, more = np.frexp(whole * pivot)
        power += int(more)
    return np.ldexp(whole, power)
