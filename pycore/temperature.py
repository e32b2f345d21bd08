"""Softmax with a temperature from zero upwards, and what adding one number to every score does to it.

    tempered(z, tau)        shares exp(z_i / tau) / sum_j exp(z_j / tau); at tau = 0 their limit
    winners(z)              that limit: the true argmax as shares, ties shared equally
    lifted(z, delta)        shares after the same number was added to every score; they are those of z
    lowered(z, m)           the same number taken off
    winner_share(z_i, m, n) one entry of winners(z), from the largest score m and how many have it
"""
import numpy as np

from pycore.activations import softmax

# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "z": r"z \in R^n",
    "tau": r"\tau \in R_+",
    "delta": r"\delta \in R",
    "m": r"m \in R",
    "winner_share.z_i": r"z_i \in \{0, 1\}",
    "winner_share.m": r"m \in \{0, 1\}",
    "n": r"n \in N",
}
GIVES = {name: {"p_i": ""} for name in ("tempered", "lifted", "lowered")}


def tempered(z, tau):
    """Shares of scores z, shape (n,), at a temperature of zero or more; many temperatures (k,) give shares (k, n).

    With tau = 0 the formula has no value. As tau falls to 0 its shares tend to winners(z), and that is given.
    """
    z, tau = np.asarray(z, float), np.asarray(tau, float)
    if np.any(tau < 0):
        raise ValueError("A temperature is zero or more.")
    frozen = tau == 0
    with np.errstate(over="ignore"):                 # so cold that a lag is beyond all numbers: its share is nothing
        shares = softmax((z - z.max()) / np.where(frozen, 1, tau)[..., None])
    return np.where(frozen[..., None], winners(z), shares)


def winners(z):
    """One divided by the number of winners for each of them, zero for the others, shape (n,)."""
    first = np.asarray(z, float) == np.max(z)
    return first / first.sum()


def winner_share(z_i, m, n):
    """1 / n for each of the n scores that are as large as the largest, m; nothing for the others."""
    return np.where(np.equal(z_i, m), 1 / n, 0.0)


def lifted(z, delta):
    """exp(z_i + delta) / sum_j exp(z_j + delta), whatever delta: exp(delta) is a factor of every term and cancels."""
    return softmax(np.add(z, delta))


def lowered(z, m):
    """exp(z_i - m) / sum_j exp(z_j - m), whatever m; with the largest score for m nothing overflows."""
    return lifted(z, np.negative(m))
