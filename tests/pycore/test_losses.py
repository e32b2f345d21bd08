"""Losses and their slopes against PyTorch's printed numbers, and where plain forms fail."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import losses
from pycore.activations import sigmoid, sigmoid_slope, softmax, softmax_jacobian

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_functions.json").read_text())
z, y, p, yes = (np.array(TORCH["given"][name]) for name in ("z", "y", "p", "yes"))
GIVEN = {"mean_squared_error": (p, y), "binary_cross_entropy": (p, yes), "binary_cross_entropy_of_scores": (z, yes),
         "categorical_cross_entropy": (p, y), "categorical_cross_entropy_of_scores": (z, y)}


def distance(name):
    """How far a loss and its slope are from PyTorch's, relative to what is larger than one."""
    judge, slope = TORCH[name], getattr(losses, f"{name}_slope")
    pairs = (getattr(losses, name)(*GIVEN[name]), judge["value"]), (slope(*GIVEN[name]), judge["slope"])
    return max((np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))).max() for ours, theirs in pairs)


@pytest.mark.parametrize("name", GIVEN)
def test_values_and_slopes_as_pytorch_has_them(name):
    assert distance(name) < 1e-14
    assert np.isclose(getattr(losses, name)(*GIVEN[name]), TORCH[name]["value"], rtol=1e-12)
    assert np.allclose(getattr(losses, f"{name}_slope")(*GIVEN[name]), TORCH[name]["slope"], rtol=1e-11)


def test_both_forms_agree():
    assert np.isclose(losses.categorical_cross_entropy(softmax(z), y), losses.categorical_cross_entropy_of_scores(z, y))


def test_why_the_slope_is_p_minus_y():
    one, truth = z[0], y[0]
    shares = softmax(one)
    chain = softmax_jacobian(shares).T @ (-truth / shares)
    assert np.allclose(chain, shares - truth)
    assert np.allclose(losses.categorical_cross_entropy_of_scores_slope(one[None], truth[None]), [shares - truth])


def test_scores_far_out_stay_exact():
    assert losses.binary_cross_entropy_of_scores([800.0], [0]) == 800
    assert losses.binary_cross_entropy_of_scores([800.0], [1]) == 0
    assert losses.categorical_cross_entropy_of_scores(np.array([[0.0, 1000.0]]), np.array([[1, 0]])) == 1000


def test_the_surprise_at_certainty():
    assert losses.binary_cross_entropy([0.0, 1.0], [0, 1]) == 0
    assert losses.binary_cross_entropy([0.0], [1]) == np.inf
    assert losses.categorical_cross_entropy([[1.0, 0.0]], [[1, 0]]) == 0


def test_slopes_where_a_guess_is_certain_and_right():
    assert np.array_equal(losses.binary_cross_entropy_slope([0.0, 1.0], [0, 1]), [0.5, -0.5])       # from the one side there is
    assert np.array_equal(losses.categorical_cross_entropy_slope([[1.0, 0.0]], [[1, 0]]), [[-1, 0]])


@given(st.floats(-10, 10), st.booleans())
def test_slopes_of_scores_are_the_chain_of_slopes(z, y):
    p = sigmoid(z)
    chain = losses.binary_cross_entropy_slope(p, float(y)) * sigmoid_slope(z)
    assert np.isclose(losses.binary_cross_entropy_of_scores_slope(z, float(y)), chain, rtol=1e-9, atol=1e-12)


@given(st.lists(st.floats(-300, 300), min_size=2, max_size=6).map(np.array))
def test_log_sums_are_scipys(z):
    logsumexp = pytest.importorskip("scipy.special").logsumexp
    truth = np.eye(len(z))[:1]
    assert np.isclose(losses.categorical_cross_entropy_of_scores(z[None], truth), logsumexp(z) - z[0], rtol=1e-13, atol=1e-13)
