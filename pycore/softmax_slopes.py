"""How one share of a softmax answers to one score, and what a surprise at the truth makes of that.

    own_gain(p_i)                 a share and its own score
    payment(p_i, p_j)             a share and another's score
    slope_of_truth(p_t)           the cost -log p_t and the true candidate's own score
    slope_of_other(p_t, p_i)      the same cost and another candidate's score

All of softmax_jacobian (pycore.activations) is made of the first two; the last two are p_i - y_i, with y one for the truth.
"""
# How print writes what these functions take (pycore.agreement).
LETTERS = {
    "p_i": r"p_i \in (0, 1)",
    "p_j": r"p_j \in (0, 1)",
    "p_t": r"p_t \in (0, 1)",
}


def own_gain(p_i):
    """d p_i / d z_i = p_i (1 - p_i), at most a quarter."""
    return p_i * (1 - p_i)


def payment(p_i, p_j):
    """d p_i / d z_j = -p_i p_j, for two different shares."""
    return -p_i * p_j


def slope_of_truth(p_t):
    """-1 / p_t times the truth's own gain: p_t - 1."""
    return p_t - 1


def slope_of_other(p_t, p_i):
    """-1 / p_t times what the truth pays when candidate i is pushed: p_i, whatever p_t."""
    return p_i
