"""Three logits as a point in space, and their shares as a point in a triangle; pushing all logits together moves only the first."""
from collections.abc import Mapping

import numpy as np

from pycore.marks import Area, Dot, Line, Picture, Pull, Text, handle
from pycore.scenes.candidates import NAMES, REACH, told_shares
from pycore.scenes.facts import Fact, foremost
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.temperature import lifted, tempered

NAME = "triangle"
DOES = "Three logits are a point in space, their shares a point in a triangle; a push of all logits together moves the first alone."
LOW, HIGH, HOTTEST = -3.0, 1.0, 4.0
AXES = np.array([(1, 0.1), (-0.55, 0.5), (0, -0.8)])     # where each logit's axis points on the sheet, for a step of one
TAUS = np.array([0, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1, 1.25, 1.5, 2, 2.7, 4, 8, 1e6])
SETTINGS = {}
KNOBS = {
    "logits": SceneKnob("the logits", [2, 1, 0], -REACH, REACH, symbol="z", by_hand=True),
    "push": SceneKnob("added to every logit", 0, LOW, HIGH, symbol=r"\delta", by_hand=True),
    "temperature": SceneKnob("the temperature", 1, 0, HOTTEST, symbol=r"\tau"),
}
CAUSES = {"logit": "the logits", "push": "what is added to all logits alike", "share": "the shares", "temperature": "what divides the logits"}
TONES = {"logit": "plum", "push": "ink", "share": "teal", "temperature": "rust"}


