"""On paper: what a page says is there without a hand to unfold it, and nothing that only a hand could use."""
from tests.browser.reading import ESSAY, awake

A4 = 696                                              # pixels between the margins of print.css
CONTROLS = ".turns, .play, input, .card, .tools, .gauge, .masthead"


def visible(page, what: str) -> list[bool]:
    return page.locator(what).evaluate_all("found => found.map(one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))")


def test_answers_are_told_and_figures_are_drawn_wide(open_still, site_url):
    with open_still(viewport={"width": A4, "height": 900}) as page:
        awake(page, site_url + ESSAY)
        page.emulate_media(media="print")
        answers = visible(page, ".guess .answer")
        assert answers and all(answers) and all(visible(page, ".guess .then"))
        wide = visible(page, "svg.wide")
        assert wide and all(wide) and not any(visible(page, "svg.narrow"))
        assert not any(visible(page, CONTROLS))
        assert page.evaluate("document.documentElement.scrollWidth") <= A4
