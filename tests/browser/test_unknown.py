"""A digit that was not computed is not shown: whatever is turned before Python is there, and if it never comes."""
import re

import numpy as np
import pytest
from generator import build
from generator.serve_http import open_site
from playwright.sync_api import expect

from pycore.answers import answer
from tests.browser.baked import filled
from tests.browser.reading import at_rest, awake, island, number, settled, until
from tests.browser.test_live import LIVE
from tests.generator.desk import SYMBOLS, Desk
from tests.pycore.scenes.test_scenes import places

PAGE = r"""---
title: Turned
promise: By one knob, and by several.
---

given
- $\beta = 0.9$ from 0 to 0.99 step 0.01: **memory**, what stays
- $\eta = 0.1$ from 0.001 to 1 (log): **rate**, how far
- $v = 0$ from -5 to 5 step 0.1: **average**, so far
- $h = [1, 0.5]$ from -2 to 2: **state**, of two
- $z = 1$ from 0 to 3: **edge**, of a logarithm

$$
v_t = \beta v_{t-1} + (1-\beta) \eta
$$
{#average}

where
- $\beta v_{t-1}$ is the **memory**: of two knobs
- $(1-\beta) \eta$ is the **news**: of two others

$$
y = h \cdot h + \log z
$$
{#product}

where
- $h \cdot h$ is the **square**: of a vector
- $\log z$ is the **logarithm**: which has an end

It remembers $\frac{1}{1-\beta} \approx 10$ days, of $\beta \eta = 0.09$ each, $\beta v + 1 = 1$, and $1 + \log z = 1$.

```figure weights of the past
knobs: {memory: \beta}
caption: Bars.
```

```figure descending
rules: [gradient descent, momentum]
form: ruder
knobs: {learning_rate: \eta, memory: \beta}
caption: Paths.
```
"""
SYMBOLS = SYMBOLS + "- $\\eta$, said \"eta\", in rust: a rate\n- $h$, said \"h\", in moss: a state\n- $z$, said \"z\": an edge\n- $y$, said \"y\": a sum\n"
WAITING = "The numbers of this picture are being worked out."

TURN = """turned => { for (const [knob, share] of Object.entries(turned)) {
  const slider = [...document.querySelectorAll('input[type=range]')].find(one => one.dataset.knob === knob)
  slider.value = Math.round(share * slider.max)
  slider.dispatchEvent(new Event('input', { bubbles: true }))
} }"""
SHARES = "() => Object.fromEntries([...document.querySelectorAll('input[type=range]')].map(one => [one.dataset.knob, one.value / one.max]))"
VALUES = "() => Object.fromEntries([...document.querySelectorAll('[data-value]')].map(one => [one.dataset.value, one.textContent]))"
TEXTS = "kind => [...document.querySelectorAll(`main [data-${kind}]`)].filter(one => !one.closest('.card')).map(one => [one.dataset[kind], one.textContent])"
DRAWN = """svg => ({ words: svg.getAttribute('aria-label'), elements: [...svg.children].map(mark =>
  [mark.localName, Object.fromEntries([...mark.attributes].map(({ name, value }) => [name, value])), mark.textContent]) })"""


@pytest.fixture(scope="module")
def desk_url(tmp_path_factory, runtime) -> str:
    desk = Desk(tmp_path_factory.mktemp("unknown"), symbols=SYMBOLS).essay(PAGE)
    build(desk.root, desk.out, say=lambda words: None, runtime=runtime)
    server = open_site(desk.out, prefix="/")
    yield f"{server.address}a-page/"
    server.shutdown()


@pytest.fixture
def held(page):
    """Requests for Python that wait until they are let through: held()."""
    waiting, free = [], []
    page.context.route("**/runtime/**", lambda route: route.continue_() if free else waiting.append(route))

    def release():
        free.append(True)
        for route in waiting:
            route.continue_()
    return release


def turn(page, turned: dict):
    page.evaluate(TURN, turned)
    settled(page)


def now(page) -> dict:
    """The page's knobs as they stand, from what it shows of them."""
    return {name: float(text.replace("−", "-")) for name, text in page.evaluate(VALUES).items()}


