"""Understanding: what the page says of a formula that anyone may have written."""
import json

import numpy as np
import pytest

from pycore.answers import answer, answer_json
from pycore.understanding import LONGEST, Refused, faded, understood
from tests.pycore.counting import calls

SOFTMAX = {"slug": "softmax", "name": "softmax", "shapes": [r"\frac{\exp(x_i)}{\sum_j \exp(x_j)}"], "does": "It shares out."}
DOT = {"slug": "dot-product", "name": "dot product", "shapes": [r"\mathbf{a}^\top \mathbf{b}"], "vectors": [r"\mathbf{a}", r"\mathbf{b}"], "does": "It compares."}


def test_a_recognised_piece_is_a_part():
    found = understood(r"y_i = \frac{\exp(e_i)}{\sum_k \exp(e_k)} + 1", [SOFTMAX])
    part = found["parts"]["it.softmax"]
    assert part["name"] == "softmax" and part["slug"] == "softmax" and not part["near"]
    assert 'data-part="it.softmax"' in found["mathml"]
    assert found["concepts"][0]["part"] == "it.softmax" and found["concepts"][0]["at"] == part["at"]


def test_a_concept_that_is_the_whole_needs_no_part():
    found = understood(r"\frac{\exp(e_i)}{\sum_k \exp(e_k)}", [SOFTMAX])
    assert found["parts"] == {} and found["concepts"][0]["at"] == ""


def test_every_part_has_its_value():
    x = [1.0, 2.0, 4.0]
    found = understood(r"\frac{\exp(x_i)}{\sum_j \exp(x_j)}", [], {"x": x})
    assert np.allclose(found["values"][""], np.exp(x) / np.exp(x).sum(), rtol=1e-5)
    assert found["values"]["1"] == pytest.approx(np.exp(x).sum(), rel=1e-5)


def test_steps_come_before_what_needs_them():
    found = understood(r"z = \frac{a + b}{\sqrt{c}} d", [])
    order = found["order"]
    assert "" not in order and "0" not in order             # an equation is no step, and what comes out neither
    for place, path in enumerate(order):
        assert not any(later.startswith(f"{path}.") for later in order[place:])


LETTERS = {
    r"\frac{e^{x_i}}{\sum_j e^{x_j}}": {"x": "family"},
    r"\mathbf{h}^\top \mathbf{W} \mathbf{s}": {r"\mathbf{h}": "vector", r"\mathbf{W}": "matrix", r"\mathbf{s}": "vector"},
    r"v_t = \gamma v_{t-1} + \eta g_t": {r"\gamma": "number", "v_{t - 1}": "number", r"\eta": "number", "g_t": "number"},
    r"2 \pi r": {"r": "number"},
    r"f(x) + y": {"x": "number", "y": "number"},
}


@pytest.mark.parametrize("latex, kinds", LETTERS.items(), ids=LETTERS)
def test_letters_that_want_a_value(latex, kinds):
    assert {letter["latex"]: letter["kind"] for letter in understood(latex)["letters"]} == kinds


@pytest.mark.parametrize("latex", [r"\frac{e^{x_i}}{\sum_j e^{x_j}}", r"\mathbf{h}^\top \mathbf{W} \mathbf{s}", r"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
                                   r"v_t = \gamma v_{t-1} + \eta g_t", r"\gamma \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta"])
def test_suggested_numbers_give_a_value(latex):
    found = understood(latex)
    filled = understood(latex, (), found["suggested"])["values"]
    assert "" in filled or "1" in filled


def test_values_under_another_spelling_are_the_same():
    assert understood("m_{t-1} + 1", (), {"m_{t-1}": 2})["values"][""] == 3
    assert understood("m_{t-1} + 1", (), {"q": 2})["given"] == {}


def test_taking_W_out_of_luongs_score_leaves_a_dot_product():
    found = faded(r"\mathbf{h}^\top \mathbf{W} \mathbf{s}", "1", [DOT])
    assert [hit["name"] for hit in found["concepts"]] == ["dot product"] and "W" not in found["latex"]


@pytest.mark.parametrize("place", ["", "7.7", "1.0.0.0", "x", "0:5-9"])
def test_what_cannot_be_taken_out_is_refused(place):
    said = answer({"read": r"\mathbf{h}^\top \mathbf{W} \mathbf{s}", "fade": place})
    assert said["ok"] is False and said["error"]


REFUSED = {"": "nothing here", "x" * (LONGEST + 1): "letters long", "(" * 3000: "deep", r"\frac{a": "not closed"}


@pytest.mark.parametrize("latex, said", REFUSED.items(), ids=["empty", "long", "deep", "open"])
def test_refusals_are_sentences(latex, said):
    with pytest.raises(Refused, match=said) as refused:
        understood(latex)
    assert refused.value.column >= 1 and refused.value.message.endswith(".")


@pytest.mark.parametrize("latex", [r"\sum_{i=1}^{9999}\sum_{j=1}^{9999}\sum_{k=1}^{n} i j k x", r"\sum_{i,j=1}^{n} i j x"])
def test_sums_without_end_are_given_up_at_once(latex):
    found, count = calls(lambda: understood(latex, (), {"n": 9000, "x": 2}))
    assert found["values"] == {} and count < 50_000


def test_a_strangers_concepts_do_no_harm():
    wrong = {"slug": "x", "name": "x", "shapes": [r"\frac{"], "does": ""}
    assert understood("a + b", [wrong, SOFTMAX])["concepts"] == []


def test_the_door_answers_as_text():
    said = json.loads(answer_json(json.dumps([{"read": "a + b", "given": {"a": 1, "b": 2}}, {"read": r"\frac{"}, {"read": "<b>"}])))
    assert said[0]["values"][""] == 3 and said[1]["ok"] is False and said[1]["column"] >= 1
    assert "<b>" not in said[2].get("mathml", "")
