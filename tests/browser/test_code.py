"""Code beside formula: pointing at one lights the other, the sentence and the names; by mouse, finger and keyboard."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, at_rest, awake, overlap

LIT, HELD = re.compile(r"\blit\b"), re.compile(r"\bheld\b")
MOMENTUM, ADAM = "#code-1", "#code-2"
LIGHT = """root => [...document.querySelectorAll(`${root} code .lit`)].map(piece => piece.textContent)"""


@pytest.fixture
def page(still):
    """Python never comes: none of this needs it."""
    return still


@pytest.fixture
def open_page(open_still):
    return open_still


def piece(page, root: str, text: str, tag: str = "[data-part], [data-node]"):
    """The tied piece of code that reads so."""
    return page.locator(f"{root} code :is({tag})").filter(has_text=re.compile(f"^{re.escape(text)}$")).first


def test_pointing_at_code_lights_sentence_formula_and_names(page, site_url):
    awake(page, site_url + ESSAY)
    piece(page, MOMENTUM, "gamma * v").hover(position={"x": 50, "y": 8})
    for twin in ("figure#momentum math [data-part='momentum.memory']", f"{MOMENTUM} math [data-part='momentum.memory']",
                 ".entry[data-part='momentum.memory']", f"{MOMENTUM} .told [data-part='momentum.memory']"):
        expect(page.locator(twin)).to_have_class(LIT)
    assert page.evaluate(LIGHT, MOMENTUM) == ["memory", "gamma * v", "memory", "memory"]
    expect(page.locator(".card:visible .card-name")).to_have_text("memory")


def test_pointing_at_the_formula_lights_the_code(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator("figure#adam math [data-part='adam.usual-size'] mo").last.hover()
    expect(piece(page, ADAM, "np.sqrt(s) + epsilon")).to_have_class(LIT)
    page.mouse.move(5, 5)
    expect(piece(page, ADAM, "np.sqrt(s) + epsilon")).not_to_have_class(LIT)
    page.locator(f"{ADAM} [data-formula=adam] math [data-part='adam.usual-size'] mo").last.hover()
    expect(piece(page, ADAM, "np.sqrt(s) + epsilon")).to_have_class(LIT)


def test_a_piece_without_a_name_is_tied_to_its_node(page, site_url):
    awake(page, site_url + ESSAY)
    piece(page, ADAM, "np.sqrt(s)").hover(position={"x": 8, "y": 8})
    lit = page.locator("figure#adam math .lit[data-n]")
    expect(lit).to_have_count(1)
    assert lit.evaluate("node => node.localName") == "msqrt"


def test_a_letter_has_its_colour_and_its_twins(page, site_url):
    awake(page, site_url + ESSAY)
    letter = page.locator(f"{MOMENTUM} code [data-knob=gamma]").first
    assert letter.evaluate("one => getComputedStyle(one).color") == page.locator("figure#momentum math [data-knob=gamma]").evaluate("one => getComputedStyle(one).color")
    letter.hover()
    expect(page.locator("figure#momentum math [data-knob=gamma]")).to_have_class(LIT)
    expect(page.locator(".given .knob[data-knob=gamma]")).to_have_class(LIT)


@pytest.mark.parametrize("width", [1180, 1440, 800])
def test_the_card_covers_neither_formula_nor_code(open_page, site_url, width):
    with open_page(viewport={"width": width, "height": 900}) as page:
        awake(page, site_url + ESSAY)
        for root, text in ((MOMENTUM, "memory"), (ADAM, "dW ** 2"), (ADAM, "np.sqrt(s)")):
            for block in ("start", "end"):
                page.keyboard.press("Escape")
                page.locator(root).evaluate("(root, block) => root.scrollIntoView({block})", block)
                piece(page, root, text).click(position={"x": 3, "y": 8})
                card = page.locator(".card:visible")
                expect(card).to_have_count(1)
                assert not overlap(card.bounding_box(), page.locator(root).bounding_box())


@pytest.mark.parametrize("width", [1180, 1280, 1600])
def test_three_columns_on_a_wide_screen(open_page, site_url, width):
    with open_page(viewport={"width": width, "height": 900}) as page:
        awake(page, site_url + ESSAY)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for root in (MOMENTUM, ADAM):
            columns = set()
            for row in page.locator(f"{root} .row").all():
                told, formula, code = (row.locator(one).bounding_box() for one in (".told", ".stage math", "code"))
                assert told["x"] + told["width"] <= formula["x"] and formula["x"] + formula["width"] <= code["x"]
                assert code["x"] + code["width"] <= width
                middles = [box["y"] + box["height"] / 2 for box in (told, formula, code)]
                assert max(middles) - min(middles) < 6, "the eye goes across on one height"
                columns.add((told["x"], formula["x"], code["x"]))
            assert len(columns) == 1
            assert page.locator(f"{root} code").evaluate_all("all => all.every(code => code.scrollWidth <= code.clientWidth)")


def test_by_keyboard(page, site_url):
    awake(page, site_url + ESSAY)
    stops = page.locator(f"{MOMENTUM} code[tabindex='0']")
    expect(stops).to_have_count(3)                      # the head, and the lines beside each formula
    stops.nth(1).focus()
    read = []
    for key in ["ArrowDown", *["ArrowRight"] * 2]:
        page.keyboard.press(key)
        read.append(page.evaluate("document.activeElement.ariaLabel"))
    assert read == ["memory: memory", "memory: gamma * v", "push: push"]
    expect(page.locator("figure#momentum math [data-part='momentum.push']")).to_have_class(LIT)
    page.keyboard.press("Enter")
    expect(page.locator("figure#momentum math [data-part='momentum.push']")).to_have_class(HELD)
    expect(page.locator(".card.held .card-name")).to_have_text("push")
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.localName") == "code"
    assert page.evaluate("document.activeElement.tabIndex") == 0


def test_the_card_comes_next_by_keyboard_and_escape_goes_back(page, site_url):
    awake(page, site_url + ESSAY)
    piece(page, MOMENTUM, "-v").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card.held")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == "-v"


def test_every_tied_piece_is_reached_by_the_arrow_keys(page, site_url):
    awake(page, site_url + ESSAY)
    for code in page.locator(f"{ADAM} .row > code").all():
        code.focus()
        page.keyboard.press("ArrowDown")
        count = code.locator("[data-part], [data-node]").count()
        reached = set()
        for _ in range(3 * count):
            reached.add(page.evaluate("[...document.querySelectorAll('[data-part], [data-node]')].indexOf(document.activeElement)"))
            here = page.evaluate_handle("document.activeElement")
            page.keyboard.press("ArrowDown")
            if here.evaluate("one => one === document.activeElement"):
                page.keyboard.press("ArrowRight")
        assert len(reached) == count


def test_what_is_folded_is_folded_beside_its_code_too(page, site_url):
    awake(page, f"{site_url}{ESSAY}?fold=momentum.memory")
    expect(page.locator(".formula math .box")).to_have_text(["memory", "memory"])
    page.locator(f"{MOMENTUM} math .box").click()
    expect(page.locator(".formula math .box")).to_have_count(0)


def test_the_docstring_opens(page, site_url):
    awake(page, site_url + ESSAY)
    more = page.locator(f"{MOMENTUM} details > code")
    expect(more).to_be_hidden()
    page.locator(f"{MOMENTUM} summary").press("Enter")
    expect(more).to_contain_text("theta = theta - v (Ruder, 2016")


def test_on_a_phone_it_is_read_downwards_and_scrolls_inside_itself(open_page, site_url):
    with open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        awake(page, site_url + ESSAY)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for row in page.locator(f"{ADAM} .row").all():
            told, formula, code = (row.locator(one).bounding_box() for one in (".told", ".stage", "code"))
            assert told["y"] + told["height"] <= formula["y"] + 1 and formula["y"] + formula["height"] <= code["y"] + 1
        last = page.locator(f"{ADAM} code").last
        assert last.evaluate("code => code.scrollWidth > code.clientWidth && getComputedStyle(code).overflowX === 'auto'")
        piece(page, ADAM, "dW ** 2").tap()
        expect(page.locator("figure#adam-below math [data-n='1.1.1']")).to_have_class(HELD)
        expect(page.locator(".card:visible")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_while_code_is_held(open_page, site_url, scheme, width):
    with open_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce") as page:
        awake(page, site_url + ESSAY)
        page.locator(f"{ADAM} summary").click()
        piece(page, ADAM, "memory").click()
        at_rest(page)
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []


def test_without_scripts_it_reads_the_same(open_page, site_url):
    with open_page(java_script_enabled=False) as page:
        page.goto(site_url + ESSAY)
        expect(page.locator(f"{ADAM} .told").last).to_have_text("The new weights are the old weights minus the learning rate times the direction over the usual size.")
        assert page.locator(f"{ADAM} math").count() == 3
