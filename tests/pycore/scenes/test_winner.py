"""Facts of the figures of “Winner takes all” against NumPy by hand, and that the drawings bear them out."""
import re

import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer

tenths = st.integers(-30, 30).map(lambda n: n / 10)
logits = st.lists(tenths, min_size=3, max_size=3)


def facts(scene: str, **knobs) -> dict:
    return {name: fact["value"] for name, fact in answer({"facts": scene, "knobs": knobs}).items()}


def marks(scene: str, tag: str, cause: str, **knobs):
    return [(attributes, text) for name, attributes, text in answer({"show": scene, "knobs": knobs})["elements"]
            if name == tag and attributes.get("data-cause") == cause and "grip" not in attributes["class"]]


def softmax(z):
    boosts = np.exp(np.asarray(z, float))
    return boosts / boosts.sum()


@pytest.mark.parametrize("x", [-3, -1, 0.5, 4])
def test_agents(x):
    told, sigmoid = facts("agents", x=x), 1 / (1 + np.exp(-x))
    assert (told["sigmoid answer"], told["sigmoid slope"]) == pytest.approx((sigmoid, sigmoid * (1 - sigmoid)))
    assert (told["tanh answer"], told["tanh slope"]) == pytest.approx((np.tanh(x), 1 - np.tanh(x) ** 2))
    assert (told["relu answer"], told["relu slope"]) == (max(0, x), float(x > 0))
    assert (told["leaky relu answer"], told["leaky relu slope"]) == pytest.approx((max(0.1 * x, x), 1 if x > 0 else 0.1))
    assert told["softplus answer"] == pytest.approx(np.log(1 + np.exp(x))) and told["softplus slope"] == pytest.approx(sigmoid)


@examples(max_examples=25, deadline=None)
@given(logits, st.sampled_from([0, 0.05, 1, 4]))
def test_bars_are_the_shares_at_the_chosen_temperature(z, tau):
    told = facts("heating", logits=z, temperature=tau)
    first = np.array(z) == max(z)
    p = softmax((np.array(z) - max(z)) / tau) if tau else first / first.sum()
    assert np.allclose(told["shares"], p) and told["whole"] == pytest.approx(1)
    tall = [float(attributes["height"]) for attributes, _ in marks("heating", "rect", "share", logits=z, temperature=tau)]
    assert np.allclose(tall, np.maximum(312 * p - 1, 0), atol=0.11)


@pytest.mark.parametrize("push", [-3, -1.6, -0.3, 1])
def test_only_exp_does_not_hear_a_push(push):
    told, z = facts("ways to be positive", push=push), np.array([2, 1, 0]) + push
    assert told["exp moved"] == pytest.approx(0, abs=1e-12)
    for way, made in (("square", z ** 2), ("absolute", abs(z)), ("softplus", np.log(1 + np.exp(z)))):
        assert told[f"{way} moved"] > 0.01
        assert [told[f"{way} share of {name}"] for name in ("cat", "dog", "fox")] == pytest.approx((made / made.sum()).tolist())


@examples(max_examples=25, deadline=None)
@given(logits, st.integers(-30, 10).map(lambda n: n / 10))
def test_the_point_in_the_triangle_stands_still(z, push):
    def drawn(cause, **knobs):
        return [attributes for attributes, _ in marks("triangle", "circle", cause, **knobs)]
    assert drawn("share", logits=z, push=push) == drawn("share", logits=z, push=0)
    told = facts("triangle", logits=z, push=push)
    assert told["shares moved"] == 0 and told["logits moved"] == pytest.approx(abs(push) * np.sqrt(3))
    (strokes, _), = marks("triangle", "path", "share", logits=z)
    along = [np.hypot(*map(float, step.split())) for step in re.findall(r"l(\S+ [^m]+)", strokes["d"])]
    assert sum(along) == pytest.approx(312, abs=0.4), "the three distances add up to the height"


