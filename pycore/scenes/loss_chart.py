"""Loss curves over the steps of a training, on one chart whose height stands still.

    chart(left, top, width, height, steps)   a Plane, upwards from the floor, 0, to its upper edge, 1
    lifted(losses)                           how far up such a chart losses stand
    ground(plane)                            its axes and their numbers
    curve(plane, losses, ...)                every second step; what is higher than the chart runs along its upper edge
    told(loss)                               a loss in words

Losses up to 2 are drawn in proportion. Above, where each line is ten times the one below, there is room for wild ones.
"""
import numpy as np

from pycore.marks import Line, Text
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

EVEN, HIGHEST = 2.0, 400.0               # up to where losses are drawn in proportion, and at all
SHARE = 0.68                            # of the height, for those in proportion
EVERY = 2


def chart(left: float, top: float, width: float, height: float, steps: int) -> Plane:
    return Plane(left, top, width, height, (0, steps), (0, 1))


def lifted(losses) -> np.ndarray:
    """Heights between 0 and 1: in proportion up to EVEN, by their logarithm above."""
    losses = np.clip(np.nan_to_num(losses, nan=HIGHEST, posinf=HIGHEST), 0, HIGHEST)
    wild = np.log(np.maximum(losses, EVEN) / EVEN) / np.log(HIGHEST / EVEN)
    return SHARE * np.minimum(losses, EVEN) / EVEN + (1 - SHARE) * wild


def ground(plane: Plane):
    """The floor, on which nothing is wrong any more, the heights one and two, and above them twenty and two hundred."""
    x, steps = plane.left, int(plane.x[1])
    yield Line(([(x, plane.bottom), (plane.right, plane.bottom)],), tone="quiet", manner="thin")
    for height in (0, 1, 2, 20, 200):
        y = plane.at(0, lifted(height))[1]
        if height:
            yield Line(([(x, y), (plane.right, y)],), tone="quiet", manner="thin contour")
        yield Text(x - 6, y + 5, str(height), "end", tone="quiet", manner="figures fixed")
    yield Text(x, plane.bottom + 18, "step 0", tone="quiet", manner="fixed")
    yield Text(plane.right, plane.bottom + 18, str(steps), "end", tone="quiet", manner="fixed")


def curve(plane: Plane, losses, tone: str = "loss", cause: str = "loss", manner: str = "bold"):
    """The curve of a loss at each step."""
    shown = np.append(np.arange(0, len(losses) - 1, EVERY), len(losses) - 1)
    yield Line((plane.points(shown, lifted(losses[shown])),), tone=tone, cause=cause, manner=manner)


def told(loss: float) -> str:
    """A loss as a label: three digits when it is small, none when it is large."""
    return short(loss, 2) if loss < 10 else short(loss, 0)
