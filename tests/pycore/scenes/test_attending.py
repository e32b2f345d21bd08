"""Attention drawn in a plane against the four lines of NumPy that it comes from."""
import re

import numpy as np
import pytest
from hypothesis import given, settings as examples
from hypothesis import strategies as st

from pycore.answers import answer

WORDS = ["ich", "habe", "den", "Brief", "gelesen"]
STATES = np.array([[-1.6, 0.8], [1.5, -1.4], [-1.3, -1.5], [-0.9, 1.7], [1.7, 1.2]])
W = np.array([[0.8, 0.6], [-0.6, 0.8]])
LINES = [r"\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s) = \mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s",
         r"\alpha_{ts} = \frac{\exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S} \exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}",
         r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s",
         r"\mathbf{a}_t = \tanh(\mathbf{W}_c [\mathbf{c}_t ; \mathbf{h}_t])"]
entries = st.floats(-2, 2).map(lambda entry: round(entry, 2))
states = st.tuples(entries, entries)


def shown(state, states=STATES, interpreter=W, words=WORDS, width=952, gone=None):
    knobs = {"state": list(state), "states": np.asarray(states).tolist(), "interpreter": np.asarray(interpreter).tolist()}
    instead = {"pycore.attention.attend": {"lines": LINES, "gone": list(gone)}} if gone is not None else {}
    return answer({"show": "attending", "width": width, "knobs": knobs, "settings": {"words": list(words)}, "instead": instead})


def marks(picture, tag, cause):
    return [(attributes, text) for name, attributes, text in picture["elements"]
            if name == tag and attributes.get("data-cause") == cause and "grip" not in attributes["class"]]


def by_hand(state, states=STATES, interpreter=W):
    scores = [sum(state[i] * interpreter[i][j] * h_bar[j] for i in range(2) for j in range(2)) for h_bar in states]
    boosted = np.exp(scores)
    weights = boosted / boosted.sum()
    return np.array(scores), weights, sum(weight * np.array(h_bar) for weight, h_bar in zip(weights, states))


@examples(max_examples=40)
@given(states, st.sampled_from([952, 340]))
def test_scores_and_weights_are_told_and_drawn(state, width):
    picture = shown(state, width=width)
    scores, weights, _ = by_hand(state)
    told = [float(text.replace("−", "-")) for _, text in marks(picture, "text", "score")[1:]]
    assert np.allclose(told, scores, atol=0.0051)
    assert np.allclose([float(text.rstrip("%")) / 100 for _, text in marks(picture, "text", "weight")[1:]], weights, atol=0.0051)
    long = np.array([float(bar["width"]) for bar, _ in marks(picture, "rect", "weight")])
    assert np.allclose(long, weights * long.sum(), atol=0.3)


@examples(max_examples=40)
@given(states, st.sampled_from([952, 340]))
def test_the_context_stands_at_the_weighted_average_of_the_words(state, width):
    picture = shown(state, width=width)
    _, weights, context = by_hand(state)
    centre = lambda attributes: np.array([float(attributes["cx"]), float(attributes["cy"])])
    words = np.array([centre(dot) for dot, _ in marks(picture, "circle", "encoder-state")])
    (dot, _), = marks(picture, "circle", "context")
    assert np.allclose(centre(dot), weights @ words, atol=0.11)
    assert all(f"{entry:.2f}".replace("-", "−").replace("−0.00", "0.00") in picture["words"] for entry in context)


@examples(max_examples=20)
@given(states)
def test_the_arrow_of_the_question_is_the_state_through_the_matrix(state):
    (arrow, _), = marks(shown(state), "path", "question")
    moved = np.array([float(n) for n in re.findall(r"-?\d+\.?\d*", arrow["d"])[2:4]])
    question = np.array(state) @ W
    (dot, _), = [one for one in marks(shown(state), "circle", "decoder-state") if "handle" in one[0]["class"]]
    scale = 540 / 5.3
    assert np.allclose(moved, question * [scale, -scale], atol=0.15) or np.max(np.abs(question)) > 1.9    # else shortened to fit
    assert np.isclose(moved[0] * question[1], -moved[1] * question[0], atol=1)                            # never turned
    assert float(dot["cx"]) == pytest.approx(270 + state[0] * scale, abs=0.1)


def test_no_question_shares_the_attention_evenly():
    picture = shown((0, 0))
    assert [text for _, text in marks(picture, "text", "weight")[1:]] == ["20%"] * 5
    assert "(0.00, 0.00)" in picture["words"]


@pytest.mark.parametrize("wrong, says", [
    ({"states": [[1, 0]] * 4}, "For 5 words in a plane states must have 5 × 2 numbers, not 4 × 2."),
    ({"state": [1, 0, 0]}, "For 5 words in a plane state must have 2 numbers, not 3."),
    ({"interpreter": [[1, 0]]}, "For 5 words in a plane interpreter must have 2 × 2 numbers, not 1 × 2."),
    ({"state": 1}, "state is a vector, not a number."),
    ({"states": [[[1]]]}, "states is a matrix, not more than a matrix."),
])
def test_what_does_not_fit_is_said(wrong, says):
    with pytest.raises(ValueError, match=re.escape(says)):
        answer({"show": "attending", "knobs": wrong})


def test_words_are_words_and_as_many_as_there_are_states():
    with pytest.raises(ValueError, match="It is a list of words."):
        answer({"show": "attending", "settings": {"words": [1, 2]}})
    assert len(marks(shown((1, 1), states=STATES[:2], words=["yes", "no"]), "circle", "encoder-state")) == 2


@examples(max_examples=8, deadline=None)
@given(states)
def test_the_formulas_stand_in_for_their_code(state):
    assert shown(state, gone=[]) == shown(state)


@examples(max_examples=8, deadline=None)
@given(states)
def test_without_the_matrix_scores_are_dot_products(state):
    picture = shown(state, gone=[(0, "1.1")])
    scores, weights, _ = by_hand(state, interpreter=np.eye(2))
    assert np.allclose([float(text.replace("−", "-")) for _, text in marks(picture, "text", "score")[1:]], scores, atol=0.0051)
    assert np.allclose([float(text.rstrip("%")) / 100 for _, text in marks(picture, "text", "weight")[1:]], weights, atol=0.0051)


@examples(max_examples=8, deadline=None)
@given(states.filter(lambda state: abs(sum(by_hand(state)[0])) > 0.1))
def test_with_the_articles_misprint_the_weights_need_not_add_to_one(state):
    picture = shown(state, gone=[(1, "1.1.2.0")])
    scores, _, _ = by_hand(state)
    told = [float(text.replace("−", "-").rstrip("%")) / 100 for _, text in marks(picture, "text", "weight")[1:]]
    assert np.allclose(told, np.exp(scores) / scores.sum(), atol=0.006, rtol=0.06)
    for tag, attributes, _ in picture["elements"]:
        if tag == "rect":
            assert float(attributes["width"]) >= 0 and 0 <= float(attributes["x"]) <= 952
        if tag == "circle":
            assert -8 <= float(attributes["cx"]) <= 688 and -8 <= float(attributes["cy"]) <= picture["height"] + 8
    assert "nan" not in str(picture).lower()
