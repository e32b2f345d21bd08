"""What answers is fetched when a reader comes near it, and nothing that was touched before is lost."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, at_rest, awake, near, put

ACTING = "**/acting.js*"


@pytest.fixture
def held(still, site_url):
    """The essay, whose acting.js waits until the test lets it go."""
    waiting = []
    still.context.route(ACTING, lambda route: waiting.append(route))
    still.set_viewport_size({"width": 1280, "height": 500})
    still.fetched = waiting
    return awake(still, site_url + ESSAY, wait_until="commit")


def let_go(page):
    for _ in range(100):
        if page.fetched:
            break
        page.wait_for_timeout(20)
    page.context.unroute(ACTING)
    for route in page.fetched:
        route.continue_()
    at_rest(page)


def test_a_reader_who_only_reads_and_points_fetches_none_of_it(held):
    held.locator("figure.formula .where .entry").first.hover()
    expect(held.locator(".formula math .lit").first).to_be_attached()
    at_rest(held)
    assert not held.fetched
    held.locator(".scene").first.scroll_into_view_if_needed()
    let_go(held)
    expect(held.locator('.picture > svg[role="group"]').first).to_be_attached()


def test_a_knob_turned_before_it_is_there_is_not_lost(held):
    number = held.locator("[data-number]").first
    built = number.text_content()
    picture = held.locator(".picture svg.wide").first
    drawn = picture.inner_html()
    put(held, "beta", -20)
    expect(number).not_to_have_text(built)
    expect(picture).to_have_class(re.compile(r"\brough\b"))
    let_go(held)
    expect(number).to_have_text(re.compile(r"\d"))
    assert number.text_content() != built
    expect(picture).not_to_have_class(re.compile(r"\brough\b"))
    at_rest(held)
    assert picture.inner_html() != drawn


def test_a_mark_clicked_before_it_is_there_is_chosen_then(held):
    mark = held.locator("svg.wide [data-set-step]").nth(4)
    mark.dispatch_event("click", {"bubbles": True})
    let_go(held)
    expect(mark).to_have_attribute("aria-pressed", "true")


def test_one_that_was_not_published_is_not_run_and_asked_for_again(still, site_url):
    still.expect_errors("integrity", "Failed to", "digest", "net::ERR")
    still.context.route(ACTING, lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.body() + b"\n// and a comment\n"))
    awake(still, site_url + ESSAY)
    put(still, "beta", 1)
    at_rest(still)
    assert still.locator('.picture > svg[role="group"]').count() == 0
    still.context.unroute(ACTING)
    put(still, "beta", 1)
    near(still)
