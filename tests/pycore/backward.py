"""How far factors are from what they should make, in multiples of machine epsilon; for tests and `build.py bench core`.

    error(A, made)       the backward error: the nearest matrix that they truly make is this far from A, relative to A
    crooked(Q)           how far columns are from right angles and length one
    apart(some, others)  the farthest that any of some values is from the nearest of the others, either way
"""
import numpy as np

EPS = np.finfo(float).eps


def error(A, made) -> float:
    size = np.abs(A).max(initial=0)
    if size == 0:
        return np.inf if np.any(made) else 0.0
    return float(np.linalg.norm(A / size - made / size) / np.linalg.norm(A / size) / EPS)    # whose squares stay in range


def crooked(Q) -> float:
    return float(np.linalg.norm(Q.conj().T @ Q - np.eye(Q.shape[1])) / EPS)


def apart(some, others) -> float:
    distances = np.abs(np.subtract.outer(some, others))
    return float(max(distances.min(axis=0).max(initial=0), distances.min(axis=1).max(initial=0)))
