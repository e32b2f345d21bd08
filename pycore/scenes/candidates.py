"""What the figures of softmax share: three candidates, and a row for each with its logit on an axis, to be pulled."""
import numpy as np

from pycore.marks import Line, Pull, Table, Text, handle
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

NAMES = ("cat", "dog", "fox")
REACH = 3.0                                       # the most a logit may be, either way


def logits(plane: Plane, z):
    """A row for each candidate; the plane runs from -REACH to REACH, and downwards from row to row."""
    zero, _ = plane.at(0, 0)
    yield Text(plane.left, plane.top - 14, "logits", tone="logit", cause="logit", manner="title")
    yield Line((((zero, plane.top), (zero, plane.bottom)),), tone="quiet", manner="thin contour")
    for n, (name, score) in enumerate(zip(NAMES, z)):
        x, y = plane.at(score, n + 0.55)
        yield Line((((plane.left, y), (plane.right, y)),), tone="quiet", manner="thin contour")
        yield Text(plane.left - 10, y + 5, name, "end", size=15)
        yield Line((((zero, y), (x, y)),), tone="logit", cause="logit", manner="bold")
        yield Text(np.clip(x, plane.left + 16, plane.right - 16), y - 13, short(score, 1), "middle", tone="logit", cause="logit", manner="figures halo")
        yield from handle(x, y, {"x": Pull(f"logits:{n + 1}", (plane.left, plane.right), (-REACH, REACH))}, "logit", f"pull the logit of {name}", "logit")


def told_shares(z, p) -> Table:
    """Rows of logits and shares."""
    return Table(("candidate", "logit", "share"), tuple((name, short(score, 1), f"{short(100 * share, 1)}%") for name, score, share in zip(NAMES, z, p)))
