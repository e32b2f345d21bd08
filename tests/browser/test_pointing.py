"""Pointing at a part: the card, the twins, holding and letting go."""
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import ESSAY, FEW, at_rest, awake, island, overlap

FIRST = ".formula:has(math [data-part]) >> nth=0"


@pytest.fixture
def page(still):
    """Python never comes: none of this needs it."""
    return still


@pytest.fixture
def open_page(open_still):
    return open_still


@pytest.mark.parametrize("path", FEW)
def test_every_named_part_has_its_card(page, real_url, path):
    awake(page, real_url + path)
    for formula, about in island(page)["formulas"].items():
        for part, said in about["parts"].items():
            element = page.locator(f'#{formula} math [data-part="{part}"]').first
            point_inside(page, element, part)
            card = page.locator(f'[data-card="{formula}"]')
            expect(card.locator(".card-name")).to_have_text(said["name"])
            expect(card.locator(".card-does")).to_have_text(page.locator(f'.entry[data-part="{part}"] .does').text_content())
            expect(element).to_have_class(re.compile(r"\blit\b"))
            expect(page.locator(f'.entry[data-part="{part}"]')).to_have_class(re.compile(r"\blit\b"))
            assert page.evaluate("document.querySelectorAll('.card:not([hidden])').length") == 1


@pytest.mark.parametrize("width", [1400, 1000, 700])
def test_the_card_never_covers_its_formula(open_page, site_url, width):
    with open_page(viewport={"width": width, "height": 900}) as page:
        awake(page, site_url + ESSAY)
        for part in page.locator("figure.formula math [data-part]").all():
            page.keyboard.press("Escape")
            name = part.get_attribute("data-part")
            point_inside(page, part, name)
            formula = name.split(".")[0]
            card = page.locator(f'[data-card="{formula}"]')
            expect(card).to_be_visible()
            assert not overlap(card.bounding_box(), page.locator(f"#{formula} .stage math").bounding_box())


def test_a_card_in_the_margin_lies_on_no_figure_and_no_names(page, real_url):
    awake(page, real_url + "winner-takes-all/")
    for part in ("stable.lag", "answer.answer", "square.error"):        # one above a figure, two close above other names
        page.keyboard.press("Escape")
        page.locator(f'.entry[data-part="{part}"]').click()
        card = page.locator(".card:visible").bounding_box()
        others = [*page.locator(".picture").all(), *page.locator(".where:visible").all()]
        assert [part for other in others if overlap(card, other.bounding_box())] == []
    assert page.locator(".where.covered").count()
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)
    expect(page.locator(".where.covered")).to_have_count(0)


def test_nothing_flickers_between_the_children_of_a_part(page, site_url):
    awake(page, site_url + ESSAY)
    part = page.locator('#momentum math [data-part="momentum.memory"]')
    part.hover()
    expect(part).to_have_class(re.compile(r"\blit\b"))
    part.evaluate("""part => { window.changes = 0
        new MutationObserver(all => { changes += all.length }).observe(part, {attributes: true, attributeFilter: ['class']}) }""")
    for child in part.locator("mi").all():
        child.hover()
        at_rest(page)
    assert page.evaluate("changes") == 0


def test_the_card_stays_on_the_way_to_it_and_while_the_pointer_is_in_it(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator(FIRST).locator("math [data-part]").first.hover()
    card = page.locator(".card:visible")
    name = card.locator(".card-name").text_content()
    box = card.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=3)       # a hand is quick: a slow one means what lies on its way
    at_rest(page)
    expect(card.locator(".card-name")).to_have_text(name)
    page.mouse.move(3, 3, steps=3)
    expect(page.locator(".card:visible")).to_have_count(0)


