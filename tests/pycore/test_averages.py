"""Averages against SciPy's filters, closed forms and invariants."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.averages import corrected, mean, mean_age, mean_age_so_far, memory_length, moving_average, older_than, stretch, weights_of_the_past

memories = st.floats(0, 0.99)
series = st.lists(st.floats(-100, 100), min_size=1, max_size=60)


@given(series)
def test_the_mean_is_numpys_and_leaves_as_much_above_as_below(x):
    assert np.isclose(mean(x), np.mean(x), atol=1e-9) and np.isclose(sum(each - mean(x) for each in x), 0, atol=1e-7)


def test_of_nothing_there_is_no_mean():
    with pytest.raises(ZeroDivisionError):
        mean([])


@given(series, memories)
def test_the_average_is_scipys_first_order_filter(x, beta):
    signal = pytest.importorskip("scipy.signal")
    assert np.allclose([step.v for step in moving_average(x, beta)], signal.lfilter([1 - beta], [1, -beta], x), atol=1e-10)


@given(series, memories)
def test_the_average_is_the_weighted_past(x, beta):
    today = list(moving_average(x, beta))[-1].v
    assert np.isclose(today, weights_of_the_past(beta, len(x)) @ np.array(x[::-1]), atol=1e-9)


@given(series, memories)
def test_a_step_is_memory_plus_news(x, beta):
    before = 0.0
    for t, (step, x_t) in enumerate(zip(moving_average(x, beta), x), 1):
        assert (step.t, step.x) == (t, x_t)
        assert step.memory == beta * before and step.news == (1 - beta) * x_t and step.v == step.memory + step.news
        before = step.v


@given(memories, st.integers(1, 200))
def test_weights_and_what_is_older_make_a_whole(beta, days):
    assert np.isclose(weights_of_the_past(beta, days).sum() + older_than(beta, days), 1)


@given(st.floats(-50, 50), memories, st.integers(1, 100))
def test_correction_finds_a_constant_at_once(x, beta, t):
    v = list(moving_average([x] * t, beta))[-1].v
    assert np.isclose(corrected(v, beta, t), x, atol=1e-9)


def test_memory_length():
    assert memory_length(0.9) == pytest.approx(10) and memory_length(0) == 1 and memory_length(1) == np.inf
    assert older_than(0.99, memory_length(0.99)) == pytest.approx(1 / np.e, abs=0.002)


def test_averages_of_vectors():
    x = np.arange(12.0).reshape(4, 3)
    assert np.allclose(list(moving_average(x, 0.5))[-1].v, weights_of_the_past(0.5, 4) @ x[::-1])


@given(st.floats(0, 0.97), st.integers(1, 100))
def test_the_tail_balances_at_its_mean_age(beta, t):
    weights, ages = weights_of_the_past(beta, 3000), np.arange(3000)
    assert np.isclose(weights @ ages, mean_age(beta)) and np.isclose(mean_age(beta) + 1, memory_length(beta))
    assert np.isclose(mean_age(beta), beta * (1 + mean_age(beta)))
    assert np.isclose(np.average(ages[:t], weights=weights[:t] + 1e-300), mean_age_so_far(beta, t), atol=1e-8)


@pytest.mark.parametrize("beta", [0.5, 0.8, 0.9, 0.975])
def test_a_plain_mean_of_span_days_is_equally_late(beta):
    span = 2 / (1 - beta) - 1                       # as pandas has it; its com is the mean age
    assert mean_age(beta) == pytest.approx((span - 1) / 2)


@given(st.floats(0.01, 0.99), st.integers(1, 60))
def test_the_stretch_makes_the_weights_so_far_add_to_one(beta, t):
    assert stretch(beta, t) * weights_of_the_past(beta, t).sum() == pytest.approx(1)
    assert corrected(2.5, beta, t) == pytest.approx(2.5 * stretch(beta, t))
