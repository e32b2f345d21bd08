"""Turn, stretch, turn: every matrix is A = U diag(s) V^T, with U and V at right angles and s from greatest to least.

    svd_steps(A)      yields each turn of two columns
    svd(A)            U, s, V^T
    low_rank(A, k)    the nearest matrix made of k columns times k rows
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pycore.factorizations.qr import householder_steps

# How print writes what these functions take and give (pycore.agreement).
LETTERS = {"A": r"A, \mathbf{A} \in R^{m \times n}"}
GIVES = {"svd": {r"U, \mathbf{U}": 0, r"\Sigma, \boldsymbol{\Sigma}": lambda found: np.diag(found[1]),
                 r"V, \mathbf{V}": lambda found: found[2].T, r"\sigma": 1, "u": lambda found: found[0].T, "v": 2}}
EPS = np.finfo(float).eps


@dataclass(frozen=True)
class Unskewed:
    """After columns p and q were turned by an angle: A V = B holds, and the columns of B are nearer to right angles."""
    p: int
    q: int
    angle: float
    B: np.ndarray
    V: np.ndarray


def svd_steps(A) -> Iterator[Unskewed]:
    """Yield the one-sided Jacobi method (Hestenes, 1958): turn pairs of columns of A, shape (m, n), until all are at
    right angles to each other."""
    B = np.array(A, float)
    scale = np.abs(B).max(initial=0) or 1.0
    B, n = B / scale, B.shape[1]
    V = np.eye(n)
    yield Unskewed(0, 0, 0.0, B * scale, V.copy())
    while True:
        turned = False
        for p in range(n):
            for q in range(p + 1, n):
                a, b, slant = B[:, p] @ B[:, p], B[:, q] @ B[:, q], B[:, p] @ B[:, q]
                if abs(slant) > 4 * EPS * np.sqrt(a * b) and abs(slant) > EPS ** 4:
                    angle = turn(B, V, p, q, (a - b) / (2 * slant))
                    turned = True
                    yield Unskewed(p, q, angle, B * scale, V.copy())
        if not turned:
            return


def turn(B, V, p, q, gap) -> float:
    """Turn columns p and q by the smaller angle that sets them at right angles."""
    tangent = np.copysign(1, gap) / (abs(gap) + np.hypot(1, gap))
    cosine = 1 / np.hypot(1, tangent)
    rotation = cosine * np.array([[1, -tangent], [tangent, 1]])
    for columns in (B, V):
        columns[:, [p, q]] = columns[:, [p, q]] @ rotation
    return float(np.arctan(tangent))


def svd(A) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """U of shape (m, r), s of shape (r,), falling, and V^T of shape (r, n), r = min(m, n), with A = U diag(s) V^T."""
    A = np.array(A, float)
    if A.shape[0] < A.shape[1]:
        U, s, Vt = svd(A.T)
        return Vt.T, s, U.T
    *_, last = svd_steps(A)
    scale = np.abs(last.B).max(initial=0) or 1.0
    s = np.linalg.norm(last.B / scale, axis=0) * scale
    order = np.argsort(-s, kind="stable")
    s, V = s[order], last.V[:, order]
    floor = 4 * EPS * max(A.shape) * s[0] if len(s) else 0
    kept = int((s > floor).sum())
    U = completed(last.B[:, order[:kept]] / s[:kept], A.shape[1])
    return U, s, V.T


def completed(U, columns: int) -> np.ndarray:
    """U with further columns at right angles to its own, up to so many."""
    whole = np.eye(len(U))
    for step in householder_steps(U):
        whole = step.Q
    return np.hstack([U, whole[:, U.shape[1]:columns]])


def low_rank(A, k: int) -> np.ndarray:
    """The matrix of rank k nearest to A: its k greatest stretches (Eckart and Young, 1936)."""
    U, s, Vt = svd(A)
    return U[:, :k] * s[:k] @ Vt[:k]
