"""Figures: marks that can be clicked or pulled, a step that can be played."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, at_rest, awake, island, near, number, settled


@pytest.fixture
def still(page, site_url):
    """The essay with a Python that never comes: frames answer."""
    page.context.route("**/runtime/**", lambda route: None)
    return near(awake(page, site_url + ESSAY))


def local(page):
    """(figure, knob) of every figure's own whole-number knob."""
    return [(id, name) for id, figure in island(page)["figures"].items() for name, knob in figure["local"].items() if knob["integer"]]


def test_a_click_on_a_mark_sets_the_figures_own_knob(still):
    figures = [(figure, name) for figure, name in local(still) if still.locator(f"#{figure} svg.wide [data-set-{name}]").count()]
    assert figures, "no figure of the essay has marks that set a knob"
    for figure, name in figures:
        mark = still.locator(f'#{figure} svg.wide [data-set-{name}][aria-pressed="false"]').nth(3)
        mark.scroll_into_view_if_needed()
        value = mark.get_attribute(f"data-set-{name}")
        mark.dispatch_event("click", {"bubbles": True})
        expect(still.locator(f'#{figure} [data-value="{figure}/{name}"]')).to_have_text(value)
        expect(still).to_have_url(re.compile(rf"{figure}\.{name}={value}\b"))


def test_marks_that_set_a_knob_are_buttons_with_names(still):
    for figure, name in local(still):
        for mark in still.locator(f"#{figure} svg.wide [data-set-{name}]").all()[:5]:
            assert mark.get_attribute("role") == "button" and mark.get_attribute("aria-label")


def test_one_stop_of_the_tab_key_for_all_the_marks_of_a_knob(still):
    for figure, name in local(still):
        marks = still.locator(f"#{figure} svg.wide [data-set-{name}]")
        if marks.count():
            assert still.locator(f'#{figure} svg.wide [data-set-{name}][tabindex="0"]').count() == 1


def test_a_step_plays_to_its_end_and_stops(still):
    figure, name = local(still)[0]
    play = still.locator(f"#{figure} .play")
    slider = still.locator(f'#{figure} input[data-knob="{figure}/{name}"]')
    slider.focus()
    slider.press("End")
    for _ in range(3):
        slider.press("ArrowLeft")
    now = still.locator(f'#{figure} [data-value="{figure}/{name}"]')
    high = island(still)["figures"][figure]["local"][name]["high"]
    expect(now).to_have_text(str(high - 3))
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(now).to_have_text(str(high))
    expect(play).to_have_attribute("aria-pressed", "false")


def test_every_handle_can_be_pulled_and_moved_by_keys(still):
    handles = still.locator(".picture svg.wide [data-drag]").all()
    if not handles:
        pytest.skip("no figure of the essay has a handle")
    for handle in handles:
        handle.scroll_into_view_if_needed()
        before = handle.get_attribute("aria-valuetext")
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        still.mouse.move(x, y)
        still.mouse.down()
        still.mouse.move(x - 40, y - 25, steps=6)
        still.mouse.up()
        settled(still)
        pulled = handle.get_attribute("aria-valuetext")
        assert pulled != before
        handle.focus()
        still.keyboard.press("ArrowRight")
        still.keyboard.press("ArrowRight")
        still.keyboard.press("ArrowLeft")
        settled(still)
        assert handle.get_attribute("aria-valuetext") != pulled


def test_the_sentence_of_a_figure_follows_its_knobs(still):
    figure, name = next((id, name) for id, name in local(still))
    words = still.locator(f"#{figure} .words")
    before = words.text_content()
    slider = still.locator(f'#{figure} input[data-knob="{figure}/{name}"]')
    slider.focus()
    slider.press("Home")
    expect(words).not_to_have_text(before)
    assert words.text_content() == still.locator(f"#{figure} svg.wide").get_attribute("aria-label")
    assert number(still.locator(f'#{figure} [data-value="{figure}/{name}"]').text_content()) == number(slider.input_value()) + \
        island(still)["figures"][figure]["local"][name]["low"]


def test_what_is_the_same_for_every_setting_keeps_its_digits(still, real_url):
    near(awake(still, real_url + "winner-takes-all/"), "#overflow")
    still.get_by_text("Take the largest off first", exact=True).click()              # turns two knobs, which no frame knows
    at_rest(still)
    texts = still.locator("#overflow svg.wide text").all_text_contents()
    assert any("…" in text for text in texts) and {"float16", "float32", "float64", "709.78", "1000"} <= {*texts}
