"""Linear models: what one list of weights makes of what it is shown, and what a row of them do together.

    dot_product(w, a)               how well an input matches one list of weights
    softmax_regression(W, a)        a match for each row of weights, turned into shares of one whole
"""
import numpy as np

from pycore.activations import softmax


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "w": r"\mathbf{w}, w \in R^n",
    "a": r"\mathbf{a}, a, \mathbf{x}, x \in R^n",
    "W": r"\mathbf{W}, \mathbf{u}_i, \mathbf{w}_i \in R^{m \times n}",
}
GIVES = {
    "dot_product": {"z": ""},
    "softmax_regression": {"p_i, p": ""},
}


def dot_product(w, a) -> float:
    """Entry times entry, added up; both of shape (n,).

    w^T a = w_1 a_1 + w_2 a_2 + ... + w_n a_n: a neuron's sum before anything bends it (Rosenblatt, 1958).
    """
    products = np.multiply(w, a)
    return products.sum()


def softmax_regression(W, a) -> np.ndarray:
    """The share that each row of W, shape (m, n), gets of one whole when a, shape (n,), is shown: shape (m,).

    p_i = exp(w_i^T a) / sum_j exp(w_j^T a): multinomial logistic regression without an offset, the last layer of most classifiers.
    """
    scores = np.matmul(W, a)
    return softmax(scores)
