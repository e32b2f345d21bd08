"""The page is whole without scripts, without Python, on a phone and in the dark; and quiet until touched."""
import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, PAGES, at_rest, awake, island, put, shown


@pytest.mark.parametrize("path", PAGES)
def test_without_javascript_everything_can_be_read(open_page, real_url, path):
    with open_page(java_script_enabled=False) as page:
        page.goto(real_url + path)
        for formula in page.locator(".formula").all():
            assert formula.locator(".stage math").bounding_box()["width"] > 50
            for entry in formula.locator(".where .entry").all():
                expect(entry).to_be_visible()
        for picture in page.locator(".picture").all():
            assert picture.locator("svg.wide > *").count() > 3
        for guess in page.locator(".guess").all():
            guess.locator("summary").click()
            expect(guess.locator("details .answer")).to_be_visible()
        expect(page.locator(".turns:visible, input[type=range]:visible, .card, .tools")).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_phone(open_page, real_url, path, width):
    with open_page(viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        awake(page, real_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".formula .stage [data-part]").first.click()
        expect(page.locator(".card:visible")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        card = page.locator(".card:visible").bounding_box()
        assert card["x"] >= 0 and card["x"] + card["width"] <= width and card["y"] + card["height"] <= 741


def test_python_blocked_is_said_and_the_page_goes_on(page, site_url):
    page.expect_errors("Failed to load resource", "net::ERR_FAILED", "runtime")
    page.context.route("**/runtime/**", lambda route: route.abort())
    awake(page, site_url + ESSAY)
    put(page, "beta", 5)
    says = page.locator(".python-says")
    expect(says).to_be_visible(timeout=15_000)
    expect(says).to_contain_text("Python could not start")
    expect(says).to_contain_text("The page goes on")
    assert page.evaluate("document.documentElement.dataset.python") == "failed"
    before = page.locator('[data-now="average.memory"]').text_content()
    put(page, "beta", -20)
    expect(page.locator('[data-now="average.memory"]')).not_to_have_text(before)
    assert shown(page, "beta") == 0.75
    page.get_by_role("button", name="put this line away").click()
    expect(says).to_be_hidden()
    put(page, "beta", 1)
    at_rest(page)
    expect(says).to_be_hidden()


def test_nothing_of_python_or_frames_is_fetched_before_a_touch(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    awake(page, site_url)
    page.locator("h1, .promise, .lead").last.hover()
    page.locator(".formula .stage mo").first.hover()
    expect(page.locator(".card:visible")).to_have_count(1)
    at_rest(page)
    assert page.evaluate("document.documentElement.dataset.python") == "off"
    assert not [url for url in asked if "runtime" in url or "worker" in url or "frames.json" in url]


def test_frames_come_when_a_pointer_is_on_a_knob(page, site_url):
    awake(page, site_url)
    with page.expect_request("**/frames.json*"):
        page.locator(".formula .stage .turnable").first.hover()
    assert page.evaluate("document.documentElement.dataset.python") == "off"


def test_the_dark_page_is_dark(open_page, real_url):
    with open_page(color_scheme="dark") as page:
        for path in PAGES:
            awake(page, real_url + path)
            paper, ink = page.evaluate("""() => [getComputedStyle(document.documentElement), getComputedStyle(document.body)]
                .flatMap(style => [style.backgroundColor]).concat(getComputedStyle(document.body).color)""")[-2:]
            assert light(ink) > 150
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor") if light(paper) or "0)" not in paper else \
                page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            assert light(paper) < 80


def test_less_motion_is_honoured(open_page, site_url):
    with open_page(reduced_motion="reduce") as page:
        awake(page, site_url + ESSAY)
        page.locator("#momentum .stage [data-part]").first.click()
        longest = page.locator("#momentum .card").evaluate("card => Math.max(...card.getAnimations({subtree: true}).map(one => one.effect.getTiming().duration), 0)")
        assert longest == 0


def test_the_island_names_only_what_is_on_the_page(page, real_url):
    for path in PAGES:
        awake(page, real_url + path)
        data = island(page)
        for formula, about in data["formulas"].items():
            for part in about["parts"]:
                assert page.locator(f'#{formula} .stage [data-part="{part}"]').count() >= 1, part


def light(colour: str) -> float:
    """How light an rgb() colour is, from 0 to 255."""
    red, green, blue = (float(part.strip(" rgba()")) for part in colour.split(",")[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
