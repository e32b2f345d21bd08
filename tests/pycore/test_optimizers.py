"""Rules of descent against PyTorch's printed trajectories, closed forms, and each other."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import optimizers
from pycore.descent import descend
from pycore.landscapes import LANDSCAPES
from pycore.optimizers import adam, adam_corrected, gradient_descent, momentum, momentum_average, rmsprop

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_optimizers.json").read_text())
SAME_KNOBS = {
    "gradient_descent": {"eta": 0.1},
    "momentum": {"gamma": 0.9, "eta": 0.03},
    "nesterov": {"gamma": 0.9, "eta": 0.02},
    "rmsprop": {"alpha": 0.1, "beta": 0.9},
    "adagrad": {"alpha": 0.5},
    "adam_corrected": {"alpha": 0.1, "beta_1": 0.9, "beta_2": 0.999},
    "adamw": {"alpha": 0.1, "beta_1": 0.9, "beta_2": 0.999, "decay": 0.05},
}
ravine = LANDSCAPES["ravine"].gradient
START = (-2.4, 0.9)
numbers = st.floats(-10, 10)
vectors = st.tuples(numbers, numbers, numbers).map(np.array)
shares = st.floats(0, 0.999)


@pytest.mark.parametrize("name", TORCH)
def test_a_hundred_steps_as_pytorch_takes_them(name):
    walk = [step.after for step in descend(getattr(optimizers, name), ravine, START, 100, **SAME_KNOBS[name])]
    assert np.allclose(walk, TORCH[name], rtol=0, atol=1e-10)


@given(shares, st.floats(0.001, 1))
def test_ruders_momentum_and_ngs_are_one_machine(beta, alpha):
    ruder = descend(momentum, ravine, START, 20, gamma=beta, eta=(1 - beta) * alpha)
    ng = descend(momentum_average, ravine, START, 20, alpha=alpha, beta=beta)
    for a, b in zip(ruder, ng):
        assert np.allclose(a.after, b.after, rtol=1e-9)


@given(vectors, vectors, vectors, st.floats(0.001, 1), shares)
def test_chunks_add_up(W, dW, v, alpha, beta):
    for step in (momentum(W, dW, v, beta, alpha), momentum_average(W, dW, v, alpha, beta), adam(W, dW, v, v ** 2, alpha, beta, beta)):
        assert np.array_equal(step.memory + step.push, step.average)
        assert np.array_equal(step.position + step.step, step.after)


@given(vectors, vectors, st.floats(0.001, 1))
def test_without_memory_momentum_is_gradient_descent(W, dW, alpha):
    plain = gradient_descent(W, dW, alpha).after
    assert np.array_equal(momentum(W, dW, 7 * W, 0, alpha).after, plain)
    assert np.array_equal(momentum_average(W, dW, 7 * W, alpha, 0).after, plain)


@given(vectors, st.floats(0.01, 100))
def test_rmsprop_does_not_care_how_large_all_slopes_are(W, scale):
    dW = np.array([1.0, -2.0, 3.0])
    one, other = rmsprop(W, dW, dW ** 2, 0.1, 0.9, 0), rmsprop(W, scale * dW, (scale * dW) ** 2, 0.1, 0.9, 0)
    assert np.allclose(one.step, other.step)


def test_adam_from_its_formula():
    W, dW, v, s = np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.array([0.2, 0.1]), np.array([4.0, 0.3])
    v_new, s_new = 0.9 * v + 0.1 * dW, 0.99 * s + 0.01 * dW ** 2
    assert np.allclose(adam(W, dW, v, s, 0.1, 0.9, 0.99).after, W - 0.1 * v_new / (np.sqrt(s_new) + 1e-8))


def test_the_first_corrected_step_has_the_length_of_the_learning_rate():
    first = next(descend(adam_corrected, ravine, START, 1, alpha=0.1, beta_1=0.9, beta_2=0.999))
    assert np.allclose(np.abs(first.step), 0.1)


@given(st.floats(0.001, 0.11))
def test_gradient_descent_in_a_ravine_by_its_closed_form(eta):
    walk = [step.after for step in descend(gradient_descent, ravine, START, 30, eta=eta)]
    t = np.arange(1, 31)
    assert np.allclose(walk, np.stack([-2.4 * (1 - eta) ** t, 0.9 * (1 - 18 * eta) ** t], axis=1))


def test_nesterov_is_ruders_look_ahead():
    gamma, eta, phi, v = 0.9, 0.02, np.array(START), np.zeros(2)
    for step in descend(optimizers.nesterov, ravine, START, 40, gamma=gamma, eta=eta):
        v = gamma * v + eta * ravine(phi - gamma * v)
        phi = phi - v
        assert np.allclose(step.after, phi - gamma * v)


def test_a_slope_that_was_always_zero_moves_nothing():
    walk = list(descend(rmsprop, ravine, (1.0, 0.0), 5, alpha=0.1, beta=0.9))
    assert all(step.after[1] == 0 for step in walk)
