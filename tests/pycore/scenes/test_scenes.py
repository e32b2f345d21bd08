"""What every scene promises, whatever its knobs: the same marks, inside the sheet, all numbers finite, in words too."""
import json
import re
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer
from pycore.landscapes import LANDSCAPES
from pycore.scenes import SCENES

FONT = Path(__file__).parents[3] / "site" / "assets" / "fonts" / "source-sans-3.woff2"
SITE_TONES = {"rust", "ochre", "moss", "teal", "indigo", "plum", "ink", "quiet", "accent"}
CASES = [(name, {}) for name in SCENES] + [
    ("moving average", {"corrected": True}),
    ("descending", {"layout": "apart"}),
    ("descending", {"rules": ["gradient descent", "momentum"], "form": "ruder"}),
    ("descending", {"rules": ["RMSProp"], "open": "none"}),
    *(("descending", {"landscape": name, "rules": ["gradient descent", "Adam"]}) for name in LANDSCAPES),
]
cases = pytest.mark.parametrize("name, settings", CASES, ids=[f"{name} {settings or ''}" for name, settings in CASES])
EXAMPLES = 4 if sys.platform == "emscripten" else 12         # of each scene and width
widths = pytest.mark.parametrize("width", (952, 340))


def turned(draw, name):
    """Every knob somewhere in its range, ends included; each entry of a vector or matrix on its own."""
    def like(value, knob):
        if isinstance(value, list):
            return [like(entry, knob) for entry in value]
        return draw(st.integers(knob.low, knob.high) if knob.integer else st.floats(knob.low, knob.high) | st.sampled_from([knob.low, max(knob.low, 0), knob.high]))
    return {key: like(knob.value, knob) for key, knob in SCENES[name].KNOBS.items()}


@cache
def at_first(name: str, settings: str, width: int) -> dict:
    """The picture before anything is turned, drawn once for all examples."""
    return answer({"show": name, "settings": json.loads(settings), "width": width})


def numbers(element):
    _, attributes, _ = element
    drawn = " ".join(value for key, value in attributes.items() if not key.startswith(("data-", "class")))
    return [float(n) for n in re.findall(r"-?\d+\.?\d*(?:e[+-]?\d+)?", drawn)]


@cases
@widths
@examples(max_examples=EXAMPLES)
@given(data=st.data())
def test_the_same_marks_at_every_turn(name, settings, width, data):
    usual = at_first(name, json.dumps(settings), width)
    found = answer({"show": name, "settings": settings, "width": width, "knobs": turned(data.draw, name)})
    assert (found["width"], found["height"]) == (usual["width"], usual["height"])
    assert [tag for tag, _, _ in found["elements"]] == [tag for tag, _, _ in usual["elements"]]
    for one, other in zip(found["elements"], usual["elements"]):
        assert len(numbers(one)) == len(numbers(other)), "frames interpolate number by number"
        assert one[1].keys() == other[1].keys(), "frames change attributes, and cannot take one away"
        assert one[2] == other[2] or "fixed" not in one[1]["class"].split(), "a page goes on showing it while it knows nothing of this setting"
    text = json.dumps(found)
    assert not re.search(r"\b(NaN|Infinity|nan|inf)\b", text)


@cases
@widths
@examples(max_examples=EXAMPLES)
@given(data=st.data())
def test_marks_stay_on_the_sheet(name, settings, width, data):
    found = answer({"show": name, "settings": settings, "width": width, "knobs": turned(data.draw, name)})
    for tag, attributes, text in found["elements"]:
        if tag == "circle":
            r = 0 if re.search("grip|spot", attributes["class"]) else float(attributes["r"])
            xs, ys = ([float(attributes[c]) - r, float(attributes[c]) + r] for c in ("cx", "cy"))
        elif tag == "rect":
            xs = [float(attributes["x"]), float(attributes["x"]) + float(attributes["width"])]
            ys = [float(attributes["y"]), float(attributes["y"]) + float(attributes["height"])]
        elif tag == "text":
            left, top, right, bottom = box(attributes, text)
            xs, ys = [left, right], [top, bottom]
        else:
            xs, ys = zip(*(places(attributes["d"]) if "d" in attributes else (map(float, at.split(",")) for at in attributes["points"].split())))
        assert -1 <= min(xs) and max(xs) <= width + 1, (tag, attributes, text)       # a pixel: Chromium, too, rounds its boxes to one
        assert -1 <= min(ys) and max(ys) <= found["height"] + 1, (tag, attributes, text)


