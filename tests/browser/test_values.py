"""Values of every kind in the card: drawn with room to spare, said in words, and live where they come from code."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from generator import build
from generator.serve_http import open_site
from playwright.sync_api import expect

from tests.browser.reading import at_rest, awake, put, until
from tests.generator.desk import Desk

LONG = [round(((7 * n) % 11 - 5) / 3, 2) for n in range(64)]
WIDE = [[round(((i + 3 * n) % 7 - 3) / 2, 2) for n in range(30)] for i in range(40)]
PAGE = rf"""---
title: Values of every kind
promise: From one number to many.
---

given
- $\eta = 0.1$ from -1 to 1 step 0.1: **rate**, how far
- $\theta = [1.5, -0.5]$: **place**, where you stand
- $J$ is pycore.landscapes.ravine: **cost**, how high it is there
- $\mathbf{{u}} = {LONG}$: **long**, many numbers
- $\mathbf{{A}} = [[1, 2, -3, 4], [0, 1, 0, 0], [5, 0, 0, -1]]$: **matrix**, twelve numbers
- $\mathbf{{B}} = {WIDE}$: **wide**, very many numbers

$$
\theta = \theta - \eta \nabla_\theta J(\theta)
$$
{{#descent}}

where
- $\eta \nabla_\theta J(\theta)$ is the **step**: the slope, scaled
- $J(\theta)$ is the **height**: of the place

$$
\mathbf{{v}} = \eta \mathbf{{u}}
$$
{{#long}}

where
- $\eta \mathbf{{u}}$ is the **scaled**: many bars

$$
\mathbf{{M}} = \eta \mathbf{{A}}
$$
{{#small}}

where
- $\eta \mathbf{{A}}$ is the **few**: some cells

$$
\mathbf{{N}} = \eta \mathbf{{B}}
$$
{{#wide}}

where
- $\eta \mathbf{{B}}$ is the **many**: many cells

$$
y = \log \eta
$$
{{#edge}}

where
- $\log \eta$ is the **logarithm**: of what may be less than nothing

At first $\eta + 0.9 = 1$.
"""


@pytest.fixture(scope="module")
def desk_url(tmp_path_factory, runtime) -> str:
    desk = Desk(tmp_path_factory.mktemp("values")).essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    server = open_site(desk.out, prefix="/")
    yield f"{server.address}a-page/"
    server.shutdown()


def card_of(page, part: str):
    """The card of a part, held open by its name in the list; in the margin the one before may reach over that name, and is put away."""
    page.keyboard.press("Escape")
    page.locator(f'dt[data-term="{part}"], [data-part="{part}"]').last.click()
    card = page.locator(".card:visible")
    expect(card).to_have_count(1)
    return card


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_stay_in_the_card_and_are_told_in_words(open_page, desk_url, width, scheme):
    with open_page(viewport={"width": width, "height": 740}, color_scheme=scheme) as page:
        awake(page, desk_url)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part, says, label in [("descent.step", "2 numbers", "(0.15, −0.9)"), ("long.scaled", "64 numbers, from −0.167 to 0.167", "64 numbers"),
                                  ("small.few", "3 × 4, from −0.3 to 0.5", "0.1, 0.2, −0.3, 0.4; 0, 0.1, 0, 0; 0.5, 0, 0, −0.1"),
                                  ("wide.many", "40 × 30, from −0.15 to 0.15", "40 × 30 numbers")]:
            card = card_of(page, part)
            expect(card.locator(".card-value")).to_contain_text(says)
            drawn = card.locator(".card-value svg")
            expect(drawn).to_have_attribute("aria-label", label)
            inside, around = drawn.bounding_box(), card.bounding_box()
            assert around["x"] <= inside["x"] and inside["x"] + inside["width"] <= around["x"] + around["width"]
            assert inside["width"] < 241 and inside["height"] < 161
        assert not Axe().run(page, context=".card:not([hidden])").response["violations"]


def test_code_behind_a_letter_answers_in_the_browser_too(page, desk_url):
    awake(page, desk_url)
    step = page.locator('[data-now="descent.step"]')
    expect(step).to_have_text("(0.15, −0.9)")
    put(page, "eta", 2)
    until(page, "document.documentElement.dataset.python === 'live'", 120)
    at_rest(page)
    expect(step).to_have_text("(0.45, −2.7)")
    expect(page.locator('[data-now="descent.height"]')).to_have_text("3.38")
    expect(page.locator("[data-number]")).to_have_text("1.2")            # not 1: after an equals sign nothing is rounded to the author's digits


def test_what_has_no_value_any_more_is_not_shown_with_its_last_one(page, desk_url):
    awake(page, desk_url)
    logarithm = page.locator('[data-now="edge.logarithm"]')
    expect(logarithm).to_have_text("−2.3")
    put(page, "eta", -3)
    until(page, "document.documentElement.dataset.python === 'live'", 120)
    at_rest(page)
    expect(logarithm).to_have_text("undefined")
