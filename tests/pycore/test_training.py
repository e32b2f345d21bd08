"""Training learns what it should, the same way twice, and one step of it is what the pieces say."""
import json
from pathlib import Path

import numpy as np
import pytest

from pycore import losses, optimizers, variants
from pycore.descent import Optimizer, descend
from pycore.factorizations import least_squares
from pycore.samples import batches, digits, line, moons
from pycore.training import layers, scores, train

RULES = {
    "gradient_descent": {"eta": 0.3},
    "momentum": {"gamma": 0.9, "eta": 0.05},
    "momentum_average": {"alpha": 0.3, "beta": 0.9},
    "momentum_of_slopes": {"mu": 0.9, "eta": 0.05},
    "nesterov": {"gamma": 0.9, "eta": 0.05},
    "rmsprop": {"alpha": 0.01, "beta": 0.9},
    "rmsprop_outside": {"alpha": 0.01, "beta": 0.9},
    "rmsprop_inside": {"alpha": 0.01, "beta": 0.9},
    "adagrad": {"alpha": 0.1},
    "adagrad_inside": {"alpha": 0.1},
    **dict.fromkeys(("adam", "adam_inside"), {"alpha": 0.01, "beta_1": 0.9, "beta_2": 0.999}),
    **dict.fromkeys(("adam_corrected", "adam_folded"), {"alpha": 0.02, "beta_1": 0.9, "beta_2": 0.999}),
    **dict.fromkeys(("adamw", "adamw_apart"), {"alpha": 0.02, "beta_1": 0.9, "beta_2": 0.999, "decay": 0.001}),
}
TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_training.json").read_text())
SETS = {
    "line": (line(60), [1, 1], losses.mean_squared_error),
    "moons": (moons(120), [2, 16, 1], losses.binary_cross_entropy_of_scores),
    "digits": (digits(400), [64, 16, 10], losses.categorical_cross_entropy_of_scores),
}
every_rule = pytest.mark.parametrize("name", RULES)


def rule(name):
    return getattr(optimizers, name, None) or getattr(variants, name)


def last(lessons):
    *_, lesson = lessons
    return lesson


def distance(title):
    """How far any loss of a training is from what PyTorch has on the same batches, from the same first weights."""
    name, _, by = title.partition(" by ")
    (x, y), sizes, loss = SETS[name]
    lessons = train(layers(sizes), scores, loss, batches(x, y, 20, len(TORCH[title])), Optimizer(rule(by), RULES[by]))
    return max(abs(lesson.loss - theirs) / theirs for theirs, lesson in zip(TORCH[title], lessons))


@pytest.mark.parametrize("title", TORCH)
def test_training_goes_as_pytorchs_does(title):
    assert distance(title) < 1e-10


def test_a_line_is_found_as_by_least_squares():
    x, y = line(60)
    lesson = last(train(layers([1, 1]), scores, losses.mean_squared_error, batches(x, y, 60, 400), Optimizer(optimizers.gradient_descent, {"eta": 0.5})))
    best = least_squares(np.hstack([x, np.ones_like(x)]), y[:, 0])
    assert np.allclose([*lesson.weights["W1"][0], *lesson.weights["b1"]], best, atol=1e-6)


@every_rule
def test_every_rule_finds_the_line(name):
    x, y = line(60)
    lesson = last(train(layers([1, 1]), scores, losses.mean_squared_error, batches(x, y, 20, 100), Optimizer(rule(name), RULES[name])))
    columns = np.hstack([x, np.ones_like(x)])
    least = losses.mean_squared_error(columns @ least_squares(columns, y), y)
    assert least <= losses.mean_squared_error(scores(lesson.weights, x), y) < 1.02 * least


@every_rule
def test_every_rule_learns_the_moons(name):
    x, y = moons(120)
    lessons = list(train(layers([2, 16, 1]), scores, losses.binary_cross_entropy_of_scores, batches(x, y, 30, 60), Optimizer(rule(name), RULES[name])))
    new_x, new_y = moons(200, seed=1)
    assert len(lessons) == 240 and lessons[-1].count == 240
    assert ((scores(lessons[-1].weights, new_x) > 0) == new_y).mean() > 0.9


@every_rule
def test_every_rule_learns_the_digits(name):
    x, y = digits(400)
    lesson = last(train(layers([64, 16, 10]), scores, losses.categorical_cross_entropy_of_scores, batches(x, y, 40, 20), Optimizer(rule(name), RULES[name])))
    new_x, new_y = digits(200, seed=1)
    assert (scores(lesson.weights, new_x).argmax(1) == new_y.argmax(1)).mean() > 0.7


def test_the_digits_are_told_apart():
    x, y = digits(800)
    lesson = last(train(layers([64, 24, 10]), scores, losses.categorical_cross_entropy_of_scores, batches(x, y, 40, 20), Optimizer(optimizers.adam_corrected, {"alpha": 0.01, "beta_1": 0.9, "beta_2": 0.999})))
    new_x, new_y = digits(200, seed=1)
    assert (scores(lesson.weights, new_x).argmax(1) == new_y.argmax(1)).mean() > 0.95


@every_rule
def test_an_optimizer_with_names_is_the_rule_itself(name):
    knobs = RULES[name]
    optimizer, weights = Optimizer(rule(name), knobs), {"a": np.array([1.0, -2.0]), "b": np.array([[3.0]])}
    memories = optimizer.start(weights)
    walks = {key: descend(rule(name), np.sin, start, 5, **knobs) for key, start in weights.items()}
    for _ in range(5):
        weights, memories = optimizer.apply({key: np.sin(weight) for key, weight in weights.items()}, weights, memories)
        for key, walk in walks.items():
            assert np.array_equal(weights[key], next(walk).after)


def test_training_twice_is_the_same():
    x, y = moons(40)
    runs = [last(train(layers([2, 4, 1]), scores, losses.binary_cross_entropy_of_scores, batches(x, y, 10, 3), Optimizer(optimizers.gradient_descent, {"eta": 0.1}))) for _ in "ab"]
    assert all(np.array_equal(runs[0].weights[key], runs[1].weights[key]) for key in runs[0].weights)


def test_samples():
    for sample, shapes in ((line(7), ((7, 1), (7, 1))), (moons(7), ((7, 2), (7, 1))), (digits(23), ((23, 64), (23, 10)))):
        assert tuple(each.shape for each in sample) == shapes
    x, y = digits(30, noise=0)
    assert set(np.unique(x)) == {0, 1} and (y.argmax(1) == np.arange(30) % 10).all()
    seen = np.concatenate([each for each, _ in batches(np.arange(10), np.arange(10), 4, 2)])
    assert sorted(seen.tolist()) == sorted([*range(10)] * 2)
