"""Drawing by hand: a sweep across the paper sets every entry that it passes, the arrow keys one by one, with no Python at all."""
import re

import pytest
from generator import build
from generator.serve_http import open_site
from playwright.sync_api import expect

from tests.browser.reading import awake, island, near, settled
from tests.generator.desk import Desk

FIGURE = "sketch"
PAGE = rf"""---
title: Drawing
promise: By hand, on paper.
---

given
- $\beta = 0.9$ from 0 to 0.99 step 0.01: **memory**, how much is kept

```figure drawn average
id: {FIGURE}
```
"""


@pytest.fixture(scope="module")
def sketch_url(tmp_path_factory, runtime) -> str:
    desk = Desk(tmp_path_factory.mktemp("drawing")).essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    server = open_site(desk.out, prefix="/")
    yield f"{server.address}a-page/"
    server.shutdown()


def paper_in(page):
    paper = page.locator(f"#{FIGURE} svg.wide [data-drawn]")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    return paper, lambda entry, share: (box["x"] + box["width"] * (entry - 0.5) / 24, box["y"] + box["height"] * share)


def drawn(page) -> dict:
    """What the address tells of the entries, once it has had time to be written."""
    settled(page)
    address = page.evaluate("new Promise(done => setTimeout(() => done(location.search), 400))")
    return {int(entry): float(value) for entry, value in re.findall(rf"{FIGURE}\.days:(\d+)=([-\d.]+)", address)}


def test_a_sweep_sets_the_entries_that_it_passes_and_the_picture_follows(still, sketch_url):
    page = near(awake(still, sketch_url))
    paper, place = paper_in(page)
    page.mouse.move(*place(3, 0.5))
    page.mouse.down()
    page.mouse.move(*place(20, 0.5))                    # one leap: what lies between is passed too
    page.mouse.up()
    assert drawn(page) == dict.fromkeys(range(3, 21), 0.0)
    assert paper.get_attribute("aria-valuetext") == "day 20: 0.0" and not page.locator(f"#{FIGURE} input[type=range][data-knob*=days]").count()
    paper.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    settled(page)
    step = island(page)["figures"][FIGURE]["local"]["days:19"]["step"]
    assert paper.get_attribute("aria-valuetext") == f"day 19: {2 * step:.1f}"


def test_a_stroke_begun_before_what_answers_is_there_keeps_its_bends(still, sketch_url):
    waiting = []
    still.context.route("**/acting.js*", lambda route: waiting.append(route))
    awake(still, sketch_url, wait_until="commit")
    _, place = paper_in(still)
    still.mouse.move(*place(3, 0.5))
    still.mouse.down()
    for entry, share in ((10, 0.9), (20, 0.5)):
        still.mouse.move(*place(entry, share))
        settled(still)
    assert waiting and not still.locator('.picture > svg[role="group"]').count()
    waiting[0].continue_()
    near(still)
    expect(still.locator("html.turning")).to_be_attached()
    still.mouse.up()
    found = drawn(still)
    assert set(found) == set(range(3, 21)) and found[3] == found[20] == 0 and found[10] <= -3.5
    expect(still.locator("html.turning")).not_to_be_attached()