def wrong(page, sure: bool = False) -> list[str]:
    """Every digit on the page that is not what the core here gives for the knobs as they stand; `sure`: nor may any be missing."""
    data, knobs, found = island(page), now(page), []
    given = filled(data["fixed"], knobs) | {knob["latex"]: knobs[name] for name, knob in data["knobs"].items() if knob["latex"]}

    def judge(what, text, true, decimals=None):
        unknown = not re.search(r"\d", text)
        if unknown and true is not None and sure or not unknown and (true is None or not alike(text, true, decimals)):
            found.append(f"{what}: {text} where it is {true}")

    for id, text in page.evaluate(TEXTS, "number"):
        judge(id, text, answer({"value": data["numbers"][id]["latex"], "given": given})["values"][0], data["numbers"][id]["decimals"])
    for part, text in page.evaluate(TEXTS, "now"):
        formula = data["formulas"][part.split(".")[0]]
        judge(part, text, answer({"value": formula["latex"], "at": [formula["parts"][part]["at"]], "given": given})["values"][0])
    for id, figure in data["figures"].items():
        page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", id)
        settled(page)
        if page.evaluate(LIVE):
            at_rest(page)
        shown = {name: knobs[own] for name, own in figure["knobs"].items()} | {name: knobs.get(f"{id}/{name}", local["value"]) for name, local in figure["local"].items()}
        true = answer({"show": figure["scene"], "settings": figure["settings"], "knobs": figure["fixed"] | shown, "width": 952})
        drawn = page.locator(f"#{id} svg.wide").evaluate(DRAWN)
        if drawn["words"] not in (true["words"], WAITING) or sure and drawn["words"] != true["words"]:
            found.append(f"{id}: {drawn['words']}")
        for (tag, attributes, text), (_, own, says) in zip(drawn["elements"], true["elements"], strict=True):
            if text != says and (sure or re.search(r"\d", text)):
                found.append(f"{id}: {text} where it is {says}")
            if "d" in own:
                xs, ys = zip(*places(attributes["d"]))
                wide = 590 if own.get("data-cause") == "path" else true["width"]        # a path stays on its map
                if min(xs) < -1 or max(xs) > wide + 1 or min(ys) < -1 or max(ys) > true["height"] + 1:
                    found.append(f"{id}: a {own['class']} leaves the picture")
    return found


def alike(text: str, true, decimals: int | None) -> bool:
    """Whether digits are those of a value, as far as they are printed: three significant, or an author's decimals."""
    printed = [number(one) for one in re.findall(r"[-−]?\d[\d.]*", text)]
    return np.allclose(printed, np.ravel(true), rtol=5e-3 if decimals is None else 0, atol=1e-9 if decimals is None else 0.501 * 10 ** -decimals)


KNOBS = ("beta", "eta", "v", "h:1", "h:2", "z", "fig-2/step")
CHANCE = np.random.default_rng(5)
SETTINGS = [{name: 0.83} for name in KNOBS] + [{"z": 0}] + [{name: float(CHANCE.random()) for name in CHANCE.choice(KNOBS, count, replace=False)} for count in (2, 2, 3, 4, 7)]


def test_no_digit_is_shown_that_was_not_computed_and_all_come_with_python(page, desk_url, held):
    awake(page, desk_url)
    assert not wrong(page, sure=True)
    opening, seen = page.evaluate(SHARES), set()
    for setting in SETTINGS:
        turn(page, opening | setting)
        assert not wrong(page), setting
        seen |= {text for kind in ("number", "now") for _, text in page.evaluate(TEXTS, kind)}
    assert "…" in seen
    held()
    until(page, LIVE, 90)
    at_rest(page)
    assert not wrong(page, sure=True)


def test_one_knob_at_any_of_its_stops_has_its_numbers_at_once(page, desk_url, held):
    awake(page, desk_url)
    page.locator("input[data-knob=beta]").first.focus()
    until(page, "performance.getEntriesByType('resource').some(one => one.name.includes('frames.json') && one.responseEnd)")
    for share in (0, 0.31, 0.5, 0.77, 0.92, 1):
        turn(page, {"beta": share})
        assert page.locator("[data-number].unknown, [data-now^=average].unknown").count() == 0
        assert not wrong(page)


