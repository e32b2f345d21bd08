"""What the tests of the page share: which pages there are, how to open one, where things stand.

    PAGES                       the real site's home page and every essay, as paths below real_url
    FEW                         some of them, for tests that take a minute a page
    ESSAY                       an essay with everything in it, below site_url, the tests' own site
    awake(page, url)            opens a page and waits until its scripts have run; "commit" where the test holds one back, which holds up the load event
    near(page)                  brings a figure into view, and waits for what answers there (acting.js)
    island(page)                the page's own data
    put(page, knob, notches)    turns a knob by its slider and the arrow keys
    shown(page, knob)           the value the page shows for it
    settled(page)               lets it draw
    at_rest(page)               waits until the page has nothing left to do
    until(page, truth)          waits
"""
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ESSAYS = [f"{essay.stem}/" for essay in sorted((ROOT / "content" / "essays").glob("*.md"))]
PAGES = ["", *ESSAYS]
FEW = ["", "third-road/", "winner-takes-all/"]       # for what walks through every part of a page, and hangs on none of its words
ESSAY = "moving-average/"


def awake(page, url: str, wait_until: str = "load"):
    page.goto(url, wait_until=wait_until)
    page.wait_for_selector("html[data-awake]")
    return page


def near(page, figure: str = ".scene"):
    page.locator(figure).first.scroll_into_view_if_needed()
    page.locator('.picture > svg[role="group"]').first.wait_for(state="attached")
    return page


def island(page) -> dict:
    return page.evaluate("JSON.parse(document.getElementById('page').textContent)")


def put(page, knob: str, notches: int):
    """Turns a knob by so many notches with the arrow keys on its slider."""
    slider = page.locator(f'input[type=range][data-knob="{knob}"]').first
    slider.focus()
    for _ in range(abs(notches)):
        slider.press("ArrowRight" if notches > 0 else "ArrowLeft")
    settled(page)
    return slider


def settled(page):
    """Lets the page draw what has been asked of it: a few animation frames, and whatever waits behind them."""
    page.evaluate("""async () => { for (let frame = 0; frame < 4; frame++) {
        await nextFrame()
        await new Promise(then => setTimeout(then)) } }""")


def until(page, truth: str, patience: float = 30):
    """Waits until an expression is true; Playwright's own way needs eval, which the site's policy forbids."""
    end = time.monotonic() + patience
    while not page.evaluate(truth):
        assert time.monotonic() < end, f"after {patience} s it is not yet so: {truth}"
        page.wait_for_timeout(20)


def at_rest(page, patience: float = 60):
    """Waits until nothing is left to do (pending.js): no frame, short timer or transition, nothing fetched, no question to a live Python."""
    assert page.evaluate("""async patience => { const end = performance.now() + 1000 * patience
        for (let calm = 0; calm < 5 && performance.now() < end; calm = pending() ? 0 : calm + 1) {
            await nextFrame()
            await new Promise(then => setTimeout(then)) }
        return performance.now() < end }""", patience), f"the page was not at rest within {patience} s"


def shown(page, knob: str) -> float:
    """The value a page shows for a knob."""
    return number(page.locator(f'[data-value="{knob}"]').first.text_content())


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def overlap(one: dict, other: dict) -> bool:
    return not (one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])
