"""Softmax as it is printed, in the numbers of one machine type, where it breaks; and the type's limits.

    TYPES                   float16, float32, float64
    printed(z, kind)        exp(z_i) / sum_j exp(z_j) worked out in that type, infinities and all
    stable(z, kind)         the same after the largest score was taken off
    reach(kind)             the exponents whose exp is neither zero nor infinite
"""
from functools import lru_cache

import numpy as np

TYPES = {"float16": np.float16, "float32": np.float32, "float64": np.float64}


def printed(z, kind: str) -> np.ndarray:
    """Every boost and their sum rounded to the type: infinity over infinity is no number."""
    with np.errstate(all="ignore"):
        boosts = np.exp(np.asarray(z, TYPES[kind]))
        whole = TYPES[kind](0)
        for boost in boosts:
            whole = TYPES[kind](whole + boost)
        return boosts / whole


def stable(z, kind: str) -> np.ndarray:
    """No exponent is above zero, one is zero: the sum lies between 1 and the number of scores."""
    return printed(np.subtract(z, np.max(z)), kind)


@lru_cache
def reach(kind: str) -> tuple[float, float]:
    """The logarithms of the smallest and the largest number of the type."""
    info = np.finfo(TYPES[kind])
    return float(np.log(np.float64(info.smallest_subnormal))), float(np.log(np.float64(info.max)))
