"""On a wide screen the formula of the section that is read stands in the margin, and gives way to whatever needs it."""
import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, at_rest, awake, overlap

OBSTACLES = ".scene:visible, .where:visible, .triptych:visible, .card:visible, main p:visible, .formula .stage:visible"


def past(page, formula: str, by: int = 170):
    """Scrolls until a formula's stage has gone by."""
    page.evaluate("([id, by]) => scrollBy(0, document.getElementById(id).querySelector('.stage').getBoundingClientRect().bottom + by)", [formula, by])
    at_rest(page)


def test_it_stands_where_nothing_else_does_and_lights_with_the_rest(open_still, site_url):
    with open_still(viewport={"width": 1280, "height": 700}) as page:
        awake(page, site_url + ESSAY)
        margin = page.locator(".present")
        expect(margin).to_be_hidden()
        past(page, "average")
        expect(margin).to_be_visible()
        assert margin.locator("[data-part]").count() and not margin.locator("[tabindex], [id]").count()
        box = margin.bounding_box()
        assert box["x"] + box["width"] <= 1280
        assert not [one for one in page.locator(OBSTACLES).all() if one.bounding_box() and overlap(one.bounding_box(), box)]
        page.evaluate("document.querySelector('main > p .term[data-part]').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))")
        at_rest(page)
        part = page.locator("main > p .term[data-part]").first.get_attribute("data-part")
        assert "lit" in (margin.locator(f'[data-part="{part}"]').first.get_attribute("class") or "")


@pytest.mark.parametrize("width", [1000, 360])
def test_without_a_margin_there_is_none(open_still, site_url, width):
    with open_still(viewport={"width": width, "height": 700}) as page:
        awake(page, site_url + ESSAY)
        past(page, "average")
        expect(page.locator(".present")).to_be_hidden()
