"""Matrices by what they do: the article's permutation, what each action keeps, and four views of one product."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import matrices as m
from pycore.factorizations import determinant

angles = st.floats(-7, 7)
directions = st.tuples(st.floats(-3, 3), st.floats(-3, 3)).filter(lambda d: np.hypot(*d) > 0.1)
RIGID = ("lengths", "angles", "area", "orientation", "lines")
MIRROR = ("lengths", "angles", "area", "lines", "a direction", "points")
DONE = "what it has done already"


def test_the_articles_permutation():
    A = np.array([[0, 1, 1], [1, 3, 7], [2, 4, 8]])
    P = m.permutation([2, 0, 1])
    assert np.array_equal(P, [[0, 0, 1], [1, 0, 0], [0, 1, 0]])
    assert np.array_equal(P @ A, [[2, 4, 8], [0, 1, 1], [1, 3, 7]])


@given(angles, angles)
def test_turns_add_and_keep_all_but_directions(a, b):
    assert np.allclose(m.rotation(a) @ m.rotation(b), m.rotation(a + b))
    assert m.keeps(m.rotation(a))[:5] == RIGID
    assert np.allclose(m.rotation(np.pi / 2) @ [1, 0], [0, 1])


@given(directions)
def test_mirrors_turn_their_normal_and_keep_the_rest(normal):
    A, n = m.reflection(normal), np.array(normal)
    assert np.allclose(A @ n, -n) and np.allclose(A @ [-n[1], n[0]], [-n[1], n[0]])
    assert m.keeps(A) == MIRROR
    assert sorted(round(stretch) for stretch, _ in m.kept_directions(A)) == [-1, 1]


@given(directions, directions)
def test_shadows_are_nearest(onto, point):
    P, x, d = m.projection(onto), np.array(point), np.array(onto)
    assert np.allclose(P @ x, d * (d @ x) / (d @ d))
    assert m.keeps(P) == ("a direction", "points", DONE)


TURN = np.linalg.qr(np.random.default_rng(5).normal(size=(3, 3)))[0]
KEPT = {
    "a turn": (m.rotation(1), RIGID),
    "half a turn": (m.rotation(np.pi), (*RIGID, "a direction")),
    "three in a ring": (m.permutation([2, 0, 1]), (*RIGID, "a direction", "points")),
    "two swapped": (m.permutation([1, 0]), MIRROR),
    "twice as large": (m.scaling(2, 2), ("angles", "orientation", "lines", "a direction")),
    "very small": (m.scaling(1e-9, 1e-9), ("angles", "orientation", "lines", "a direction")),
    "a little too large": (m.rotation(1) * 1.000001, ("angles", "orientation", "lines")),
    "wider and lower": (m.scaling(2, 0.5), ("area", "orientation", "lines", "a direction")),
    "a shear": (m.shear(3), ("area", "orientation", "lines", "a direction", "points")),
    "a slanting shear": (m.rotation(0.7) @ m.shear(3) @ m.rotation(-0.7), ("area", "orientation", "lines", "a direction", "points")),
    "a shear of space": (TURN @ [[1, 2, 0], [0, 1, 5], [0, 0, 1]] @ TURN.T, ("area", "orientation", "lines", "a direction", "points")),
    "a shadow": (m.scaling(1, 0), ("a direction", "points", DONE)),
    "flattened, then turned": (m.rotation(np.pi / 2) @ m.scaling(1, 0), ()),
    "nothing left": (np.zeros((2, 2)), (DONE,)),
    "nothing done": (np.eye(2), (*RIGID, "a direction", "points", DONE)),
}


@pytest.mark.parametrize("A, kept", KEPT.values(), ids=KEPT)
def test_what_each_keeps(A, kept):
    assert m.keeps(A) == kept


clear_angles = angles.map(lambda angle: round(angle, 2))      # that they are nothing or something, without a doubt
clear_directions = directions.map(lambda direction: np.round(direction, 1)).filter(np.any)
actions = st.one_of(clear_angles.map(m.rotation), clear_directions.map(m.reflection), clear_directions.map(m.projection), st.integers(-3, 3).map(m.shear),
                    st.tuples(st.sampled_from([-1, 0.5, 1, 2, 0]), st.sampled_from([-1, 0.5, 1, 2])).map(lambda two: m.scaling(*two)))


def shoelace(x, y):
    """The area of a polygon from its corners, negative where they run with the clock."""
    return (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2


@given(actions, actions)
def test_what_is_kept_can_be_measured(one, other):
    A = one @ other
    p, q, r = triangle = np.array([[0.3, -1.2], [2.0, 0.4], [-0.7, 1.9]])
    moved_p, moved_q, moved_r = moved = triangle @ A.T

    def angle(a, b):
        return np.arccos(np.clip(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)), -1, 1))

    kept = m.keeps(A)
    sides, moved_sides = [q - p, r - q, p - r], [moved_q - moved_p, moved_r - moved_q, moved_p - moved_r]
    area, moved_area = shoelace(*triangle.T), shoelace(*moved.T)
    assert ("lengths" in kept) == np.allclose(np.linalg.norm(moved_sides, axis=1), np.linalg.norm(sides, axis=1))
    assert ("area" in kept) == np.isclose(abs(moved_area), abs(area))
    assert ("orientation" in kept) == (moved_area * area > 1e-9)
    assert ("lines" in kept) == (abs(moved_area) > 1e-9)
    if "lines" in kept:
        assert ("angles" in kept) == np.allclose([angle(-a, b) for a, b in zip(moved_sides, moved_sides[1:])], [angle(-a, b) for a, b in zip(sides, sides[1:])])
    all_round = np.stack([np.cos(np.linspace(0, np.pi, 20001)), np.sin(np.linspace(0, np.pi, 20001))])
    slips = all_round[0] * (A @ all_round)[1] - all_round[1] * (A @ all_round)[0]      # 0 where a direction is kept
    if "lines" in kept:
        assert ("a direction" in kept) == (slips.min() <= 1e-7 and slips.max() >= -1e-7)
    assert ("points" in kept) == (np.linalg.matrix_rank(A - np.eye(2), tol=1e-9) < 2)


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
    full = {m.by_entries: (r * c, 1), m.by_columns: (c, r), m.by_rows: (r, c), m.by_layers: (k, r * c)}
    for view, (steps, filled) in full.items():
        walk = list(view(A, B))
        assert len(walk) == steps and np.allclose(walk[-1].so_far, np.einsum("ik,kj->ij", A, B))
        assert all(np.count_nonzero(step.added) == filled for step in walk)
        for step, before in zip(walk, [0, *(step.so_far for step in walk)]):
            assert np.allclose(step.so_far, before + step.added)


def test_what_each_view_takes_from_both():
    A, B = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
    entry, column, row, layer = (list(view(A, B))[1] for view in (m.by_entries, m.by_columns, m.by_rows, m.by_layers))
    assert np.array_equal(entry.from_A, A[0]) and np.array_equal(entry.from_B, B[:, 1]) and entry.added[0, 1] == A[0] @ B[:, 1]
    assert np.array_equal(column.from_A, A) and np.array_equal(column.added[:, 1], sum(share * each for share, each in zip(B[:, 1], A.T)))
    assert np.array_equal(row.from_B, B) and np.array_equal(row.added[1], sum(share * each for share, each in zip(A[1], B)))
    assert np.array_equal(layer.from_A, A[:, 1]) and np.array_equal(layer.from_B, B[1]) and np.linalg.matrix_rank(layer.added) == 1


@given(st.lists(st.floats(-3, 3), min_size=4, max_size=4), st.integers(3, 9), st.integers(0, 100))
def test_the_determinant_is_the_area_of_a_moved_shape(entries, corners, seed):
    A, chance = np.reshape(entries, (2, 2)), np.random.default_rng(seed)
    turns = np.sort(chance.uniform(0, 2 * np.pi, corners))
    shape = chance.uniform(0.5, 2, corners) * np.stack([np.cos(turns), np.sin(turns)])
    assert np.isclose(shoelace(*(A @ shape)), determinant(A) * shoelace(*shape), atol=1e-11)


@given(st.integers(0, 300), st.integers(2, 4))
def test_and_the_volume_of_a_moved_body(seed, n):
    hull = pytest.importorskip("scipy.spatial").ConvexHull
    chance = np.random.default_rng(seed)
    A, body = chance.normal(size=(n, n)), chance.normal(size=(12, n))
    assert np.isclose(hull(body @ A.T).volume, abs(determinant(A)) * hull(body).volume, rtol=1e-9)


@pytest.mark.parametrize("A, area", [(m.rotation(1), 1), (m.reflection([1, 2]), -1), (m.scaling(2, 3), 6), (m.shear(5), 1), (m.projection([1, 1]), 0)])
def test_the_areas_of_the_actions(A, area):
    assert np.isclose(determinant(A), area) and np.isclose(shoelace(*(A @ [[0, 1, 1, 0], [0, 0, 1, 1]])), area)
