"""The small network against the tape, and each slip of the loop against the loop itself with a wrong part handed to it."""
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import optimizers
from pycore.descent import Optimizer, descend
from pycore.losses import binary_cross_entropy_of_scores
from pycore.slips import HANDFUL, SLIPS, STEPS, UNITS, equal_start, examples, handfuls, keeping, losses_over_all, run
from pycore.training import scores as layer_scores
from pycore.training import train
from pycore.two_layers import bent, flat, losses, parts, scores, slope, start

seeds = given(seed=st.integers(0, 50), bend=st.booleans())


def named(theta) -> dict:
    """The same weights as pycore.training has them."""
    W1, b1, W2, b2 = parts(theta)
    return {"W1": W1, "b1": b1[0], "W2": W2, "b2": b2[0]}


def row(weights) -> np.ndarray:
    return np.concatenate([weights["W1"].ravel(), weights["b1"], weights["W2"].ravel(), weights["b2"]])


def by_tape(weights, shown, bend=True, **knobs):
    """The last lesson of the loop that has a tape in it."""
    says = lambda weights, x: layer_scores(weights, x, np.tanh if bend else (lambda x: x))
    *_, lesson = train(weights, says, binary_cross_entropy_of_scores, shown, Optimizer(optimizers.gradient_descent, knobs))
    return lesson


@seeds
def test_slopes_by_hand_are_those_of_finite_differences(seed, bend):
    theta, (x, y) = start(3, seed), examples()
    J = lambda weights: losses(scores(weights, x, bend), y)
    steps = np.eye(len(theta)) * 1e-6
    assert np.allclose(slope(theta, x, y, bend), [(J(theta + step) - J(theta - step)) / 2e-6 for step in steps], atol=1e-7)


@seeds
def test_networks_in_rows_are_networks_alone(seed, bend):
    rows, (x, y) = np.array([start(UNITS, seed), start(UNITS, seed + 1)]), examples()
    assert np.allclose(slope(rows, x, y, bend), [slope(one, x, y, bend) for one in rows])
    assert np.allclose(losses(scores(rows, x, bend), y), [losses(scores(one, x, bend), y) for one in rows])


@pytest.mark.parametrize("name, first, eta", [("none", start(UNITS, 3), 2.0), ("plus", start(UNITS, 3), -2.0),
                                              ("equal start", equal_start(), 2.0), ("no bend", start(UNITS, 3), 2.0)])
def test_a_run_is_the_loop_with_its_tape(name, first, eta):
    made = run(replace(SLIPS[name]), 2.0)
    lesson = by_tape(named(first), handfuls()[:40], SLIPS[name].bend, eta=eta)
    assert np.allclose(made.theta[40], row(lesson.weights)) and made.seen[39] == pytest.approx(lesson.loss)


def test_the_same_handful_is_the_loop_with_one_batch():
    lesson = by_tape(named(start(UNITS, 3)), [handfuls()[0]] * STEPS, eta=2.0)
    assert np.allclose(run(SLIPS["same handful"], 2.0).theta[-1], row(lesson.weights))


def test_kept_slopes_are_momentum_without_friction():
    shown = iter(handfuls())
    walk = descend(optimizers.momentum, lambda theta: slope(theta, *next(shown)), start(UNITS, 3), STEPS, gamma=1.0, eta=2.0)
    assert np.allclose(run(SLIPS["slopes kept"], 2.0).theta[1:], [step.after for step in walk])
    W, g, dW = np.array([1.0, -2.0]), np.array([0.5, 0.1]), np.array([-1.0, 3.0])
    one, other = keeping(W, g, dW, 0.3), optimizers.momentum(W, dW, 0.3 * g, 1.0, 0.3)
    assert np.allclose(one.after, other.after) and np.allclose(0.3 * one.slopes, other.average)


def test_equal_units_stay_equal_and_a_step_that_is_not_stored_moves_nothing():
    W1, b1, W2, _ = parts(run(SLIPS["equal start"], 2.0).theta)
    assert np.ptp(W1, axis=-1).max() == np.ptp(b1, axis=-1).max() == np.ptp(W2, axis=-2).max() == 0
    still = run(SLIPS["step not stored"], 2.0)
    assert np.ptp(still.theta, axis=0).max() == 0 and np.ptp(still.seen) > 0


@given(seed=st.integers(0, 99))
def test_without_a_bend_two_layers_are_one(seed):
    chance = np.random.default_rng(seed)
    W_1, w_2, x = chance.normal(size=(4, 3)), chance.normal(size=4), chance.normal(size=3)
    assert flat(W_1, w_2, x) == pytest.approx((w_2 @ W_1) @ x) and abs(bent(W_1, w_2, x)) <= np.abs(w_2).sum()


def test_every_example_is_seen_once_a_round():
    x, _ = examples()
    seen = np.concatenate([batch for batch, _ in handfuls()[:len(x) // HANDFUL]])
    assert len(handfuls()) == STEPS and sorted(map(tuple, seen)) == sorted(map(tuple, x))


def test_what_a_run_saw_is_the_loss_before_each_step():
    made = run(SLIPS["none"], 2.0)
    assert np.array_equal(made.losses, losses_over_all(made.theta))
    assert made.seen[7] == pytest.approx(losses(scores(made.theta[7], handfuls()[7][0]), handfuls()[7][1]))
