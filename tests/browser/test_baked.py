"""All that pages carry baked, worked out in CPython, is what NumPy answers in the reader's browser.

The site's own worker, under the site's own policy, is asked for every formula, number and figure of every page: as it
opens, and at every grid value of every knob.
"""
import copy
import json

import pytest

from tests.browser.baked import Baked, baked, differences
from tests.browser.live_core import live_core

READ = """async address => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
  const island = JSON.parse(page.getElementById('page').textContent)
  const drawn = svg => ({ words: svg.getAttribute('aria-label'), elements: [...svg.children].map(mark =>
    [mark.localName, Object.fromEntries([...mark.attributes].map(({ name, value }) => [name, value])), mark.textContent]) })
  const pictures = Object.fromEntries(Object.keys(island.figures ?? {}).map(id => [id, Object.fromEntries(
    ['wide', 'narrow'].map(width => [width, drawn(page.getElementById(id).querySelector('svg.' + width))]))]))
  return { island, pictures }
}"""
SHEAF = 60      # questions at a time


def test_what_was_baked_is_what_the_browser_answers(page, real_url, built, record_property):
    page.goto(real_url)
    everything, pages, framed, concepts = [], 0, 0, json.loads((built / "concepts/concepts.json").read_text())
    for path in sorted(built.rglob("*.html")):
        name, frames = path.relative_to(built).as_posix(), path.parent / "frames.json"
        if b'id="page"' in path.read_bytes():
            held = page.evaluate(READ, real_url + name)
            everything += baked(name, **held, frames=json.loads(frames.read_text()) if frames.exists() else {}, concepts=concepts)
            pages, framed = pages + 1, framed + frames.exists()
    assert framed == len([*built.rglob("frames.json")])

    ask = live_core(page, real_url)
    wrong = []
    for begin in range(0, len(everything), SHEAF):
        sheaf = everything[begin:begin + SHEAF]
        answers = ask(json.dumps([one.question for one in sheaf]))
        wrong += [f"{one.where}, {place}: baked {said(was)}, the browser says {said(now)}"
                  for one, answer in zip(sheaf, answers, strict=True) for place, was, now in differences(one, answer)]
    record_property("says", f"baked and live: {len(everything):,} answers of {pages} pages compared, {len(wrong)} differences")
    assert len(everything) > 1000
    assert not wrong, f"{len(wrong)} baked things are not what the browser's core answers:\n" + "\n".join(wrong[:40])


def said(value) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 200 else text[:200] + " ..."


ELEMENTS = [["path", {"d": "M10.0 20.5L-3 4", "class": "line tone-2"}, ""], ["text", {"x": "12.3"}, "0.35"]]
FIGURE = Baked("page: figure", {}, {"elements": ELEMENTS, "words": "Two marks."})
NUMBERS = Baked("page: formula", {"at": ["0", "0.1", "1"]}, {"values": {"0": 1.23457, "0.1": [[1, 0.333333]], "1": None}})


@pytest.mark.parametrize("change, place", [
    (lambda answer: None, None),
    (lambda answer: answer["elements"][0][1].update(d="M10.09 20.45L-3.1 4"), None),
    (lambda answer: answer["elements"][0][1].update(d="M10.0 20.7L-3 4"), "mark 0 (path), d"),
    (lambda answer: answer["elements"][0][1].update(d="M10.0 20.5C-3 4"), "mark 0 (path), d"),
    (lambda answer: answer["elements"][0][1].update({"class": "line tone-2.05"}), "mark 0 (path), class"),
    (lambda answer: answer["elements"][1].__setitem__(2, "0.36"), "mark 1 (text), its text"),
    (lambda answer: answer["elements"].pop(), "mark 1"),
    (lambda answer: answer.update(words="One mark."), "its words"),
    (lambda answer: answer.update(error="no"), "everything"),
])
def test_a_changed_drawing_is_found(change, place):
    answer = copy.deepcopy(FIGURE.answer)
    change(answer)
    assert [found for found, _, _ in differences(FIGURE, answer)] == ([place] if place else [])


def test_a_changed_reading_is_found():
    reading = Baked("page: example", {}, {"read": {"words": "x squared", "values": {"": [9.0, 0.333333]}, "near": []}})
    assert not [*differences(reading, {"ok": True, "words": "x squared", "values": {"": [9, 1 / 3]}, "near": []})]
    changed = {"ok": True, "words": "x cubed", "values": {"": [9, 0.3334]}, "near": [1]}
    assert [place for place, _, _ in differences(reading, changed)] == ["words", "values, the whole, entry 1", "near"]


@pytest.mark.parametrize("values, place", [
    ([1.234567, [[1, 1 / 3]], None], None),
    ([1.234561, [[1, 1 / 3]], None], "at 0"),
    ([1.23457, [[1, 0.33334]], None], "at 0.1, entry 0, entry 1"),
    ([1.23457, [[1]], None], "at 0.1, entry 0"),
    ([1.23457, [[1, 1 / 3]], 0], "at 1"),
    ([None, [[1, 1 / 3]], None], "at 0"),
])
def test_a_changed_number_is_found(values, place):
    assert [found for found, _, _ in differences(NUMBERS, {"values": values})] == ([place] if place else [])