def test_a_click_holds_narrows_and_lets_go(page, site_url):
    awake(page, site_url + ESSAY)
    letter = page.locator('#momentum math [data-part="momentum.memory"] [data-knob]').first
    letter.click()
    page.mouse.move(3, 3)
    at_rest(page)
    name = page.locator("#momentum .card-name")
    expect(name).to_have_text("memory")
    expect(page).to_have_url(re.compile(r"[?&]hold=momentum\.memory"))
    letter.click()
    expect(name).to_have_class(re.compile("unnamed"))
    letter.click()
    page.mouse.move(3, 3)
    expect(page.locator(".card:visible")).to_have_count(0)
    letter.click()
    page.locator("h1").click()
    expect(page.locator(".held")).to_have_count(0)


def test_escape_closes(page, site_url):
    awake(page, site_url + ESSAY)
    page.locator('#momentum math [data-part]').first.click()
    page.locator("#momentum .card button.fold").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('math') !== null"), "the focus goes back to the formula"


def test_a_held_part_is_in_the_address_and_comes_back(page, site_url):
    awake(page, f"{site_url}{ESSAY}?hold=momentum.memory")
    expect(page.locator("#momentum .card-name")).to_have_text("memory")
    awake(page, f"{site_url}{ESSAY}?hold=<img>&fold=no.such,momentum.memory&beta=1e9&x=1")
    expect(page.locator(".held")).to_have_count(0)
    expect(page.locator("figure.formula .folded")).to_have_count(1)


def test_a_term_lights_its_part_and_stays_a_link(page, site_url):
    awake(page, site_url + ESSAY)
    term = page.locator('a.term[data-part="momentum.memory"]').first
    term.hover()
    expect(page.locator('#momentum math [data-part="momentum.memory"]')).to_have_class(re.compile(r"\blit\b"))
    term.click()
    expect(page).to_have_url(re.compile(r"#momentum\.memory$"))


def test_a_mark_lights_the_part_that_caused_it(page, site_url):
    awake(page, site_url + ESSAY)
    mark = page.locator(".picture svg.wide [data-part]:visible").first
    part = mark.get_attribute("data-part")
    mark.scroll_into_view_if_needed()
    mark.dispatch_event("pointerover", {"bubbles": True, "pointerType": "mouse"})
    expect(page.locator(f'figure.formula math [data-part="{part}"]')).to_have_class(re.compile(r"\blit\b"))


def test_far_from_its_formula_a_card_stands_beside_the_text(page, site_url):
    awake(page, site_url + ESSAY)
    term = page.locator("a.term").last
    part = term.get_attribute("data-part")
    formula = part.split(".")[0]
    term.evaluate("term => scrollBy(0, term.getBoundingClientRect().top - 60)")
    assert page.locator(f"#{formula} .stage").bounding_box()["y"] < 0, "the last term should stand far below its formula"
    term.hover()
    card = page.locator(".card.beside")
    expect(card).to_be_visible()
    expect(card.locator(".card-name")).to_have_text(island(page)["formulas"][formula]["parts"][part]["name"])
    assert not overlap(card.bounding_box(), page.locator("p", has=term).last.bounding_box())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_tap_holds_and_a_tap_outside_releases(open_page, site_url):
    with open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        awake(page, site_url + ESSAY)
        part = page.locator('#momentum math [data-part="momentum.memory"]')
        part.scroll_into_view_if_needed()
        part.locator("mi").first.tap()
        card = page.locator("#momentum .card")
        expect(card).to_be_visible()
        assert not overlap(card.bounding_box(), page.locator("#momentum .stage math").bounding_box())
        page.locator("#momentum + p, #momentum ~ p").first.tap(position={"x": 2, "y": 2})
        expect(card).to_be_hidden()


def point_inside(page, element, part: str):
    """Moves the pointer onto a spot of the part that belongs to no inner part."""
    element.scroll_into_view_if_needed()
    spot = element.evaluate("""(part, name) => {
        const box = part.getBoundingClientRect()
        for (let y = box.top + 2; y < box.bottom; y += 2) for (let x = box.left + 2; x < box.right; x += 4) {
            if (document.elementFromPoint(x, y)?.closest('[data-part]')?.dataset.part === name) return [x, y]
        }
        return null }""", part)
    assert spot, f"no spot of {part} can be pointed at"
    page.mouse.move(*spot)
