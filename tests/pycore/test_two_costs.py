"""One neuron under two costs: slopes against finite differences, learning against a walk by hand."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.activations import sigmoid
from pycore.losses import binary_cross_entropy
from pycore.two_costs import COSTS, learning

answers, targets = st.floats(0.01, 0.99), st.sampled_from([0, 1])


@pytest.mark.parametrize("name", COSTS)
@given(p=answers, y=targets)
def test_slopes(name, p, y):
    cost, step, x = COSTS[name], 1e-6, np.log(p / (1 - p))
    assert cost.by_answer(p, y) == pytest.approx((cost.of(p + step, y) - cost.of(p - step, y)) / (2 * step), rel=1e-4, abs=1e-6)
    by_input = (cost.of(sigmoid(x + step), y) - cost.of(sigmoid(x - step), y)) / (2 * step)
    assert cost.by_input(p, y) == pytest.approx(by_input, rel=1e-4, abs=1e-6)
    assert cost.by_input(p, y) == pytest.approx(cost.by_answer(p, y) * p * (1 - p))


@given(answers, targets)
def test_the_surprise_is_the_binary_cross_entropy(p, y):
    assert COSTS["cross-entropy"].of(p, y) == pytest.approx(binary_cross_entropy(p, y))


@pytest.mark.parametrize("y", [0, 1])
def test_most_wrong_learns_most_slowly_under_squares_alone(y):
    wrong = np.linspace(0.01, 0.3, 30) if y else np.linspace(0.99, 0.7, 30)
    assert np.all(np.diff(np.abs(COSTS["squared error"].by_input(wrong, y))) > 0)
    assert np.all(np.diff(np.abs(COSTS["cross-entropy"].by_input(wrong, y))) < 0)


def test_learning():
    x, walked = -3.0, [-3.0]
    for _ in range(5):
        x -= 0.5 * (1 / (1 + np.exp(-x)) - 1)
        walked.append(x)
    assert learning(-3, 1, COSTS["cross-entropy"].by_input, 0.5, 5) == pytest.approx(walked)
