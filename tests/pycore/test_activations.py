"""Activations and softmax against PyTorch's printed numbers, differences and invariants."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.activations import ACTIVATIONS, softmax, softmax_jacobian

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_functions.json").read_text())
scores = st.lists(st.floats(-700, 700), min_size=1, max_size=8).map(np.array)
every = pytest.mark.parametrize("name", ACTIVATIONS)


@every
def test_values_and_slopes_as_pytorch_has_them(name):
    x, judge = np.array(TORCH["grid"]), TORCH["activations"][name]
    with np.errstate(over="raise", invalid="raise"):
        assert np.allclose(ACTIVATIONS[name].of(x), judge["value"], rtol=1e-12, atol=1e-15 if name == "gelu" else 0)    # PyTorch rounds gelu's tail
        assert np.allclose(ACTIVATIONS[name].slope(x), judge["slope"], rtol=1e-12, atol=1e-15)


@every
@given(x=st.floats(-30, 30).filter(lambda x: abs(x) > 1e-3))
def test_slopes_are_differences(name, x):
    activation, h = ACTIVATIONS[name], 1e-6
    difference = (activation.of(x + h) - activation.of(x - h)) / (2 * h)
    assert np.isclose(activation.slope(x), difference, rtol=1e-6, atol=1e-8)


@given(scores, st.floats(0.1, 10))
def test_shares_are_positive_ordered_and_add_to_one(x, temperature):
    p = softmax(x, temperature)
    assert (p >= 0).all() and np.isclose(p.sum(), 1)
    assert (np.diff(p[np.argsort(x)]) >= -1e-15).all()
    assert np.allclose(softmax(x + 5, temperature), p)


@given(scores)
def test_softmax_is_scipys(x):
    assert np.allclose(softmax(x), pytest.importorskip("scipy.special").softmax(x))


def test_temperature():
    x = np.array([1.0, 2.0, 3.0])
    assert np.allclose(softmax(x, 0.001), [0, 0, 1]) and np.allclose(softmax(x, 1e6), 1 / 3, atol=1e-5)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6).map(np.array))
def test_the_jacobian_is_differences(x):
    h = 1e-6
    differences = np.stack([(softmax(x + h * e) - softmax(x - h * e)) / (2 * h) for e in np.eye(len(x))], axis=1)
    assert np.allclose(softmax_jacobian(softmax(x)), differences, atol=1e-8)
