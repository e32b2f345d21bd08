"""Fading: a formula without one of its parts, its value with and without, the figures that follow, and the way back."""
import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pycore.answers import answer
from tests.browser.drawings import NUMBERS
from tests.browser.reading import ESSAY, at_rest, awake, island, put, until

LIVE = "document.documentElement.dataset.python === 'live'"
RUNTIME = "**/runtime/**"


def fade(page, part: str):
    """Takes a part out, as a reader with a mouse does."""
    formula = part.split(".")[0]
    page.locator(f'#{formula} .stage [data-part="{part}"]').first.click()
    page.locator(f"#{formula} .card .fade").click()
    expect(page.locator(f"#{formula} .back")).to_be_visible()


def worth(page, formula: str) -> list[float]:
    """The formula's value with the part and without it, as the page says them."""
    return [float(text.replace("−", "-")) for text in page.locator(f"#{formula} .worth b").all_text_contents()]


def told(page, formula: str) -> str:
    return page.locator(f"#{formula} .without").text_content()


def opening(page) -> dict:
    data = island(page)
    return {**data["fixed"], **{knob["latex"]: knob["value"] for knob in data["knobs"].values()}}


def drawn(page, figure: str) -> list:
    return page.locator(f"#{figure} svg.wide > *").evaluate_all("marks => marks.map(mark => mark.getAttribute('d') ?? '')")


def numbers(d: str) -> list[float]:
    return list(map(float, re.findall(NUMBERS, d)))


def test_a_part_goes_and_comes_back(page, site_url):
    awake(page, site_url + ESSAY)
    before = page.locator("#momentum .stage math").evaluate("math => math.outerHTML")
    high = "document.querySelector('#momentum-step').getBoundingClientRect().top + scrollY"
    below = page.evaluate(high)
    fade(page, "momentum.memory")
    at_rest(page)
    assert page.locator("#momentum .stage math").count() == 1
    assert page.locator('#momentum .stage [data-part="momentum.memory"]').count() == 0
    expect(page.locator('#momentum .stage [data-part="momentum.push"]')).to_be_visible()
    assert told(page, "momentum").startswith("without the memory")
    assert worth(page, "momentum") == [1.3, 0.3]                                # 0.5 × 2 + 0.1 × 3, and 0.1 × 3
    expect(page.locator('[data-now="momentum-step.blended-step"]')).to_have_text("0.3")
    assert page.evaluate(high) == below
    expect(page).to_have_url(re.compile(r"\?without=momentum\.memory$"))
    page.locator("#momentum .back").click()
    at_rest(page)
    strip = "text => text.replace(/ (tabindex|class)=\"[^\"]*\"/g, '')"
    assert page.evaluate(strip, page.locator("#momentum .stage math").evaluate("math => math.outerHTML")) == page.evaluate(strip, before)
    expect(page.locator('[data-now="momentum-step.blended-step"]')).to_have_text("1.3")
    expect(page.locator("#momentum .without")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("without="))


