"""Attention against PyTorch's printed numbers and against the formulas, sign by sign."""
import json
from pathlib import Path

import numpy as np
import pytest

from pycore import attention
from pycore.attention import attend, multi_head, scaled_dot_product
from pycore.tape import Tape

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_functions.json").read_text())
chance = np.random.default_rng(0)
h, h_bar = chance.normal(size=3), chance.normal(size=(5, 4))
W, W_c = chance.normal(size=(3, 4)), chance.normal(size=(6, 7))


def test_luongs_four_steps_sign_by_sign():
    found = attend(h, h_bar, W, W_c)
    scores = [sum(h[i] * W[i, j] * state[j] for i in range(3) for j in range(4)) for state in h_bar]
    total = sum(np.exp(score) for score in scores)
    weights = [np.exp(score) / total for score in scores]
    c = sum(weight * state for weight, state in zip(weights, h_bar))
    assert np.allclose(found.scores, scores) and np.allclose(found.weights, weights) and np.allclose(found.context, c)
    assert np.allclose(found.vector, np.tanh(W_c @ [*c, *h]))


def test_four_functions_make_the_four_steps():
    scores = attention.general_score(h, h_bar, W)
    alpha = attention.attention_weights(scores)
    c = attention.context(alpha, h_bar)
    found = attend(h, h_bar, W, W_c)
    for one, other in zip((scores, alpha, c, attention.attention_vector(W_c, c, h)), (found.scores, found.weights, found.context, found.vector)):
        assert np.array_equal(one, other)
    assert np.isclose(alpha.sum(), 1) and (c <= h_bar.max(axis=0)).all() and (c >= h_bar.min(axis=0)).all()


def test_without_its_matrix_the_general_score_is_a_dot_product():
    assert np.allclose(attention.general_score(h, h_bar[:, :3], np.eye(3)), attention.dot_score(h, h_bar[:, :3]))


def test_bahdanaus_score_is_the_concat_score_cut_in_two():
    A, U, v = chance.normal(size=(2, 3)), chance.normal(size=(2, 4)), chance.normal(size=2)
    both = attention.concat_score(h, h_bar, np.hstack([A, U]), v)
    assert np.allclose(attention.bahdanau_score(h, h_bar, A, U, v), both)
    assert np.allclose(both, [v @ np.tanh(A @ h + U @ state) for state in h_bar])


def test_scaled_dot_product_as_pytorch_has_it():
    judge = TORCH["scaled_dot_product"]
    Q, K, V = (np.array(judge["given"][name]) for name in "QKV")
    assert np.allclose(scaled_dot_product(Q, K, V), judge["value"], rtol=1e-12)
    one = attention.scaled_dot_score(Q[0, 0], K[0])
    assert np.allclose(attention.context(attention.attention_weights(one), V[0]), judge["value"][0][0])


def test_multi_head_as_pytorch_has_it():
    judge = TORCH["multi_head"]
    assert np.allclose(multi_head(**{name: np.array(value) for name, value in judge["given"].items()}), judge["value"], rtol=1e-11)


@pytest.mark.parametrize("attend", [scaled_dot_product, multi_head])
def test_their_slopes_as_pytorch_has_them(attend):
    judge = TORCH[attend.__name__]
    with Tape() as tape:
        watched = tape.watch(judge["given"])
        result = (attend(**watched) * np.array(judge["weights"])).sum()
    found = tape.gradient(result, watched)
    for name, slope in judge["slopes"].items():
        assert np.allclose(found[name], slope, rtol=1e-11, atol=1e-13)