def test_what_is_unknown_keeps_its_room_and_says_why(page, desk_url, held):
    awake(page, desk_url)
    widths = "() => [...document.querySelectorAll('[data-number], [data-now]')].map(one => [one.getBoundingClientRect().width.toFixed(1), one.classList.contains('unknown')])"
    tops = """() => (window.seen ??= [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && !one.closest('svg, math, .card')))
        .map(one => [one.localName, one.className, one.getBoundingClientRect().top + scrollY])"""
    page.evaluate("document.fonts.ready")
    before, high = page.evaluate(widths), page.evaluate(tops)
    turn(page, {"beta": 0.5, "eta": 0.5, "v": 0.7, "h:1": 0.3, "z": 0.4})
    part = page.locator('[data-now="average.memory"]')
    expect(part).to_have_text("…")
    expect(part).to_have_attribute("aria-label", "being worked out")
    after = page.evaluate(widths)
    lower = [(tag, name, was, now) for (tag, name, was), (_, _, now) in zip(high, page.evaluate(tops), strict=True) if abs(now - was) > 0.5]
    assert not lower                                             # no line has moved, at the first turn of all
    assert sum(unknown for _, unknown in after) > 3
    assert all(width == was for (was, _), (width, unknown) in zip(before, after) if unknown)
    page.locator('.stage [data-part="average.memory"]').first.hover()
    expect(page.locator(".card:visible .card-value")).to_have_text("being worked out")


def test_without_python_it_stays_unknown_and_the_page_says_so(page, desk_url):
    page.expect_errors("net::ERR", "Failed to load")
    page.context.route("**/runtime/**", lambda route: route.abort())
    awake(page, desk_url)
    turn(page, {"beta": 0.5, "eta": 0.5})
    page.locator("input[data-knob=beta]").first.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.documentElement.dataset.python === 'failed'", 30)
    settled(page)
    expect(page.locator('[data-now="average.news"]')).to_have_text("?")
    expect(page.locator('[data-now="average.news"]')).to_have_attribute("aria-label", "not known for this setting")
    expect(page.locator(".python-says")).to_be_visible()
    page.evaluate("document.getElementById('fig-2').scrollIntoView()")
    settled(page)
    expect(page.locator("#fig-2 .words")).to_have_text("The numbers of this picture are not known for this setting.")


def test_at_the_opening_all_that_the_build_worked_out_is_back_at_once_in_view_or_not(page, desk_url, held):
    everything = "() => [...document.querySelectorAll('main svg text, main svg[aria-label], main .words, main [data-now], main [data-number]')].map(one => one.ariaLabel ?? one.textContent)"
    awake(page, desk_url)
    built, opening = page.evaluate(everything), page.evaluate(SHARES)
    turn(page, {name: 0.37 for name in KNOBS})
    assert len([1 for one, other in zip(built, page.evaluate(everything), strict=True) if one != other]) > 20
    page.evaluate("scrollTo(0, 0)")
    turn(page, opening)
    assert page.evaluate(everything) == built


def test_what_python_refuses_is_not_called_undefined(page, desk_url):
    page.add_init_script("""const parse = JSON.parse
        JSON.parse = text => { const told = parse(text); return window.refusing && Array.isArray(told) ? told.map(() => ({ error: 'No.' })) : told }""")
    awake(page, desk_url)
    turn(page, {"beta": 0.5, "eta": 0.5})
    page.locator("input[data-knob=beta]").first.focus()
    page.keyboard.press("ArrowRight")
    until(page, LIVE, 90)
    at_rest(page)
    assert not wrong(page, sure=True)
    page.evaluate("window.refusing = true")
    turn(page, {"beta": 0.7, "z": 0})
    at_rest(page)
    for told in ('[data-now="average.news"]', "[data-number=n2]", '[data-now="product.logarithm"]'):
        expect(page.locator(told)).to_have_text("?")
        expect(page.locator(told)).to_have_attribute("aria-label", "not known for this setting")
    page.evaluate("window.refusing = false")
    turn(page, {"beta": 0.8})
    at_rest(page)
    assert re.search(r"\d", page.locator('[data-now="average.news"]').text_content())
    turn(page, {"z": 0.01})
    turn(page, {"z": 0})
    at_rest(page)
    expect(page.locator('[data-now="product.logarithm"]')).to_have_text("undefined")   # there it is


def test_without_frames_nothing_old_stays(page, desk_url, held):
    page.expect_errors("Failed to load", "integrity")
    page.context.route("**/frames.json*", lambda route: route.fulfill(status=404))
    awake(page, desk_url)
    turn(page, {"beta": 0.5})
    assert not wrong(page)
    expect(page.locator('[data-now="average.news"]')).to_have_text("…")
