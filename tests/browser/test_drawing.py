"""Drawing by hand: a sweep across the paper sets every entry that it passes, the arrow keys one by one, with no Python at all."""
import re

from tests.browser.reading import awake, island, settled

FIGURE = "sketch"


def test_a_sweep_sets_the_entries_that_it_passes_and_the_picture_follows(page, real_url):
    page.context.route("**/runtime/**", lambda route: None)
    awake(page, f"{real_url}moving-average/")
    paper = page.locator(f"#{FIGURE} svg.wide [data-drawn]")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()

    def place(entry, share):
        return box["x"] + box["width"] * (entry - 0.5) / 24, box["y"] + box["height"] * share
    page.mouse.move(*place(3, 0.5))
    page.mouse.down()
    page.mouse.move(*place(20, 0.5))                    # one leap: what lies between is passed too
    page.mouse.up()
    settled(page)
    found = dict(re.findall(rf"{FIGURE}\.days:(\d+)=([-\d.]+)", page.evaluate("new Promise(done => setTimeout(() => done(location.search), 400))")))
    assert {int(entry) for entry in found} == set(range(3, 21)) and set(map(float, found.values())) == {0.0}
    assert paper.get_attribute("aria-valuetext") == "day 20: 0.0" and not page.locator(f"#{FIGURE} input[type=range][data-knob*=days]").count()
    paper.focus()
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    settled(page)
    step = island(page)["figures"][FIGURE]["local"]["days:19"]["step"]
    assert paper.get_attribute("aria-valuetext") == f"day 19: {2 * step:.1f}"
