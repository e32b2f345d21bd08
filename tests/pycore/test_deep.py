"""What is nested deeper than a small stack bears is refused with a sentence, before anything recurses into it."""
import json
import sys

import pytest

from pycore.answers import answer_json
from pycore.formulas import FormulaError, read
from pycore.formulas.reading.whole import TALLEST
from pycore.questions import DEEPEST
from tests.pycore.questions_for_both import CHAINS

FRAMES = 500                   # of Python's thousand: what is deeper here ends a browser's Python, whose stack is smaller


@pytest.fixture
def small_stack():
    usual, depth, frame = sys.getrecursionlimit(), 0, sys._getframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    sys.setrecursionlimit(depth + FRAMES)
    yield
    sys.setrecursionlimit(usual)


@pytest.mark.parametrize("kind", CHAINS)
def test_a_chain_of_any_length_is_answered_or_refused(kind, small_stack):
    for n in (10, 40, 60, 120, 370, 3000):
        latex = CHAINS[kind](n)
        questions = [{"value": latex, "given": {"x": 1.5}, "at": [""], "slopes": True}, {"read": latex, "given": {"x": 1.5}}]
        for answer in json.loads(answer_json(json.dumps(questions))):
            said = answer.get("error", "")
            assert "not be answered" not in said and "too deeply" not in said, f"{n}: {said}"


def test_seven_hundred_and_forty_letters():
    with pytest.raises(FormulaError, match=f"nested more than {TALLEST} levels deep"):
        read("/".join("x" * 370))
    assert read("+".join("x" * 5000)).value({"x": 1}) == 5000


def test_functions_that_call_functions(small_stack):
    before = ["f_1(x) = x + 1", *(f"f_{n + 1}(x) = f_{n}({'(1 + ' * 20}x{')' * 20})" for n in range(1, 8))]
    shallow, answer = json.loads(answer_json(json.dumps([{"value": "f_2(1)", "before": before[:2]}, {"value": "f_8(1)", "before": before}])))
    assert shallow == {"values": [22]}
    assert answer["values"] == [None] and "levels deep" in answer["misfit"]["error"]


def test_json_nested_too_deeply_takes_no_other_question_along():
    deep = '{"value": "x", "given": {"x": ' + "[" * 100_000 + "]" * 100_000 + "}}"
    good = json.dumps({"value": "(" * 5 + "[" * 30 + "x + 1" + "]" * 30 + ")" * 5, "given": {"x": [[1, 2], [3, 4]]}})
    first, second, third = json.loads(answer_json(f"[{good}, {deep}, {good}]"))
    assert first == third == {"values": [[[2, 3], [4, 5]]]} and second == {"error": f"This question is nested more than {DEEPEST} brackets deep."}