def uses(settings: dict) -> tuple:
    return (lifted,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    z, push, tau = np.asarray(knobs["logits"], float), float(knobs["push"]), float(knobs["temperature"])
    p = shared(z, push, tau, instead)
    wide = width > 500
    space = Space(284, 220, 46) if wide else Space(172, 136, 25)
    corners = np.array([(736, 70), (556, 382), (916, 382)]) if wide else np.array([(170, 306), (56, 498), (284, 498)])
    marks = (*axes(space), *place(space, z, push), *triangle(corners), *shares(corners, z, p, wide))
    return Picture(width, 462 if wide else 532, marks, told(p, push, tau), told_shares(z + push, p))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """How far both points lie from where no push would leave them, and the shares."""
    z, push, tau = np.asarray(knobs["logits"], float), float(knobs["push"]), float(knobs["temperature"])
    p = shared(z, push, tau, instead)
    centre = np.full(3, 1 / 3)
    made = {
        "logits moved": Fact(float(np.linalg.norm(np.full(3, push))), "how far the push has carried the point in space"),
        "shares moved": Fact(float(np.linalg.norm(p - shared(z, 0.0, tau, instead)).round(12)), "how far it has carried the point in the triangle"),
        "winner": Fact(foremost(NAMES, p), "who has the largest share; “none” where two share it"),
        "whole": Fact(float(p.sum()), "all shares together: the three distances to the sides"),
        "off centre": Fact(float(np.linalg.norm(p - centre)), "how far the point lies from the middle of the triangle"),
    }
    return made | {f"{name} share": Fact(float(share), f"the share of {name}") for name, share in zip(NAMES, p)}


def shared(z, push: float, tau: float, instead: Mapping) -> np.ndarray:
    """The shares after a push, or what stands in for them."""
    stands = instead.get(lifted)
    if stands is None:
        return tempered(z + push, tau)
    return np.clip(np.nan_to_num(stands(z / max(tau, 0.05), push / max(tau, 0.05))), -9, 9)


class Space:
    """Logits on the sheet: an origin, and so many pixels for a step of one."""

    def __init__(self, x: float, y: float, unit: float):
        self.origin, self.unit = np.array([x, y], float), unit

    def at(self, *z) -> np.ndarray:
        """The pixels of points, shape (..., 3)."""
        return self.origin + self.unit * np.asarray(z[0] if len(z) == 1 else z, float) @ AXES


def axes(space: Space):
    """One axis for each logit, and its name at the upper end."""
    floor = REACH * np.array([(1, 1, 0), (1, -1, 0), (-1, -1, 0), (-1, 1, 0)])
    yield Area(tuple(map(tuple, space.at(floor))), tone="quiet", manner="floor")
    yield Line(tuple((space.at(-REACH * unit), space.at(REACH * unit)) for unit in np.eye(3)), tone="quiet", manner="thin")
    yield Text(4, 28 if space.unit > 30 else 14, "the logits, in space", tone="logit", cause="logit", manner="title")
    yield Text(4, 48 if space.unit > 30 else 34, "on the heavy line all change alike", tone="push", cause="push")
    ends = space.at(REACH * np.eye(3))
    for (x, y), name, (dx, dy, anchor) in zip(ends, NAMES, ((8, 5, "start"), (-6, 18, "end"), (10, -2, "start"))):
        yield Text(x + dx, y + dy, name, anchor, size=15, manner="halo")


def place(space: Space, z, push: float):
    """The way along the axes to the logits, and from there along the line on which all logits change alike."""
    path = np.array([(0, 0, 0), (z[0], 0, 0), (z[0], z[1], 0), z])
    yield Line((space.at(path),), tone="logit", manner="thin dashed", cause="logit")
    yield Line((space.at(np.array([z + LOW, z + HIGH])),), tone="push", manner="bold", cause="push")
    yield Dot(*space.at(z), 4, tone="logit", cause="logit", manner="open")
    for n, unit in enumerate(np.eye(3)):
        ends = space.at(np.array([-REACH * unit, REACH * unit]))
        along = int(abs(AXES[n, 1]) > abs(AXES[n, 0]))
        pull = {"xy"[along]: Pull(f"logits:{n + 1}", tuple(ends[:, along]), (-REACH, REACH))}
        yield from handle(*space.at(z[n] * unit), pull, "logit", f"pull the logit of {NAMES[n]}", "logit")
    ends = space.at(np.array([z + LOW, z + HIGH]))
    x, y = space.at(z + push)
    yield from handle(x, y, {"x": Pull("push", tuple(ends[:, 0]), (LOW, HIGH))}, "push", "push all logits together", "push")


def triangle(corners):
    """The triangle of all shares, and who wins where."""
    centre = corners.mean(axis=0)
    yield Area(tuple(map(tuple, corners)), tone="share", manner="faint")
    yield Line((np.array([*corners, corners[0]]),), tone="share", manner="thin")
    yield Line(tuple(np.array([centre, (corners[n] + corners[n - 1]) / 2]) for n in range(3)), tone="quiet", manner="thin dashed")


def shares(corners, z, p, wide: bool):
    """The point, its distance to each side, the way it takes as the temperature rises, and a share at each corner."""
    road = tempered(z, TAUS) @ corners
    yield Line((road,), tone="temperature", cause="temperature")
    inside = np.maximum(p, 0)
    at = (inside / inside.sum() if inside.sum() > 1e-9 else np.full(3, 1 / 3)) @ corners
    p_at = inside / max(inside.sum(), 1e-9)
    feet = [at + p_at[n] * ((corners[n - 1] + corners[n - 2]) / 2 - corners[n]) for n in range(3)]
    yield Line(tuple(np.array([at, foot]) for foot in feet), tone="share", cause="share", manner="bold")
    yield Dot(*at, 7, tone="share", cause="share")
    yield Text(*(corners[0] + (-170, -42) if wide else corners[0] + (-166, -34)), "the shares, in a triangle", tone="share", cause="share", manner="title")
    for (x, y), name, share, (dx, dy, anchor) in zip(corners, NAMES, p, ((0, -12, "middle"), (0, 24, "middle"), (0, 24, "middle"))):
        yield Text(x + dx, y + dy, f"{name} {short(100 * share, 0)}%", anchor, size=15, tone="share", cause="share", manner="figures")


def told(p, push: float, tau: float) -> str:
    first = foremost(NAMES, p)
    where = "on the border between winners" if first == "none" else f"in the part that {first} wins"
    moved = f"All logits have been pushed by {short(push, 1)}, the point in space has moved, and the point in the triangle has not" if push else \
            "A push of all logits together would move the point in space and leave the other where it is"
    return f"{moved}: it lies {where}, at temperature {short(tau, 1)}."
