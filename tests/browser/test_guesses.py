"""Guesses ask before they show, and keep no score."""
import re

from playwright.sync_api import expect

from tests.browser.reading import ESSAYS, awake, island


def test_a_guess_of_each_kind_can_be_made(page, site_url):
    assert {*made(page, site_url + "moving-average/")} == {*KINDS}


def test_every_published_guess_can_be_made(page, real_url):
    assert sum(len(made(page, real_url + path)) for path in ESSAYS) > 0


def made(page, url: str) -> list[str]:
    """Makes every guess of a page, wrongly first where that can be; the kinds that it met."""
    awake(page, url)
    kinds = []
    for section in page.locator(".guess").all():
        expect(section.locator("details[open]")).to_have_count(0)
        kinds.append(section.get_attribute("data-kind"))
        KINDS[kinds[-1]](page, section)
        expect(section.locator("details[open]")).to_have_count(1)
        expect(section.locator(".guess-says")).to_have_text("Yes.")
    return kinds


def choose(page, section):
    right = int(section.get_attribute("data-answer"))
    choices = section.locator(".choices button")
    wrong = choices.nth(0 if right else 1)
    wrong.click()
    expect(wrong).to_have_class(re.compile("not-right"))
    expect(section.locator(".guess-says")).not_to_have_text("Yes.")
    choices.nth(right).click()
    expect(choices.nth(right)).to_have_class(re.compile(r"\bright\b"))


def write(page, section):
    field = section.locator("input[type=number]")
    for answer, says in ((float(section.get_attribute("data-answer")) + 1, "A little less"), (section.get_attribute("data-answer"), "Yes")):
        field.fill(str(answer))
        field.press("Enter")
        expect(section.locator(".guess-says")).to_contain_text(says)


def find(page, section):
    part = section.get_attribute("data-answer")
    assert part in island(page)["formulas"][part.split(".")[0]]["parts"]
    section.locator(".try button").click()
    expect(section.locator(".guess-says")).to_have_text("Click the part you mean.")
    page.locator(f'figure.formula .stage [data-part="{part}"]').click()


KINDS = {"choice": choose, "number": write, "part": find}