def test_nothing_of_it_is_fetched_before_it_is_wanted(page, site_url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(RUNTIME, lambda route: route.abort())
    page.expect_errors("net::ERR_FAILED")
    awake(page, site_url + ESSAY)
    at_rest(page)
    assert not [url for url in asked if "fad" in url]
    fade(page, "average.news")
    assert {re.search(r"fad\w+\.\w+", url)[0] for url in asked if "/fad" in url} == {"fading.js", "fades.json"}


def test_what_remains_is_known_by_its_name(page, site_url):
    awake(page, site_url + ESSAY)
    fade(page, "rmsprop.usual-size")
    link = page.locator("#rmsprop .remains a")
    expect(link).to_have_text("a gradient step")
    assert link.get_attribute("href").endswith("concepts/gradient-descent/")


def test_the_figure_shows_the_world_without(page, site_url):
    awake(page, site_url + ESSAY)
    fade(page, "momentum.memory")
    until(page, LIVE, 60)
    page.locator("#fig-3").scroll_into_view_if_needed()
    expect(page.locator("#fig-3 > .without")).to_have_text("without the memory", timeout=20_000)
    at_rest(page)                                                               # it glides there
    descent, momentum = page.locator("#fig-3 svg.wide .line.path").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    assert descent == momentum, "momentum without its memory is gradient descent"
    expect(page.locator("#fig-3 svg.wide")).to_have_attribute("aria-label", re.compile("without the memory"))
    expect(page.locator("#fig-4 > .without")).to_have_count(0)
    page.locator("#momentum .back").click()
    expect(page.locator("#fig-3 > .without")).to_have_text("")
    at_rest(page)
    about = island(page)["figures"]["fig-3"]
    knobs = {name: island(page)["knobs"][knob]["value"] for name, knob in about["knobs"].items()}
    knobs |= about["fixed"] | {name: local["value"] for name, local in about["local"].items()}
    made = answer({"show": about["scene"], "settings": about["settings"], "knobs": knobs, "width": 952})
    for one, other in zip(drawn(page, "fig-3"), made["elements"], strict=True):
        assert numbers(one) == pytest.approx(numbers(other[1].get("d", "")), abs=0.11)
    assert "without" not in page.locator("#fig-3 svg.wide").get_attribute("aria-label")


def test_all_of_it_follows_a_knob(page, site_url):
    awake(page, site_url + ESSAY)
    fade(page, "average.memory")
    until(page, LIVE, 60)
    given = opening(page)
    put(page, "x_t", 10)
    at_rest(page)
    x = given["x_t"] + 1
    with_it, without = (0.9 * given["v"] + 0.1 * x, 0.1 * x)
    assert worth(page, "average") == pytest.approx([with_it, without], abs=5e-3)
    expect(page.locator('[data-now="average.news"]')).to_have_text(f"{0.1 * x:.1f}".replace("-", "−"))
    letter = page.locator('#average .stage [data-knob="beta"]').first
    assert "turnable" in letter.get_attribute("class")
    letter.focus()
    for _ in range(3):
        page.keyboard.press("-")
    at_rest(page)
    assert worth(page, "average")[1] == pytest.approx((1 - 0.87) * x, abs=5e-3)


def test_two_of_one_section_go_together(page, site_url):
    awake(page, f"{site_url}{ESSAY}?without=adam-top.memory,adam.usual-size")
    until(page, LIVE, 60)
    expect(page.locator("#adam .worth b")).to_have_count(2, timeout=20_000)      # no build knows two at once: Python says it
    given = opening(page)
    v = 0.1 * given["dW"]
    assert worth(page, "adam")[1] == pytest.approx(given["W"] - given[r"\alpha"] * v, abs=5e-3)
    s = 0.99 * given["s"] + 0.01 * given["dW"] ** 2
    assert worth(page, "adam")[0] == pytest.approx(given["W"] - given[r"\alpha"] * v / np.sqrt(s), abs=5e-3)
    page.locator("#fig-4").scroll_into_view_if_needed()
    expect(page.locator("#fig-4 > .without")).to_have_text("without the memory and the usual size", timeout=20_000)


def test_the_address_keeps_it_and_an_unknown_part_does_nothing(page, site_url):
    awake(page, f"{site_url}{ESSAY}?beta=0.9&without=ng.memory,ng.nonsense,nowhere@0.1")
    expect(page.locator("#ng .without")).to_contain_text("without the memory")
    page.reload()
    expect(page.locator("#ng .without")).to_contain_text("without the memory")
    assert page.locator(".formula.faded").count() == 1


def test_by_keyboard_alone_and_it_is_said(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator("#descent .stage math").evaluate("math => (math.matches('[tabindex=\"0\"]') ? math : math.querySelector('[tabindex=\"0\"]')).focus()")
    for key in ("ArrowDown", "End", "ArrowDown", "End", "ArrowDown", "ArrowDown", "ArrowDown"):
        if page.evaluate("document.activeElement.closest('[data-part]')?.dataset.part") == "descent.step":
            break
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "fade":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#descent .back")).to_be_focused()
    expect(page.locator(".says")).to_contain_text("without the step")
    expect(page.locator(".says")).to_contain_text("1.2 with it, 1.5 without")
    page.keyboard.press("Escape")
    expect(page.locator("#descent .without")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('#descent .stage') !== null")


def test_without_python_it_says_only_what_it_knows(page, site_url):
    page.expect_errors("net::ERR_FAILED", "Failed to load resource")
    page.route(RUNTIME, lambda route: route.abort())
    awake(page, site_url + ESSAY)
    fade(page, "momentum.memory")
    until(page, "document.documentElement.dataset.python === 'failed'", 30)
    assert worth(page, "momentum") == [1.3, 0.3]
    page.locator("#fig-3").scroll_into_view_if_needed()
    expect(page.locator("#fig-3 > .without")).to_have_text("this figure still has the memory")
    put(page, "gamma", 10)
    at_rest(page)
    assert worth(page, "momentum") == []
    expect(page.locator('[data-now="momentum.push"]')).to_have_text("?")
    put(page, "gamma", -10)
    at_rest(page)
    assert worth(page, "momentum") == [1.3, 0.3]


def test_what_was_being_worked_out_when_python_failed_is_not_known(page, site_url):
    page.expect_errors("net::ERR_FAILED", "Failed to load resource")
    held, broken = [], []
    page.route(RUNTIME, lambda route: route.abort() if broken else held.append(route))
    awake(page, site_url + ESSAY)
    fade(page, "momentum.memory")
    put(page, "gamma", 10)
    expect(page.locator('[data-now="momentum.push"]')).to_have_text("…")
    broken.append(True)
    for route in held:
        route.abort()
    until(page, "document.documentElement.dataset.python === 'failed'")
    expect(page.locator('[data-now="momentum.push"]')).to_have_text("?")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (360, 1280))
def test_it_fits_and_breaks_no_rule(open_page, site_url, scheme, width):
    with open_page(viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        awake(page, f"{site_url}{ESSAY}?without=momentum.memory,rmsprop.usual-size,weight.fading")
        at_rest(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for formula in ("momentum", "rmsprop", "weight"):
            note = page.locator(f"#{formula} .without").bounding_box()
            math = page.locator(f"#{formula} .stage math").bounding_box()
            assert note["x"] >= 0 and note["x"] + note["width"] <= width
            assert note["y"] + note["height"] <= math["y"] + 2
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()


def test_less_motion_means_none(open_page, site_url):
    with open_page(reduced_motion="reduce") as page:
        awake(page, site_url + ESSAY)
        fade(page, "momentum.push")
        assert page.locator("#momentum .stage math").count() == 1
        assert page.evaluate("document.querySelector('#momentum .stage').getAnimations({subtree: true}).length") == 0


def test_attention_without_its_interpreter_is_a_dot_product_and_the_figure_looks_elsewhere(page, site_url):
    awake(page, site_url + "attention/")
    page.locator('#score .stage [data-symbol="W"]').click()
    page.locator('#score .stage [data-symbol="W"]').click()                         # from the part around it to the letter
    page.locator("#score .card .fade").click()
    expect(page.locator("#score .remains a")).to_have_text("a dot product")
    page.locator("#fig-1").scroll_into_view_if_needed()
    expect(page.locator("#fig-1 > .without")).to_contain_text("without", timeout=60_000)
    expect(page.locator("#fig-1 .words")).to_contain_text("“habe” highest, at 2.96", timeout=60_000)
