"""The same questions, asked of CPython and of Python in Chromium: the same values, refusals and sentences.

NumPy there has whole numbers of 32 bits, another LAPACK, no LinAlgError and no warnings, and the stack is smaller.
"""
import copy
import json

from pycore.answers import answer_json
from tests.browser.comparing import differences
from tests.browser.live_core import live_core
from tests.pycore.questions_for_both import KINDS, as_text

SHEAF = 60      # questions at a time


def test_the_answers_are_the_same(page, site_url, record_property):
    ask, apart = live_core(page, site_url), {}
    for kind, questions in KINDS.items():
        apart[kind] = []
        for begin in range(0, len(questions), SHEAF):
            sheaf = questions[begin:begin + SHEAF]
            text = f"[{','.join(map(as_text, sheaf))}]"
            here, there = json.loads(answer_json(text)), ask(text)
            assert len(here) == len(there) == len(sheaf)
            apart[kind] += [(as_text(question)[:200], found[:3]) for question, *pair in zip(sheaf, here, there) if (found := differences(*pair))]
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
