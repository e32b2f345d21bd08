"""Lines that are pieces of an upright ellipse, found out and written as such: a few numbers instead of many points.

    arcs(line, centre, tolerance)   the pieces as Arc values, or None where the line is no ellipse around that centre
"""
from dataclasses import dataclass

import numpy as np

PIECES = 3        # so that none is half an ellipse or more, and none needs to say which way round is meant


@dataclass(frozen=True)
class Arc:
    """From one point to another along an ellipse with upright axes; clockwise as seen on the page, or not."""
    start: tuple[float, float]
    end: tuple[float, float]
    radii: tuple[float, float]
    clockwise: bool


def arcs(line: np.ndarray, centre, tolerance: float) -> tuple[Arc, ...] | None:
    """The ellipse a dx^2 + b dy^2 = 1 that fits a line's points, shape (n, 2), best, if it stays within `tolerance` of each."""
    if len(line) < 2 * PIECES:
        return None
    off = line - np.asarray(centre, float)
    (a, b), *_ = np.linalg.lstsq(off ** 2, np.ones(len(line)), rcond=None)
    if a <= 0 or b <= 0:
        return None
    how_far_out = np.sqrt(off ** 2 @ (a, b))
    if np.any(np.abs(how_far_out - 1) * np.hypot(*off.T) > tolerance):
        return None
    ends = line[np.linspace(0, len(line) - 1, PIECES + 1).round().astype(int)]
    before, after = off[:-1], off[1:]
    turn = np.sum(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0])
    return tuple(Arc(tuple(start), tuple(end), (a ** -0.5, b ** -0.5), bool(turn > 0)) for start, end in zip(ends[:-1], ends[1:]))
