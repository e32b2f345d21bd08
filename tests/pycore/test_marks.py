"""Marks as elements and as SVG text."""
import json
from xml.etree import ElementTree

import numpy as np

from pycore.marks import (Area, Arrow, Bar, Dot, Dots, Drawn, Line, Picture, Pieces, Pull, Text, element, elements, handle, number,
                          svg)

SHAPES = (
    (Line([[(0, 0), (1.25, 2)], [(3, 3), (4, 4)]]), ["path", {"d": "M0 0l1.2 2m1.8 1l1 1", "class": "mark line tone-ink"}, ""]),
    (Pieces(np.array([[[0, 0], [1, 2]], [[3, 3], [4.04, -0.01]]])), ["path", {"d": "m0 0l1 2m2 1l1 -3", "class": "mark line tone-ink"}, ""]),
    (Dots(np.array([[1, 2], [3, 4]])), ["path", {"d": "m1 2h0m2 2h0", "stroke-width": "4", "stroke-linecap": "round", "class": "mark dots tone-ink"}, ""]),
    (Dot(1, 2, manner="open"), ["circle", {"cx": "1", "cy": "2", "r": "3.5", "class": "mark dot open tone-ink"}, ""]),
    (Bar(1, 2, 3, -1), ["rect", {"x": "1", "y": "2", "width": "3", "height": "0", "class": "mark bar tone-ink"}, ""]),
    (Area([(0, 0), (1, 0), (0, 1)]), ["polygon", {"points": "0,0 1,0 0,1", "class": "mark area tone-ink"}, ""]),
    (Arrow((0, 0), (20, 0)), ["path", {"d": "M0 0l20 0m-7 3.2l7 -3.2 -7 -3.2", "class": "mark arrow tone-ink"}, ""]),
    (Text(1, 2, "a < b", "end"), ["text", {"x": "1", "y": "2", "font-size": "14", "text-anchor": "end", "class": "mark text tone-ink"}, "a < b"]),
)


def test_each_shape_as_an_element():
    for mark, expected in SHAPES:
        assert element(mark, {}, {}) == expected


def test_what_a_mark_says_about_itself():
    mark = Dot(0, 0, tone="memory", cause="push", sets={"step": 3}, label="open step 3")
    _, attributes, _ = element(mark, {"push": "momentum.push"}, {"memory": "indigo"})
    assert attributes["class"] == "mark dot tone-indigo"
    assert attributes["data-cause"] == "push" and attributes["data-part"] == "momentum.push"
    assert attributes["data-set-step"] == "3" and attributes["data-label"] == "open step 3"


def test_a_handle_has_room_for_a_finger():
    shown, grip = handle(10, 20, {"y": Pull("memory", (100, 0), (0, 1))}, "memory", "pull it")
    assert grip.r * 2 >= 44 and shown.r < grip.r
    _, attributes, _ = element(grip, {}, {})
    assert attributes["data-drag"] == '{"y":{"knob":"memory","px":[100,0],"value":[0,1]}}'


def test_an_arrow_of_no_length_is_still_an_arrow():
    _, attributes, _ = element(Arrow((5, 5), (5, 5)), {}, {})
    assert attributes["d"] == "M5 5l0 0m0 0l0 0 0 0"


def test_svg_is_well_formed_and_speaks():
    picture = Picture(680, 300, tuple(mark for mark, _ in SHAPES), 'A "quoted" <picture> & more.')
    root = ElementTree.fromstring(svg(picture, name="wide"))
    assert root.get("aria-label") == picture.words and root.get("role") == "img" and root.get("viewBox") == "0 0 680 300"
    assert [child.tag.split("}")[1] for child in root] == [tag for tag, _, _ in elements(picture)]
    assert root[-1].text == "a < b"


def test_numbers():
    assert [number(v) for v in (3, 3.04, 3.06, -0.01, 1234.56)] == ["3", "3", "3.1", "0", "1234.6"]


def test_drawing_paper_says_where_its_entries_stand():
    drawn = Drawn("signal", 24, (10.04, 330), (20, 220), (5, -5), at="day")
    _, attributes, _ = element(Bar(0, 0, 340, 220, manner="pad", drawn=drawn, label="draw the days"), {}, {})
    assert json.loads(attributes["data-drawn"]) == {"knob": "signal", "count": 24, "across": [10.0, 330.0], "at": "day", "px": [20, 220], "value": [5, -5]}
