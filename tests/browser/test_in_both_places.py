"""The same questions, asked of CPython and of Python in Chromium: the same values, refusals and sentences.

NumPy there has whole numbers of 32 bits, another LAPACK, no LinAlgError and no warnings, and the stack is smaller.
"""
import copy
import json
import shutil

import pytest
from generator.serve_http import open_site

from pycore.answers import answer_json
from tests.browser.comparing import differences
from tests.pycore.questions_for_both import KINDS, as_text

PAGE = '<!doctype html><title>Asked in both places</title><link rel="icon" href="data:,">'
ASK = """texts => new Promise((done) => {
  const worker = new Worker("worker.js", { type: "module" }), answers = []
  worker.onmessage = ({ data }) => {
    if (data.answer) answers.push(data.answers ?? JSON.stringify({ lost: data.error }))
    if (data.failed || answers.length === texts.length) { done(data.failed ? data.failed : answers); worker.terminate() }
  }
  worker.postMessage({ start: new URL("runtime/", location).href })
  texts.forEach((questions, n) => worker.postMessage({ ask: n + 1, questions }))
})"""


@pytest.fixture
def asked_in_chromium(root, fast_runtime, tmp_path, page):
    """A function from lists of questions, as text, to lists of answers: the one place that knows how Python is started."""
    (tmp_path / "index.html").write_text(PAGE)
    shutil.copy(root / "site/assets/js/worker.js", tmp_path)
    shutil.copytree(fast_runtime, tmp_path / "runtime")
    server = open_site(tmp_path)
    page.goto(server.address)
    yield lambda texts: page.evaluate(ASK, texts)
    server.shutdown()


def test_the_answers_are_the_same(asked_in_chromium, record_property):
    texts = [f"[{','.join(map(as_text, questions))}]" for questions in KINDS.values()]
    there = asked_in_chromium(texts)
    assert isinstance(there, list), there
    apart = {}
    for kind, text, answers in zip(KINDS, texts, there):
        here, other = json.loads(answer_json(text)), json.loads(answers)
        assert isinstance(other, list), f"{kind}: {other}"
        assert len(here) == len(other) == len(KINDS[kind])
        apart[kind] = [(as_text(question)[:200], found[:3]) for question, *pair in zip(KINDS[kind], here, other) if (found := differences(*pair))]
    record_property("says", "asked in both places: " + ", ".join(f"{len(KINDS[kind])} {kind} ({len(found)} differ)" for kind, found in apart.items()))
    assert not any(apart.values()), "\n".join(f"{kind}: {question}\n    {found}" for kind, rows in apart.items() for question, found in rows[:10])


def test_a_planted_difference_is_noticed():
    """The comparer must see a number off by a billionth's tenfold, another sentence, a value where there was none, a missing answer."""
    answers = json.loads(answer_json(f"[{','.join(as_text(question) for kind in ('series', 'matrices', 'reads', 'scenes') for question in KINDS[kind][:40])}]"))
    planted = 0
    for answer in answers:
        assert differences(answer, copy.deepcopy(answer)) == []
        for other in spoiled(answer):
            assert differences(answer, other), other
            planted += 1
    assert planted > 100


def spoiled(answer: dict):
    """An answer with one thing changed, for each thing that one would not want changed."""
    for field in answer:
        yield {name: value for name, value in answer.items() if name != field}
        if isinstance(answer[field], str):
            yield answer | {field: answer[field] + "."}
    values = answer.get("values")
    if isinstance(values, list) and values:
        first = values[0]
        yield answer | {"values": [1.0 if first is None else None, *values[1:]]}
        if isinstance(first, float) and first:
            yield answer | {"values": [first * (1 + 1e-8), *values[1:]]}
            yield answer | {"values": [-first, *values[1:]]}
    if answer.get("elements"):
        name, attributes, rest = answer["elements"][0]
        yield answer | {"elements": [[name + "x", attributes, rest], *answer["elements"][1:]]}
        yield answer | {"elements": answer["elements"][1:]}
