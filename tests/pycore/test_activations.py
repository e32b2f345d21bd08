"""Activations and softmax against PyTorch's printed numbers, differences and invariants."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import activations
from pycore.activations import ACTIVATIONS, softmax, softmax_jacobian
from pycore.tape import Tape

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_functions.json").read_text())
scores = st.lists(st.floats(-700, 700), min_size=1, max_size=8).map(np.array)
every = pytest.mark.parametrize("name", ACTIVATIONS)


def distance(name):
    """How far an activation and its slope are from PyTorch's, relative to what is larger than one."""
    x, judge = np.array(TORCH["grid"]), TORCH["activations"][name]
    pairs = (ACTIVATIONS[name].of(x), judge["value"]), (ACTIVATIONS[name].slope(x), judge["slope"])
    return max((np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))).max() for ours, theirs in pairs)


@every
def test_values_and_slopes_as_pytorch_has_them(name):
    assert distance(name) < 1e-15
    x, judge = np.array(TORCH["grid"]), TORCH["activations"][name]
    with np.errstate(over="raise", invalid="raise"):
        rounded = 1e-15 if name in ("gelu", "gelu by tanh") else 0        # PyTorch rounds their tails
        assert np.allclose(ACTIVATIONS[name].of(x), judge["value"], rtol=1e-12, atol=rounded)
        assert np.allclose(ACTIVATIONS[name].slope(x), judge["slope"], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name, letter", [("elu", 0.7), ("leaky_relu", 0.2)])
def test_their_letters_are_pytorchs(name, letter):
    x, judge = np.array(TORCH["grid"]), TORCH["with letters"][name]
    assert np.allclose(getattr(activations, name)(x, letter), judge["value"], rtol=1e-13)
    assert np.allclose(getattr(activations, f"{name}_slope")(x, letter), judge["slope"], rtol=1e-13)


def test_how_near_the_imitations_come():
    x = np.linspace(-8, 8, 4001)
    apart = [np.abs(ACTIVATIONS[name].of(x) - activations.gelu(x)).max() for name in ("gelu by tanh", "gelu by sigmoid")]
    assert 0.0004 < apart[0] < 0.0005 and 0.01 < apart[1] < 0.0204


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


def test_a_softmax_and_its_jacobian_as_pytorch_has_them():
    judge = TORCH["softmax"]
    p = softmax(judge["x"], judge["temperature"])
    assert np.allclose(p, judge["value"], rtol=1e-13)
    assert np.allclose(softmax_jacobian(p, judge["temperature"]), judge["jacobian"], rtol=1e-13)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6).map(np.array), st.floats(0.2, 5))
def test_the_jacobian_is_differences(x, temperature):
    h = 1e-6
    differences = np.stack([(softmax(x + h * e, temperature) - softmax(x - h * e, temperature)) / (2 * h) for e in np.eye(len(x))], axis=1)
    J = softmax_jacobian(softmax(x, temperature), temperature)
    assert np.allclose(J, differences, atol=1e-8)
    assert np.allclose(J.sum(axis=0), 0) and np.allclose(J, J.T)      # what one share gains, the others lose


@every
def test_activations_run_on_the_tape_and_agree_with_their_slopes(name):
    x = np.array([-800, -40, -3.0, -0.5, 0.25, 1, 20, 800])
    with Tape() as tape:
        watched = tape.watch(x)
        y = ACTIVATIONS[name].of(watched)
    assert np.allclose(tape.gradient(y, watched), ACTIVATIONS[name].slope(x), rtol=1e-12, atol=1e-15)


def test_a_softmax_runs_on_the_tape():
    x, weights = np.array([[0.3, -1.0, 2.0], [0.1, 0.2, 0.3]]), np.array([[1.0, -2, 0.5], [3, 1, -1]])
    with Tape() as tape:
        watched = tape.watch(x)
        result = (softmax(watched, 0.5) * weights).sum()
    expected = [softmax_jacobian(softmax(row, 0.5), 0.5) @ weight for row, weight in zip(x, weights)]
    assert np.allclose(tape.gradient(result, watched), expected)
