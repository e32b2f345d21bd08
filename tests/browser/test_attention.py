"""The decoder's state, turned by hand: formulas, numbers, figure and address say what NumPy says."""
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.reading import at_rest, awake, island, number, put, settled, shown, until

PAGE = "attention/"
LIVE = "document.documentElement.dataset.python === 'live' && performance.getEntriesByName('turn').some(turn => turn.detail.by === 'python')"


def by_hand(data, h):
    """Scores, weights and context for a decoder's state, entry by entry from what the page is given."""
    h_bar, W = np.array(data["fixed"][r"\bar{\mathbf{h}}_s"]), np.array(data["fixed"][r"\mathbf{W}"])
    scores = np.array([sum(h[i] * W[i, j] * state[j] for i in range(2) for j in range(2)) for state in h_bar])
    weights = np.exp(scores) / np.exp(scores).sum()
    return scores, weights, sum(weight * state for weight, state in zip(weights, h_bar))


def state(page):
    return shown(page, "h_t:1"), shown(page, "h_t:2")


def pulled(page, right: float, up: float, width="wide"):
    """Pulls the tip of the decoder's state by so many pixels of the screen."""
    grip = page.locator(f"figure.scene svg.{width} .grip")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y - up, steps=5)
    page.mouse.up()
    settled(page)


def now(page, part: str) -> list[float]:
    return [number(one) for one in re.findall(r"[-−\d.]+", page.locator(f'[data-now="{part}"]').text_content())]


def texts(page, cause: str, width="wide") -> list[float]:
    """The numbers that the figure prints for a cause, a row a word."""
    words = page.locator(f'figure.scene svg.{width} text.figures[data-cause="{cause}"]').all_text_contents()
    return [number(word.rstrip("%")) for word in words]


def check(page, early: bool = False):
    """Everything on the page is right for the state it shows; `early`, before Python, it may be "…" instead."""
    data, h = island(page), state(page)
    if early and "…" in page.locator('[data-now="score.question"]').text_content():
        assert not re.search(r"\d", "".join(page.locator("figure.scene svg.wide text").all_text_contents()))
        return h
    scores, weights, context = by_hand(data, h)
    W = np.array(data["fixed"][r"\mathbf{W}"])
    assert now(page, "score.question") == pytest.approx(h @ W, abs=0.006)
    assert now(page, "context.context") == pytest.approx(context, abs=0.006)
    assert texts(page, "score") == pytest.approx(scores, abs=0.006)
    shares = texts(page, "weight")
    assert shares == pytest.approx(100 * weights, abs=0.51) and min(shares) >= 0 and sum(shares) == pytest.approx(100, abs=3)
    for name, about in data["numbers"].items():
        if about["latex"].endswith(r"\bar{\mathbf{h}}_5"):
            true = scores[4] if r"\mathbf{W}" in about["latex"] else h @ np.array(data["fixed"][r"\bar{\mathbf{h}}_s"][4])
            assert number(page.locator(f'[data-number="{name}"]').text_content()) == pytest.approx(true, abs=0.006)
    return h


def test_pulling_the_state_turns_formulas_numbers_and_figure(page, site_url):
    awake(page, site_url + PAGE)
    assert check(page) == (1.6, -0.4)
    pulled(page, -90, 130)
    until(page, LIVE, 60)
    at_rest(page)
    h = check(page)
    assert h[0] < 1 and h[1] > 0.5
    expect(page).to_have_url(re.compile(rf"h_t:1={h[0]:g}&h_t:2={h[1]:g}"))
    awake(page, page.url)                                       # and the address brings it back, from frames
    page.locator("figure.scene").scroll_into_view_if_needed()
    until(page, "performance.getEntriesByName('turn').length > 0")
    at_rest(page)
    assert check(page, early=True) == h


def test_frames_answer_for_both_entries_at_once(page, site_url):
    page.context.route("**/runtime/**", lambda route: None)
    awake(page, site_url + PAGE)
    for right, up in ((-100, 120), (-90, -60), (150, -40)):
        pulled(page, right, up)
        until(page, "performance.getEntriesByName('turn').some(turn => turn.detail.by === 'frames')")
        until(page, "performance.getEntriesByType('resource').some(one => one.name.includes('frames.json') && one.responseEnd)")
        settled(page)
        check(page, early=True)


def test_sliders_keys_and_reset(page, site_url):
    page.context.route("**/runtime/**", lambda route: None)
    awake(page, site_url + PAGE)
    put(page, "h_t:2", 7)
    assert state(page) == (1.6, 0.3)
    grip = page.locator("figure.scene svg.wide .grip")
    grip.scroll_into_view_if_needed()
    grip.focus()
    grip.press("ArrowLeft")
    grip.press("ArrowDown")
    settled(page)
    assert state(page) == (1.5, 0.2)
    assert grip.get_attribute("role") == "slider" and grip.get_attribute("aria-valuetext") == "1.5, 0.2"
    page.locator("#score").hover()
    page.locator("#score .reset").click()
    settled(page)
    assert state(page) == (1.6, -0.4)


def test_the_card_of_a_vector_has_a_slider_for_each_entry(page, site_url):
    page.context.route("**/runtime/**", lambda route: None)
    awake(page, site_url + PAGE)
    page.locator('#score math [data-part="score.question"] [data-knob="h_t"]').hover()
    card = page.locator("#score .card")
    expect(card.locator(".letter:visible")).to_have_count(2)
    slider = card.locator('input[data-knob="h_t:2"]')
    expect(slider).to_have_attribute("aria-valuetext", "−0.4")
    slider.focus()
    slider.press("ArrowRight")
    settled(page)
    assert state(page) == (1.6, -0.3)


@pytest.mark.parametrize("cause, part", [("question", "score.question"), ("score", "score.score"), ("encoder-state", "score.encoder-state"),
                                         ("weight", "weights.weight"), ("context", "context.context")])
def test_marks_and_parts_light_each_other(page, site_url, cause, part):
    awake(page, site_url + PAGE)
    mark = page.locator(f'figure.scene svg.wide text[data-cause="{cause}"]').first
    mark.scroll_into_view_if_needed()
    mark.hover()
    expect(page.locator(f'.formula math [data-part="{part}"]').first).to_have_class(re.compile("lit"))
    page.mouse.move(2, 2)
    expect(page.locator(".card:visible")).to_have_count(0)               # on a wide screen it stands where the names do
    page.locator(f'dl.where [data-part="{part}"]').first.hover()
    expect(mark).to_have_class(re.compile("lit"))


def test_without_the_matrix_the_figure_asks_for_another_word(page, site_url):
    awake(page, site_url + PAGE + "?without=score@1.1")
    expect(page.locator("#score")).to_contain_text("a dot product", timeout=20_000)
    page.locator("figure.scene").scroll_into_view_if_needed()
    h = np.array([1.6, -0.4])
    scores = np.array(island(page)["fixed"][r"\bar{\mathbf{h}}_s"]) @ h
    expect(page.locator("figure.scene .words")).to_contain_text("highest, at 2.96", timeout=60_000)
    at_rest(page)
    assert texts(page, "score") == pytest.approx(scores, abs=0.006)
    weights = np.exp(scores) / np.exp(scores).sum()
    assert now(page, "context.context") == pytest.approx(weights @ np.array(island(page)["fixed"][r"\bar{\mathbf{h}}_s"]), abs=0.006)
