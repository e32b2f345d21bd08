"""A softmax in three glances: scores on a line, what exp makes of them, and the shares of the whole."""
from collections.abc import Mapping

import numpy as np

from pycore.activations import softmax
from pycore.marks import Bar, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.end_to_end import Row, neat, pieces, summed
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

NAME = "share of the whole"
DOES = "Three scores on a line; exp makes each positive, and each is then measured against all of them together."
REACH, COUNT = 2.5, 3
SETTINGS = {}
KNOBS = {"scores": SceneKnob("the scores", [2, 1, -1], -REACH, REACH, symbol="z", by_hand=True)}
CAUSES = {
    "score": "one score",
    "boost": "one score, made positive",
    "whole": "all of them together",
    "share": "one of them as a share of the whole",
}
TONES = {"scores": "plum", "boost": "indigo", "share": "teal"}
LOW = "₁₂₃"
NAMES = "fox", "dog", "letterbox"


def uses(settings: dict) -> tuple:
    return (softmax,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    z, boosts, p = parted(knobs, instead)
    wide = width > 500
    plane = Plane(46, 18, 400, 262, (-REACH - 0.1, REACH + 0.1), (0, 13)) if wide else Plane(26, 14, 200, 168, (-REACH - 0.1, REACH + 0.1), (0, 13))
    lane = 36 if wide else 30
    left, room = (560, 390) if wide else (4, 332)
    (first, second), high = ((72, 192), 36) if wide else ((340, 416), 26)
    pile, whole = Row(left, first, high, room, room / (COUNT * np.exp(REACH))), Row(left, second, high, room, room)
    lines = (296, 34) if wide else (488, 22)
    marks = (*curve(plane, lane), *lifted(plane, lane, z, boosts), *lanes(plane, lane, z),
             *stretched(pile, whole, boosts, p), *divided(left, lines, boosts, p, 17 if wide else 15))
    return Picture(width, plane.bottom + (COUNT + 1) * lane + 6 if wide else lines[0] + 2 * lines[1] + 8, marks, told(z, p), table(z, boosts, p))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the scores, of what exp makes of them, and of the shares."""
    z, boosts, p = parted(knobs, instead)
    made = {"scores": Fact(z.tolist(), "the scores, in order"), "boosts": Fact(boosts.tolist(), "what exp makes of each"),
            "shares": Fact(p.tolist(), "each one's share"), "whole": Fact(float(boosts.sum()), "all boosts together"),
            "all shares": Fact(float(p.sum()), "all shares together"), "largest share": Fact(float(p.max()), "the largest share"),
            "smallest share": Fact(float(p.min()), "the smallest share")}
    for i in range(COUNT):
        made[f"boost {i + 1}"] = Fact(float(boosts[i]), f"what exp makes of score {i + 1}")
        made[f"share {i + 1}"] = Fact(float(p[i]), f"the share of number {i + 1}")
    return made


def parted(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The scores, their exponentials and their shares."""
    z = np.asarray(knobs["scores"], float)
    if z.shape != (COUNT,):
        raise ValueError(f"There is room for {COUNT} scores.")
    return z, np.exp(z), np.ravel(instead.get(softmax, softmax)(z))


def curve(plane: Plane, lane: float):
    """The curve of exp, with a step at every whole score, and the scale of scores below."""
    xs = np.linspace(-REACH, REACH, 26)
    _, ground = plane.at(0, 0)
    yield Line((((plane.left, ground), (plane.right, ground)),), tone="quiet", manner="thin")
    yield Line((plane.points(xs, np.exp(xs)),), tone="boost", cause="boost", manner="bold")
    for whole in range(-2, 3):
        x, y = plane.at(whole, np.exp(whole))
        yield Dot(x, y, 2.5, tone="boost", cause="boost")
        yield Text(x - 6, y - 8, neat(np.exp(whole), 1 if whole >= 0 else 2), "end", tone="boost", cause="boost", size=14, manner="figures fixed")
        yield Text(x, plane.bottom + (COUNT + 0.9) * lane, neat(whole), "middle", tone="quiet", size=14, manner="figures fixed")


def lifted(plane: Plane, lane: float, z, boosts):
    """From each score up to the curve, and there how high it stands."""
    for i, (score, boost) in enumerate(zip(z, boosts)):
        x, y = plane.at(score, boost)
        yield Line((((x, plane.bottom + (i + 0.8) * lane), (x, plane.bottom)),), tone="scores", cause="score", manner="thin dashed")
        yield Bar(x - 4, y, 8, plane.bottom - y, tone="boost", cause="boost", manner="faint")
        yield Dot(x, y, 5, tone="boost", cause="boost")


def lanes(plane: Plane, lane: float, z):
    """A line for each score, on which it can be moved."""
    for i, score in enumerate(z):
        x, y = plane.at(score, 0)[0], plane.bottom + (i + 0.8) * lane
        yield Line((((plane.left, y), (plane.right, y)),), tone="quiet", manner="thin contour")
        yield Text(plane.left - 8, y + 5, f"z{LOW[i]}", "end", tone="scores", cause="score", size=18, manner="letter")
        yield Text(plane.right + 8, y + 5, f"{short(score, 1)} {NAMES[i]}", tone="scores", cause="score", size=15, manner="figures")
        pull = Pull(f"scores:{i + 1}", (plane.at(-REACH, 0)[0], plane.at(REACH, 0)[0]), (-REACH, REACH))
        yield from handle(x, y, {"x": pull}, "scores", f"move score {i + 1}", "score")


def stretched(pile: Row, whole: Row, boosts, p):
    """The boosts end to end, and the same stretched to one whole."""
    title = dict(size=16 if pile.room > 350 else 15, manner="title")
    yield Text(pile.left, pile.top - 12, summed(boosts, boosts.sum(), 1), tone="boost", cause="whole", **title)
    above = [pile.left, *(end - 2 for end in pile.ends(boosts))]
    below = [whole.left, *(end - 2 for end in whole.ends(p))]
    yield Line(tuple(((above[i], pile.top + pile.height + 3), (below[i], whole.top - 3)) for i in range(COUNT + 1)), tone="share", cause="share", manner="thin dashed")
    yield from pieces(pile, boosts, [neat(boost, 1) for boost in boosts], "boost", "boost")
    yield from pieces(whole, p, [f"{short(100 * share, 0)}%" for share in p], "share", "share")
    yield Text(whole.left, whole.top + whole.height + 22, "stretched to one whole" if np.isclose(p.sum(), 1) else "no longer one whole", tone="share", cause="whole", **title)


def divided(left: float, lines: tuple, boosts, p, size: float):
    """Each share as it is worked out."""
    top, step = lines
    wide = size > 15
    for i in range(COUNT):
        made = f"{neat(boosts[i], 2)} ÷ {neat(boosts.sum(), 2)} = " if np.isclose(p[i], boosts[i] / boosts.sum()) else ""
        yield Text(left, top + i * step, f"{NAMES[i]}: p{LOW[i]} = {made}{short(p[i])}" if wide else f"p{LOW[i]} = {made}{short(p[i])} {NAMES[i]}",
                   tone="share", cause="share", size=size, manner="figures")


def table(z, boosts, p) -> Table:
    return Table(("suspicion", "score", "exp of it", "share"), tuple(
        (NAMES[i], short(z[i], 1), neat(boosts[i]), f"{short(100 * p[i], 0)}%") for i in range(COUNT)))


def told(z, p) -> str:
    first = int(np.argmax(p))
    lesson = ("They do not add up to one whole." if not np.isclose(p.sum(), 1) else "Equal scores, equal shares." if np.ptp(z) < 1e-9
              else f"The {NAMES[first]} takes the most, and none is left with nothing.")
    return (f"Scores of {', '.join(f'{short(score, 1)} for the {name}' for score, name in zip(z, NAMES))} become shares of "
            f"{', '.join(f'{short(100 * share, 0)}%' for share in p[:-1])} and {short(100 * p[-1], 0)}%. {lesson}")
