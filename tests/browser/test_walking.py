"""Everything by keyboard: one stop of the Tab key a formula, arrow keys inside, and the card after it."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, FEW, awake

STEP = """() => { const here = document.activeElement
    return [here.closest('[data-formula]')?.dataset.formula ?? '', here.dataset.n ?? '', here.dataset.part ?? '', here.ariaLabel ?? ''] }"""
EVERY = """id => [...document.querySelectorAll(`#${id} .stage [data-n], #${id} .stage [data-part]`)].map(e => [e.dataset.n ?? '', e.dataset.part ?? ''].join())"""


@pytest.fixture
def page(still):
    """Python never comes: none of this needs it."""
    return still


@pytest.mark.parametrize("path", FEW)
def test_the_arrow_keys_reach_every_part(page, real_url, path):
    awake(page, real_url + path)
    for formula in page.locator("figure.formula").evaluate_all("all => all.map(one => one.id)"):
        assert page.locator(f'#{formula} math [tabindex="0"]').count() == 1
        page.locator(f'#{formula} math [tabindex="0"]').focus()
        reached = [walked(page)]
        while (step := onwards(page, reached[-1])) is not None:
            assert len(reached) < 300, f"the walk through {formula} does not end"
            reached.append(step)
        assert all(label for *_, label in reached), f"something in {formula} has no words"
        assert {",".join(step[1:3]) for step in reached} == set(page.evaluate(EVERY, formula))


def onwards(page, here):
    """Into a part where that is possible, else to the next: every node once, in reading order."""
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        if (now := walked(page)) != here:
            return now
    return None


def walked(page):
    return page.evaluate(STEP)


def test_up_left_home_and_end(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator('#momentum math [tabindex="0"]').focus()
    root = walked(page)
    page.keyboard.press("ArrowDown")
    first = walked(page)
    page.keyboard.press("End")
    last = walked(page)
    assert first != last
    page.keyboard.press("Home")
    assert walked(page) == first
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    assert walked(page) != last
    page.keyboard.press("ArrowUp")
    assert walked(page) == root


def test_focus_points_enter_holds_f_folds_and_tab_goes_to_the_card(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator('#momentum math [tabindex="0"]').focus()
    to_part(page, "momentum.memory")
    expect(page.locator("#momentum .card-name")).to_have_text("memory")
    page.keyboard.press("Enter")
    expect(page.locator("#momentum .card")).to_have_class(re.compile("held"))
    page.keyboard.press("f")
    expect(page.locator("#momentum math .box")).to_have_text("memory")
    page.keyboard.press("f")
    expect(page.locator("#momentum math .box")).to_have_count(0)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card')?.dataset.card") == "momentum"
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)


def test_plus_and_minus_turn_a_letter(page, site_url):
    awake(page, site_url + ESSAY)
    letter = page.locator("#momentum math .turnable").first
    knob = letter.get_attribute("data-knob")
    now = page.locator(f'[data-value="{knob}"]').first
    opening = now.text_content()
    letter.evaluate("letter => letter.focus()")
    page.keyboard.press("-")
    expect(now).not_to_have_text(opening)
    page.keyboard.press("+")
    expect(now).to_have_text(opening)


def test_a_settled_reader_hears_what_is_pointed_at(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator('#momentum math [tabindex="0"]').focus()
    to_part(page, "momentum.memory")
    expect(page.locator(".says[aria-live=polite]")).to_have_text(re.compile(r"^memory\. .*now"))


def to_part(page, part: str):
    here = walked(page)
    while here[2] != part:
        here = onwards(page, here)
        assert here, f"{part} was not reached"
