"""The tail, its edge and its balance point, weight by weight; and what a reader draws."""
import numpy as np
import pytest

from pycore.answers import answer
from pycore.scenes.fading_tail import DAYS
from pycore.scenes.moving_average import series


def facts(scene: str, **knobs) -> dict:
    return {name: fact["value"] for name, fact in answer({"facts": scene, "knobs": knobs}).items()}


@pytest.mark.parametrize("beta", [0.3, 0.9, 0.97])
@pytest.mark.parametrize("day", [1, 7, DAYS])
def test_what_hangs_over_the_edge_is_beta_to_the_t(beta, day):
    told, weights = facts("fading tail", memory=beta, day=day), [(1 - beta) * beta ** k for k in range(day)]
    assert told["covered"] == pytest.approx(sum(weights)) and told["over the edge"] == pytest.approx(beta ** day) == told["beta to the t"]
    v = sum(weight * series()[day - 1 - k] for k, weight in enumerate(weights))
    assert (told["average"], told["corrected"]) == pytest.approx((v, v / sum(weights)))
    assert told["mean age so far"] == pytest.approx(np.average(range(day), weights=weights))
    assert told["mean age"] == pytest.approx(beta / (1 - beta)) and told["length"] == pytest.approx(1 / (1 - beta))
    stretched = facts("fading tail", memory=beta, day=day, correction=1)
    assert stretched["shown"] == pytest.approx(1) and told["shown"] == told["covered"]


def test_bars_stand_on_the_plank_and_stretch_with_the_correction():
    def heights(**knobs):
        drawn = [attributes["d"] for _, attributes, _ in answer({"show": "fading tail", "width": 952, "knobs": knobs})["elements"] if "comb" in attributes["class"]]
        return [-float(d.split("l")[1].split("m")[0].split()[1]) for d in drawn]       # of the first bar of each: yesterday, today, day 0
    yesterday, today, before = heights(memory=0.9, day=5)
    assert yesterday / today == pytest.approx(0.9, abs=0.01) and before / today == pytest.approx(0.9 ** 5, abs=0.01)
    longer, full, gone = heights(memory=0.9, day=5, correction=1)
    assert full / today == pytest.approx(1 / (1 - 0.9 ** 5), rel=0.01) and longer > yesterday and gone == 0


def test_a_drawn_average_is_that_of_what_was_drawn_and_is_linear_in_it():
    x, other = np.random.default_rng(1).uniform(-5, 5, (2, 24))
    told = facts("drawn average", days=x.tolist(), memory=0.8)
    v = 0.0
    for each, line in zip(x, told["averages"]):
        v = 0.8 * v + 0.2 * each
        assert line == pytest.approx(v)
    both = facts("drawn average", days=((x + other) / 2).tolist(), memory=0.8)["averages"]
    assert np.allclose(2 * np.array(both), np.array(told["averages"]) + facts("drawn average", days=other.tolist(), memory=0.8)["averages"])
    assert facts("drawn average", days=x.tolist(), guess=told["averages"], memory=0.8)["off by"] == pytest.approx(0)


def test_the_average_is_hidden_until_it_is_asked_for():
    for pencil, unseen in ((0, True), (1, True), (2, False)):
        found = answer({"show": "drawn average", "knobs": {"pencil": pencil}})
        assert any("unseen" in attributes["class"] for _, attributes, _ in found["elements"]) == unseen
        assert (found["table"][1][3] == "hidden") == unseen if isinstance(found.get("table"), list) else True
