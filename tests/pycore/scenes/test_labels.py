"""Labels keep their distance and their order."""
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pycore.scenes.labels import short, side, spread


@given(st.lists(st.floats(-50, 350), min_size=1, max_size=6))
def test_labels_are_apart_inside_and_in_order(heights):
    placed = np.array(spread(heights, 17, 10, 290))
    rank = np.argsort(heights, kind="stable")
    assert (np.diff(placed[rank]) >= 17 - 1e-9).all()
    assert placed.min() >= 10 - 1e-9 and placed.max() <= 290 + 1e-9


def test_labels_with_room_stay_where_they_are():
    assert spread([100, 30, 200], 17, 0, 300) == [100, 30, 200]


def test_a_label_turns_at_the_edge():
    assert side(100, 50, 300) == (1, "start") and side(280, 50, 300) == (-1, "end")


def test_short_numbers():
    assert [short(v) for v in (-0.001, -1.5, 548.2, 123456, -2e12)] == ["0.00", "−1.50", "548", "1e5", "−2e12"]