@examples(max_examples=25, deadline=None)
@given(logits, st.integers(0, 2))
def test_the_bill(z, pushed):
    told, p = facts("who pays", logits=z, pushed=pushed), softmax(z)
    bill = [told[f"{name} change"] for name in ("cat", "dog", "fox")]
    assert bill == pytest.approx([p[i] * ((i == pushed) - p[pushed]) for i in range(3)])
    assert told["sum"] == 0 and told["gain"] == pytest.approx(told["highest payment"] + told["lowest payment"])


@pytest.mark.parametrize("x, y", [(-3, 1), (-4, 1), (2, 0), (3, 1)])
def test_the_wrong_neuron(x, y):
    told, p = facts("wrong neuron", x=x, target=y), 1 / (1 + np.exp(-x))
    assert (told["squared slope"], told["surprise slope"]) == pytest.approx((abs(p - y) * p * (1 - p), abs(p - y)))
    for key, by_input in (("squared", lambda p: (p - y) * p * (1 - p)), ("surprise", lambda p: p - y)):
        at, errors = x, []
        for _ in range(61):
            errors.append(abs(1 / (1 + np.exp(-at)) - y))
            at -= by_input(1 / (1 + np.exp(-at)))
        assert told[f"{key} steps"] == next((n for n, error in enumerate(errors) if error < 0.2), 61)
        assert told[f"{key} after ten"] == pytest.approx(errors[10])


def test_where_numbers_end():
    assert {kind: facts("overflow", largest_logit=12)[kind] for kind in ("float16", "float32", "float64")} == {"float16": "broken", "float32": "right", "float64": "right"}
    assert facts("overflow", largest_logit=11)["float16"] == "wrong" and facts("overflow", largest_logit=10)["float16"] == "right"
    assert facts("overflow", largest_logit=750)["float64"] == "broken" and facts("overflow", largest_logit=690)["float64"] == "right"
    assert all(facts("overflow", largest_logit=1000, stable_form=1)[kind] == "right" for kind in ("float16", "float32", "float64"))


FOLLOWED = [("ways to be positive", "lifted", r"p_i = \frac{\exp(z_i + \delta)}{\sum_j \exp(z_j + \delta)}"),
            ("triangle", "lifted", r"p_i = \frac{\exp(z_i + \delta)}{\sum_j \exp(z_j + \delta)}"),
            ("heating", "tempered", r"p_i = \frac{\exp(z_i / \tau)}{\sum_j \exp(z_j / \tau)}"),
            ("overflow", "lowered", r"p_i = \frac{\exp(z_i - m)}{\sum_j \exp(z_j - m)}")]


@pytest.mark.parametrize("scene, code, line", FOLLOWED)
@pytest.mark.parametrize("width", (952, 340))
def test_figures_follow_a_softmax_that_has_lost_an_exp(scene, code, line, width):
    def shown(*gone):
        knobs = {"stable_form": 1} if scene == "overflow" else {}
        return answer({"show": scene, "width": width, "knobs": knobs, "instead": {f"pycore.temperature.{code}": {"lines": [line], "gone": list(gone)}}})
    usual = shown()
    for place in ("1.0.0", "1.1.1.0", "1.1.2.0"):           # the exp above, and the one below
        try:
            found = shown([0, place])
        except ValueError:
            continue
        assert [tag for tag, *_ in found["elements"]] == [tag for tag, *_ in usual["elements"]]
        assert not re.search("nan|inf", str(found), re.IGNORECASE) and found["words"].endswith(".")


def test_without_its_damper_squared_error_learns_as_fast():
    line = r"\frac{\partial J}{\partial x} = (p - y) p (1 - p)"
    instead = {"pycore.two_costs.half_square_by_input": {"lines": [line], "gone": [[0, "1.1"]]}}
    told = answer({"show": "wrong neuron", "knobs": {"x": -3}})["words"]
    assert "it needs 53 steps" in told
    faded = answer({"show": "wrong neuron", "knobs": {"x": -3}, "instead": instead})["words"]
    assert "it needs 53 steps" not in faded
