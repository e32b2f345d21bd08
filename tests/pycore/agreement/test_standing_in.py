"""What is left of a formula, in the place of its code: with nothing gone it is the code; with something gone, a known machine."""
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pycore import attention, averages, optimizers
from pycore.agreement.standing_in import stand_in
from pycore.descent import descend
from pycore.landscapes import LANDSCAPES
from tests.pycore.agreement.lines import ADAM, ATTEND, AVERAGE, DESCENT, NG, RMSPROP, ROAD, RUDER, WEIGHT

RULES = [(optimizers.gradient_descent, DESCENT, {"eta": 0.1}),
         (optimizers.momentum, RUDER, {"gamma": 0.9, "eta": 0.05}),
         (optimizers.momentum_average, NG, {"beta": 0.9, "alpha": 0.3}),
         (optimizers.rmsprop, RMSPROP, {"beta": 0.95, "alpha": 0.1}),
         (optimizers.adam, ADAM, {"beta_1": 0.9, "beta_2": 0.99, "alpha": 0.1})]
rules = pytest.mark.parametrize("rule, lines, knobs", RULES, ids=[rule.__name__ for rule, *_ in RULES])
numbers = st.lists(st.floats(-5, 5), min_size=1, max_size=30)
shares = st.floats(0, 0.99)


def walked(rule, knobs, landscape="ravine", steps=40):
    chosen = LANDSCAPES[landscape]
    return list(descend(rule, chosen.gradient, chosen.start, steps, **knobs))


def places(rule, knobs, **others):
    return np.array([step.after for step in walked(rule, knobs, **others)])


def alike(one, other):
    """Two results, field by field, to 1e-12."""
    for name in [field.name for field in fields(other)] if is_dataclass(other) else []:
        left, right = getattr(one, name), getattr(other, name)
        assert (left is None) == (right is None), name
        assert left is None or np.allclose(left, right, rtol=1e-12, atol=1e-12), name


@rules
@pytest.mark.parametrize("landscape", ("ravine", "bowl"))
def test_a_whole_formula_walks_like_its_code(rule, lines, knobs, landscape):
    for one, other in zip(walked(stand_in(rule, lines), knobs, landscape), walked(rule, knobs, landscape), strict=True):
        alike(one, other)


def test_one_line_may_hold_all_of_adam_as_on_the_home_page():
    knobs = {"beta_1": 0.9, "beta_2": 0.99, "alpha": 0.1}
    for one, other in zip(walked(stand_in(optimizers.adam, ROAD), knobs), walked(optimizers.adam, knobs), strict=True):
        alike(one, other)


@settings(max_examples=30)
@given(numbers, shares, st.floats(-5, 5))
def test_a_series_is_averaged_as_by_its_code(x, beta, v):
    for one, other in zip(stand_in(averages.moving_average, AVERAGE)(x, beta, v), averages.moving_average(x, beta, v), strict=True):
        alike(one, other)


@settings(max_examples=30)
@given(shares)
def test_weights_are_weighed_as_by_their_code(beta):
    k = np.arange(40)
    assert np.allclose(stand_in(averages.weight_of_the_past, WEIGHT)(beta, k), averages.weight_of_the_past(beta, k), rtol=1e-13)


@settings(max_examples=30)
@given(st.floats(0, 0.99), st.floats(0.001, 0.1))
def test_momentum_without_its_memory_is_gradient_descent(gamma, eta):
    faded = stand_in(optimizers.momentum, RUDER, ((0, "1.0"),))
    assert np.allclose(places(faded, {"gamma": gamma, "eta": eta}), places(optimizers.gradient_descent, {"eta": eta}), atol=1e-12)
    assert all(step.memory is None for step in walked(faded, {"gamma": gamma, "eta": eta}))


@settings(max_examples=30)
@given(st.floats(0.1, 0.9), st.floats(0.001, 0.1))
def test_ngs_momentum_without_the_share_of_the_news_is_ruders_with_the_scaling_at_the_end(beta, alpha):
    faded = stand_in(optimizers.momentum_average, NG, ((0, "1.1.0"),))
    assert np.allclose(places(faded, {"beta": beta, "alpha": alpha}), places(optimizers.momentum, {"gamma": beta, "eta": alpha}))


def test_rmsprop_and_adam_without_their_usual_size_are_the_rules_they_were_made_of():
    bare = stand_in(optimizers.rmsprop, RMSPROP, ((1, "1.1.0.1.1"),))
    assert np.allclose(places(bare, {"beta": 0.9, "alpha": 0.05}), places(optimizers.gradient_descent, {"eta": 0.05}))
    assert all(step.usual is None and step.squares is not None for step in walked(bare, {"beta": 0.9, "alpha": 0.05}))
    bare = stand_in(optimizers.adam, ADAM, ((2, "1.1.0.1.1"),))
    knobs = {"beta_1": 0.9, "beta_2": 0.99, "alpha": 0.05}
    assert np.allclose(places(bare, knobs), places(optimizers.momentum_average, {"beta": 0.9, "alpha": 0.05}))


