"""What an essay says of letters that stand for code reaches its page: functions, the letters behind them, their frames."""
import json

import pytest
from desk import SYMBOLS

from generator.cache import Cache
from generator.essay import make
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols
from pycore.averages import corrected

PAGE = r"""---
title: A page
promise: One sentence.
---

given
- $c$ is pycore.averages.corrected: **correction**, what has been given out is made whole
- $v = 2$ from -5 to 5 step 0.1: **average**, too small at first
- $\beta = 0.9$ from 0 to 0.99 step 0.01: **memory**, which only the code needs
- $t = 3$: **day**, which only the code needs

$$
y = c(v) + 1
$$
{#corrected}

$$
f(a) = c(a) + a
$$

$$
y = f(v)
$$
{#defined}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    made = make(Source("a.md", PAGE), "a", "../", symbols(Source("symbols.md", SYMBOLS), Found()), Cache(tmp_path_factory.mktemp("cache"), "test"))
    assert not made.mistakes, "\n".join(map(str, made.mistakes))
    return json.loads(made.data), json.loads(made.frames)


def test_what_only_the_code_needs_is_not_unused_and_its_knob_has_frames(page):
    data, frames = page
    assert data["formulas"]["corrected"]["values"][""] == pytest.approx(corrected(2, 0.9, 3) + 1, rel=1e-5)
    grid, turned = frames["stops"]["beta"], frames["values"]["corrected"]["beta"]
    for beta, values in zip(grid, turned):
        assert values.get("", corrected(2, 0.9, 3) + 1) == pytest.approx(corrected(2, beta, 3) + 1, rel=1e-5)


def test_the_name_travels_and_the_letter_is_a_function(page):
    data, _ = page
    assert data["fixed"]["c"] == "pycore.averages.corrected"
    assert data["formulas"]["corrected"]["functions"] == ["c"]


def test_a_function_defined_above_is_one_below(page):
    data, _ = page
    assert data["formulas"]["defined"]["functions"] == ["f"]
    assert data["formulas"]["defined"]["values"][""] == pytest.approx(corrected(2, 0.9, 3) + 2, rel=1e-5)
