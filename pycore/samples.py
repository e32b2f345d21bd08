"""Small seeded sets of examples to learn from: inputs x, one a row, and the truth y.

    line(n)      points along a line, with noise: x (n, 1), y (n, 1)
    moons(n)     two half moons that reach into each other: x (n, 2), y (n, 1) of 0 and 1
    rings(n)     an inner disc and a ring around it: x (n, 2), y (n, 1) of 1 and 0
    digits(n)    the ten digits as 8 by 8 drawings, shifted and smudged: x (n, 64), y (n, 10), one of them 1
    batches(x, y, size, rounds)   yields both in shuffled handfuls, round after round
"""
from collections.abc import Iterator

import numpy as np

DIGITS = """
.###. ..#.. .###. ####. ...#. ##### .###. ##### .###. .###.
#...# .##.. #...# ....# ..##. #.... #.... ....# #...# #...#
#...# ..#.. ....# ....# .#.#. ####. ####. ...#. #...# #...#
#...# ..#.. ..##. .###. #..#. ....# #...# ..#.. .###. .####
#...# ..#.. .#... ....# ##### ....# #...# ..#.. #...# ....#
#...# ..#.. #.... ....# ...#. #...# #...# .#... #...# ....#
.###. .###. ##### ####. ...#. .###. .###. .#... .###. .###.
"""


def line(n: int, seed: int = 0, slope: float = 1.5, offset: float = -0.5, noise: float = 0.2):
    """Points along y = slope x + offset with noise of the given size, x from -1 to 1."""
    chance = np.random.default_rng(seed)
    x = chance.uniform(-1, 1, (n, 1))
    return x, slope * x + offset + chance.normal(0, noise, (n, 1))


def moons(n: int, seed: int = 0, noise: float = 0.12):
    """Two half circles of radius one, the second turned over and pushed half into the first."""
    chance = np.random.default_rng(seed)
    y = np.arange(n)[:, None] % 2
    angle = chance.uniform(0, np.pi, (n, 1))
    upper = np.hstack([np.cos(angle), np.sin(angle)])
    lower = np.hstack([1 - np.cos(angle), 0.5 - np.sin(angle)])
    return np.where(y == 0, upper, lower) + chance.normal(0, noise, (n, 2)), y.astype(float)


def rings(n: int, seed: int = 0, noise: float = 0.1):
    """In turn one of a ring of radius one, blurred by noise, and one of a disc half as wide that no line can cut out of it."""
    chance = np.random.default_rng(seed)
    y = np.arange(n)[:, None] % 2
    angle = 2 * np.pi * (np.arange(n)[:, None] // 2 + chance.uniform(0, 1, (n, 1))) / np.ceil(n / 2)
    far = np.where(y == 1, 0.45 * np.sqrt(chance.uniform(0, 1, (n, 1))), 1) + chance.normal(0, noise, (n, 1))
    return far * np.hstack([np.cos(angle), np.sin(angle)]), y.astype(float)


def digits(n: int, seed: int = 0, noise: float = 0.2):
    """Drawings of 0 to 9 in turn, five by seven dots somewhere on an eight by eight sheet, ink 1, smudged by noise."""
    chance = np.random.default_rng(seed)
    rows = [row.split() for row in DIGITS.split("\n") if row]
    shapes = np.array([[[dot == "#" for dot in row[digit]] for row in rows] for digit in range(10)], float)
    x, which = np.zeros((n, 8, 8)), np.arange(n) % 10
    for sheet, digit in zip(x, which):
        down, across = chance.integers(0, 2), chance.integers(0, 4)
        sheet[down:down + 7, across:across + 5] = shapes[digit]
    return (x + chance.normal(0, noise, x.shape)).reshape(n, 64), np.eye(10)[which]


def batches(x, y, size: int, rounds: int, seed: int = 0) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield handfuls of `size` examples, every example once a round, each round in a new seeded order."""
    chance = np.random.default_rng(seed)
    for _ in range(rounds):
        order = chance.permutation(len(x))
        for start in range(0, len(x), size):
            chosen = order[start:start + size]
            yield x[chosen], y[chosen]
