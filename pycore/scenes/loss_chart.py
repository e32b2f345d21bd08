"""Loss curves over the steps of a training, on one chart whose height stands still.

    chart(left, top, width, height, steps)   a Plane
    ground(plane)                            its axes and their numbers
    curve(plane, losses, ...)                every second step; what is higher than the chart runs along its upper edge
    told(loss)                               a loss in words
"""
import numpy as np

from pycore.marks import Line, Text
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

HIGHEST = 2.0
EVERY = 2


def chart(left: float, top: float, width: float, height: float, steps: int) -> Plane:
    return Plane(left, top, width, height, (0, steps), (0, HIGHEST))


def ground(plane: Plane):
    """The floor, on which nothing is wrong any more, and the heights one and two."""
    x, steps = plane.left, int(plane.x[1])
    yield Line(([(x, plane.bottom), (plane.right, plane.bottom)],), tone="quiet", manner="thin")
    for height in (1, 2):
        y = plane.at(0, height)[1]
        yield Line(([(x, y), (plane.right, y)],), tone="quiet", manner="thin contour")
    for height in (0, 1, 2):
        yield Text(x - 6, plane.at(0, height)[1] + 5, str(height), "end", tone="quiet", manner="figures")
    yield Text(x, plane.bottom + 18, "step 0", tone="quiet")
    yield Text(plane.right, plane.bottom + 18, str(steps), "end", tone="quiet")


def curve(plane: Plane, losses, tone: str = "loss", cause: str = "loss", manner: str = "bold"):
    """The curve of a loss at each step."""
    shown = np.append(np.arange(0, len(losses) - 1, EVERY), len(losses) - 1)
    yield Line((plane.points(shown, np.clip(np.nan_to_num(losses[shown], nan=HIGHEST, posinf=HIGHEST), 0, HIGHEST)),), tone=tone, cause=cause, manner=manner)


def told(loss: float) -> str:
    """A loss as a label: three digits when it is small, none when it is large."""
    return short(loss, 2) if loss < 10 else short(loss, 0)
