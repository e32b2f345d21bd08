"""How much a part matters: the sentence as data, and on the card, baked and live, never out of date."""
import re
import shutil

import numpy as np
from generator.serve_http import open_site
from playwright.sync_api import expect

from pycore.formulas import read
from tests.browser.reading import ESSAY, at_rest, awake, island, put, settled, until

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sentences</title><link rel="icon" href="data:,">
<script type="module" src="door.js"></script></head><body></body></html>"""
DOOR = """import { NAME, matters } from "../assets/js/mattering.js"
window.told = ([slope, about]) => matters(slope, about).map(piece => piece === NAME ? "v" : piece).join("")
document.documentElement.dataset.door = "open"
"""
BETA, SCORE = {"low": 0, "high": 0.99}, {"low": -5, "high": 5}
SENTENCES = [
    ((0.4, dict(whole=1.4, part=2)), "One more here makes v 0.4 larger."),
    ((-0.4, dict(whole=1.4, part=-25)), "One more here makes v 0.4 smaller."),
    ((6, dict(whole=1.4, part=0.9, knob=BETA)), "0.01 more here makes v 0.06 larger."),
    ((2, dict(whole=1.4, part=0.9, knob=BETA, everywhere=6)), "0.01 more here makes v 0.02 larger. In all its places together, about 0.06 larger."),
    ((4, dict(whole=1.4, part=0.9, knob=BETA, everywhere=-6)), "0.01 more here makes v 0.04 larger. In all its places together, about 0.06 smaller."),
    ((4, dict(whole=1.4, part=0.9, knob=BETA, everywhere=0)), "0.01 more here makes v 0.04 larger. In all its places together, nothing."),
    ((0.9, dict(whole=1.4, part=0, knob=SCORE)), "One more here makes v 0.9 larger."),
    ((0.9, dict(whole=1.4, part=0)), "One more here makes v 0.9 larger."),
    ((-4, dict(whole=1.4, part=0.1)), "0.1 more here makes v 0.4 smaller."),
    ((0.0667, dict(whole=1.35, part=2.12, bends=True)), "0.1 more here makes v about 0.0067 larger."),
    ((1234, dict(whole=5, part=0.02, bends=True)), "0.001 more here makes v about 1.2 larger."),
    ((0, dict(whole=1.4, part=2)), "Nothing here changes v."),
    ((0, dict(whole=[1, 2], part=[2, 3])), "Nothing here changes v."),
    ((0.4, dict(whole=[1, 2], part=2)), "One more here moves v by 0.4."),
    ((0.8, dict(whole=3, part=[1, 2])), "A step of one here, in the most telling direction, makes v 0.8 larger."),
    ((0.8, dict(whole=3, part=[[1, 2]], bends=True)), "A step of 0.1 here, in the most telling direction, makes v about 0.08 larger."),
    ((0.8, dict(whole=[1, 2], part=[1, 2])), "A step of one here, in the most telling direction, moves v by 0.8."),
    ((None, dict(whole=1, part=2)), ""),
]
TOLD = ".card:visible .card-matters"


def test_sentences(page, root, tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text(PAGE)
    (tmp_path / "page" / "door.js").write_text(DOOR)
    shutil.copytree(root / "site/assets/js", tmp_path / "assets/js")
    server = open_site(tmp_path)
    try:
        page.goto(server.address + "page/")
        page.wait_for_selector("html[data-door=open]")
        for (slope, about), sentence in SENTENCES:
            about = {"bends": False, "knob": None, "everywhere": slope} | about
            assert page.evaluate("one => window.told(one)", [slope, about]) == sentence.replace("-", "−")
    finally:
        server.shutdown()


def said(page) -> str:
    """The card's sentence on one line, letters as they are typed."""
    return page.locator(TOLD).evaluate("told => told.textContent").replace("\u2212", "-")


def hold(page, formula: str, path: str, narrow: bool = False):
    """A click holds the named part there; a second one narrows to the very node."""
    node = page.locator(f'#{formula} .stage [data-n="{path}"]').first
    node.scroll_into_view_if_needed()
    for _ in range(1 + narrow):
        node.click()
    settled(page)


def test_before_python_the_card_tells_what_the_build_worked_out(page, site_url):
    page.context.route("**/runtime/**", lambda route: None)            # Python never comes
    awake(page, site_url + ESSAY)
    for formula, path, narrow, sentence in [
        ("average", "1.0", False, "One more here makes vt 1 larger."), ("average", "1.1.0", False, "0.1 more here makes vt 0.4 smaller."),
        ("average", "1.0.0", True, "0.01 more here makes vt 0.02 larger. In all its places together, about 0.06 larger."),
        ("ng", "1.0.1", True, "One more here makes the new v 0.9 larger."), ("rmsprop", "1.1.0.1.1", False, "0.1 more here makes the new W about 0.0067 larger."),
    ]:
        hold(page, formula, path, narrow)
        assert said(page) == sentence
        page.keyboard.press("Escape")
    hold(page, "average", "0")
    expect(page.locator(TOLD)).to_be_hidden()


def test_no_sentence_outlives_its_numbers(page, site_url):
    page.context.route("**/runtime/**", lambda route: None)            # Python never comes
    awake(page, site_url + ESSAY)
    page.locator('#average .stage [data-n="1.1.0"]').click()
    expect(page.locator(TOLD)).to_be_visible()
    at_rest(page)                                                       # the card too
    place = page.locator('.card:visible input[data-knob="beta"]').bounding_box()
    put(page, "beta", -10)
    until(page, "performance.getEntriesByName('turn').length > 0")
    expect(page.locator(".card .card-matters.unknown")).to_have_css("visibility", "hidden")
    assert page.locator('.card:visible input[data-knob="beta"]').bounding_box() == place, "the slider stays under the finger"
    put(page, "beta", 10)
    expect(page.locator(TOLD)).to_be_visible()


def test_live_python_tells_it_anew(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator('#average .stage [data-n="1.1.0"]').click()
    put(page, "x_t", 10)
    until(page, "document.documentElement.dataset.python === 'live'", 60)
    at_rest(page)
    expect(page.locator(TOLD)).to_be_visible()
    knobs = {knob["latex"]: knob["value"] for knob in island(page)["knobs"].values()}
    slope = read(r"v_t = \beta v_{t-1} + (1-\beta) x_t").slopes({r"\beta": 0.9, "v": knobs["v"], "x_t": -3})["1.1.0"].amount
    assert said(page) == f"0.1 more here makes vt {abs(slope) / 10:g} smaller."


def test_a_formula_nobody_looked_at_is_told_anew_when_somebody_does(page, site_url):
    awake(page, site_url + ESSAY)
    put(page, "beta", -10)
    until(page, "document.documentElement.dataset.python === 'live'", 60)
    at_rest(page)
    hold(page, "roughness", "1.0.1", narrow=True)
    expect(page.locator(TOLD)).to_contain_text("0.8 larger")


def test_the_reading_page_tells_it_too(page, site_url):
    awake(page, site_url + "read/")
    page.locator("[data-example]", has_text=re.compile("^Luong.s score$")).click()
    hold(page, "it", "1")
    length = np.linalg.norm(np.outer([1, 0.5], [0.5, -1]))             # of h s^T, the gradient by W
    assert said(page) == f"A step of one here, in the most telling direction, makes the result {length:.3g} larger."
    assert page.evaluate("document.documentElement.dataset.python") == "off"
