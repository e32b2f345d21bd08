"""Turning until live Python has answered, with the right numbers, and without a seam."""
import numpy as np
import pytest

from pycore.answers import answer
from tests.browser.drawings import paths, true_paths
from tests.browser.reading import ESSAY, at_rest, awake, island, number, put, shown, until

LIVE = "document.documentElement.dataset.python === 'live' && performance.getEntriesByName('turn').some(turn => turn.detail.by === 'python')"


@pytest.fixture
def live(page, site_url):
    """The essay with β turned from 0.9 to 0.95, after Python has answered."""
    awake(page, site_url + ESSAY)
    page.locator(".scene").first.scroll_into_view_if_needed()
    put(page, "beta", 5)
    until(page, LIVE, 60)
    at_rest(page)
    return page


def test_live_python_answers_with_the_right_numbers(live):
    data = island(live)
    given = {**data["fixed"], **{knob["latex"]: knob["value"] for knob in data["knobs"].values()}, r"\beta": 0.95}
    assert shown(live, "beta") == 0.95

    v, x = given["v"], given["x_t"]
    now = {"memory": np.multiply(0.95, v), "news": np.multiply(0.05, x), "rest-of-the-share": np.subtract(1, 0.95)}
    for part, value in now.items():
        assert number(live.locator(f'[data-now="average.{part}"]').text_content()) == pytest.approx(value, rel=5e-3)

    for name, about in data["numbers"].items():
        value = answer({"value": about["latex"], "at": [""], "given": given})["values"][0]
        assert number(live.locator(f'[data-number="{name}"]').first.text_content()) == pytest.approx(
            value, **({"rel": 5e-3} if about.get("exact") else {"abs": 0.51 * 10 ** -about["decimals"]})), "after = no digit is rounded away"

    for figure, about in data["figures"].items():
        live.locator(f"#{figure}").scroll_into_view_if_needed()
        at_rest(live)
        for one, other in zip(paths(live, figure), true_paths(live, about, {"beta": 0.95}), strict=True):
            assert one == pytest.approx(other, abs=0.11)

    marks = live.evaluate("performance.getEntriesByType('mark').map(mark => mark.name)")
    assert {"python:wanted", "python:ready", "python:answer"} <= set(marks)

    # and it stays live while the knob is moved on
    put(live, "beta", -10)
    at_rest(live)
    assert number(live.locator('[data-now="average.memory"]').text_content()) == pytest.approx(0.85 * v, rel=5e-3)
    assert live.evaluate("performance.getEntriesByName('turn').at(-1).detail.by") == "python"


def test_nothing_shifts_when_python_takes_over(open_page, site_url):
    with open_page(viewport={"width": 1400, "height": 900}) as page:
        page.add_init_script("""window.shifts = []
            new PerformanceObserver(list => shifts.push(...list.getEntries().filter(shift => !shift.hadRecentInput).map(shift => shift.value)))
                .observe({type: 'layout-shift', buffered: true})""")
        awake(page, site_url + ESSAY)
        put(page, "beta", 2)
        until(page, LIVE, 60)
        at_rest(page)
        assert page.evaluate("shifts.reduce((sum, value) => sum + value, 0)") < 0.002
