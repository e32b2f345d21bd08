"""What undoes a matrix, and the matrix applied again and again. Both run on a tape (pycore.slopes has the inverse's row).

    inverse(A)     A^-1; ValueError if A flattens something
    power(A, n)    A times itself n times
    stretch(A)     the most by which A lengthens anything: its largest singular value
"""
import numpy as np

from pycore.factorizations.lu import solve


def inverse(A) -> np.ndarray:
    """What undoes A, shape (n, n); ValueError if A flattens something (pycore.factorizations.singular) or is not square."""
    return solve(A, np.eye(len(A)))


def power(A, n: int):
    """A times itself n times, n from 0, by repeated squaring."""
    whole = None
    while n:
        if n % 2:
            whole = A if whole is None else whole @ A
        n //= 2
        A = A @ A if n else A
    return np.eye(len(A)) if whole is None else whole


def stretch(A) -> float:
    """The largest singular value of A; NaN where A is empty, or holds infinite numbers or NaN, of which LAPACKs think differently."""
    A = np.asarray(A)
    return float(np.linalg.svd(A, compute_uv=False).max()) if A.size and np.isfinite(A).all() else float("nan")
