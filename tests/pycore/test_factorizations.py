"""Factorizations of random, deficient, badly scaled, repeated and defective matrices, against their own promises, numpy.linalg
and SciPy. Errors are backward errors in multiples of machine epsilon; LAPACK's own are of the same size."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import factorizations as f
from tests.pycore.backward import EPS, apart, crooked, error

scales = st.one_of(st.just(0), st.integers(-290, 290))


@st.composite
def matrices(draw, square=False):
    """Matrices of many shapes, ranks and scales, with whole numbers often, so that ties and repeats happen."""
    m = draw(st.integers(1, 7))
    n = m if square else draw(st.integers(1, 7))
    chance = np.random.default_rng(draw(st.integers(0, 10_000)))
    rank = draw(st.integers(0, min(m, n)))
    A = chance.normal(size=(m, rank)) @ chance.normal(size=(rank, n)) if draw(st.booleans()) else chance.integers(-2, 3, (m, n)).astype(float)
    return A * 10.0 ** draw(scales)


def size(A):
    return np.abs(A).max(initial=0) or 1.0


def near(A, made, times=4):
    """Made by the factors to within a small multiple of rounding."""
    return error(A, made) <= times * (max(A.shape) + 1)


def straight(Q):
    return crooked(Q) <= 6 * (len(Q) + 1)


@given(matrices())
def test_lu(A):
    P, L, U = f.lu(A)
    assert near(P @ A, L @ U, 1)
    assert np.array_equal(L, np.tril(L)) and np.array_equal(U, np.triu(U)) and np.abs(L).max() <= 1 and (np.diag(L) == 1).all()
    assert np.array_equal(P.sum(0), np.ones(len(A))) and np.array_equal(P.sum(1), np.ones(len(A)))


@given(matrices())
def test_every_step_of_elimination_still_makes_the_matrix(A):
    for step in f.lu_steps(A):
        assert near(step.P @ A, step.L @ step.U, 1)


@given(st.integers(0, 500), st.tuples(st.integers(1, 8), st.integers(1, 8)))
def test_lu_is_scipys(seed, shape):
    A = np.random.default_rng(seed).normal(size=shape)
    P, L, U = pytest.importorskip("scipy.linalg").lu(A)
    for mine, theirs in zip(f.lu(A), (P.T, L, U)):
        assert np.allclose(mine, theirs, rtol=0, atol=1e-11)


@given(matrices(square=True))
def test_determinant(A):
    assert np.isclose(f.determinant(A / size(A)), np.linalg.det(A / size(A)), rtol=1e-9, atol=1e-12)


@given(matrices(square=True), st.integers(0, 100))
def test_solve(A, seed):
    b = np.random.default_rng(seed).normal(size=len(A)) * size(A)
    try:
        x = f.solve(A, b)
    except ValueError:
        assert np.linalg.matrix_rank(A) < len(A)
        return
    if np.isfinite(x).all():                             # what is flat but for rounding may be answered, however wildly
        left = np.abs(A / size(A) @ x - b / size(A)).max()
        assert left <= 4 * (len(A) + 1) * EPS * (np.abs(x).max() * len(A) + np.abs(b).max() / size(A))


def test_solving_hilberts_matrix():
    A = 1 / (np.arange(10)[:, None] + np.arange(10) + 1)                # its condition is 1.6e13
    b = A @ np.ones(10)
    x = f.solve(A, b)
    assert np.abs(A @ x - b).max() < 4 * EPS * np.abs(x).max() and np.allclose(x, np.linalg.solve(A, b), atol=1e-2)


def test_a_flat_matrix_cannot_be_solved():
    for A in ([[1, 2], [2, 4]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.zeros((3, 3))):
        with pytest.raises(ValueError, match="flattens some direction"):
            f.solve(A, np.ones(len(A)))
    with pytest.raises(ValueError, match="Only a square matrix"):
        f.solve([[1, 2, 3], [4, 5, 6]], np.ones(2))


@given(matrices())
def test_qr_by_mirrors(A):
    Q, R = f.qr(A)
    assert near(A, Q @ R) and straight(Q) and np.array_equal(R, np.triu(R))
    signs = np.sign(np.diag(R)) * np.sign(np.diag(np.linalg.qr(A)[1]))
    if np.linalg.matrix_rank(A[:, :len(A)] / size(A), tol=1e-6) == min(A.shape):     # then R is the only one, but for signs
        assert np.allclose(signs[:, None] * R / size(A), np.linalg.qr(A)[1] / size(A), rtol=0, atol=1e-9)
    for step in f.householder_steps(A):
        assert near(A, step.Q @ step.R) and straight(step.Q)


@given(matrices())
def test_qr_by_gram_schmidt(A):
    if A.shape[0] < A.shape[1] or np.linalg.matrix_rank(A / size(A), tol=1e-9) < A.shape[1]:
        return
    for step in f.gram_schmidt_steps(A):
        done = step.column + 1
        assert near(A[:, :done], step.Q @ step.R[:, :done]) and straight(step.Q[:, :done])
    assert (np.diag(step.R) > 0).all()


@pytest.mark.parametrize("slight", [1e-4, 1e-8, 1e-11])
def test_columns_that_nearly_coincide_still_come_out_straight(slight):
    A = np.vstack([np.ones(4), slight * np.eye(4)])                     # Laeuchli's, where cleaning once is not enough
    *_, last = f.gram_schmidt_steps(A)
    assert straight(last.Q) and straight(f.qr(A)[0]) and near(A, last.Q @ last.R)


def test_gram_schmidt_says_which_column_is_lost():
    with pytest.raises(ValueError, match="Column 2 lies in the span"):
        list(f.gram_schmidt_steps([[1, 2], [1, 2], [0, 0]]))


@given(st.integers(0, 500), st.integers(0, 4), scales)
def test_least_squares(seed, more, scale):
    chance = np.random.default_rng(seed)
    A, b = chance.normal(size=(3 + more, 3)) * 10.0 ** scale, chance.normal(size=3 + more)
    assert np.allclose(f.least_squares(A, b) * 10.0 ** scale, np.linalg.lstsq(A * 10.0 ** -scale, b)[0], rtol=1e-9)


@given(matrices(square=True))
def test_symmetric(A):
    A = A / 2 + A.T / 2
    w, V = f.symmetric(A)
    assert near(A, V * w @ V.T) and straight(V) and (np.diff(w) >= 0).all()
    assert np.abs(w / size(A) - np.linalg.eigvalsh(A / size(A))).max() <= 4 * (len(A) + 1) * EPS * len(A)
    for step in f.symmetric_steps(A):
        assert near(A, step.V @ step.D @ step.V.T) and abs(step.angle) <= np.pi / 4 + EPS


@given(st.integers(0, 300), st.lists(st.integers(-2, 2), min_size=1, max_size=7))
def test_symmetric_with_repeated_values(seed, values):
    Q, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(len(values), len(values))))
    A = Q * values @ Q.T
    w, V = f.symmetric(A)
    assert np.abs(w - sorted(values)).max() <= 30 * len(values) * EPS and straight(V) and near(A / 2 + A.T / 2, V * w @ V.T)


@given(matrices(square=True))
def test_schur(A):
    for step in f.schur_steps(A):
        assert near(A, step.Q @ step.T @ step.Q.conj().T) and straight(step.Q)
    assert np.array_equal(step.T, np.triu(step.T))


@given(st.integers(0, 300), st.integers(1, 7))
def test_directions_are_numpys(seed, n):
    A = np.random.default_rng(seed).normal(size=(n, n))
    w, V = f.eigen(A)
    theirs, V_ = np.linalg.eig(A)
    order = np.abs(np.subtract.outer(w, theirs)).argmin(axis=1)
    assert np.allclose(np.abs((V.conj() * V_[:, order]).sum(axis=0)), 1, rtol=0, atol=1e-9)      # up to a turn of each
    w, V = f.symmetric(A + A.T)
    assert np.allclose(np.abs((V * np.linalg.eigh(A + A.T)[1]).sum(axis=0)), 1, rtol=0, atol=1e-9)


@given(st.integers(0, 300), st.integers(1, 7))
def test_schurs_diagonal_is_scipys(seed, n):
    A = np.random.default_rng(seed).normal(size=(n, n))
    *_, last = f.schur_steps(A)
    T, _ = pytest.importorskip("scipy.linalg").schur(A, "complex")
    assert apart(np.diag(last.T), np.diag(T)) < 1e-10


@given(matrices(square=True))
def test_eigen(A):
    w, V = f.eigen(A)
    assert near(A, A + (A @ V - V * w) / np.sqrt(len(A))) and np.allclose(np.linalg.norm(V, axis=0), 1)
    assert np.isclose(w.sum() / size(A), np.trace(A) / size(A), rtol=1e-10, atol=1e-12)


@given(st.integers(0, 300), st.integers(2, 7), st.integers(-200, 200))
def test_eigen_finds_what_numpy_finds(seed, n, scale):
    A = np.random.default_rng(seed).normal(size=(n, n))
    theirs, V = np.linalg.eig(A)
    scaled = 10.0 ** scale
    assert apart(f.eigen(A * scaled)[0] / scaled, theirs) <= 10 * n * EPS * np.linalg.norm(A) * np.linalg.cond(V)      # Bauer and Fike


@st.composite
def jordans(draw):
    """A matrix of whole numbers with known eigenvalues, real or turning, repeated or with too few directions:
    Jordan blocks seen through an exact change of axes. Gives A, the eigenvalues, the longest chain and the change."""
    blocks, values, longest = [], [], 1
    for _ in range(draw(st.integers(1, 3))):
        a, b, length = draw(st.integers(-2, 2)), draw(st.integers(0, 2)), draw(st.integers(1, 2))
        one = np.array([[a, -b], [b, a]]) if b else np.array([[a]])
        blocks.append(np.kron(np.eye(length), one) + np.kron(np.eye(length, k=1), np.eye(len(one))))
        values += [a + 1j * b, a - 1j * b] * length if b else [a] * length
    n = sum(map(len, blocks))
    A, X = np.zeros((n, n)), np.eye(n)
    for block, end in zip(blocks, np.cumsum([len(block) for block in blocks])):
        A[end - len(block):end, end - len(block):end] = block
    longest = max(values.count(value) for value in values)
    for i, j, by in draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.sampled_from([-1, 1])), max_size=2 * n)):
        if i != j:                                       # row i takes in row j, column j gives back column i
            A[i] += by * A[j]
            A[:, j] -= by * A[:, i]
            X[i] += by * X[j]
    return A, np.array(values), longest, np.linalg.cond(X)


@given(jordans())
def test_eigenvalues_that_repeat_turn_and_lack_directions(given_jordan):
    A, values, longest, slant = given_jordan
    w, V = f.eigen(A)
    assert near(A, A + (A @ V - V * w) / np.sqrt(len(A)))
    assert apart(w, values) <= 4 * (20 * len(A) * EPS * max(np.linalg.norm(A), 1) * slant) ** (1 / longest)


def test_what_is_no_matrix_of_numbers_finds_no_rest():
    with pytest.raises(ValueError, match="found no rest"), np.errstate(invalid="ignore"):
        f.eigen([[1, np.nan], [2, 3]])


ODD = {
    "turn": ([[0, -1], [1, 0]], [1j, -1j]),
    "permutation": ([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.exp(2j * np.pi * np.arange(3) / 3)),
    "four in a ring": (np.roll(np.eye(4), 1, axis=0), [1, -1, 1j, -1j]),
    "identity": (np.eye(3), [1, 1, 1]),
    "nothing": (np.zeros((3, 3)), [0, 0, 0]),
    "shear": ([[1, 1], [0, 1]], [1, 1]),
    "nilpotent": ([[0, 1, 0], [0, 0, 1], [0, 0, 0]], [0, 0, 0]),
    "two turns alike": (np.kron(np.eye(2), [[0, -2], [2, 0]]), [2j, 2j, -2j, -2j]),
    "huge beside tiny": ([[1e150, 1], [0, 1e-150]], [1e150, 1e-150]),
    "one number": ([[7]], [7]),
}


@pytest.mark.parametrize("A, expected", ODD.values(), ids=ODD)
def test_eigen_of_odd_matrices(A, expected):
    A = np.array(A, float)
    w, V = f.eigen(A)
    assert apart(w / size(A), np.array(expected) / size(A)) < 1e-7
    assert np.allclose(A @ V / size(A), V * w / size(A), atol=1e-13)


@given(matrices())
def test_svd(A):
    U, s, Vt = f.svd(A)
    assert near(A, U * s @ Vt) and straight(U) and straight(Vt.T) and (np.diff(s) <= 0).all() and (s >= 0).all()
    assert np.abs(s - np.linalg.svd(A, compute_uv=False)).max() / size(A) <= 4 * (max(A.shape) + 1) ** 1.5 * EPS
    for step in f.svd_steps(A):
        assert near(A, step.B @ step.V.T) and straight(step.V)


@given(st.integers(0, 300), st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 3))
def test_svd_with_repeated_stretches(seed, stretches, more):
    chance, n = np.random.default_rng(seed), len(stretches)
    U, V = np.linalg.qr(chance.normal(size=(n + more, n)))[0], np.linalg.qr(chance.normal(size=(n, n)))[0]
    A = U * stretches @ V.T
    found = f.svd(A)
    assert np.abs(found[1] - sorted(stretches, reverse=True)).max() <= 30 * len(A) * EPS
    assert near(A, found[0] * found[1] @ found[2]) and straight(found[0]) and straight(found[2].T)


@given(matrices(), st.integers(0, 4))
def test_low_rank_misses_by_the_next_stretch(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    missed = np.linalg.norm((A - f.low_rank(A, k)) / size(A), 2)
    assert np.isclose(missed, (s[k] if k < len(s) else 0) / size(A), rtol=1e-6, atol=1e-13)
