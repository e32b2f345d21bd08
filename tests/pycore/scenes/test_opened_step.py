"""An opened step's chunks are the step, and what is cut off at a map's edge is only what lies outside."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import optimizers
from pycore.landscapes import LANDSCAPES
from pycore.scenes.opened_step import chunks
from pycore.scenes.plane import Plane
from pycore.scenes.walks import FORMS, STEPS, walk

KNOBS = {"learning_rate": 0.07, "memory": 0.8, "squares_memory": 0.95}
plane = Plane(10, 20, 200, 100, (-2, 2), (-1, 1))
places = st.tuples(st.floats(-600, 600), st.floats(-600, 600))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ("gradient descent", "momentum"))
def test_a_sums_chunks_add_up_to_the_move_on_the_map(form, name):
    walked = walk(name, form, LANDSCAPES["ravine"], (-2.4, 0.9), KNOBS)
    for step, move in zip(walked.steps, np.diff(walked.places, axis=0)):
        *terms, whole = chunks(step, walked.fresh)
        assert np.allclose(sum(term.move for term in terms), whole.move) and np.allclose(whole.move, move)
    assert [term.cause for term in terms][-1] == ("news" if (name, form) == ("momentum", "ng") else "push")


@pytest.mark.parametrize("name", ("RMSProp", "Adam"))
def test_a_divided_step_is_its_direction_over_its_usual_size(name):
    walked = walk(name, "ng", LANDSCAPES["ravine"], (-2.4, 0.9), KNOBS)
    for step in walked.steps:
        direction, usual, whole = chunks(step, walked.fresh)
        assert np.allclose(KNOBS["learning_rate"] * direction.move / usual.move, whole.move, rtol=1e-5)


def test_a_walk_past_all_numbers_stays_drawable():
    walked = walk("gradient descent", "ng", LANDSCAPES["valley"], (-4, 4), KNOBS | {"learning_rate": 1})
    assert walked.places.shape == (STEPS + 1, 2) and np.isfinite(walked.places).all()
    assert all(np.isfinite(chunk.move).all() for step in walked.steps for chunk in chunks(step, walked.fresh))


def test_a_step_that_goes_nowhere():
    still = optimizers.momentum_average(np.zeros(2), np.zeros(2), np.zeros(2), 0.1, 0.9)
    assert all((chunk.move == 0).all() for chunk in chunks(still, "news"))


@given(places, places)
def test_a_cut_line_is_what_lies_inside(one, other):
    piece, = plane.cut(np.array([one, other], float))
    share = np.linspace(0, 1, 2001)[:, None]
    along = (1 - share) * one + share * other
    inside = along[plane.holds(along)]
    assert plane.holds(piece).all()
    if len(inside):
        pixel = np.hypot(*np.subtract(other, one)) / 2000 + 1e-6
        assert np.allclose(piece, inside[[0, -1]], atol=2 * pixel)
    else:
        assert np.hypot(*(piece[1] - piece[0])) < np.hypot(*np.subtract(other, one)) / 2000 + 1e-6
