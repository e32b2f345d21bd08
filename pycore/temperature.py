"""Softmax with a temperature from zero upwards, and how its shares answer when scores are pushed.

    tempered(z, tau)        shares exp(z_i / tau) / sum_j exp(z_j / tau); at tau = 0 their limit
    winners(z)              that limit: the true argmax as shares, ties shared equally
    lifted(z, c)            shares after the same number was added to every score; they are those of z
    own_gain(p_i)           how a share answers to its own score
    payment(p_i, p_j)       how it answers to another's
"""
import numpy as np

from pycore.activations import softmax

# How print writes what these functions take (pycore.agreement).
LETTERS = {
    "z": r"z \in R^n",
    "tau": r"\tau \in R_+",
    "c": r"c \in R",
    "m": r"m \in R",
    "p_i": r"p_i \in (0, 1)",
    "p_j": r"p_j \in (0, 1)",
}


def tempered(z, tau):
    """Shares of scores z, shape (n,), at a temperature of zero or more; many temperatures (k,) give shares (k, n).

    With tau = 0 the formula has no value. As tau falls to 0 its shares tend to winners(z), and that is given.
    """
    z, tau = np.asarray(z, float), np.asarray(tau, float)
    if np.any(tau < 0):
        raise ValueError("A temperature is zero or more.")
    frozen = tau == 0
    shares = softmax((z - z.max()) / np.where(frozen, 1, tau)[..., None])
    return np.where(frozen[..., None], winners(z), shares)


def winners(z):
    """One divided by the number of winners for each of them, zero for the others, shape (n,)."""
    first = np.asarray(z, float) == np.max(z)
    return first / first.sum()


def lifted(z, c):
    """exp(z_i + c) / sum_j exp(z_j + c), whatever c: exp(c) is a factor of every term and cancels."""
    return softmax(np.add(z, c))


def lowered(z, m):
    """exp(z_i - m) / sum_j exp(z_j - m), whatever m; with the largest score for m nothing overflows."""
    return lifted(z, np.negative(m))


def own_gain(p_i):
    """d p_i / d z_i = p_i (1 - p_i), at most a quarter."""
    return p_i * (1 - p_i)


def payment(p_i, p_j):
    """d p_i / d z_j = -p_i p_j, for two different shares."""
    return -p_i * p_j
