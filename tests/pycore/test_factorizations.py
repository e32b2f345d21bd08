"""Factorizations of random, deficient, badly scaled and defective matrices, against their own promises and numpy.linalg."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import factorizations as f

EPS = np.finfo(float).eps


@st.composite
def matrices(draw, square=False, rows=None):
    """Matrices of many shapes, ranks and scales, with whole numbers often, so that ties and repeats happen."""
    m = draw(st.integers(1, 7))
    n = m if square else draw(st.integers(1, 7))
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    rank = draw(st.integers(0, min(m, n)))
    A = chance.normal(size=(m, rank)) @ chance.normal(size=(rank, n)) if draw(st.booleans()) else chance.integers(-2, 3, (m, n)).astype(float)
    return A * 10.0 ** draw(st.integers(-60, 60))


def size(A):
    return max(np.abs(A).max(initial=0), np.finfo(float).tiny / EPS)


def close(A, B, by, times=1):
    """Equal to within a small multiple of rounding, relative to a matrix."""
    return np.abs(A - B).max(initial=0) <= times * 20 * max(A.shape) * EPS * size(by)


def straight(Q):
    return close(Q.conj().T @ Q, np.eye(Q.shape[1]), np.eye(1))


@given(matrices())
def test_lu(A):
    P, L, U = f.lu(A)
    assert close(P @ A, L @ U, A)
    assert np.array_equal(L, np.tril(L)) and np.array_equal(U, np.triu(U)) and np.abs(L).max() <= 1 and (np.diag(L) == 1).all()
    assert np.array_equal(P.sum(0), np.ones(len(A))) and np.array_equal(P.sum(1), np.ones(len(A)))


@given(matrices())
def test_every_step_of_elimination_still_makes_the_matrix(A):
    for step in f.lu_steps(A):
        assert close(step.P @ A, step.L @ step.U, A)


@given(matrices(square=True))
def test_solve_and_determinant(A):
    volume = f.determinant(A / size(A))
    assert np.isclose(volume, np.linalg.det(A / size(A)), rtol=1e-9, atol=1e-12)
    if np.linalg.cond(A) < 1e8:
        b = np.arange(1.0, len(A) + 1)
        x = f.solve(A, b)
        assert np.abs(A @ x - b).max() <= 100 * len(A) * EPS * (size(A) * np.abs(x).max() + np.abs(b).max())


def test_a_flat_matrix_cannot_be_solved():
    with pytest.raises(ValueError, match="flattens some direction"):
        f.solve([[1, 2], [2, 4]], [1, 1])


@given(matrices())
def test_qr_by_mirrors(A):
    Q, R = f.qr(A)
    assert close(Q @ R, A, A) and straight(Q) and np.array_equal(R, np.triu(R))
    for step in f.householder_steps(A):
        assert close(step.Q @ step.R, A, A) and straight(step.Q)


@given(matrices())
def test_qr_by_gram_schmidt(A):
    if A.shape[0] < A.shape[1] or np.linalg.matrix_rank(A) < A.shape[1] or np.linalg.cond(A) > 1e12:
        return
    for step in f.gram_schmidt_steps(A):
        done = step.column + 1
        assert close(step.Q @ step.R[:, :done], A[:, :done], A) and straight(step.Q[:, :done])
    assert (np.diag(step.R) > 0).all()


def test_gram_schmidt_says_which_column_is_lost():
    with pytest.raises(ValueError, match="Column 2 lies in the span"):
        list(f.gram_schmidt_steps([[1, 2], [1, 2], [0, 0]]))


@given(st.integers(0, 500))
def test_least_squares(seed):
    chance = np.random.default_rng(seed)
    A, b = chance.normal(size=(7, 3)), chance.normal(size=7)
    assert np.allclose(f.least_squares(A, b), np.linalg.lstsq(A, b)[0])


@given(matrices(square=True))
def test_symmetric(A):
    A = A + A.T
    w, V = f.symmetric(A)
    assert close(V * w @ V.T, A, A) and straight(V) and (np.diff(w) >= 0).all()
    assert close(w, np.linalg.eigvalsh(A), A)
    for step in f.symmetric_steps(A):
        assert close(step.V @ step.D @ step.V.T, A, A) and abs(step.angle) <= np.pi / 4 + EPS


def test_symmetric_with_repeated_values():
    Q, _ = f.qr(np.random.default_rng(2).normal(size=(5, 5)))
    w, V = f.symmetric(Q * [1, 1, 1, 3, 3] @ Q.T)
    assert np.allclose(w, [1, 1, 1, 3, 3]) and straight(V)


@given(matrices(square=True))
def test_schur(A):
    for step in f.schur_steps(A):
        assert close(step.Q @ step.T @ step.Q.conj().T, A, A, 3) and straight(step.Q)
    assert np.array_equal(step.T, np.triu(step.T))


@given(matrices(square=True))
def test_eigen(A):
    w, V = f.eigen(A)
    assert close(A @ V, V * w, A, 10) and np.allclose(np.linalg.norm(V, axis=0), 1)
    assert np.isclose(w.sum(), np.trace(A), rtol=1e-10, atol=1e-12 * size(A))


@given(st.integers(0, 300), st.integers(2, 6))
def test_eigen_finds_what_numpy_finds(seed, n):
    A = np.random.default_rng(seed).normal(size=(n, n))
    mine, theirs = f.eigen(A)[0], np.linalg.eigvals(A)
    assert all(np.abs(mine - value).min() < 1e-9 for value in theirs)


ODD = {
    "turn": ([[0, -1], [1, 0]], [1j, -1j]),
    "permutation": ([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.exp(2j * np.pi * np.arange(3) / 3)),
    "four in a ring": (np.roll(np.eye(4), 1, axis=0), [1, -1, 1j, -1j]),
    "identity": (np.eye(3), [1, 1, 1]),
    "nothing": (np.zeros((3, 3)), [0, 0, 0]),
    "shear": ([[1, 1], [0, 1]], [1, 1]),
    "nilpotent": ([[0, 1, 0], [0, 0, 1], [0, 0, 0]], [0, 0, 0]),
    "two turns alike": (np.kron(np.eye(2), [[0, -2], [2, 0]]), [2j, 2j, -2j, -2j]),
    "one number": ([[7]], [7]),
}


@pytest.mark.parametrize("A, expected", ODD.values(), ids=ODD)
def test_eigen_of_odd_matrices(A, expected):
    A = np.array(A, float)
    w, V = f.eigen(A)
    assert np.allclose(np.sort_complex(np.round(w, 7)), np.sort_complex(np.round(np.array(expected, complex), 7)), atol=1e-6)
    assert np.allclose(A @ V, V * w, atol=1e-12)


@given(matrices())
def test_svd(A):
    U, s, Vt = f.svd(A)
    assert close(U * s @ Vt, A, A) and straight(U) and straight(Vt.T) and (np.diff(s) <= 0).all() and (s >= 0).all()
    assert close(s, np.linalg.svd(A, compute_uv=False), A)
    for step in f.svd_steps(A):
        assert close(A @ step.V, step.B, A) and straight(step.V)


@given(matrices(), st.integers(0, 4))
def test_low_rank_misses_by_the_next_stretch(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    missed = np.linalg.norm((A - f.low_rank(A, k)) / size(A), 2)
    assert np.isclose(missed * size(A), s[k] if k < len(s) else 0, rtol=1e-6, atol=1e-13 * size(A))
