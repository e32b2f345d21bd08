"""Gradients against central differences, minima against their surroundings, contours against the heights they claim."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.contours import contours, simplified
from pycore.landscapes import LANDSCAPES, hollow

places = st.tuples(st.floats(-3, 3), st.floats(-3, 3))
every = pytest.mark.parametrize("landscape", LANDSCAPES.values(), ids=LANDSCAPES)


@every
@given(W=places)
def test_the_gradient_is_the_slope(landscape, W):
    W, h = np.array(W), 1e-5
    slopes = [(landscape.value(W + h * e) - landscape.value(W - h * e)) / (2 * h) for e in np.eye(2)]
    assert np.allclose(landscape.gradient(W), slopes, rtol=1e-6, atol=1e-6)


@every
def test_minima_are_flat_and_lowest(landscape):
    around = np.random.default_rng(0).normal(0, 0.3, (2, 500))
    for place in landscape.minima:
        least = np.array(place)
        assert np.allclose(landscape.gradient(least), 0)
        assert (landscape.value(least[:, None] + around) >= landscape.value(least)).all()


@every
def test_many_places_at_once(landscape):
    W = np.random.default_rng(1).normal(0, 1, (2, 5))
    assert np.allclose(landscape.gradient(W).T, [landscape.gradient(w) for w in W.T])
    assert landscape.value(W[:, :, None]).shape == (5, 1)


@every
def test_contours_lie_at_their_height(landscape):
    x, y = landscape.centre
    xs, ys = np.linspace(x - 2, x + 2, 201), np.linspace(y - 1.5, y + 1.5, 151)
    heights = landscape.value(np.array(np.meshgrid(xs, ys)))
    levels = np.quantile(heights, [0.2, 0.5, 0.8])
    for level, lines in zip(levels, contours(landscape.value, xs, ys, levels)):
        assert lines
        for line in lines:
            assert np.allclose(landscape.value(line.T), level, atol=0.01 * np.ptp(heights))
            ends = line[[0, -1]]
            closed = np.allclose(*ends)
            on_the_edge = np.isclose(ends[:, 0], xs[0]) | np.isclose(ends[:, 0], xs[-1]) | np.isclose(ends[:, 1], ys[0]) | np.isclose(ends[:, 1], ys[-1])
            assert closed or on_the_edge.all()


def test_a_bowls_contour_is_a_circle():
    (line,), = contours(LANDSCAPES["bowl"].value, np.linspace(-2, 2, 81), np.linspace(-2, 2, 81), [1.0])
    assert np.allclose(np.hypot(*line.T), 1, atol=0.002) and len(line) > 40


def test_a_simplified_line_is_the_same_line():
    angle = np.linspace(0, 2 * np.pi, 400)
    circle = 100 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    few = simplified(circle, 0.25)
    assert len(few) < 80 and np.allclose(few[0], circle[0]) and np.allclose(few[-1], circle[-1])
    middles = (few[1:] + few[:-1]) / 2
    assert (100 - np.hypot(*middles.T) <= 0.26).all()
    assert len(simplified(np.array([[0, 0], [1, 1], [2, 2.0]]), 0.1)) == 2


def test_the_hollow_of_one_weight_knows_its_slope():
    for theta in (-2.0, 0.0, 1.5):
        assert hollow.gradient(theta) == pytest.approx((hollow(theta + 1e-6) - hollow(theta - 1e-6)) / 2e-6, abs=1e-6)
