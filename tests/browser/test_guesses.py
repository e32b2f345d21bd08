"""Guesses ask before they show, and keep no score."""
import re

from playwright.sync_api import expect

from tests.browser.reading import ESSAYS, awake, island


def test_every_guess_can_be_made(page, site_url):
    for path in ESSAYS:
        awake(page, site_url + path)
        for section in page.locator(".guess").all():
            expect(section.locator("details[open]")).to_have_count(0)
            KINDS[section.get_attribute("data-kind")](page, section)
            expect(section.locator("details[open]")).to_have_count(1)
            expect(section.locator(".guess-says")).to_have_text("Yes.")


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
    section.locator("input[type=number]").fill(section.get_attribute("data-answer"))
    section.locator("input[type=number]").press("Enter")


def find(page, section):
    part = section.get_attribute("data-answer")
    assert part in island(page)["formulas"][part.split(".")[0]]["parts"]
    section.locator(".try button").click()
    expect(section.locator(".guess-says")).to_have_text("Click the part you mean.")
    page.locator(f'.stage [data-part="{part}"]').click()


KINDS = {"choice": choose, "number": write, "part": find}
