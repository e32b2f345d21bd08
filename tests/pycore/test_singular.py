"""Which matrices flatten something: exactly those whose determinant is 0 by exact arithmetic, in whatever units."""
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.factorizations import determinant, inverse, is_singular, power, rank, solve
from pycore.formulas import FormulaError, read


def exactly(A) -> tuple[Fraction, int]:
    """Determinant and rank of a matrix by elimination in fractions."""
    rows, (m, n), made, row = [[Fraction(x) for x in each] for each in np.asarray(A).tolist()], np.shape(A), Fraction(1), 0
    for column in range(n):
        pivot = next((i for i in range(row, m) if rows[i][column]), None)
        if pivot is None:
            made = Fraction(0)
            continue
        if pivot != row:
            rows[row], rows[pivot], made = rows[pivot], rows[row], -made
        made *= rows[row][column]
        for i in range(row + 1, m):
            times = rows[i][column] / rows[row][column]
            rows[i] = [a - times * b for a, b in zip(rows[i], rows[row])]
        row += 1
    return made, row


@st.composite
def whole(draw, square=True):
    """Small matrices of whole numbers, half of them with a row made of others."""
    n = draw(st.integers(1, 7))
    m = n if square else draw(st.integers(1, 7))
    chance, most = np.random.default_rng(draw(st.integers(0, 100_000))), draw(st.sampled_from([1, 2, 3, 9, 100, 1000]))
    A = chance.integers(-most, most + 1, (m, n)).astype(float)
    if m > 1 and draw(st.booleans()):
        A[chance.integers(m)] = chance.integers(-3, 4) * A[chance.integers(m)] + chance.integers(-3, 4) * A[chance.integers(m)]
    return A


@given(whole(), st.sampled_from([1, 1e-8, 1e8, 1e-200, 1e150]), st.integers(0, 1000))
def test_singular_is_determinant_zero(A, scale, seed):
    exact, _ = exactly(A)
    units = 10.0 ** np.random.default_rng(seed).integers(-30, 31, len(A))
    for same in (A, scale * A, units[:, None] * A, A * units, A.T):
        assert is_singular(same) == (exact == 0)
    assert (determinant(A) == 0) == (exact == 0) and np.isclose(determinant(A), float(exact), rtol=1e-9)


@given(whole(square=False))
def test_rank_is_that_of_fractions(A):
    assert rank(A) == exactly(A)[1]


@given(whole())
def test_what_undoes_it_does(A):
    if exactly(A)[0] == 0:
        with pytest.raises(ValueError, match="flattens"):
            inverse(A)
    else:
        assert np.allclose(A @ inverse(A), np.eye(len(A)), atol=1e-15 * len(A) * np.linalg.cond(A))
        assert np.allclose(solve(A, np.ones(len(A))), inverse(A).sum(axis=1), rtol=1e-12 * np.linalg.cond(A))


@pytest.mark.parametrize("n", [1, 2, 10, 40, 100])
def test_matrices_of_chance_are_never_refused(n):
    for seed in range(10):
        A = np.random.default_rng(seed).normal(size=(n, n))
        assert not is_singular(A) and rank(A) == n and np.isclose(determinant(A), np.linalg.det(A), rtol=1e-9)


def test_badly_scaled_and_ill_conditioned_is_not_flat():
    for A in (np.diag([1e-200, 1, 1e200]), np.diag([5e-324, 1]), np.array([[1, 1], [1, 1 + 1e-13]]), 1 / (np.arange(10)[:, None] + np.arange(10) + 1)):
        assert not is_singular(A) and determinant(A) != 0
    assert determinant(np.diag([1e200, 1e200, 1e-200])) == pytest.approx(1e200)


def test_the_textbook_s_own():
    A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert determinant(A) == 0 and rank(A) == 2 and read(r"\det(A)").value({"A": A}) == 0 and read(r"\mathrm{rank}(A)").value({"A": A}) == 2
    assert is_singular(np.array(A) / 10), "in tenths, too, which are no exact tenths"
    with pytest.raises(FormulaError, match="has no inverse: it flattens something"):
        read(r"\mathbf{A}^{-1}").value({r"\mathbf{A}": A})
    assert read(r"\mathbf{A}^{-1} x").slopes({r"\mathbf{A}": A, "x": [1, 2, 3]}) == {}


def test_a_power_is_a_product():
    A = np.random.default_rng(1).normal(size=(3, 3))
    for n in range(7):
        assert np.allclose(power(A, n), np.linalg.matrix_power(A, n))
    assert np.allclose(read(r"\mathbf{A}^{-3}").value({r"\mathbf{A}": A}), np.linalg.inv(A @ A @ A))


def test_numbers_that_are_none():
    for A in ([[1, np.inf], [0, 1]], [[np.nan]]):
        assert not is_singular(A) and np.isnan(inverse(A)).all()
        with pytest.raises(ValueError, match="not all finite"):
            rank(A)
