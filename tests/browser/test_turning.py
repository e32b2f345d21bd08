"""Turning knobs before Python is there: by drag, slider and keyboard, answered from frames."""
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.drawings import paths, true_paths
from tests.browser.reading import ESSAY, at_rest, awake, island, number, put, settled, shown, until

MEMORY = '#average .stage [data-knob="beta"]'


def test_a_letter_is_dragged(still, site_url):
    page = awake(still, site_url + ESSAY)
    letter = page.locator(MEMORY).first
    letter.scroll_into_view_if_needed()
    drag(page, letter, -60)
    assert 0.5 < shown(page, "beta") < 0.8
    expect(page.locator(".held")).to_have_count(0)      # a drag is no click
    expect(page).to_have_url(re.compile(r"[?&]beta=0\.\d+"))
    assert page.evaluate("getSelection().isCollapsed")


def test_a_number_in_the_prose_is_dragged_and_turned_by_keys(still, site_url):
    page = awake(still, site_url + ESSAY)
    turned = page.locator('[data-turn="beta"]').first
    turned.scroll_into_view_if_needed()
    drag(page, turned, -30)
    dragged = number(turned.text_content())
    assert dragged < 0.9
    expect(page.locator(".gauge")).to_be_visible()
    slider = page.locator('.turn[data-slides="beta"]').first
    slider.focus()
    for key, expected in {"ArrowRight": dragged + 0.01, "ArrowLeft": dragged, "End": 0.99, "PageDown": 0.89, "Home": 0}.items():
        page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^{expected:.2f}$"))
        expect(turned).to_have_text(f"{expected:.2f}")


def test_every_slider_moves_its_knob(still, site_url):
    page = awake(still, site_url + ESSAY)
    for name, knob in island(page)["knobs"].items():
        if page.locator(f'input[type=range][data-knob="{name}"]').count() == 0:
            continue
        before = shown(page, name)
        put(page, name, -2)
        assert knob["low"] <= shown(page, name) < before


def test_a_logarithmic_knob_moves_by_ratios(still, site_url):
    page = awake(still, site_url + ESSAY)
    name = next(name for name, knob in island(page)["knobs"].items() if knob["log"])
    put(page, name, -24)
    expect(page.locator(f'.knob[data-knob="{name}"]').first).to_have_class(re.compile("turned"))
    opening = island(page)["knobs"][name]["value"]
    assert shown(page, name) == pytest.approx(opening / 10, rel=0.06)


def test_frames_answer_with_the_right_numbers(still, site_url):
    page = awake(still, site_url + ESSAY)
    put(page, "beta", 5)
    until(page, "performance.getEntriesByName('turn').length > 0")
    settled(page)
    assert page.evaluate("document.documentElement.dataset.python") == "starting"
    assert shown(page, "beta") == 0.95
    data = island(page)
    days = [name for name, live in data["numbers"].items() if live["latex"] == r"\frac{1}{1-\beta}"]
    assert days
    for name in days:
        assert number(page.locator(f'[data-number="{name}"]').first.text_content()) == pytest.approx(1 / (1 - 0.95), abs=0.5)
    for notches, beta in ((0, 0.95), (-6, 0.89), (-9, 0.8)):
        put(page, "beta", notches)
        memory = number(page.locator('[data-now="average.memory"]').text_content())
        assert memory == pytest.approx(float(np.prod([beta, shown(page, "v")])), rel=5e-3)


def test_a_figure_answers_from_frames_near_to_the_truth(still, site_url):
    page = awake(still, site_url + ESSAY)
    figure, about = next((id, f) for id, f in island(page)["figures"].items() if "beta" in f["knobs"].values())
    page.locator(f"#{figure}").scroll_into_view_if_needed()
    put(page, "beta", 4)
    until(page, "performance.getEntriesByName('turn').some(turn => turn.detail.by === 'frames')")
    settled(page)
    drawn, truth = paths(page, figure), true_paths(page, about, {"beta": 0.94})
    assert [len(d) for d in drawn] == [len(d) for d in truth]
    off = max(np.abs(np.array(one) - np.array(other)).max() for one, other in zip(drawn, truth) if one)
    assert off < 8, f"a mark is {off:.1f} px from where it belongs"


