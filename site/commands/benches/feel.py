"""feel [turns]: from a turned knob to the changed page, on each kind of figure: by frames before Python, then live.

The page itself measures each turn (performance measure `turn`, with who answered) from the store's change to the
marks in their places. Beside it: seconds from the first touch to the first live answer, and what one picture of each scene
takes in CPython, as a share of a frame of a sixtieth of a second.
"""

import json
import statistics
import time
from pathlib import Path

from ._opened import opened

TURNED = (("moving-average", "fig-1", "beta"), ("moving-average", "fig-3", "gamma"), ("moving-average", "fig-4", "alpha"),
          ("attention", "fig-1", "h_t:1"))

TURN = """async ([knob, turns]) => {
  const slider = document.querySelector(`.given input[data-knob="${knob}"]`)
  for (let n = 0; n < turns; n++) {
    slider.value = +slider.min + (slider.max - slider.min) * (0.15 + 0.7 * ((n * 7) % turns) / turns)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 40)))
  }
  return performance.getEntriesByType('measure').filter(one => one.name === 'turn').map(one => [one.detail.by, one.duration])
}"""
MARK = "name => performance.getEntriesByName(name)[0]?.startTime ?? null"


FRAME = 1 / 60


def run(root: Path, arguments: list[str]) -> int:
    turns = int(arguments[0]) if arguments else 60
    pictures()
    with opened(root) as (address, browser):
        for essay, figure, knob in TURNED:
            measure(browser, f"{address}{essay}/", figure, knob, turns)
    return 0


def pictures(rounds: int = 30) -> None:
    """Each scene asked for with its first knob ever elsewhere, as the worker is, JSON and all."""
    import numpy as np
    from pycore.answers import answer
    from pycore.scenes import SCENES

    for name, scene in SCENES.items():
        (key, knob), *_ = scene.KNOBS.items()
        times = []
        for turn in range(rounds):
            start = time.perf_counter()
            json.dumps(answer({"show": name, "knobs": {key: np.multiply(knob.value, 1 - turn / 50).tolist()}}))
            times.append(time.perf_counter() - start)
        print(f"{name:>24}: median {1000 * statistics.median(times):5.1f} ms in CPython, {statistics.median(times) / FRAME:4.0%} of a frame")


def measure(browser, address: str, figure: str, knob: str, turns: int) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/runtime/**", lambda route: route.abort())                     # frames alone
    report(f"{figure}, {knob}, frames", turned(page, address, figure, knob, turns), "frames")
    page.close()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    before = len(turned(page, address, figure, knob, 1, wait=True))
    wanted, answered = page.evaluate(MARK, "python:wanted"), page.evaluate(MARK, "python:answer")
    report(f"{figure}, {knob}, live", page.evaluate(TURN, [knob, turns])[before:], "python")
    print(f"{'':>24}  first live answer {(answered - wanted) / 1000:.2f} s after Python was wanted")
    page.close()


def turned(page, address: str, figure: str, knob: str, turns: int, wait: bool = False) -> list:
    page.goto(address)
    page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", figure)
    page.wait_for_timeout(800)
    if wait:
        page.wait_for_selector('html[data-python="live"]', timeout=60_000)
        page.evaluate(TURN, [knob, 10])                                                  # the engine warms up
        page.wait_for_timeout(500)
    return page.evaluate(TURN, [knob, turns])


def report(name: str, measures: list, by: str) -> None:
    times = sorted(duration for who, duration in measures if who == by)
    if len(times) < 5:
        print(f"{name:>24}: too few turns were answered by {by} to say")
        return
    print(f"{name:>24}: median {statistics.median(times):5.1f} ms, 95th percentile {times[int(len(times) * .95)]:5.1f} ms, of {len(times)} turns")
