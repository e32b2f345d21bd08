"""Powers of two: one, doubled again and again.

    doubled(k)      2^k, for negative k one halved again and again
"""

# How print writes what this function takes (pycore.agreement).
LETTERS = {
    "k": r"k \in [-8, 8]",
}


def doubled(k: float) -> float:
    """One, doubled k times: 2^k; below zero halved, and between whole numbers whatever keeps equal steps equal factors."""
    return 2.0 ** k
