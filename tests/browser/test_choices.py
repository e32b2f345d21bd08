"""Whole-number knobs that go by names, as a row of buttons and as a switch, and a figure's numbers in rows and columns."""
import re

import pytest
from generator import build
from generator.serve_http import open_site

from pycore.answers import answer
from tests.browser.reading import at_rest, awake, island, near, settled
from tests.browser.test_access import violations
from tests.generator.desk import SYMBOLS, Desk

PAGE = r"""---
title: Choices
promise: By name.
---

given
- $c = 3$ from 1 to 7 step 0.1: **career**, how long
- $h = 1$ from 0.02 to 2 step 0.02: **nudge**, how much more

```figure chain of influences
id: life
caption: 'A chain. [Begin at the remarks.](#life "at start = the remarks: product = -1")'
```

```figure overflow
id: ends
caption: Where numbers end.
```
"""
ROWS = "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"


@pytest.fixture(scope="module")
def choices_url(tmp_path_factory, fast_runtime) -> str:
    symbols = SYMBOLS + "- $c$, said \"c\": a career\n- $h$, said \"h\": a nudge\n"
    desk = Desk(tmp_path_factory.mktemp("choices"), symbols=symbols).essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=fast_runtime)
    server = open_site(desk.out, prefix="/")
    yield f"{server.address}a-page/"
    server.shutdown()


def told(page, figure: str, **knobs) -> list:
    """What the core here writes into a figure's table."""
    about, values = island(page)["figures"][figure], {name: knob["value"] for name, knob in island(page)["knobs"].items()}
    shown = {name: values[own] for name, own in about["knobs"].items()} | {name: local["value"] for name, local in about["local"].items()}
    return answer({"show": about["scene"], "settings": about["settings"], "knobs": about["fixed"] | shown | knobs})["table"]


def test_buttons_and_switches_turn_figures_before_python_and_stand_in_the_address(still, choices_url):
    near(awake(still, choices_url), "#life")
    at_rest(still)
    still.get_by_role("radio", name="the remarks").check()
    at_rest(still)
    assert still.locator("#life table").evaluate(ROWS) == told(still, "life", start=1)
    assert "life.start=1" in still.url
    near(still, "#ends")
    still.get_by_role("switch").check()
    at_rest(still)
    assert still.locator("#ends table").evaluate(ROWS) == told(still, "ends", stable_form=1)
    again = awake(still, still.url)
    assert again.get_by_role("radio", name="the remarks").is_checked() and again.get_by_role("switch").is_checked()


def test_a_claim_may_name_what_it_chooses(still, choices_url):
    near(awake(still, choices_url), "#life")
    still.get_by_role("button", name="Begin at the remarks.").click()
    at_rest(still)
    assert still.get_by_role("radio", name="the remarks").is_checked()


def test_by_keyboard(still, choices_url):
    near(awake(still, choices_url), "#life")
    still.get_by_role("radio", name="the career").focus()
    still.keyboard.press("ArrowRight")
    settled(still)
    assert still.get_by_role("radio", name="the remarks").is_checked()


def test_a_table_shows_no_digit_that_was_not_computed(still, choices_url):
    near(awake(still, choices_url), "#life")
    at_rest(still)
    opening = still.locator("#life table").evaluate(ROWS)
    still.get_by_role("radio", name="the remarks").check()
    for _ in range(3):
        still.locator('input[type=range][data-knob="c"]').first.press("ArrowRight")
    at_rest(still)
    rows = still.locator("#life table").evaluate(ROWS)
    assert rows != opening and any("…" in cell for row in rows for cell in row)
    kept = {cell for row in opening for cell in row}
    assert all(cell in kept for row in rows for cell in row if re.search(r"\d", cell))


def test_axe_finds_nothing(page, choices_url):
    assert violations(awake(page, choices_url)) == []
