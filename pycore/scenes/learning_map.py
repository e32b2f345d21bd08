"""What a small network has learned, on a map: the examples, those it gets wrong, the line of even odds, and its units' own lines.

    sheet(left, top, size)             a square Plane around the examples
    examples_drawn(plane, theta, bend) the two kinds of dots, and a stroke through each that is misread
    boundary(plane, theta, bend)       where the prediction is one half
    unit_lines(plane, theta)           for each hidden unit the line on which its sum is zero
    off_the_sheet(theta, bend, wide)   what cannot be seen on the map, in words
    misread(theta, bend)               which examples lie on the wrong side
"""
import numpy as np

from pycore.contours import lines
from pycore.marks import Dots, Line, Pieces
from pycore.scenes.plane import Plane
from pycore.slips import examples
from pycore.two_layers import parts, scores

REACH = 1.4
GRID = np.linspace(-REACH, REACH, 25)
PLACES = np.stack(np.meshgrid(GRID, GRID), axis=-1).reshape(-1, 2)
RUNS = (30, 14, 14)                     # how many points each of the longest pieces of the boundary is drawn with


def sheet(left: float, top: float, size: float) -> Plane:
    return Plane(left, top, size, size, (-REACH, REACH), (-REACH, REACH))


def misread(theta, bend: bool) -> np.ndarray:
    """Which examples are on the wrong side of even odds, shape (n,)."""
    x, y = examples()
    return ((scores(theta, x, bend) > 0) != y)[:, 0]


def frame(plane: Plane):
    corners = [(plane.left, plane.top), (plane.right, plane.top), (plane.right, plane.bottom), (plane.left, plane.bottom), (plane.left, plane.top)]
    yield Line((corners,), tone="quiet", manner="thin contour")


def examples_drawn(plane: Plane, theta, bend: bool = True):
    """A stroke through what is misread, below the dots; through the others one of no length."""
    (x, y), size = examples(), plane.width / 300
    at, half = plane.points(*x.T), 9 * max(size, 0.75)
    stroke = np.where(misread(theta, bend), half, 0)[:, None, None] * np.array([[-1, 1], [1, -1]]) / np.sqrt(2)
    yield Pieces(at[:, None] + stroke, tone="wrong", cause="misread", manner="bold")
    yield Dots(at[y[:, 0] == 0], 6 * max(size, 0.8), tone="quiet", cause="target")
    yield Dots(at[y[:, 0] == 1], 8 * max(size, 0.8), tone="target", cause="target")


def boundary(plane: Plane, theta, bend: bool = True):
    """Where the prediction is one half, its three longest pieces; what there is none of hides on what there is."""
    z = scores(theta, PLACES, bend).reshape(len(GRID), len(GRID))
    found = sorted((np.array(one) for one in lines(z, GRID, GRID, 0.0)), key=lambda one: -length(one))
    runs, end = [], plane.points([-REACH], [-REACH])
    for n, count in enumerate(RUNS):
        runs.append(plane.points(*resampled(ordered(found[n]), count).T) if n < len(found) else end.repeat(count, axis=0))
        end = runs[-1][-1:]
    yield Line(runs, tone="prediction", cause="boundary", manner="bold")


def unit_lines(plane: Plane, theta):
    """The places where a hidden unit's sum is zero: there it says neither yes nor no."""
    W1, b1, *_ = parts(theta)
    size = np.maximum(np.hypot(*W1), 1e-9)
    way = W1 / size
    foot = (-way * np.clip(b1 / size, -9, 9)).T
    along = np.stack([-way[1], way[0]], axis=-1)
    ends = np.stack([foot - 9 * along, foot + 9 * along], axis=1).reshape(-1, 2)
    yield Pieces(plane.cut(plane.points(*ends.T))[::2], tone="weight", cause="units", manner="thin")


def off_the_sheet(theta, bend: bool, wide: bool) -> str:
    """Which lines pass the map by, in words; empty where all are on it."""
    z, (W1, b1, *_) = scores(theta, PLACES, bend), parts(theta)
    units = int(np.sum(REACH * np.abs(W1).sum(0) < np.abs(b1[0])))           # a sum that has one sign in all four corners
    gone = [said for said, passes in (("teal", z.min() > 0 or z.max() < 0), (f"{units} ochre", units)) if passes]
    return f"off the sheet: {', '.join(gone)}" if gone and wide else f"off: {', '.join(gone)}" if gone else ""


def length(line) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def ordered(line) -> np.ndarray:
    """A ring from its rightmost point on, counterclockwise; an open line from its left end on: so that frames blend."""
    if len(line) > 3 and np.allclose(line[0], line[-1]):
        ring = line[:-1]
        ring = np.roll(ring, -int(np.argmax(ring[:, 0])), axis=0)
        turn = np.sum(ring[:, 0] * np.roll(ring[:, 1], -1) - ring[:, 1] * np.roll(ring[:, 0], -1))
        ring = ring if turn > 0 else np.vstack([ring[:1], ring[:0:-1]])
        return np.vstack([ring, ring[:1]])
    return line if tuple(line[0]) <= tuple(line[-1]) else line[::-1]


def resampled(line, count: int) -> np.ndarray:
    """The same line through so many points, evenly along it."""
    far = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    wanted = np.linspace(0, far[-1], count)
    return np.stack([np.interp(wanted, far, line[:, 0]), np.interp(wanted, far, line[:, 1])], axis=-1)
