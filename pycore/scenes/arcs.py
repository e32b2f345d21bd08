"""Lines that are pieces of an upright ellipse, found out and written as such: a few numbers instead of many points.

    arcs(line, centre, tolerance)   the pieces as Arc values, or None where the line is no ellipse around that centre
"""
from dataclasses import dataclass

import numpy as np

FURTHEST = np.radians(150)      # how far round one arc goes: less than half, so that none needs to say which way round is meant
LEAST = 6                       # points that a line must have to be thought an ellipse


@dataclass(frozen=True)
class Arc:
    """From one point to another along an ellipse with upright axes; clockwise as seen on the page, or not."""
    start: tuple[float, float]
    end: tuple[float, float]
    radii: tuple[float, float]
    clockwise: bool


def arcs(line: np.ndarray, centre, tolerance: float) -> tuple[Arc, ...] | None:
    """The ellipse a dx^2 + b dy^2 = 1 that fits a line's points, shape (n, 2), best, if it stays within `tolerance` of each."""
    if len(line) < LEAST:
        return None
    off = line - np.asarray(centre, float)
    (a, b), *_ = np.linalg.lstsq(off ** 2, np.ones(len(line)), rcond=None)
    if a <= 0 or b <= 0:
        return None
    how_far_out = np.sqrt(off ** 2 @ (a, b))
    if np.any(np.abs(how_far_out - 1) * np.hypot(*off.T) > tolerance):
        return None
    round_it = np.unwrap(np.arctan2(off[:, 1] * np.sqrt(b), off[:, 0] * np.sqrt(a)))       # the angle, were it a circle
    turn = round_it[-1] - round_it[0]
    pieces = int(np.ceil(abs(turn) / FURTHEST)) or 1
    places = [int(np.abs(round_it - round_it[0] - share * turn).argmin()) for share in np.linspace(0, 1, pieces + 1)]
    ends = line[places]
    return tuple(Arc(tuple(start), tuple(end), (a ** -0.5, b ** -0.5), bool(turn > 0)) for start, end in zip(ends[:-1], ends[1:]))
