"""The one door: whole answers, and sentences for wrong questions."""
import json

import numpy as np
import pytest

from pycore.answers import answer, answer_json

WRONG = (
    ({"show": "moving averge"}, 'There is no scene called "moving averge": did you mean "moving average"?'),
    ({"show": "descending", "knobs": {"memroy": 1}}, 'There is no knob of the scene descending called "memroy": did you mean "memory"?'),
    ({"show": "moving average", "settings": {"correctd": True}}, 'There is no setting of the scene moving average called "correctd": did you mean "corrected"?'),
    ({"show": "descending", "settings": {"layout": "stacked"}}, "The scene descending cannot take layout: stacked. It is one of: together; apart."),
    ({"show": "descending", "settings": {"rules": ["sgd"]}}, "The scene descending cannot take rules: ['sgd']. It is a list of some of: gradient descent; momentum; RMSProp; Adam."),
    ({"show": "moving average", "settings": {"corrected": "yes"}}, "The scene moving average cannot take corrected: yes. It is either true or false."),
    ({"draw": "x"}, 'A question asks for "show", "value" or "read"; this one has draw.'),
)


@pytest.mark.parametrize("question, sentence", WRONG, ids=[sentence[:50] for _, sentence in WRONG])
def test_a_wrong_question_gets_a_sentence(question, sentence):
    with pytest.raises(ValueError) as error:
        answer(question)
    assert str(error.value) == sentence


def test_one_wrong_question_spoils_no_other():
    first, second = json.loads(answer_json(json.dumps([{"show": "nothing"}, {"show": "weights of the past"}])))
    assert "There is no scene" in first["error"] and second["elements"]


def test_knobs_stay_in_their_range():
    assert answer({"show": "moving average", "knobs": {"memory": 7}}) == answer({"show": "moving average", "knobs": {"memory": 0.99}})


def test_a_page_may_say_the_causes_and_tones():
    found = answer({"show": "moving average", "causes": {"memory": "average.memory"}, "tones": {"memory": "rust"}})
    memory = [attributes for _, attributes, _ in found["elements"] if attributes.get("data-part") == "average.memory"]
    assert memory and all("tone-rust" in attributes["class"] for attributes in memory)


def test_values_of_a_formula():
    question = {"value": r"v_t = \beta v_{t-1} + (1-\beta) x_t", "given": {r"\beta": 0.9, "v_{t-1}": 2, "x_t": -4}}
    assert answer(question)["values"] == [pytest.approx(1.4)]
    assert answer({**question, "at": ["", "1.0", "1.1"]})["values"] == pytest.approx([1.4, 1.8, -0.4])


def test_values_that_are_vectors_or_unknown():
    assert answer({"value": "a + b", "given": {"a": [1, 2], "b": 1}})["values"] == [[2, 3]]
    assert answer({"value": "a + b", "given": {"a": 1}})["values"] == [None]
    assert np.isfinite(answer({"value": r"\frac{1}{1-\beta}", "given": {r"\beta": 0.9}})["values"][0])


def test_slopes_of_a_formula_when_they_are_asked_for():
    question = {"value": r"v_t = \beta v_{t-1} + (1-\beta) x_t", "given": {r"\beta": 0.9, "v_{t-1}": 2, "x_t": -4}, "at": ["", "0", "1.0", "1.1.0", "1.0:0-1"]}
    assert answer({**question, "slopes": True})["slopes"] == pytest.approx([None, None, 1, -4, 1])
    assert "slopes" not in answer(question)
    assert answer({**question, "given": {}, "slopes": True})["slopes"] == [None] * 5
    assert answer({"value": r"\|x\|", "at": ["0"], "given": {"x": [0, 0]}, "slopes": True})["slopes"] == [0], "a corner has the slope that pycore.corners says"
    assert answer({"value": r"\sqrt{x}", "at": ["0"], "given": {"x": 0}, "slopes": True})["slopes"] == [None], "an infinite slope is none"


def test_lines_before_run_first_as_in_a_program():
    given = {"v": 2, r"\gamma": 0.9, r"\eta": 0.1, r"\nabla_\theta J(\theta)": 3, r"\theta": 1.5}
    before = [r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)"]
    assert answer({"value": r"\theta = \theta - v_t", "at": ["1"], "given": given, "before": before})["values"][0] == pytest.approx(1.5 - (0.9 * 2 + 0.1 * 3))
    assert answer({"value": r"\theta = \theta - v_t", "at": ["1"], "given": given})["values"][0] == pytest.approx(1.5 - 2)


def test_a_line_before_may_give_a_slope_its_name():
    given = {"v": 0.8, r"\beta": 0.9, "W": 1.5, "J": "pycore.landscapes.hollow"}
    assert answer({"value": r"v = \beta v + (1-\beta) dW", "at": [""], "given": given, "before": [r"dW = \nabla_W J(W)"]})["values"] == [pytest.approx(0.72 + 0.3)]


def test_a_line_before_that_has_no_value_gives_none():
    assert answer({"value": "v + 1", "at": [""], "given": {"v": 2}, "before": ["v = q", "a + b"]})["values"] == [3]


def test_luong_s_four_lines_run_one_after_the_other():
    from pycore.attention import attend

    h, states = np.array([0.4, -0.6]), np.array([[1, 0.5], [-0.2, 0.3], [0.7, -1.1]])
    W, W_c = np.array([[1, 2], [0.5, -1]]), np.arange(12.0).reshape(3, 4) / 10
    score = r"score(\mathbf{h}_t, \bar{\mathbf{h}}_s)"
    other = score.replace("_s)", "_{s'})")
    lines = [rf"{score} = \mathbf{{h}}_t^T \mathbf{{W}} \bar{{\mathbf{{h}}}}_s",
             rf"\alpha_{{ts}} = \frac{{\exp({score})}}{{\sum_{{s'=1}}^S \exp({other})}}",
             r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s",
             r"\mathbf{a}_t = \tanh(\mathbf{W_c} [\mathbf{c}_t ; \mathbf{h}_t])"]
    given = {r"\mathbf{h}_t": h.tolist(), r"\bar{\mathbf{h}}_s": states.tolist(), r"\mathbf{W}": W.tolist(), r"\mathbf{W_c}": W_c.tolist()}
    steps = attend(h, states, W, W_c)
    for n, wanted in enumerate((steps.scores, steps.weights, steps.context, steps.vector)):
        found, = answer({"value": lines[n], "given": given, "before": lines[:n]})["values"]
        assert np.allclose(found, wanted, rtol=1e-12)


def test_malformed_questions_answer_with_a_sentence_each():
    from tests.pycore.questions_for_both import KINDS
    good = {"value": "x + 1", "given": {"x": 1}}
    found = json.loads(answer_json(json.dumps([each for question in KINDS["malformed"] for each in (question, good)])))
    assert found[1::2] == [{"values": [2]}] * len(KINDS["malformed"])
    for question, one in zip(KINDS["malformed"], found[::2]):
        assert set(one) <= {"error", "ok", "column"} and one["error"].endswith((".", "?")) and "could not be answered" not in one["error"], question


def test_what_nobody_foresaw_is_a_sentence_too(monkeypatch):
    from pycore import answers

    def fails(**_):
        raise failure
    monkeypatch.setattr(answers, "valued", fails)
    for failure in (KeyError("x"), AttributeError("'list' object has no attribute"), RecursionError(), MemoryError(), IndexError("axis 1 is out of bounds")):
        first, second = json.loads(answer_json('[{"value": "x"}, {"show": "moving average"}]'))
        assert first["error"].startswith("This ") and "axis" not in first["error"] and second["elements"]