@cases
@widths
def test_labels_can_be_read_and_lie_apart(name, settings, width):
    boxes = []
    for tag, attributes, text in answer({"show": name, "settings": settings, "width": width})["elements"]:
        if tag == "text" and text:
            assert float(attributes["font-size"]) >= 14, text
            boxes.append((text, box(attributes, text)))
    for n, (text, (left, top, right, bottom)) in enumerate(boxes):
        for other, (l, t, r, b) in boxes[:n]:
            assert min(right, r) - max(left, l) < 2 or min(bottom, b) - max(top, t) < 2, f"“{text}” lies on “{other}”"


def box(attributes, text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label."""
    size, y = float(attributes["font-size"]), float(attributes["y"])
    room = wide(text, 600 if "title" in attributes["class"] else 400) * size
    left = float(attributes["x"]) - room * {"middle": 0.5, "end": 1}.get(attributes.get("text-anchor"), 0)
    return left, y - 0.75 * size, left + room, y


def wide(text: str, weight: int) -> float:
    """How wide a text is in the figures' font, in its size; inside Pyodide, where no font can be read, only its place is looked at."""
    if sys.platform == "emscripten":
        return 0
    glyphs, advances = font(weight)
    return sum(advances[glyphs[ord(letter)]][0] if ord(letter) in glyphs else 600 for letter in text) / 1000


@cache
def font(weight: int):
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont
    drawn = instantiateVariableFont(TTFont(FONT), {"wght": weight})
    return drawn.getBestCmap(), drawn["hmtx"]


def places(d: str):
    """The points a path goes through: M to a place, m, l and h by a step, a by the step of each arc."""
    here = (0.0, 0.0)
    for letter, numbers in re.findall(r"([Mmlha])([^Mmlha]*)", d):
        numbers = [float(each) for each in numbers.split()]
        if letter == "a":
            numbers = [number for n, number in enumerate(numbers) if n % 7 > 4]
        for x, y in zip(numbers[::2], numbers[1::2] if letter != "h" else [0]):
            here = (x, y) if letter == "M" else (here[0] + x, here[1] + y)
            yield here


@cases
def test_what_marks_name_is_declared(name, settings):
    scene = SCENES[name]
    for _, attributes, _ in answer({"show": name, "settings": settings})["elements"]:
        assert attributes.get("data-cause", "memory") in scene.CAUSES or "data-cause" not in attributes
        assert attributes["class"].split("tone-")[1] in SITE_TONES
        knobs = [key.removeprefix("data-set-") for key in attributes if key.startswith("data-set-")]
        knobs += [pull["knob"].split(":")[0] for pull in json.loads(attributes.get("data-drag", "{}")).values()]
        assert all(knob in scene.KNOBS for knob in knobs)
        assert "style" not in attributes


@cases
def test_knobs_lie_in_their_range_and_words_speak(name, settings):
    scene = SCENES[name]
    assert scene.DOES.endswith(".") and all(np.all(np.clip(knob.value, knob.low, knob.high) == knob.value) for knob in scene.KNOBS.values())
    assert all(not knob.names or knob.integer and len(knob.names) == knob.high - knob.low + 1 > 1 for knob in scene.KNOBS.values())
    assert all(not setting.problem(setting.default) for setting in scene.SETTINGS.values())
    words = answer({"show": name, "settings": settings})["words"]
    assert words.endswith(".") and len(words) < 400


def test_words_tell_the_values():
    words = answer({"show": "moving average", "knobs": {"memory": 0.95, "day": 12}})["words"]
    assert "memory 0.95" in words and "about 20 days" in words and "On day 12" in words
    assert "today counts 0.05" in answer({"show": "weights of the past", "knobs": {"memory": 0.95}})["words"]
    flown = answer({"show": "descending", "knobs": {"learning_rate": 1, "step": 40}, "settings": {"rules": ["gradient descent"]}})
    assert "gradient descent has flown away" in flown["words"]
    assert any(", gone" in text for _, _, text in flown["elements"])
