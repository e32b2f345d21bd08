"""Matrices by what they do: the article's permutation, what each action keeps, and four views of one product."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import matrices as m
from pycore.factorizations import determinant

angles = st.floats(-7, 7)
directions = st.tuples(st.floats(-3, 3), st.floats(-3, 3)).filter(lambda d: np.hypot(*d) > 0.1)
EVERY = ("lengths", "angles", "area", "orientation")


def test_the_articles_permutation():
    A = np.array([[0, 1, 1], [1, 3, 7], [2, 4, 8]])
    P = m.permutation([2, 0, 1])
    assert np.array_equal(P, [[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    assert np.array_equal(P @ A, [[2, 4, 8], [0, 1, 1], [1, 3, 7]])


@given(angles, angles)
def test_turns_add_and_keep_all_but_directions(a, b):
    assert np.allclose(m.rotation(a) @ m.rotation(b), m.rotation(a + b))
    assert m.keeps(m.rotation(a))[:4] == EVERY
    assert np.allclose(m.rotation(np.pi / 2) @ [1, 0], [0, 1])


@given(directions)
def test_mirrors_turn_their_normal_and_keep_the_rest(normal):
    A, n = m.reflection(normal), np.array(normal)
    assert np.allclose(A @ n, -n) and np.allclose(A @ [-n[1], n[0]], [-n[1], n[0]])
    assert m.keeps(A) == ("lengths", "angles", "area")
    assert sorted(round(stretch) for stretch, _ in m.kept_directions(A)) == [-1, 1]


@given(directions, directions)
def test_shadows_are_nearest(onto, point):
    P, x, d = m.projection(onto), np.array(point), np.array(onto)
    assert np.allclose(P @ x, d * (d @ x) / (d @ d))
    assert m.keeps(P) == ("what it has done already",)


def test_what_the_others_keep():
    assert m.keeps(m.scaling(2, 2)) == ("angles", "orientation")
    assert m.keeps(m.scaling(2, 0.5)) == ("area", "orientation")
    assert m.keeps(m.shear(3)) == ("area", "orientation")
    assert m.keeps(m.scaling(1, 0)) == ("what it has done already",)
    assert m.keeps(np.eye(2)) == (*EVERY, "what it has done already")


def test_kept_directions():
    assert m.kept_directions(m.rotation(1)) == ()
    (stretch, direction), = m.kept_directions(m.shear(2))
    assert np.isclose(stretch, 1) and np.allclose(np.abs(direction), [1, 0])
    kept = m.kept_directions(np.array([[2, 1], [1, 2.0]]))
    assert sorted(round(stretch, 9) for stretch, _ in kept) == [1, 3]
    for stretch, direction in kept:
        assert np.allclose(np.array([[2, 1], [1, 2]]) @ direction, stretch * direction)


@given(st.integers(0, 300), st.tuples(*[st.integers(1, 4)] * 3))
def test_four_views_of_one_product(seed, sizes):
    chance = np.random.default_rng(seed)
    r, k, c = sizes
    A, B = chance.normal(size=(r, k)), chance.normal(size=(k, c))
    for view, steps in ((m.by_entries, r * c), (m.by_columns, c), (m.by_rows, r), (m.by_layers, k)):
        walk = list(view(A, B))
        assert len(walk) == steps and np.allclose(walk[-1].so_far, A @ B)
        assert np.allclose(sum(step.added for step in walk), A @ B)


@pytest.mark.parametrize("A, area", [(m.rotation(1), 1), (m.reflection([1, 2]), -1), (m.scaling(2, 3), 6), (m.shear(5), 1), (m.projection([1, 1]), 0)])
def test_determinants_are_areas(A, area):
    corners = A @ np.array([[0, 1, 1, 0], [0, 0, 1, 1]])
    x, y = corners
    shoelace = (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2
    assert np.isclose(determinant(A), area) and np.isclose(shoelace, area)
