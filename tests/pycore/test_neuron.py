"""One neuron's turn against its tape, and the tape against finite differences."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.losses import binary_cross_entropy_of_scores
from pycore.neuron import local_slopes, recording, shortcut, turn

number = st.floats(-2, 2)
whatever = given(W=number, b=number, x=number, y=st.sampled_from([0.0, 1.0]))


@whatever
def test_the_tape_gives_the_slopes_that_are_written_out(W, b, x, y):
    made, by_hand = recording(W, b, x, y), turn(W, b, x, y, 0.5)
    assert float(made.J) == pytest.approx(by_hand.J)
    slopes = made.tape.gradient(made.J, made.watched)
    assert slopes["W"] == pytest.approx(by_hand.dW) and slopes["b"] == pytest.approx(by_hand.y_hat - y)
    assert by_hand.after == pytest.approx(W - 0.5 * by_hand.dW)


@whatever
def test_finite_differences_agree(W, b, x, y):
    J = lambda weight: binary_cross_entropy_of_scores(np.array([weight * x + b]), np.array([y]))
    assert turn(W, b, x, y, 0.1).dW == pytest.approx((J(W + 1e-5) - J(W - 1e-5)) / 2e-5, abs=1e-6)


@whatever
def test_the_local_slopes_multiply_to_the_gradient(W, b, x, y):
    made = recording(W, b, x, y)
    product, total, squeeze, judged = [entry for entry in made.entries if entry.operation is not None]
    assert local_slopes(product) == (x,) and local_slopes(total) == (1, 1)
    back = [local_slopes(one)[0] for one in (judged, squeeze, total, product)]
    assert np.prod(back) == pytest.approx(turn(W, b, x, y, 0.1).dW)


def test_a_tape_is_spent_once():
    made = recording(0.8, -0.3, 2.0, 0.0)
    made.tape.gradient(made.J, made.watched)
    with pytest.raises(ValueError, match="spent"):
        made.tape.gradient(made.J, made.watched)


@pytest.mark.parametrize("W, b, x, y", [(0.8, -0.3, 2, 0), (-1.5, 0.2, 0.7, 1), (2, 2, -3, 1)])
def test_the_shortcut_is_what_the_three_slopes_multiply_to(W, b, x, y):
    one = turn(W, b, x, y, 0.1)
    assert shortcut(one.y_hat, y, x) == pytest.approx(one.dW)
