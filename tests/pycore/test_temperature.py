"""Softmax at every temperature, its limit, and how shares answer: against definitions, limits and finite differences."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.activations import softmax, softmax_jacobian
from pycore.softmax_slopes import own_gain, payment, slope_of_other, slope_of_truth
from pycore.temperature import lifted, lowered, tempered, winner_share, winners

tenths = st.integers(-30, 30).map(lambda n: n / 10)
scores = st.lists(tenths, min_size=2, max_size=5).map(np.array)


@given(scores, st.floats(0.05, 50))
def test_above_zero_it_is_the_printed_formula(z, tau):
    boosts = np.exp(z / tau - (z / tau).max())
    assert np.allclose(tempered(z, tau), boosts / boosts.sum())


@given(scores)
def test_at_zero_the_winner_takes_all_and_ties_share(z):
    p = tempered(z, 0)
    first = z == max(z)
    assert np.array_equal(p, winners(z)) and p.sum() == pytest.approx(1)
    assert np.all(p[~first] == 0) and np.all(p[first] == 1 / first.sum())
    assert [winner_share(one, z.max(), first.sum()) for one in z] == p.tolist()


@given(scores)
def test_zero_is_the_limit(z):
    """Scores a tenth apart: at tau = 0.002 the runner-up has less than e^-50 for each share of the winner."""
    assert np.allclose(tempered(z, 0.002), tempered(z, 0), atol=1e-15)


@given(scores)
def test_the_winner_takes_less_the_hotter_it_is(z):
    largest = tempered(z, np.linspace(0, 8, 60)).max(axis=1)
    assert np.all(np.diff(largest) <= 1e-12) and largest[-1] >= 1 / len(z) - 1e-12


def test_no_temperature_is_below_zero():
    with pytest.raises(ValueError, match="zero or more"):
        tempered([1, 2], -1)


@given(scores, st.floats(-700, 700))
def test_a_push_moves_nothing(z, push):
    assert np.allclose(lifted(z, push), softmax(z), atol=1e-12) and np.allclose(lowered(z, push), softmax(z), atol=1e-12)


@given(scores)
def test_gains_and_payments_are_the_jacobian(z):
    p = softmax(z)
    bill = np.array([[own_gain(p[i]) if i == j else payment(p[i], p[j]) for j in range(len(z))] for i in range(len(z))])
    assert np.allclose(bill, softmax_jacobian(p)) and np.allclose(bill.sum(axis=0), 0)
    step = 1e-5
    for j, way in enumerate(np.eye(len(z))):
        assert np.allclose(bill[:, j], (softmax(z + step * way) - softmax(z - step * way)) / (2 * step), atol=1e-8)


@given(scores, st.integers(0, 1))
def test_the_surprise_at_the_truth_sends_back_prediction_minus_truth(z, t):
    p, step = softmax(z), 1e-5
    for i, way in enumerate(np.eye(len(z))):
        slope = -(np.log(softmax(z + step * way)[t]) - np.log(softmax(z - step * way)[t])) / (2 * step)
        assert slope == pytest.approx(slope_of_truth(p[t]) if i == t else slope_of_other(p[t], p[i]), abs=1e-6)
