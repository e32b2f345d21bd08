"""A claim on the page: pressed, it turns its figure to the setting at which the build found it so; pressed again, back."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from generator import build
from generator.serve_http import open_site
from playwright.sync_api import expect

from tests.browser.reading import at_rest, awake, put, shown, until
from tests.generator.desk import Desk

PAGE = r"""---
title: Claims
promise: Said of a figure, and so.
---

given
- $\beta = 0.9$ from 0 to 0.99 step 0.01: **memory**, how much is kept

```figure moving average
id: moods
```

[Turn the memory up](#moods "at \beta = 0.97: delay > opening") and it is late. [Open another day](#moods "at day = 12: memory > 0").
"""


@pytest.fixture(scope="module")
def claims_url(tmp_path_factory, runtime) -> str:
    desk = Desk(tmp_path_factory.mktemp("claims")).essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    server = open_site(desk.out, prefix="/")
    yield f"{server.address}a-page/"
    server.shutdown()


@pytest.mark.parametrize("way", ["mouse", "touch", "Enter", " "])
def test_pressed_it_turns_the_figure_and_pressed_again_back(open_page, claims_url, way):
    with open_page(has_touch=True) as page:
        page.route("**/runtime/**", lambda route: route.abort())            # before Python, from frames
        page.expect_errors("Failed to load resource")
        awake(page, claims_url)
        claim = page.get_by_role("button", name="Turn the memory up", pressed=False)
        expect(claim).to_have_accessible_description("turn β to 0.97")
        press = {"mouse": claim.click, "touch": claim.tap}.get(way, lambda: claim.press(way))
        line = page.locator("#moods svg.wide .line.bold")
        before = line.get_attribute("d")
        press()
        claim = page.locator(".claim").first
        expect(claim).to_have_attribute("aria-pressed", "true")
        until(page, "document.querySelector('[data-value=\"beta\"]').textContent === '0.97'")
        until(page, "location.search === '?beta=0.97'")
        expect(line).not_to_have_attribute("d", before)
        assert "claimed" in page.locator("#moods").get_attribute("class")
        expect(page.locator(".says")).to_contain_text("Sixty noisy days")
        press = {"mouse": claim.click, "touch": claim.tap}.get(way, lambda: claim.press(way))
        press()
        expect(claim).to_have_attribute("aria-pressed", "false")
        until(page, "document.querySelector('[data-value=\"beta\"]').textContent === '0.90'")
        until(page, "location.search === ''")
        assert "claimed" not in page.locator("#moods").get_attribute("class")


def test_it_goes_back_to_where_the_reader_was_and_stands_elsewhere_as_it_was_checked(page, claims_url):
    awake(page, claims_url)
    put(page, "beta", -40)
    first, other = page.locator(".claim").all()
    other.click()                                                           # this one was checked with the opening memory
    until(page, "location.search === '?moods.day=12'")
    first.click()
    until(page, "location.search === '?beta=0.97'")
    expect(other).to_have_attribute("aria-pressed", "false")
    first.click()
    until(page, "location.search === '?moods.day=12'")
    at_rest(page)
    assert shown(page, "beta") == 0.9


def test_a_reader_who_turns_lets_it_go(page, claims_url):
    awake(page, claims_url)
    claim = page.locator(".claim").first
    claim.click()
    until(page, "document.querySelector('[data-value=\"beta\"]').textContent === '0.97'")
    at_rest(page)
    put(page, "beta", -1)
    expect(claim).to_have_attribute("aria-pressed", "false")
    assert shown(page, "beta") == 0.96


def test_with_less_motion_it_is_one_step(open_page, claims_url):
    with open_page(reduced_motion="reduce") as page:
        awake(page, claims_url)
        page.locator(".claim").first.click()
        until(page, "document.querySelector('[data-value=\"beta\"]').textContent !== '0.90'")
        assert shown(page, "beta") == 0.97


def test_without_script_it_is_a_link_to_the_figure(open_page, claims_url):
    with open_page(java_script_enabled=False) as page:
        page.goto(claims_url)
        page.get_by_role("link", name="Turn the memory up").click()
        assert page.url.endswith("#moods")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_pressed_too(open_page, claims_url, scheme):
    with open_page(color_scheme=scheme) as page:
        awake(page, claims_url)
        page.locator(".claim").first.click()
        at_rest(page)
        assert not Axe().run(page).response["violations"]


@pytest.mark.parametrize("way", ["mouse", "Enter"])
def test_pressed_before_what_answers_is_there_it_is_pressed_then(still, claims_url, way):
    waiting = []
    still.context.route("**/acting.js*", lambda route: waiting.append(route))
    awake(still, claims_url, wait_until="commit")
    claim = still.locator(".claim").first
    claim.click() if way == "mouse" else claim.press(way)
    at_rest(still)
    assert waiting and "#" not in still.url and not claim.get_attribute("aria-pressed")
    waiting[0].continue_()
    expect(claim).to_have_attribute("aria-pressed", "true")
    until(still, "document.querySelector('[data-value=\"beta\"]').textContent === '0.97'")
    claim.press("Enter")
    expect(claim).to_have_attribute("aria-pressed", "false")