def test_reset_puts_everything_back(still, site_url):
    page = awake(still, site_url + ESSAY)
    opening = page.locator("main").evaluate(LOOK)
    put(page, "beta", -7)
    until(page, "performance.getEntriesByName('turn').length > 0")
    settled(page)
    assert page.locator("main").evaluate(LOOK) != opening
    page.locator("#average").hover()
    page.locator("#average .reset").click()
    page.mouse.move(2, 2)
    expect(page.locator(".card:visible")).to_have_count(0)
    at_rest(page)
    assert page.locator("main").evaluate(LOOK) == opening
    expect(page).not_to_have_url(re.compile("beta="))


def test_an_address_turns_knobs(still, site_url):
    page = awake(still, f"{site_url}{ESSAY}?beta=0.5")
    expect(page.locator('[data-turn="beta"]').first).to_have_text("0.50")
    assert shown(page, "beta") == 0.5
    awake(page, f"{site_url}{ESSAY}?beta=-3")
    expect(page.locator('[data-turn="beta"]').first).to_have_text("0.00")


def test_nothing_shifts_while_pointing_and_turning(open_still, site_url):
    with open_still(viewport={"width": 1400, "height": 900}) as page:
        page.add_init_script("""window.shifts = []
            new PerformanceObserver(list => shifts.push(...list.getEntries().filter(shift => !shift.hadRecentInput).map(shift => shift.value)))
                .observe({type: 'layout-shift', buffered: true})""")
        awake(page, site_url + ESSAY)
        at_rest(page)
        assert page.evaluate("shifts.splice(0).reduce((sum, value) => sum + value, 0)") < 0.001, "waking up moves the page"
        for part in page.locator("#average .stage [data-part]").all():
            part.hover()
            at_rest(page)
        drag(page, page.locator(MEMORY).first, -80)
        at_rest(page)
        assert page.evaluate("shifts.reduce((sum, value) => sum + value, 0)") < 0.002


def test_a_finger_turns_sideways_and_scrolls_up_and_down(open_still, site_url):
    with open_still(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        awake(page, site_url + ESSAY)
        page.locator(MEMORY).first.scroll_into_view_if_needed()
        scrolled = page.evaluate("scrollY")
        swipe(page, page.locator(MEMORY).first, -60, 0)
        turned = shown(page, "beta")
        assert turned < 0.9 and page.evaluate("scrollY") == scrolled
        expect(page.locator(".held")).to_have_count(0)
        swipe(page, page.locator(MEMORY).first, 0, -80)
        assert shown(page, "beta") == turned and page.evaluate("scrollY") > scrolled


# What a reader sees of the numbers and drawings of a page.
LOOK = """main => [...main.querySelectorAll('[data-value], [data-now], [data-number], .turns output, .picture > svg:first-child *')]
    .filter(e => !e.closest('.card'))
    .map(e => e.textContent + ['d', 'x', 'y', 'cx', 'cy', 'width', 'height', 'points'].map(name => e.getAttribute(name)).join())
    .join('\\n').replace(/\\u2212/g, '-')"""


def drag(page, element, across: int):
    box = element.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y, steps=12)
    page.mouse.up()
    settled(page)


def swipe(page, element, across: int, down: int):
    box = element.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    finger = page.context.new_cdp_session(page)
    touch = lambda kind, *points: finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [dict(x=x, y=y) for x, y in points]})
    touch("touchStart", (x, y))
    for step in range(1, 13):
        touch("touchMove", (x + across * step / 12, y + down * step / 12))
    touch("touchEnd")
    at_rest(page)
