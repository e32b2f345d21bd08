"""Scenes without a part of a formula keep what every scene promises; and with no part gone they draw what they always draw."""
import json

import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer
from pycore.formulas import FormulaError, read
from pycore.scenes import SCENES
from tests.pycore.agreement.lines import ADAM, AVERAGE, DESCENT, NG, RMSPROP, RUDER, WEIGHT
from tests.pycore.scenes.test_scenes import places, turned

DRAWN = [("moving average", {}, "pycore.averages.moving_average", AVERAGE),
         ("weights of the past", {}, "pycore.averages.weight_of_the_past", WEIGHT),
         ("descending", {"rules": ["momentum"], "form": "ruder"}, "pycore.optimizers.momentum", RUDER),
         ("descending", {"rules": ["gradient descent", "momentum"]}, "pycore.optimizers.gradient_descent", DESCENT),
         ("descending", {"layout": "apart"}, "pycore.optimizers.momentum_average", NG),
         ("descending", {"rules": ["RMSProp"]}, "pycore.optimizers.rmsprop", RMSPROP),
         ("descending", {"layout": "apart"}, "pycore.optimizers.adam", ADAM),
         ("agents", {}, "pycore.activations.sigmoid", [r"\sigma(x) = \frac{1}{1 + e^{-x}}"]),
         ("who pays", {}, "pycore.softmax_slopes.payment", [r"\frac{\partial p_i}{\partial z_j} = -p_i p_j"]),
         ("who pays", {}, "pycore.softmax_slopes.own_gain", [r"\frac{\partial p_i}{\partial z_i} = p_i (1 - p_i)"]),
         ("wrong neuron", {}, "pycore.two_costs.half_square_by_input", [r"\frac{\partial J}{\partial x} = (p - y) p (1 - p)"]),
         ("wrong neuron", {}, "pycore.two_costs.surprise_by_input", [r"\frac{\partial J}{\partial x} = \frac{p - y}{p (1 - p)} p (1 - p)"]),
         ("fading tail", {}, "pycore.averages.moving_average", AVERAGE),
         ("drawn average", {}, "pycore.averages.moving_average", AVERAGE),
         ("two notations", {}, "pycore.optimizers.momentum", RUDER),
         ("two notations", {}, "pycore.optimizers.momentum_average", NG),
         ("under glass", {}, "pycore.optimizers.adam", ADAM),
         ("swapping optimizers", {}, "pycore.optimizers.adam", ADAM)]
drawn = pytest.mark.parametrize("name, settings, code, lines", DRAWN, ids=[f"{name} {code.rpartition('.')[2]}" for name, _, code, _ in DRAWN])


def without(code, lines, *gone) -> dict:
    return {"instead": {code: {"lines": list(lines), "gone": [list(one) for one in gone]}}}


def fades(lines):
    """Whatever can be thought away right of the equals signs, but what is inside a letter."""
    for n, line in enumerate(lines):
        formula = read(line)
        for path, node in formula.nodes():
            above = [formula.piece(path.rsplit(".", up)[0]).kind for up in range(1, path.count(".") + 1)]
            if not path.startswith("1.") or {"indexed", "differential", "gradient"} & {*above}:
                continue
            try:
                formula.fade(path)
                yield n, path
            except FormulaError:
                continue


@drawn
def test_with_nothing_gone_the_picture_is_the_same(name, settings, code, lines):
    usual = answer({"show": name, "settings": settings})
    same = answer({"show": name, "settings": settings, **without(code, lines)})
    if name == "weights of the past":           # its memory length is said of no other function than its own
        usual, same = ([attributes["height"] for tag, attributes, _ in found["elements"] if tag == "rect"][:40] for found in (usual, same))
        assert same == usual
    else:
        assert same["elements"] == usual["elements"]


@drawn
@pytest.mark.parametrize("width", (952, 340))
@examples(max_examples=2, deadline=None)
@given(data=st.data())
def test_without_any_part_marks_are_finite_and_on_the_sheet(name, settings, code, lines, width, data):
    knobs = turned(data.draw, name)
    for gone in fades(lines):
        found = answer({"show": name, "settings": settings, "width": width, "knobs": knobs, **without(code, lines, gone)})
        text = json.dumps(found).lower()
        assert "nan" not in text and "infinity" not in text and found["words"].endswith(".")
        for tag, attributes, _ in found["elements"]:
            if tag == "rect":
                assert float(attributes["width"]) >= 0 and float(attributes["height"]) >= 0
            if "d" in attributes:
                xs, ys = zip(*places(attributes["d"]))
                assert -8 <= min(xs) and max(xs) <= width + 8 and -8 <= min(ys) and max(ys) <= found["height"] + 8, (gone, attributes)


@drawn
def test_a_function_that_a_picture_does_not_draw_is_refused(name, settings, code, lines):
    with pytest.raises(ValueError, match="no function in this picture"):
        answer({"show": name, "settings": settings, **without("pycore.losses.mse", lines)})


FIXED = ("nudged curve", "chain of influences", "paths that add", "forward or backward")     # without a part their slopes would be another curve's


def test_a_scene_uses_what_it_draws():
    for scene in SCENES.values():
        chosen = {name: setting.default for name, setting in scene.SETTINGS.items()}
        assert all(map(callable, scene.uses(chosen))) and (scene.uses(chosen) or scene.NAME in FIXED)


def test_days_that_do_not_fade_all_count_alike():
    found = answer({"show": "weights of the past", "width": 952, **without("pycore.averages.weight_of_the_past", WEIGHT, (0, "1.1"))})
    heights = [float(attributes["height"]) for tag, attributes, _ in found["elements"] if tag == "rect"]
    assert len(heights) == 40 and np.ptp(heights) == 0 and "memory length" not in found["words"]
