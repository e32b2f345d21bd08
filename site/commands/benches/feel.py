"""feel [turns]: from a turned knob to the changed page, on every figure of every essay: by frames before Python, then live.

The page itself measures each turn (performance measure `turn`, with who answered) from the store's change to the
marks in their places. A figure is turned by its first slider, else by its first switch, else by a handle. Beside it: seconds from
the first touch to the first live answer, and what one picture of each scene takes in CPython, as a share of a frame of a
sixtieth of a second.
"""

import json
import statistics
import time
from pathlib import Path

from ._opened import opened

TURN = """async ([figure, turns]) => {
  const here = document.getElementById(figure)
  const { knobs, local } = JSON.parse(document.querySelector('script#page').textContent).figures[figure]
  const names = [...Object.values(knobs ?? {}), ...Object.keys(local ?? {}).map(name => `${figure}/${name}`)]
  const slider = here.querySelector('.turns input[type="range"]')
    ?? [...document.querySelectorAll('.given input[type="range"]')].find(input => names.includes(input.dataset.knob.split(':')[0]))
  const choices = [...here.querySelectorAll('input[data-choice]')], grip = here.querySelector('[data-drag]')
  const known = new Set(performance.getEntriesByName('turn'))
  for (let n = 0; n < turns; n++) {
    if (slider) {
      slider.value = +slider.min + (slider.max - slider.min) * (0.15 + 0.7 * ((n * 7) % turns) / turns)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
    } else if (choices.length) choices[n % choices.length].click()
    else grip?.dispatchEvent(new KeyboardEvent('keydown', { key: n % 10 < 5 ? 'ArrowUp' : 'ArrowDown', bubbles: true }))
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 40)))
  }
  await new Promise(done => setTimeout(done, 300))
  const by = slider ? `slider ${slider.dataset.knob}` : choices.length ? `switch ${choices[0].dataset.choice}` : 'handle'
  return [by, performance.getEntriesByName('turn').filter(one => !known.has(one)).map(one => [one.detail.by, one.duration])]
}"""
MARK = "name => performance.getEntriesByName(name)[0]?.startTime ?? null"


FRAME = 1 / 60


def run(root: Path, arguments: list[str]) -> int:
    turns = int(arguments[0]) if arguments else 40
    pictures()
    with opened(root) as (address, browser):
        for essay in sorted(path.parent.name for path in (root / "dist").glob("*/frames.json")):
            measure(browser, address, essay, turns)
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


def measure(browser, address: str, essay: str, turns: int) -> None:
    """Every figure of an essay, on a page whose Python never comes and on one where it is live."""
    for by in ("frames", "python"):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        if by == "frames":
            page.route("**/runtime/**", lambda route: route.abort())
        page.goto(f"{address}{essay}/")
        for n, figure in enumerate(page.locator("[data-figure]").evaluate_all("all => all.map(one => one.id)")):
            page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'center' })", figure)
            page.wait_for_timeout(800)
            if by == "python" and n == 0:
                page.evaluate(TURN, [figure, 1])
                page.wait_for_selector('html[data-python="live"]', timeout=60_000)
            page.evaluate(TURN, [figure, 8])                                             # the engine warms up
            if by == "python" and n == 0:
                wanted, answered = page.evaluate(MARK, "python:wanted"), page.evaluate(MARK, "python:answer")
                if wanted is not None and answered is not None:
                    print(f"{essay}: first live answer {(answered - wanted) / 1000:.2f} s after Python was wanted")
            control, measures = page.evaluate(TURN, [figure, turns])
            report(f"{essay}#{figure}, {control}, by {by}", measures, by)
        page.close()


def report(name: str, measures: list, by: str) -> None:
    times = sorted(duration for who, duration in measures if who == by)
    if len(times) < 5:
        print(f"{name:>60}: too few turns were answered by {by} to say")
        return
    print(f"{name:>60}: median {statistics.median(times):5.1f} ms, 95th percentile {times[int(len(times) * .95)]:5.1f} ms, of {len(times)} turns")
