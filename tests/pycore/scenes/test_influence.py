"""Figures of influence against their own curves, by hand."""
import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer


def facts(scene: str, **knobs) -> dict:
    return {name: fact["value"] for name, fact in answer({"facts": scene, "knobs": knobs}).items()}


def strands(picture: dict, cause: str) -> int:
    """How many strokes of some length a way has left on its graph."""
    (d,) = [attributes["d"] for tag, attributes, _ in picture["elements"] if tag == "path" and attributes.get("data-cause") == cause]
    moves = [each.split("l")[1].split() for each in d.split("m")[1:]]
    return sum(any(float(number) for number in move) for move in moves)


@examples(max_examples=30)
@given(st.floats(0.5, 5), st.floats(0.02, 2))
def test_the_nudged_curve(x, h):
    told, u = facts("nudged curve", cause=x, nudge=h), lambda at: 18 / (1 + at)
    assert told["change"] == pytest.approx(u(x + h) - u(x)) and told["ratio"] == pytest.approx(told["change"] / h)
    assert told["promise"] + told["gap"] == pytest.approx(told["change"])
    assert told["gap share"] == pytest.approx(h / (1 + x + h))


@pytest.mark.parametrize("start, links, crossings", [(0, 3, 2), (1, 2, 1), (2, 1, 0)])
def test_the_chain(start, links, crossings):
    x, u, y = (lambda c: 8 / (1 + c)), (lambda x: 18 / (1 + x)), (lambda u: np.sqrt(6 * u))
    told = facts("chain of influences", career=4, nudge=0.5, start=start)
    later = (lambda c: y(u(x(c))), lambda x: y(u(x)), y)[start]
    here = (4, x(4), u(x(4)))[start]
    assert told["change"] == pytest.approx(later(here + 0.5) - later(here))
    assert told["product"] == pytest.approx((later(here + 1e-6) - later(here - 1e-6)) / 2e-6, rel=1e-5)
    assert told["promise"] == pytest.approx(0.5 * told["product"]) and told["crossings"] == crossings


@pytest.mark.parametrize("is_open, held", [(0, ()), (1, ("stubbornness",)), (2, ("hours",))])
def test_two_ways(is_open, held):
    told = facts("paths that add", cause=3, nudge=0.5, open=is_open)
    hours, stubborn = (lambda x: 18 / (1 + x)), (lambda x: 1 + x * x / 8)
    y = lambda at: hours(3 if "hours" in held else at) * stubborn(3 if "stubbornness" in held else at)
    assert told["change"] == pytest.approx((y(3.5) - y(3)) / 0.5)
    assert told["promise"] == pytest.approx((y(3 + 1e-6) - y(3 - 1e-6)) / 2e-6, abs=1e-6)
    assert told["promise"] == pytest.approx(told["by hours"] + told["by stubbornness"])


@pytest.mark.parametrize("n, l, r", [(5, 2, 1), (1, 3, 5), (4, 1, 2)])
def test_a_strand_for_each_multiplication_and_for_each_edge_that_a_sweep_starts_with(n, l, r):
    told, picture = facts("forward or backward", causes=n, layers=l, results=r), answer({"show": "forward or backward", "knobs": {"causes": n, "layers": l, "results": r}})
    assert strands(picture, "forward") == told["forward"] + 3 * n
    assert strands(picture, "backward") == told["backward"] + 3 * r


@pytest.mark.parametrize("turns, forward, backward", [(0, 0, 0), (2, 6 + 3, 6 + 3), (4, 12 + 3, 12 + 3), (8, 24 + 6, 24 + 3), (9, 27 + 9, 24 + 3)])
def test_the_strands_so_far(turns, forward, backward):
    picture = answer({"show": "forward or backward", "knobs": {"turns": turns}})
    assert (strands(picture, "forward"), strands(picture, "backward")) == (forward, backward)
