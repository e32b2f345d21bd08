"""Averages: the mean, which stands still, and those that move, in which each new value is a share of the old average and the rest
of the new observation.

    mean(x)                          a fair share: all of it together, in as many equal parts as there are
    moving_average(x, beta)          yields the steps of the average, one an observation
    weight_of_the_past(beta, k)      how much the observation of k days ago counts today
    weights_of_the_past(beta, days)  that of each of the last days
    older_than(beta, days)           the share of all weight that lies so many days back, or further
    mean_age(beta)                   how old the remembered is on average: where the tail of weights would balance
    memory_length(beta)              the same, today counted as the first day: how long the memory is said to be
    stretch(beta, t)                 what bias correction multiplies an average by after t observations
    corrected(v, beta, t)            the average without the pull of its empty start
"""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np


# How print writes what these functions take and give (pycore.agreement).
LETTERS = {
    "mean.x": r"x_i, x \in R^n",
    "moving_average.x": r"(x_t, x) \in R",
    "v": r"v, v_{t-1}, v_t \in R",
    "beta": r"\beta, \beta_1, \beta_2 \in [0, 1)",
    "t": r"t \in N",
    "k": r"k \in N",
    "days": r"t, k \in N",
}
GIVES = {
    "mean": {r"\bar{x}": ""},
    "moving_average": {"v_t, v": "v", "": "v"},
    "weight_of_the_past": {"w_k": ""},
    "mean_age": {r"\bar{k}": ""},
    "memory_length": {"n": ""},
    "older_than": {"r_t": ""},
    "corrected": {r"\hat{v}, \hat{v}_t": ""},
}


@dataclass(frozen=True)
class Average:
    """One step of a moving average: what was kept, what was added and what came out."""
    t: int           # counts from 1
    x: float         # the observation
    memory: float    # the kept share of the average before
    news: float      # the added share of the observation
    v: float         # the average after it


def mean(x) -> float:
    """The fair share: the sum of all, divided by how many there are.

    x_bar = 1/n (x_1 + x_2 + ... + x_n), the arithmetic mean; of nothing there is none (ZeroDivisionError).
    """
    total = 0
    for x_i in x:
        total = total + x_i
    return total / len(x)


def moving_average(x: Iterable, beta: float, v=0.0) -> Iterator[Average]:
    """Yield the exponential moving average of x, a step an observation.

    `beta` from 0 (no memory) to 1 (no news); `v` is the average before the first observation.
    Observations may be numbers or arrays of one shape.
    v_t = beta v_{t-1} + (1 - beta) x_t: an exponential moving average (Roberts, 1959), in the letters of Ng's course.
    """
    for t, x_t in enumerate(x, start=1):
        memory = beta * v
        news = (1 - beta) * x_t
        v = memory + news
        yield Average(t, x_t, memory, news, v)


def weight_of_the_past(beta: float, k):
    """How much the observation of k days ago counts in the average of today; k may be an array of days.

    w_k = (1 - beta) beta^k, since unrolling the average gives v_t = sum over k of (1 - beta) beta^k x_{t-k}.
    """
    return (1 - beta) * beta ** k


def weights_of_the_past(beta: float, days: int) -> np.ndarray:
    """The weights of the last so many days, today's first: shape (days,)."""
    return weight_of_the_past(beta, np.arange(days))


def older_than(beta: float, days: float) -> float:
    """The share of the average that comes from observations `days` or more days old: beta^days."""
    return beta ** days


def mean_age(beta: float) -> float:
    """The mean age of what is remembered, today being nought days old: beta / (1 - beta), infinite at beta = 1.

    It is the sum over k of k (1 - beta) beta^k, the centre of mass of the weights (pandas calls it com). A plain mean of n days
    has the mean age (n - 1) / 2, so that with n = 2 / (1 - beta) - 1 days both are equally late (pandas calls that n span).
    """
    return np.inf if beta == 1 else beta / (1 - beta)


def mean_age_so_far(beta: float, t: int) -> float:
    """The mean age, with the same weights, when there have been only t days: beta / (1 - beta) - t beta^t / (1 - beta^t)."""
    share = beta ** t
    return mean_age(beta) - t * share / (1 - share)


def memory_length(beta: float) -> float:
    """How long the average remembers, today being the first day: 1 / (1 - beta), infinite at beta = 1.

    That is one more than the mean age: the day at which the tail of weights would balance. After that many steps a weight has fallen to about 1/e of the newest one: beta^(1/(1-beta)) tends to 1/e.
    """
    return np.inf if beta == 1 else 1 / (1 - beta)


def stretch(beta: float, t: int):
    """What an average is multiplied by after t observations so that its weights add to one: 1 / (1 - beta^t)."""
    return 1 / (1 - beta ** t)


def corrected(v, beta: float, t: int):
    """The average v after t observations, freed from the pull of its start at zero: v / (1 - beta^t).

    The t weights used so far add to 1 - beta^t; dividing makes them add to one (Kingma and Ba, 2015, section 3).
    """
    return v / (1 - beta ** t)