def test_adam_whose_top_forgets_is_rmsprop():
    """Without v's memory its share of the news is left: (1 - beta_1) dW, which only scales the step."""
    faded = stand_in(optimizers.adam, ADAM, ((0, "1.0"),))
    knobs = {"beta_1": 0.5, "beta_2": 0.9, "alpha": 0.1, "epsilon": 0.0}
    assert np.allclose(places(faded, knobs), places(optimizers.rmsprop, {"beta": 0.9, "alpha": 0.05}))


def test_several_lines_may_each_lose_a_part():
    faded = stand_in(optimizers.adam, ADAM, ((0, "1.0"), (2, "1.1.0.1.1")))
    knobs = {"beta_1": 0.5, "beta_2": 0.9, "alpha": 0.1}
    assert np.allclose(places(faded, knobs), places(optimizers.gradient_descent, {"eta": 0.05}))


@settings(max_examples=30)
@given(numbers, st.floats(0.01, 0.99))
def test_what_is_gone_from_an_average_is_nothing_and_what_lost_a_piece_goes_without(x, beta):
    for step, day in zip(stand_in(averages.moving_average, AVERAGE, ((0, "1.0"),))(x, beta), x):
        assert step.memory == 0 and step.v == step.news == pytest.approx((1 - beta) * day)
    sums = list(stand_in(averages.moving_average, AVERAGE, ((0, "1.0.0"), ))(x, beta))
    assert [step.v for step in sums] == pytest.approx(list(np.cumsum((1 - beta) * np.array(x))))
    assert [step.memory for step in sums] == pytest.approx([0.0, *[step.v for step in sums[:-1]]])


def test_weights_that_do_not_fade_keep_the_shape_of_the_days():
    assert stand_in(averages.weight_of_the_past, WEIGHT, ((0, "1.1"),))(0.9, np.arange(5)) == pytest.approx([0.1] * 5)


def test_a_slope_of_nothing_over_a_size_of_nothing_moves_nothing():
    rule = stand_in(optimizers.rmsprop, RMSPROP, ((0, "1.0"),))
    with np.errstate(all="ignore"):
        step = rule(np.ones(2), np.array([0.0, 2.0]), np.zeros(2), alpha=0.1, beta=0.9)
    assert step.step == pytest.approx([0, -0.1 / np.sqrt(0.1)])


def states(d=2, m=2, seed=0):
    chance = np.random.default_rng(seed)
    return chance.normal(size=d), chance.normal(size=(5, m)), chance.normal(size=(d, m)), chance.normal(size=(3, m + d))


@pytest.mark.parametrize("seed", range(4))
def test_attention_is_its_four_lines_and_without_its_matrix_a_dot_product(seed):
    h, h_bar, W, W_c = states(seed=seed)
    alike(stand_in(attention.attend, ATTEND)(h, h_bar, W, W_c), attention.attend(h, h_bar, W, W_c))
    alike(stand_in(attention.attend, ATTEND, ((0, "1.1"),))(h, h_bar, W, W_c), attention.attend(h, h_bar, np.eye(2), W_c))
    uneven = states(3, 4, seed)
    alike(stand_in(attention.attend, ATTEND)(*uneven), attention.attend(*uneven))


def test_states_of_two_kinds_do_not_meet_without_the_matrix_between_them():
    with pytest.raises(ValueError):
        stand_in(attention.attend, ATTEND, ((0, "1.1"),))(*states(3, 4))
    with pytest.raises(ValueError, match="equally long"):
        stand_in(attention.attend, ATTEND, ((0, "1.0"),))(*states())


@pytest.mark.parametrize("function, lines, gone, says", [
    (optimizers.momentum, RUDER[:1], (), "nothing in these formulas is the"),
    (optimizers.momentum, (DESCENT[0],), (), "nothing in these formulas is the"),
    (optimizers.momentum, (r"\gamma v_{t-1} + \eta",), (), "says on its left"),
    (optimizers.momentum, RUDER, ((0, "7.3"),), "no place 7.3"),
    (optimizers.momentum, RUDER, ((0, ""),), "cannot be taken out of itself"),
])
def test_what_cannot_stand_in_says_so(function, lines, gone, says):
    with pytest.raises(ValueError, match=says):
        stand_in(function, lines, gone)
