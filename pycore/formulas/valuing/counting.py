"""Counting: factorials and binomial coefficients, of whole numbers and of all others.

    factorial(n)     n! = Gamma(n + 1)
    choose(n, k)     how many ways there are to take k of n: n (n - 1) ... (n - k + 1) / k!
"""

import math

LARGEST = 170                  # whose factorial is the last below 1.8e308, the largest number there is here
MOST = 1100                    # of 2 k things there are more than 2^k ways to take k


def factorial(n: float) -> float:
    """n!, exactly rounded for whole n; by Gamma for others. ValueError for -1, -2, ..., which have none, and beyond 170."""
    n = number(n)
    if n > LARGEST:
        raise ValueError(f"{n:g}! is larger than any number here.")
    if n.is_integer():
        if n < 0:
            raise ValueError("Negative whole numbers have no factorial.")
        return float(math.factorial(int(n)))
    return math.gamma(n + 1)


def choose(n: float, k: float) -> float:
    """n over k: 0 for k below 0 and for more than a whole n has, else the product; ValueError where k is no whole number."""
    n, k = number(n), number(k)
    if not k.is_integer():
        raise ValueError("How many are taken is a whole number.")
    whole = n.is_integer() and n >= 0
    if k < 0 or whole and k > n:
        return 0.0
    k = int(min(k, n - k) if whole else k)
    if k > MOST:
        raise ValueError("This is larger than any number here, or takes too long to count.")
    if whole and n < 2 ** 53:
        return finite(float, math.comb(int(n), k))
    return finite(math.prod, ((n - i) / (i + 1) for i in range(k)))


def number(value) -> float:
    value = float(value)
    if not math.isfinite(value):
        raise ValueError("Only finite numbers can be counted.")
    return value


def finite(function, value) -> float:
    try:
        found = function(value)
    except OverflowError:
        found = math.inf
    if math.isinf(found):
        raise ValueError("This is larger than any number here.")
    return float(found)
