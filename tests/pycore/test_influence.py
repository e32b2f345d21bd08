"""Slopes against differences, chains and paths against the tape, sweeps against multiplications counted one by one."""
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.influence import life, message, nudge, sweeps, two_paths, weight_message
from pycore.slopes import central_differences
from pycore.tape import Tape

remarks, seasons = st.floats(0.5, 5), st.floats(1, 7)
few = st.integers(1, 4)


@given(remarks, st.floats(0.02, 2))
def test_a_nudge(x, h):
    found = nudge(x, h)
    assert found.slope == pytest.approx(central_differences(lambda at: 18 / (1 + at), x), rel=1e-6)
    assert found.change == pytest.approx(nudge(x + h, h).u - found.u)
    assert found.gap == pytest.approx(18 * h ** 2 / ((1 + x) ** 2 * (1 + x + h)))


@given(remarks)
def test_half_the_nudge_leaves_about_a_quarter_of_the_gap(x):
    assert 0.25 < nudge(x, 0.5).gap / nudge(x, 1).gap < 0.34
    assert nudge(x, 0.01).gap / nudge(x, 0.02).gap == pytest.approx(0.25, abs=0.01)


@given(seasons)
def test_a_chain_is_the_product_of_its_links(c):
    found = life(c)
    for slope, function in ((found.dx_dc, lambda at: life(at).x), (found.dy_dc, lambda at: life(at).y)):
        assert slope == pytest.approx(central_differences(function, c), rel=1e-5)
    assert found.dy_dx == pytest.approx(found.dy_dc / found.dx_dc)
    assert found.dx_dc < 0 and found.du_dx < 0 and found.dy_du > 0 and found.dy_dc > 0


@given(remarks)
def test_two_paths_add_as_on_the_tape(x):
    with Tape() as tape:
        traced = tape.watch(x)
        y = 18 / (1 + traced) * (1 + traced ** 2 / 8)
    found = two_paths(x)
    assert found.dy_dx == pytest.approx(tape.gradient(y, traced), abs=1e-9)
    assert found.y == pytest.approx(y.value)


def test_at_two_remarks_the_ways_cancel():
    found = two_paths(2)
    assert found.dy_du_1 * found.du_1_dx == -3 and found.dy_du_2 * found.du_2_dx == 3 and found.dy_dx == 0


@given(st.integers(0, 1000))
def test_messages_passed_back_are_what_the_tape_finds(seed):
    chance = np.random.default_rng(seed)
    first, last = chance.normal(size=(3, 4)), chance.normal(size=3)
    with Tape() as tape:
        x = tape.watch(chance.normal(size=4))
        L = np.sum(last * np.tanh(first @ x))
    g = last * (1 - np.tanh(first @ x.value) ** 2)                    # what the three in between have heard
    assert np.allclose(message(g, first), tape.gradient(L, x))


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_a_weight_hears_what_came_in_times_what_comes_back(W, x):
    square = lambda at: (at * x - 1) ** 2
    assert weight_message(2 * (W * x - 1), x) == pytest.approx(central_differences(square, W), abs=1e-6)


@given(few, few, few, few)
def test_sweeps_are_counted_one_by_one(n, l, b, r):
    """Products of Jacobians, multiplied out from either end, and every path by itself."""
    layers = [n, *[b] * l, r]
    count = lambda order: sum(rows * inner * columns for rows, inner, columns in order)
    found = sweeps(n, l, b, r)
    assert found.forward == count((after, before, n) for before, after in zip(layers[1:], layers[2:]))
    assert found.backward == count((r, after, before) for before, after in zip(layers[:-2], layers[1:-1]))
    paths = len(list(itertools.product(*map(range, layers))))
    assert found.paths == paths * l
    assert (found.forward, found.backward) == (sweeps(r, l, b, n).backward, sweeps(r, l, b, n).forward)
