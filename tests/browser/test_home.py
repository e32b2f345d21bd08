"""The home page: its promise, its formula and the first essay stand on the first screen, whatever its size, and the formula wakes up."""
import pytest
from playwright.sync_api import expect

from tests.browser.reading import awake, overlap


@pytest.mark.parametrize("width, height", [(1280, 900), (1280, 720), (768, 1024), (360, 740)])
def test_the_first_screen(open_still, real_url, width, height):
    with open_still(viewport={"width": width, "height": height}) as page:
        awake(page, real_url)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        stage = page.locator(".formula .stage").first
        assert stage.evaluate("stage => stage.scrollWidth <= stage.clientWidth"), "the formula has to be scrolled"
        for part in (".lead", ".formula math", ".formula + p", ".contents li:first-child .title", ".contents li:first-child svg.miniature"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] > 0 and box["y"] + box["height"] <= height, f"{part} is not on the first screen"
        for small in page.locator(".contents svg.miniature").all():
            assert small.get_attribute("aria-hidden") == "true" and small.locator("text").count() == 0
        part = page.locator('.stage math [data-part="road.usual-roughness"]').first
        part.click()
        card, phrase = page.locator(".card:visible"), page.locator('a.term[data-part="road.usual-roughness"]')
        expect(card).to_have_count(1)
        assert "awake" in phrase.get_attribute("class").split()
        assert not overlap(card.bounding_box(), page.locator('.stage math [data-n="1"]').first.bounding_box())
        if width != 360:
            assert not overlap(card.bounding_box(), phrase.bounding_box())
