"""Directions that a square matrix only stretches: A v = w v, also where it turns (then w and v are complex).

    schur_steps(A)   yields A = Q T Q^H as T grows triangular
    eigen(A)         w and V, with A V = V diag(w)
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

# How print writes what these functions take and give (pycore.agreement).
LETTERS = {"A": r"A, \mathbf{A} \in R^{n \times n}"}
GIVES = {"eigen": {r"\Lambda": lambda found: np.diag(found[0]), "V": 1,
                   r"\lambda": lambda found: found[0][0], "v": lambda found: found[1][:, 0]}}
EPS = np.finfo(float).eps


@dataclass(frozen=True)
class Triangled:
    """After a step: A = Q T Q^H, T complex and nearer to a triangle; `size` is the corner still worked on."""
    shift: complex
    size: int
    Q: np.ndarray
    T: np.ndarray


def schur_steps(A) -> Iterator[Triangled]:
    """Yield the shifted QR algorithm (Francis, 1961; Kublanovskaya, 1961), in complex numbers, on A of shape (n, n).

    First mirrors leave one row of numbers below the diagonal; then each step factors T - shift = Q R and multiplies back
    R Q + shift, which makes the last of those numbers vanish, and the corner shrinks by one. ValueError if it does not.
    """
    T = np.array(A, complex)
    Q = nearly_triangular(T)
    scale = np.abs(T).max(initial=0)
    size, tries = len(T), 0
    yield Triangled(0, size, Q.copy(), T.copy())
    while size > 1:
        start = clear(T, size, scale)
        if start == size - 1:
            size, tries = start, 0
            continue
        tries += 1
        if tries > 60:
            raise ValueError("The QR algorithm found no rest on this matrix.")
        shift = T[size - 1, size - 1] + abs(T[size - 1, size - 2]) if tries % 10 == 0 else corner(T[size - 2:size, size - 2:size])
        sweep(T, Q, start, size, shift)
        yield Triangled(shift, size, Q.copy(), T.copy())
    T[np.tril_indices(len(T), -1)] = 0
    yield Triangled(0, size, Q.copy(), T.copy())


def nearly_triangular(T) -> np.ndarray:
    """Turn T, in place, into zeros below its first subdiagonal, by mirrors from both sides; the mirrors' product."""
    n = len(T)
    Q = np.eye(n, dtype=complex)
    for k in range(n - 2):
        v = T[k + 1:, k].copy()
        largest = np.abs(v).max()
        if largest == 0:
            continue
        v /= largest
        v[0] += np.linalg.norm(v) * (v[0] / abs(v[0]) if v[0] != 0 else 1)
        v /= np.linalg.norm(v)
        T[k + 1:] -= 2 * np.outer(v, v.conj() @ T[k + 1:])
        T[:, k + 1:] -= 2 * np.outer(T[:, k + 1:] @ v, v.conj())
        Q[:, k + 1:] -= 2 * np.outer(Q[:, k + 1:] @ v, v.conj())
        T[k + 2:, k] = 0
    return Q


def clear(T, size, scale) -> int:
    """Where the corner ending at `size` begins: below it a subdiagonal number is lost in rounding, and set to zero."""
    for k in range(size - 1, 0, -1):
        around = abs(T[k, k]) + abs(T[k - 1, k - 1])
        if abs(T[k, k - 1]) <= EPS * (around if around > 0 else scale):
            T[k, k - 1] = 0
            return k
    return 0


def corner(block) -> complex:
    """The eigenvalue of a 2 by 2 block that lies nearer to its last entry (Wilkinson's shift)."""
    size = np.abs(block).max() or 1.0           # squares of what is huge or tiny would leave the range of numbers
    (a, b), (c, d) = block / size
    half = (a - d) / 2
    root = np.sqrt(half * half + b * c + 0j)
    far = half + root if abs(half + root) >= abs(half - root) else half - root
    return size * (d - b * c / far if far != 0 else d)


def sweep(T, Q, start, size, shift):
    """One step T - shift = G R, T = R G + shift on the corner, G a row of plane rotations, carried through all of T."""
    T[range(start, size), range(start, size)] -= shift
    turns = []
    for k in range(start, size - 1):
        a, b = T[k, k], T[k + 1, k]
        length = np.hypot(abs(a), abs(b))
        c, s = (a / length, b / length) if length > 0 else (1, 0)
        turn = np.array([[np.conj(c), np.conj(s)], [-s, c]])
        T[k:k + 2, k:] = turn @ T[k:k + 2, k:]
        turns.append(turn.conj().T)
    for k, turn in enumerate(turns, start):
        T[:k + 2, k:k + 2] = T[:k + 2, k:k + 2] @ turn
        Q[:, k:k + 2] = Q[:, k:k + 2] @ turn
    T[range(start, size), range(start, size)] += shift


def eigen(A) -> tuple[np.ndarray, np.ndarray]:
    """w, shape (n,), and V, shape (n, n), columns of length one, with A V = V diag(w); real where A only stretches.

    A matrix that shears may have fewer directions than n: then some columns of V (nearly) repeat.
    """
    *_, last = schur_steps(A)
    T, n = last.T, len(last.T)
    w = np.diag(T).copy()
    V = np.zeros((n, n), complex)
    least = EPS * max(np.abs(T).max(initial=0), np.finfo(float).tiny / EPS)
    for k in range(n):
        v = np.zeros(n, complex)
        v[k] = 1
        for i in reversed(range(k)):                     # back substitution in (T - w_k) v = 0
            gap = w[k] - w[i]
            v[i] = T[i, i + 1:k + 1] @ v[i + 1:k + 1] / (gap if abs(gap) > least else least)
            v /= max(np.abs(v).max(), 1)
        v = last.Q @ v
        V[:, k] = v / np.linalg.norm(v)
    return real_if_still(w, V, np.abs(T).max(initial=0))


def real_if_still(w, V, scale):
    """Without imaginary parts, where those are rounding only."""
    if (np.abs(w.imag) <= 8 * len(w) * EPS * scale).all():
        turned = V * np.exp(-1j * np.angle(V[np.abs(V).argmax(axis=0), range(len(w))]))
        if (np.abs(turned.imag) < 1e-10).all():
            return w.real, turned.real
    return w, V
