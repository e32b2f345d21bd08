"""A symmetric matrix stretches along axes at right angles: A = V diag(w) V^T, found by turning two axes at a time.

    symmetric_steps(A)   yields each turn
    symmetric(A)         w, from least to greatest, and V, its columns the directions
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {"A": r"A, \mathbf{A} \in Sym^n"}
GIVES = {"symmetric": {r"\Lambda, \boldsymbol{\Lambda}": lambda found: np.diag(found[0]), r"V, Q, \mathbf{Q}": 1}}


@dataclass(frozen=True)
class Turned:
    """After a turn of axes p and q by an angle: A = V D V^T holds, and D is nearer to a diagonal."""
    p: int
    q: int
    angle: float
    D: np.ndarray
    V: np.ndarray


def symmetric_steps(A) -> Iterator[Turned]:
    """Yield Jacobi's rotations (1846), sweep by sweep, until what is off the diagonal is lost in rounding.

    A has shape (n, n); only its symmetric part counts.
    """
    D = np.array(A, float)
    D = D / 2 + D.T / 2
    n = len(D)
    V, floor = np.eye(n), np.finfo(float).eps * np.abs(D).max(initial=0) / 4
    yield Turned(0, 0, 0.0, D.copy(), V.copy())
    while True:
        turned = False
        for p in range(n):
            for q in range(p + 1, n):
                if abs(D[p, q]) > floor:
                    angle = turn(D, V, p, q)
                    turned = True
                    yield Turned(p, q, angle, D.copy(), V.copy())
        if not turned:
            return


def turn(D, V, p, q) -> float:
    """Turn axes p and q, by at most an eighth of a circle, so that D[p, q] becomes zero."""
    # tan(2 angle) = 2 D[p, q] / (D[p, p] - D[q, q]); of the two angles the smaller keeps the order of the axes
    gap = (D[p, p] - D[q, q]) / 2 / D[p, q] if abs(D[p, q]) > 0 else np.inf
    tangent = np.copysign(1, gap) / (abs(gap) + np.hypot(1, gap))
    cosine = 1 / np.hypot(1, tangent)
    sine = tangent * cosine
    rotation = np.array([[cosine, -sine], [sine, cosine]])
    D[:, [p, q]] = D[:, [p, q]] @ rotation
    D[[p, q]] = rotation.T @ D[[p, q]]
    D[p, q] = D[q, p] = 0
    V[:, [p, q]] = V[:, [p, q]] @ rotation
    return float(np.arctan(tangent))


def symmetric(A) -> tuple[np.ndarray, np.ndarray]:
    """w, shape (n,), rising, and V, shape (n, n), with A = V diag(w) V^T."""
    *_, last = symmetric_steps(A)
    w = np.diag(last.D)
    order = np.argsort(w, kind="stable")
    return w[order], last.V[:, order]
