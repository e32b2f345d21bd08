"""Folding: parts become boxes with their names, and a folded formula is an address."""
import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, FEW, awake, island


@pytest.fixture
def page(still):
    """Python never comes: none of this needs it."""
    return still


def test_a_part_folds_and_unfolds_from_its_card(page, site_url):
    awake(page, site_url + ESSAY)
    part = page.locator('#momentum math [data-part="momentum.memory"]')
    part.click()
    before = size(page)
    fold = page.locator("#momentum .card button.fold")
    fold.click()
    expect(part.locator(".box")).to_have_text("memory")
    assert part.evaluate("part => [...part.children].filter(child => child.checkVisibility()).length") == 1
    expect(fold).to_have_text("unfold")
    fold.click()
    expect(page.locator("#momentum .box")).to_have_count(0)
    assert size(page) == before


def size(page):
    box = page.locator("#momentum .stage math").bounding_box()
    return box["width"], box["height"]


def test_every_part_of_every_formula_folds(page, real_url):
    for path in FEW:
        awake(page, real_url + path)
        formulas = island(page)["formulas"]
        for formula, about in formulas.items():
            if about["parts"]:
                page.locator(f"#{formula}").hover()
                page.locator(f"#{formula} .fold-all").click()
        for formula, about in formulas.items():
            boxes = page.locator(f"#{formula} math .box")
            assert {*boxes.all_text_contents()} == {part["name"] for part in about["parts"].values()}
            for box in boxes.all():
                if box.is_visible():
                    assert box.bounding_box()["width"] > 10


def test_a_plus_between_boxes_keeps_its_room(page, site_url):
    awake(page, f"{site_url}{ESSAY}?fold=momentum.memory,momentum.push")
    one, other = (box.bounding_box() for box in page.locator("#momentum .box:visible").all())
    plus = page.evaluate("""() => { const box = [...document.querySelectorAll('#momentum math mo')].find(mo => mo.textContent === '+').getBoundingClientRect()
        return box.width }""")
    assert other["x"] - (one["x"] + one["width"]) > plus * 1.3


def test_a_folded_formula_is_an_address(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator("#momentum").hover()
    page.locator("#momentum .fold-all").click()
    expect(page).to_have_url(re.compile(r"\?fold=momentum\.[\w.,-]+$"))
    address = page.url
    names = page.locator("#momentum .box").all_text_contents()
    awake(page, site_url)
    awake(page, address)
    assert page.locator("#momentum .box").all_text_contents() == names
    page.locator("#momentum .unfold-all").click()
    expect(page).not_to_have_url(re.compile("fold="))


def test_a_click_on_a_box_opens_it_and_inner_boxes_stay(page, site_url):
    awake(page, site_url + ESSAY)
    outer, inner = page.evaluate("""() => { const inner = document.querySelector('.formula math [data-part] [data-part]')
        return [inner.parentElement.closest('[data-part]').dataset.part, inner.dataset.part] }""")
    awake(page, f"{site_url}{ESSAY}?fold={outer},{inner}")
    page.locator(f'figure.formula math [data-part="{outer}"] > .box').click()
    expect(page.locator(f'figure.formula math [data-part="{outer}"] > .box')).to_have_count(0)
    expect(page.locator(f'figure.formula math [data-part="{inner}"] > .box')).to_be_visible()
    expect(page.locator(f'figure.formula math [data-part="{outer}"]')).to_have_class(re.compile("held"))


def test_the_focus_stays_on_a_part_that_folds(page, real_url):
    for path in FEW:
        awake(page, real_url + path)
        parts = page.locator("figure.formula .stage [data-part]").evaluate_all("all => all.map(part => part.dataset.part)")
        for part, places in Counter(parts).items():             # a part that stands twice in its formula folds twice
            page.locator(f'figure.formula .stage [data-part="{part}"]').first.evaluate("part => part.focus()")
            for folded in (places, 0):
                page.keyboard.press("f")
                assert page.locator(f'figure.formula .stage [data-part="{part}"] > .box').count() == folded
                assert page.evaluate("document.activeElement.dataset.part") == part
