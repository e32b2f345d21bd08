"""The map under a walk: a landscape's lines of equal height, worked out once for each sheet of paper."""
from functools import lru_cache

import numpy as np

from pycore.contours import contours, simplified
from pycore.landscapes import Landscape
from pycore.marks import Curve, Line, Mark
from pycore.scenes.arcs import arcs
from pycore.scenes.plane import Plane

LEVELS = 8
ROUGHLY = 0.3         # pixels that a thin contour may stray to be drawn with fewer points


def sheet(landscape: Landscape, left: float, top: float, width: float, height: float) -> Plane:
    """A plane that shows the landscape's own view, with the same scale both ways."""
    (x, y), reach = landscape.centre, landscape.reach
    rise = reach * height / width
    return Plane(left, top, width, height, (x - reach, x + reach), (y - rise, y + rise))


@lru_cache(maxsize=32)
def terrain(landscape: Landscape, plane: Plane, levels: int = LEVELS) -> tuple[Mark, ...]:
    """So many contour lines, closer where it is steep, and a small cross at each lowest place."""
    xs, ys = np.linspace(*plane.x, 75), np.linspace(*plane.y, 61)
    heights = landscape.value(np.array(np.meshgrid(xs, ys)))
    low, high = heights.min(), heights.max()
    every = low + (high - low) * (np.arange(1, levels + 1) / (levels + 1)) ** 2
    drawn = [contour([plane.points(*line.T) for line in lines], plane.at(*landscape.minima[0]) if landscape.minima else None)
             for lines in contours(landscape.value, xs, ys, every) if lines]
    crosses = []
    for x, y in (plane.at(*least) for least in landscape.minima):
        crosses.append(Line((((x - 4, y), (x + 4, y)), ((x, y - 4), (x, y + 4))), tone="ink", manner="thin"))
    return (*drawn, *crosses)


def contour(lines: list[np.ndarray], centre) -> Mark:
    """One height's lines as a mark: arcs where they are ellipses around the lowest place, else straight pieces."""
    bends = [arcs(line, centre, ROUGHLY) for line in lines] if centre else [None]
    if all(bends):
        return Curve(tuple(bends), tone="quiet", manner="contour")
    return Line(tuple(simplified(line, ROUGHLY) for line in lines), tone="quiet", manner="contour")
