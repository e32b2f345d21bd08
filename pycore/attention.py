"""Attention in four steps: score, weigh, gather, mix.

    dot_score general_score concat_score bahdanau_score scaled_dot_score    how well two states match
    attention_weights(scores)           a softmax of the scores
    context(alpha, h_bar)               the weighted average of the encoder's states
    attention_vector(W_c, c, h)         one dense layer on both
    attend(h, h_bar, W, W_c)            Luong's four steps in a row, each kept
    scaled_dot_product(Q, K, V), multi_head(...)      the same four chunks as transformers write them

h is the decoder's state, shape (d,); h_bar the encoder's states, one a row, shape (S, d_bar). Scores have shape (S,).
"""
from dataclasses import dataclass

import numpy as np

from pycore.activations import softmax


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "h": r"\mathbf{h}_t, h_t, \mathbf{h}, h, x \in R^d",
    "h_bar": (r"\bar{\mathbf{h}}_s, \bar{\mathbf{h}}, \bar{h} \in R^{S \times m}", r"s, y \in R^m"),
    "dot_score.h_bar": (r"\bar{\mathbf{h}}_s, \bar{\mathbf{h}}, \bar{h} \in R^{S \times d}", r"s, y \in R^d"),
    "scaled_dot_score.h_bar": (r"\bar{\mathbf{h}}_s, \bar{\mathbf{h}}, \bar{h} \in R^{S \times d}", r"s, y \in R^d"),
    "W": r"\mathbf{W}, \mathbf{W}_a, W \in R^{d \times m}",
    "concat_score.W": r"\mathbf{W}, \mathbf{W}_a, W \in R^{k \times (d + m)}",
    "bahdanau_score.W": r"\mathbf{W}, \mathbf{W}_a, W \in R^{k \times d}",
    "U": r"\mathbf{U}, \mathbf{U}_a, U \in R^{k \times m}",
    "v": r"\mathbf{v}, \mathbf{v}_a, v \in R^k",
    "scores": r"\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s), \mathrm{score}(h_t, \bar{h}_s) \in R^S",
    "alpha": r"\alpha_{ts} \in \Delta^S",
    "W_c": r"\mathbf{W_c}, \mathbf{W}_c, W_c \in R^{k \times (m + d)}",
    "c": r"\mathbf{c}_t, c_t, \mathbf{c} \in R^m",
    "Q": r"Q, \mathbf{Q} \in R^{T \times d_k}",
    "K": r"K, \mathbf{K} \in R^{S \times d_k}",
    "V": r"V, \mathbf{V} \in R^{S \times m}",
}
GIVES = {
    "attend": {
        r"\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s), \mathrm{score}(h_t, \bar{h}_s)": "scores",
        r"\alpha_{ts}": "weights",
        r"\mathbf{c}_t, c_t": "context",
        r"\mathbf{a}_t, a_t": "vector",
    },
}


def dot_score(h, h_bar):
    """h^T h_bar_s: how much each state points the decoder's way (Luong, Pham and Manning, 2015, equation 8)."""
    return h_bar @ h


def general_score(h, h_bar, W):
    """h^T W h_bar_s, with W of shape (d, d_bar) turning one kind of state into the other (same equation)."""
    return h_bar @ (h @ W)


def concat_score(h, h_bar, W, v):
    """v^T tanh(W [h ; h_bar_s]), with W of shape (k, d + d_bar) and v of shape (k,) (same equation)."""
    both = np.concatenate([np.broadcast_to(h, (len(h_bar), len(h))), h_bar], axis=1)
    return np.tanh(both @ W.T) @ v


def bahdanau_score(h, h_bar, W, U, v):
    """v^T tanh(W h + U h_bar_s): the same with its matrix cut in two (Bahdanau, Cho and Bengio, 2015, section 3.1)."""
    return np.tanh(W @ h + h_bar @ U.T) @ v


def scaled_dot_score(h, h_bar):
    """h^T h_bar_s / sqrt(d): long states do not shout louder (Vaswani and others, 2017, equation 1)."""
    return dot_score(h, h_bar) / np.sqrt(h.shape[-1])


def attention_weights(scores):
    """alpha_s = exp(score_s) / sum_s' exp(score_s'): a softmax of the scores (Luong, equation 7)."""
    return softmax(scores)


def context(alpha, h_bar):
    """c = sum_s alpha_s h_bar_s: the weighted average of the encoder's states, shape (d_bar,)."""
    return alpha @ h_bar


def attention_vector(W_c, c, h):
    """a = tanh(W_c [c ; h]): one dense layer on context and state together (Luong, equation 5)."""
    return np.tanh(W_c @ np.concatenate([c, h]))


@dataclass(frozen=True)
class Attention:
    """What each of the four steps gave."""
    scores: np.ndarray
    weights: np.ndarray
    context: np.ndarray
    vector: np.ndarray


def attend(h, h_bar, W, W_c) -> Attention:
    """Luong's attention with the general score: all four steps, each kept."""
    scores = general_score(h, h_bar, W)
    alpha = attention_weights(scores)
    c = context(alpha, h_bar)
    return Attention(scores, alpha, c, attention_vector(W_c, c, h))


def scaled_dot_product(Q, K, V):
    """softmax(Q K^T / sqrt(d)) V: every query attends at once (Vaswani, equation 1).

    Q has shape (..., T, d), K (..., S, d), V (..., S, e); the result (..., T, e).
    """
    scores = Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])
    return softmax(scores) @ V


def multi_head(X, Y, W_Q, W_K, W_V, W_O):
    """Several attentions side by side, each with its own eyes, mixed by one more matrix (Vaswani, section 3.2.2).

    Queries come from X, shape (T, m); keys and values from Y, shape (S, m). W_Q, W_K, W_V hold a matrix a head, shape
    (heads, m, d); W_O has shape (heads d, m). The result has shape (T, m).
    """
    heads = scaled_dot_product(X @ W_Q, Y @ W_K, Y @ W_V)
    return np.concatenate(heads, axis=-1) @ W_O
