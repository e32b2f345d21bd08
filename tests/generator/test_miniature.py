"""The small picture that stands for an essay on the home page: what is drawn, without words and handles, by few points."""
import re

import numpy as np
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from generator.miniature import COARSE, miniature, thinned
from pycore.marks import Bar, Dot, Dots, Line, Picture, Pull, Text, elements, handle

PAGE = """---
title: A page
promise: One sentence.{picture}
---

given
- $\\beta = 0.9$ from 0 to 0.99: **memory**, how much stays

```figure moving average
id: moods
```

```figure weights of the past
id: tail
```
"""


def sheet(*marks) -> dict:
    return {"size": [952, 400], "base": elements(Picture(952, 400, marks, "A picture."))}


def test_words_and_handles_are_left_out_and_the_paper_is_cut():
    small = miniature(sheet(Line([[(300, 100), (500, 200)]], tone="teal", manner="bold", cause="it"), Text(10, 10, "far away"),
                            *handle(900, 390, {"x": Pull("k", (0, 1), (0, 1))}, "ink", "pull")))
    assert re.findall(r"<(\w+)", small) == ["svg", "path"] and "data-" not in small and 'aria-hidden="true"' in small
    assert 'class="line bold tone-teal"' in small and 'd="M300 100l200 100"' in small
    left, top, width, height = map(float, re.search(r'viewBox="([^"]*)"', small)[1].split())
    assert left <= 300 and left + width >= 500 and width / height == 1.6 and width < 240


def test_every_shape_has_its_place_and_nothing_is_empty():
    small = miniature(sheet(Bar(10, 10, 30, 0), Bar(10, 10, 30, 40, manner="faint"), Dots(np.array([[5, 5], [80, 60]])), Dot(50, 50, 3.5)))
    assert small.count("<rect") == 1 and 'd="M5 5h0M80 60h0"' in small and 'r="7"' in small


def test_a_figure_of_words_alone_has_none():
    assert miniature(sheet(Text(10, 10, "words"))) == ""


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=2, max_size=40))
def test_a_thinned_line_stays_where_it_was(points):
    points = np.array(points, float)
    kept = thinned(points)
    assert (kept[0] == points[0]).all() and (kept[-1] == points[-1]).all() and len(kept) <= len(points)
    for point in points:
        assert min(away(point, *pair) for pair in zip(kept[:-1], kept[1:])) <= COARSE + 1e-6


def away(point, start, end) -> float:
    """From a point to a stretch of a line through two others; along it, that line goes on: what bounds a thinned line."""
    way, off = end - start, point - start
    length = np.hypot(*way)
    return abs(way[0] * off[1] - way[1] * off[0]) / length if length > 1e-9 else float(np.hypot(*off))


def test_home_shows_the_figure_that_the_essay_names_and_its_first_otherwise(tmp_path):
    home = "---\ntitle: Home\npromise: Here.\n---\n\nWords.\n"
    small = {}
    for name, picture in (("", ""), ("moods", "\npicture: moods"), ("tail", "\npicture: tail")):
        desk = Desk(tmp_path / (name or "none")).put("home.md", home).essay(PAGE.replace("{picture}", picture))
        desk.build()
        small[name] = re.search(r'<span class="plate">(<svg.*?</svg>)</span>', desk.read("index.html"), re.DOTALL)[1]
    assert small[""] == small["moods"] != small["tail"]
    assert all(len(one) < 6000 for one in small.values())
