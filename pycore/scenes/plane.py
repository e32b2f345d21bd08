"""A rectangle of paper with its own coordinates: values in, pixels out, and lines cut off at its edge."""
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Plane:
    """Pixels left to right and top to bottom; values x[0] to x[1] rightwards and y[0] to y[1] upwards."""
    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def at(self, x, y) -> tuple:
        """The pixels of values; arrays give arrays."""
        return (self.left + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.width,
                self.bottom - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.height)

    def points(self, xs, ys) -> np.ndarray:
        """Pixels of many places, shape (n, 2)."""
        return np.stack(self.at(np.asarray(xs, float), np.asarray(ys, float)), axis=-1)

    def holds(self, points: np.ndarray) -> np.ndarray:
        """Which pixel points lie inside, shape (n,)."""
        x, y = points[:, 0], points[:, 1]
        return (x >= self.left) & (x <= self.right) & (y >= self.top) & (y <= self.bottom)

    def kept(self, points: np.ndarray, margin: float = 0) -> np.ndarray:
        """Pixel points pulled to the nearest place inside, so many pixels from the edge."""
        return np.clip(points, (self.left + margin, self.top + margin), (self.right - margin, self.bottom - margin))

    def cut(self, points: np.ndarray) -> np.ndarray:
        """A line's pieces that lie inside, shape (n - 1, 2, 2); pieces outside shrink to one point on the edge.

        After Liang and Barsky (1984): each edge lets a piece in or out at one share of its length.
        """
        start, end = points[:-1], points[1:]
        move = end - start
        low, high = np.array([self.left, self.top]), np.array([self.right, self.bottom])
        with np.errstate(divide="ignore", invalid="ignore"):
            one, other = (low - start) / move, (high - start) / move
        still = move == 0
        within = (start >= low) & (start <= high)
        enter = np.where(still, np.where(within, 0, 2), np.minimum(one, other)).max(axis=1).clip(0, None)
        leave = np.where(still, np.where(within, 1, -1), np.maximum(one, other)).min(axis=1).clip(None, 1)
        seen = enter <= leave
        enter, leave = np.where(seen, enter, 0)[:, None], np.where(seen, leave, 0)[:, None]
        return np.stack([self.kept(start + enter * move), self.kept(start + leave * move)], axis=1)
