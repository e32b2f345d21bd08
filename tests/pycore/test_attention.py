"""Attention against PyTorch's printed numbers and against the formulas, sign by sign."""
import json
from pathlib import Path

import numpy as np

from pycore import attention
from pycore.attention import attend, multi_head, scaled_dot_product

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_functions.json").read_text())
chance = np.random.default_rng(0)
h, h_bar = chance.normal(size=3), chance.normal(size=(5, 4))
W, W_c = chance.normal(size=(3, 4)), chance.normal(size=(6, 7))


def given(name):
    return {key: np.array(value) for key, value in TORCH[name].items()}


def test_luongs_four_steps_sign_by_sign():
    found = attend(h, h_bar, W, W_c)
    scores = [sum(h[i] * W[i, j] * state[j] for i in range(3) for j in range(4)) for state in h_bar]
    total = sum(np.exp(score) for score in scores)
    weights = [np.exp(score) / total for score in scores]
    c = sum(weight * state for weight, state in zip(weights, h_bar))
    assert np.allclose(found.scores, scores) and np.allclose(found.weights, weights) and np.allclose(found.context, c)
    assert np.allclose(found.vector, np.tanh(W_c @ [*c, *h]))


def test_without_its_matrix_the_general_score_is_a_dot_product():
    assert np.allclose(attention.general_score(h, h_bar[:, :3], np.eye(3)), attention.dot_score(h, h_bar[:, :3]))


def test_bahdanaus_score_is_the_concat_score_cut_in_two():
    A, U, v = chance.normal(size=(2, 3)), chance.normal(size=(2, 4)), chance.normal(size=2)
    both = attention.concat_score(h, h_bar, np.hstack([A, U]), v)
    assert np.allclose(attention.bahdanau_score(h, h_bar, A, U, v), both)
    assert np.allclose(both, [v @ np.tanh(A @ h + U @ state) for state in h_bar])


def test_scaled_dot_product_as_pytorch_has_it():
    judge = given("scaled_dot_product")
    assert np.allclose(scaled_dot_product(judge["Q"], judge["K"], judge["V"]), judge["value"], rtol=1e-12)
    one = attention.scaled_dot_score(judge["Q"][0, 0], judge["K"][0])
    assert np.allclose(attention.context(attention.attention_weights(one), judge["V"][0]), judge["value"][0, 0])


def test_multi_head_as_pytorch_has_it():
    judge = given("multi_head")
    value = judge.pop("value")
    assert np.allclose(multi_head(**judge), value, rtol=1e-11)
