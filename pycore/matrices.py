"""Matrices as actions: what they do to the plane, or to any space, and what they leave alone.

    permutation reflection rotation projection scaling shear    a matrix for each action
    keeps(A)                     what it leaves alone: lengths, angles, area, orientation, lines, a direction, points
    kept_directions(A)           the directions it only stretches, with how much
    by_entries by_columns by_rows by_layers    four views of one product, each step by step

How much area a matrix makes of one is its determinant, in pycore.factorizations.
"""
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pycore.factorizations import determinant, eigen, qr, svd


# How print writes what these functions take (pycore.agreement).
LETTERS = {
    "normal": r"v, u, \mathbf{v}, \mathbf{n} \in R^n",
    "angle": r"\theta, \varphi \in [-3, 3]",
    "onto": r"a, \mathbf{a} \in R^n",
    "slant": r"k \in R",
    "A": r"A, \mathbf{A} \in R^{m \times n}",
    "B": r"B, \mathbf{B} \in R^{n \times k}",
}


def permutation(order) -> np.ndarray:
    """The matrix that puts row order[0] first, order[1] second and so on, counting from 0; shape (n, n).

    permutation([2, 0, 1]) A is A's third row, then its first, then its second.
    """
    return np.eye(len(order))[list(order)]


def reflection(normal) -> np.ndarray:
    """The mirror that turns `normal` round and leaves all at right angles to it: I - 2 n n^T / n^T n."""
    n = np.asarray(normal, float)
    return np.eye(len(n)) - 2 * np.outer(n, n) / (n @ n)


def rotation(angle: float) -> np.ndarray:
    """The turn of the plane by an angle in radians, against the clock: (x, y) goes to (c x - s y, s x + c y)."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s], [s, c]])


def projection(onto) -> np.ndarray:
    """The shadow cast straight onto the span of the columns of `onto`, shape (n, k), or of one vector: Q Q^T."""
    Q, _ = qr(np.asarray(onto, float).reshape(len(onto), -1))
    return Q @ Q.T


def scaling(*factors: float) -> np.ndarray:
    """Stretch each axis by its own factor."""
    return np.diag(np.array(factors, float))


def shear(slant: float) -> np.ndarray:
    """Push the plane sideways, the further the higher up: (x, y) goes to (x + slant y, y)."""
    return np.array([[1, slant], [0, 1.0]])


def keeps(A, tolerance: float = 1e-12) -> tuple[str, ...]:
    """What a square matrix leaves alone, of the eight things below, in their order.

    Lengths: A^T A = I. Angles: A^T A is a positive multiple of I. Area (in space: volume): |det A| = 1. Orientation:
    det A > 0. Lines: det A is not 0, so that every line stays one, and parallel ones parallel; a matrix that flattens
    squeezes some to points. A direction: A v = w v for some v and some w that is not 0. Points, besides the origin:
    A v = v, so that A - I flattens something. What it has done already: A A = A, so that doing it twice is doing it once.
    """
    A = np.asarray(A, float)
    one, both, volume = np.eye(len(A)), A.T @ A, determinant(A)
    stretch, room = both[0, 0], np.linalg.norm(A, axis=0).max() ** len(A)     # no box of such columns is larger
    checks = {
        "lengths": np.allclose(both, one, 0, tolerance),
        "angles": stretch > 0 and np.allclose(both / stretch, one, 0, tolerance),
        "area": abs(abs(volume) - 1) <= tolerance * max(1, room),
        "orientation": volume > tolerance * room,
        "lines": abs(volume) > tolerance * room,
        "a direction": any(abs(stretch) > 1e-9 * np.abs(A).max() for stretch, _ in kept_directions(A)),
        "points": svd(A - one)[1][-1] <= tolerance * max(1, np.abs(A).max()),
        "what it has done already": np.allclose(A @ A, A, 0, tolerance),
    }
    return tuple(name for name, kept in checks.items() if kept)


def kept_directions(A) -> tuple[tuple[float, np.ndarray], ...]:
    """Real directions that a square matrix only stretches, each as (stretch, direction of length one).

    Where a whole plane is stretched alike, two directions that span it.
    """
    A, found = np.asarray(A, float), []
    for direction in eigen(A)[1].T:
        real = np.real(direction * np.exp(-1j * np.angle(direction[np.abs(direction).argmax()])))
        real = real / np.linalg.norm(real)
        stretch = real @ A @ real
        # A shear has one direction twice over, which rounding pulls apart, and into complex numbers. The real part is
        # right to twice as many digits; where A turns, it is no direction at all.
        stays = np.abs(A @ real - stretch * real).max() <= 1e-9 * np.abs(A).max()
        if stays and not any(abs(real @ other) > 1 - 1e-9 for _, other in found):
            found.append((float(stretch), real))
    return tuple(found)


@dataclass(frozen=True)
class Partly:
    """A product as far as it is made: what was added now, from which part of A and of B, and the sum so far."""
    from_A: np.ndarray
    from_B: np.ndarray
    added: np.ndarray
    so_far: np.ndarray


def by_entries(A, B) -> Iterator[Partly]:
    """Rows by columns: each entry of A B is a row of A dot a column of B."""
    return growing(A, B, ((A[i], B[:, j], (i, j), A[i] @ B[:, j]) for i in range(len(A)) for j in range(B.shape[1])))


def by_columns(A, B) -> Iterator[Partly]:
    """Each column of A B mixes the columns of A, as a column of B says."""
    return growing(A, B, ((A, B[:, j], (slice(None), j), A @ B[:, j]) for j in range(B.shape[1])))


def by_rows(A, B) -> Iterator[Partly]:
    """Each row of A B mixes the rows of B, as a row of A says."""
    return growing(A, B, ((A[i], B, i, A[i] @ B) for i in range(len(A))))


def by_layers(A, B) -> Iterator[Partly]:
    """A B is a sum of layers: each column of A times the row of B that meets it."""
    return growing(A, B, ((A[:, k], B[k], ..., np.outer(A[:, k], B[k])) for k in range(len(B))))


def growing(A, B, pieces) -> Iterator[Partly]:
    so_far = np.zeros((len(A), B.shape[1]))
    for from_A, from_B, place, piece in pieces:
        added = np.zeros_like(so_far)
        added[place] = piece
        so_far = so_far + added
        yield Partly(from_A, from_B, added, so_far)
