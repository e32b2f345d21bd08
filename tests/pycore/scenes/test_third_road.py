"""The figures of the first essay against arithmetic done by hand: what they tell, and what they draw."""
import re

import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer

whole = st.integers(0, 10).map(float)
weight = st.integers(0, 5).map(lambda n: n / 10)
half = st.integers(0, 8).map(lambda n: n / 2)
score = st.integers(-25, 25).map(lambda n: n / 10)
place = st.integers(-20, 20).map(lambda n: n / 10)


def shown(scene, width=952, **knobs):
    return answer({"show": scene, "width": width, "knobs": knobs, "settings": {}})


def facts(scene, **knobs):
    return {name: fact["value"] for name, fact in answer({"facts": scene, "knobs": knobs, "settings": {}}).items()}


def widths(picture, cause):
    return [float(attributes["width"]) for tag, attributes, _ in picture["elements"] if tag == "rect" and attributes.get("data-cause") == cause]


@examples(max_examples=30)
@given(st.lists(whole, min_size=5, max_size=5), st.integers(1, 5))
def test_what_stands_above_the_fair_share_fills_what_is_missing_below(towers, n):
    told = facts("fair share", towers=towers, count=n)
    assert told["fair share"] == pytest.approx(np.mean(towers[:n])) and told["pile"] == sum(towers[:n])
    assert told["above"] == pytest.approx(told["missing"])


@examples(max_examples=20)
@given(st.lists(whole, min_size=5, max_size=5), st.integers(1, 5), st.sampled_from([952, 340]))
def test_the_pile_is_as_long_as_its_equal_parts(towers, n, width):
    picture = shown("fair share", width, towers=towers, count=n)
    pile, cut = widths(picture, "pile"), widths(picture, "cut")
    assert sum(pile) + 2 * sum(w > 0 for w in pile) == pytest.approx(sum(cut) + 2 * sum(w > 0 for w in cut), abs=2.5 * 5)
    assert max(cut[:n]) == pytest.approx(min(cut[:n]), abs=0.15) and not any(cut[n:])


def test_without_the_cut_each_would_have_the_pile():
    formula = r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i"
    found = answer({"show": "fair share", "width": 952, "knobs": {}, "settings": {}, "instead": {"pycore.averages.mean": {"lines": [formula], "gone": [[0, "1.0"]]}}})
    assert any("x̄ = 25 ↑" in text for _, _, text in found["elements"]) and "nobody has divided" in found["words"]


@pytest.mark.parametrize("k", range(-4, 9))
@pytest.mark.parametrize("width", [952, 340])
def test_blocks_cover_as_much_as_one_doubled_or_halved(k, width):
    bars = [(float(at["width"]), float(at["height"]), at["class"]) for tag, at, _ in shown("doublings", width, exponent=k)["elements"] if tag == "rect"]
    one, added, close, left = bars[0], bars[1:9], bars[9], bars[10]
    assert sum(w > 0 for w, _, _ in added) == max(k, 0)
    assert sum((w + 1) * (h + 1) for w, h, _ in added if w) + one[0] * one[1] == pytest.approx(max(2.0 ** k, 1) * one[0] * one[1])
    assert left[0] * left[1] == pytest.approx(min(2.0 ** k, 1) * close[0] * close[1])
    assert facts("doublings", exponent=k)["value"] == 2.0 ** k


@examples(max_examples=30)
@given(st.lists(score, min_size=3, max_size=3))
def test_shares_are_boosts_over_the_whole(z):
    told = facts("share of the whole", scores=z)
    assert np.allclose(told["boosts"], np.exp(z)) and np.allclose(told["shares"], np.exp(z) / np.exp(z).sum()) and told["all shares"] == pytest.approx(1)


@examples(max_examples=30)
@given(st.lists(weight, min_size=3, max_size=3), st.lists(half, min_size=3, max_size=3))
def test_the_ground_between_what_lies_and_what_stands_is_the_match(w, a):
    told = facts("laid down", weights=w, amounts=a)
    assert told["match"] == pytest.approx(np.dot(w, a)) and told["area"] == pytest.approx(np.dot(w, a))
    assert facts("laid down", weights=w, amounts=a, laid_down=0)["area"] == 0
    drawn = shown("laid down", weights=w, amounts=a)
    assert f"= {round(np.dot(w, a), 3):g}" in [text for _, _, text in drawn["elements"]]


@pytest.mark.parametrize("gone, left", [("1.0", "2, 4, 3"), ("1.1", "0.2, 0.1, 0.4")])
def test_a_column_alone_meets_nothing(gone, left):
    found = answer({"show": "laid down", "width": 952, "knobs": {}, "settings": {},
                    "instead": {"pycore.linear_models.dot_product": {"lines": [r"z = \mathbf{w}^T \mathbf{a}"], "gone": [[0, gone]]}}})
    assert left in found["words"] and f"= {left}" in [text for _, _, text in found["elements"]]
    assert "nothing meets, nothing is added" in [text for _, _, text in found["elements"]] and not any(widths(found, "product"))


@examples(max_examples=30)
@given(st.tuples(place, place))
def test_the_arrow_is_the_slope_by_finite_differences(here):
    from pycore.landscapes import LANDSCAPES
    height, tiny = LANDSCAPES["hill and hollow"], 1e-5
    slope = [(height(np.add(here, move)) - height(np.subtract(here, move))) / (2 * tiny) for move in ((tiny, 0), (0, tiny))]
    told = facts("hillside", place=list(here))
    assert np.allclose([told["slope right"], told["slope up"]], slope, atol=1e-8) and told["steepness"] == pytest.approx(np.hypot(*slope), abs=1e-8)
    assert [told["step right"], told["step up"]] == pytest.approx([-0.4 * one for one in slope], abs=1e-8)


@examples(max_examples=30)
@given(st.tuples(place, place), st.sampled_from([952, 340]))
def test_the_arrow_on_the_map_points_the_way_of_the_slope(here, width):
    arrow = next(attributes for tag, attributes, _ in shown("hillside", width, place=list(here))["elements"] if "arrow" in attributes["class"] and "bold" in attributes["class"])
    across, down = [float(n) for n in re.findall(r"-?\d+\.?\d*", arrow["d"])[2:4]]
    told = facts("hillside", place=list(here))
    long = 62 * (width / 530 if width == 340 else 1)
    if np.max(np.abs(np.add(here, 0.25 * np.array([told["slope right"], told["slope up"]])))) < 1.5:
        assert [across, down] == pytest.approx([told["slope right"] * long, -told["slope up"] * long], abs=0.2)


@pytest.mark.parametrize("scene, knobs, says", [
    ("fair share", {"towers": [1, 2]}, "There is room for 5 towers, not for 2."),
    ("share of the whole", {"scores": [1, 2]}, "There is room for 3 scores."),
    ("laid down", {"weights": [1, 2]}, "Both columns must have 3 entries."),
    ("hillside", {"place": [1]}, "A place on the map has 2 numbers."),
])
def test_what_does_not_fit_is_said(scene, knobs, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        shown(scene, **knobs)
