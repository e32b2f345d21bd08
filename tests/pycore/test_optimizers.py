"""Rules of descent against PyTorch's printed trajectories, closed forms, and each other."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import optimizers, variants
from pycore.descent import descend
from pycore.landscapes import LANDSCAPES
from pycore.optimizers import adam, adam_corrected, gradient_descent, momentum, momentum_average, rmsprop
from pycore.ratios import ratio

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_optimizers.json").read_text())
AVERAGES = {"lr": ["alpha"], "betas": ["beta_1", "beta_2"], "eps": ["epsilon"], "weight_decay": ["decay"]}
LETTERS = {                    # PyTorch's settings in our letters; what is not here has no letter of its own
    "gradient_descent": {"lr": ["eta"]},
    "momentum": {"lr": ["eta"], "momentum": ["gamma"]},
    "momentum_of_slopes": {"lr": ["eta"], "momentum": ["mu"]},
    "nesterov": {"lr": ["eta"], "momentum": ["gamma"]},
    "rmsprop": {"lr": ["alpha"], "alpha": ["beta"]},
    "rmsprop_outside": {"lr": ["alpha"], "alpha": ["beta"], "eps": ["epsilon"]},
    "adagrad": {"lr": ["alpha"], "eps": ["epsilon"]},
    "adam_corrected": AVERAGES,
    "adamw": AVERAGES,
}
ravine = LANDSCAPES["ravine"].gradient
START = (-2.4, 0.9)
numbers = st.floats(-10, 10)
vectors = st.tuples(numbers, numbers, numbers).map(np.array)
shares = st.floats(0, 0.999)


def rule(name):
    return getattr(optimizers, name, None) or getattr(variants, name)


def knobs(name, settings):
    """PyTorch's settings as a rule's own knobs."""
    return {letter: value for setting, letters in LETTERS[name].items() if setting in settings
            for letter, value in zip(letters, np.atleast_1d(settings[setting]))}


def distance(title):
    """How far a rule's hundred steps ever are from PyTorch's."""
    name, _, place = title.partition(" in the ")
    landscape = LANDSCAPES[place]
    walk = descend(rule(name), landscape.gradient, landscape.start, 100, **knobs(name, TORCH[title]["settings"]))
    return np.abs(np.array([step.after for step in walk]) - TORCH[title]["walk"]).max()


@pytest.mark.parametrize("title", TORCH)
def test_a_hundred_steps_as_pytorch_takes_them(title):
    assert distance(title) < 1e-10


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
    one, other = rmsprop(W, dW, dW ** 2, 0.1, 0.9), rmsprop(W, scale * dW, (scale * dW) ** 2, 0.1, 0.9)
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
    for name in ("rmsprop", "rmsprop_outside", "rmsprop_inside"):
        walk = list(descend(rule(name), ravine, (1.0, 0.0), 5, alpha=0.1, beta=0.9))
        assert all(step.after[1] == 0 for step in walk) and walk[-1].after[0] < 0.8
    assert np.array_equal(ratio([0, 0, 3.0, -2], [0, 5, 4, 1]), [0, 0, 0.75, -2]) and ratio(0.0, 0.0) == 0


def test_where_the_crumb_stands():
    W, dW, s = np.array([1.0, -2.0]), np.array([3.0, 0.5]), np.array([4.0, 0.3])
    kept, summed = 0.9 * s + 0.1 * dW ** 2, s + dW ** 2
    for name, step in {
        "rmsprop": rmsprop(W, dW, s, 0.1, 0.9).after - (W - 0.1 * dW / kept ** 0.5),
        "outside": variants.rmsprop_outside(W, dW, s, 0.1, 0.9, 0.5).after - (W - 0.1 * dW / (kept ** 0.5 + 0.5)),
        "inside": variants.rmsprop_inside(W, dW, s, 0.1, 0.9, 0.5).after - (W - 0.1 * dW / (kept + 0.5) ** 0.5),
        "adagrad": optimizers.adagrad(W, dW, s, 0.1, 0.5).after - (W - 0.1 * dW / (summed ** 0.5 + 0.5)),
        "adagrad inside": variants.adagrad_inside(W, dW, s, 0.1, 0.5).after - (W - 0.1 * dW / (summed + 0.5) ** 0.5),
        "adam inside": variants.adam_inside(W, dW, W, s, 0.1, 0.8, 0.9, 0.5).after - (W - 0.1 * (0.8 * W + 0.2 * dW) / (kept + 0.5) ** 0.5),
    }.items():
        assert np.allclose(step, 0, atol=1e-15), name


@given(vectors, vectors, vectors, st.integers(1, 500), st.floats(1e-8, 1))
def test_folded_corrections_are_the_corrections(W, dW, v, t, epsilon):
    averages = {"v": v, "s": v ** 2, "t": t, "alpha": 0.1, "beta_1": 0.9, "beta_2": 0.99}
    folded = variants.adam_folded(W, dW, **averages, epsilon=epsilon * np.sqrt(1 - 0.99 ** t))
    assert np.allclose(folded.step, adam_corrected(W, dW, **averages, epsilon=epsilon).step, rtol=1e-9)


@given(vectors, vectors, st.floats(0.001, 1), st.floats(0, 1))
def test_weights_shrink_with_the_learning_rate_or_apart_from_it(W, dW, alpha, decay):
    averages = {"v": 0 * W, "s": 0 * W, "t": 1, "alpha": alpha, "beta_1": 0.9, "beta_2": 0.999}
    bare = adam_corrected(W, dW, **averages).step
    assert np.allclose(optimizers.adamw(W, dW, **averages, decay=decay).step, bare - alpha * decay * W)
    assert np.allclose(variants.adamw_apart(W, dW, **averages, decay=decay).step, bare - decay * W)


def test_a_falling_learning_rate_tells_two_momentums_apart():
    theta, slope, v, still = np.array([1.0]), np.array([2.0]), np.array([0.5]), np.zeros(1)
    pushes, slopes = momentum(theta, slope, 0.1 * v, 0.9, 0.1), variants.momentum_of_slopes(theta, slope, v, 0.9, 0.1)
    assert np.allclose(pushes.after, slopes.after)
    coasting = momentum(pushes.after, still, pushes.average, 0.9, 0.01)
    braking = variants.momentum_of_slopes(slopes.after, still, slopes.average, 0.9, 0.01)
    assert np.allclose(coasting.step, 10 * braking.step) and (braking.step != 0).all()


def test_the_look_ahead_asks_for_the_slope_itself():
    asked = []

    def slope(place):
        asked.append(place)
        return ravine(place)

    theta, v = np.array(START), np.array([0.3, -0.1])
    step = variants.nesterov_ahead(theta, slope, v, 0.9, 0.02)
    assert np.allclose(asked, [theta - 0.9 * v]) and np.allclose(step.after, theta - 0.9 * v - 0.02 * ravine(theta - 0.9 * v))
    walk = descend(variants.nesterov_ahead, lambda _: ravine, START, 40, gamma=0.9, eta=0.02)
    for ahead, bare in zip(walk, descend(optimizers.nesterov, ravine, START, 40, gamma=0.9, eta=0.02)):
        assert np.allclose(ahead.after - 0.9 * ahead.average, bare.after)
