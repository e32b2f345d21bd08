"""A hill, a hollow, and the slope underfoot: an arrow on the map, and the same ground cut open along it."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.contours import contours, simplified
from pycore.landscapes import LANDSCAPES
from pycore.marks import Area, Arrow, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.optimizers import gradient_descent
from pycore.scenes.end_to_end import neat
from pycore.scenes.facts import Fact, moves
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.plane import Plane

NAME = "hillside"
DOES = "A map with a hill and a hollow: an arrow points uphill from where you stand, as long as the ground is steep."
SETTINGS = {}
KNOBS = {
    "place": SceneKnob("where you stand", [-0.3, 1.1], -2, 2, symbol=r"\theta", by_hand=True),
    "learning_rate": SceneKnob("how far one step goes", 0.4, 0.001, 1, symbol=r"\eta", log=True),
}
CAUSES = {
    "slope": "which way is up, and how steep",
    "height": "how high the ground is here",
    "step": "the way down, as far as it is trusted",
    "place": "where you stand",
}
TONES = {"land": "ochre", "place": "ochre", "slope": "moss", "step": "rust", "height": "ink"}
GROUND = LANDSCAPES["hill and hollow"]
LEVELS = (1.2, 1.7, 2.2, 2.7, 3.1, 3.5, 4, 4.6)
TINTED = (3.5, 4, 4.6)
LONG = 62                # pixels of the arrow where the ground rises by one over one
WALK = np.linspace(-2.4, 2.4, 49)


def uses(settings: dict) -> tuple:
    return (gradient_descent,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    here, slope, after = stepped(knobs, instead)
    wide = width > 500
    sheet = Plane(0, 0, 530, 445, (-2.5, 2.5), (-2.1, 2.1)) if wide else Plane(0, 0, 340, 286, (-2.5, 2.5), (-2.1, 2.1))
    side = Plane(590, 86, 340, 340, (-2.4, 2.4), (0.7, 5.5)) if wide else Plane(76, 342, 176, 176, (-2.4, 2.4), (0.7, 5.5))
    marks = (*land(sheet), *seen(sheet, here, slope, after), *cut_open(side, here, slope, after))
    return Picture(width, 445 if wide else 520, marks, told(here, slope, after), table(here, slope, after))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the place, of the slope there, and of one step against it."""
    here, slope, after = stepped(knobs, instead)
    axes = {"right": np.array([1.0, 0]), "up": np.array([0, 1.0])}
    return {
        "height": Fact(float(GROUND(here)), "how high the ground is where you stand"),
        "steepness": Fact(float(np.hypot(*slope)), "how long the arrow is: how much the ground rises over one, straight uphill"),
        "step length": Fact(float(np.hypot(*(after - here))), "how far one step goes"),
        "height after": Fact(float(GROUND(after)), "how high the ground is after one step"),
    } | moves("slope", slope, "the arrow", axes) | moves("step", after - here, "the step", axes)


def stepped(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where you stand, the slope there, and where one step of gradient descent leads."""
    here = np.asarray(knobs["place"], float)
    if here.shape != (2,):
        raise ValueError("A place on the map has 2 numbers.")
    slope = GROUND.gradient(here)
    return here, slope, np.asarray(instead.get(gradient_descent, gradient_descent)(here, slope, knobs["learning_rate"]).after, float)


@lru_cache(maxsize=4)
def land(sheet: Plane) -> tuple:
    """The edge of the map, and lines of equal height: those of the hollow dashed, those of the hill on a warmer tint the higher they lie."""
    xs, ys = np.linspace(*sheet.x, 51), np.linspace(*sheet.y, 41)
    drawn = [Area(tuple(map(tuple, simplified(sheet.points(*lines[0].T), 0.8))), tone="land", cause="height", manner="floor") for lines in contours(GROUND, xs, ys, TINTED)]
    left, top, right, low = sheet.left + 0.5, sheet.top + 0.5, sheet.right - 0.5, sheet.bottom - 0.5
    drawn.append(Line((((left, top), (right, top), (right, low), (left, low), (left, top)),), tone="quiet", manner="thin contour"))
    levels = LEVELS if sheet.width > 400 else LEVELS[1:]
    for level, lines in zip(levels, contours(GROUND, xs, ys, levels)):
        drawn.append(Line(tuple(simplified(sheet.points(*line.T), 0.8) for line in lines), tone="quiet", cause="height",
                          manner="path" if level > 3 else "path dashed"))
    return tuple(drawn)


def seen(sheet: Plane, here, slope, after):
    """On the map: the step downhill, the arrow uphill, and the place, which can be pulled about."""
    start, steep = np.array(sheet.at(*here)), np.hypot(*slope)
    way = np.array([slope[0], -slope[1]]) / steep if steep > 1e-9 else np.array([1.0, 0])
    across = np.array([-way[1], way[0]])
    aside = across if across @ (np.array([sheet.left + sheet.width / 2, sheet.top + sheet.height / 2]) - start) >= 0 else -across
    there, = sheet.kept(np.array([sheet.at(*after)]), 6)
    tip, = sheet.kept(np.array([start + way * steep * LONG * sheet.width / 530]), 6)
    yield Arrow(tuple(start), tuple(there), 7, tone="step", cause="step")
    yield Dot(*there, 4, tone="step", cause="step")
    yield Arrow(tuple(start), tuple(tip), 10, tone="slope", cause="slope", manner="bold")
    size = 16 if sheet.width > 400 else 14
    named = [(start, aside, "θ", "place", 0), (tip, way, "uphill", "slope", 30), (there, -way, "one step", "step", 40)]
    taken = []
    for at, off, name, tone, least in named:
        x, y, kept = spot(sheet, at, off, name)
        far = np.hypot(*(at - start)) >= least * size / 16
        clear = (kept or not least) and far and all(abs(x - one) > 4 * (len(name) + long) + 6 or abs(y - other) > 22 for one, other, long in taken)
        taken += [(x, y, len(name))] if clear else []
        yield Text(x, y + 5, name if clear else "", "middle", tone=tone, cause=tone, size=size, manner="halo title")
    for name, centre in (("hill", (-1.1, 0.4)), ("hollow", (1.1, -0.4))):
        at = np.array(sheet.at(*centre))
        near = min(away(at, start, tip), away(at, start, there))
        clear = near > 0.12 * sheet.width and all(abs(at[0] - x) > 4 * (len(name) + long) + 6 or abs(at[1] - y) > 22 for x, y, long in taken)
        yield Text(*(at + (0, 5)), name if clear else "", "middle", tone="height", cause="height", size=min(size, 15))
    pulls = {"x": Pull("place:1", sheet.at(np.array([-2.0, 2.0]), 0)[0], (-2, 2)), "y": Pull("place:2", sheet.at(0, np.array([-2.0, 2.0]))[1], (-2, 2))}
    yield from handle(*start, pulls, "place", "walk to another place", "place")


def away(at, start, end) -> float:
    """How far a place is from a line between two others."""
    along = end - start
    share = np.clip((at - start) @ along / max(along @ along, 1e-9), 0, 1)
    return float(np.hypot(*(at - start - share * along)))


def spot(sheet: Plane, at, way, name: str) -> tuple[float, float, bool]:
    """The middle of a name beside a place, off it in some direction; kept on the sheet, and whether it lay there anyway."""
    room = 4 * len(name) + 2
    x, y = np.asarray(at) + np.asarray(way) * (room + 10, 18)
    inside = min(max(x, sheet.left + room), sheet.right - room), min(max(y, sheet.top + 12), sheet.bottom - 8)
    return *inside, inside == (x, y)


def cut_open(side: Plane, here, slope, after):
    """The ground along the arrow: how it rises over one to the right, and where a step to the left leads."""
    steep = np.hypot(*slope)
    way = slope / steep if steep > 1e-9 else np.array([1.0, 0])
    heights = GROUND(here[:, None] + way[:, None] * WALK)
    x, y = side.at(0, GROUND(here))
    right, up = side.at(1, GROUND(here) + steep)
    down = min(max((after - here) @ way, side.x[0]), side.x[1])
    size, left = (17, side.left) if side.width > 300 else (15, 0)
    yield Text(left, side.top - 52 if left else side.top - 36, "The same ground, cut along the arrow:", size=size, manner="title")
    yield Text(left, side.top - 26 if left else side.top - 14, f"one forward, {neat(steep)} up", tone="slope", cause="slope", size=size, manner="title")
    line = side.points(WALK, heights)
    yield Area((*map(tuple, line), (side.right, side.bottom), (side.left, side.bottom)), tone="height", cause="height", manner="faint")
    yield Line((line,), tone="height", cause="height")
    yield Line((((x, y), (right, y), (right, up)),), tone="slope", cause="slope", manner="thin dashed")
    yield Line((((x, y), (right, up)),), tone="slope", cause="slope", manner="bold")
    yield Dot(*side.at(down, GROUND(here + way * down)), 4, tone="step", cause="step")
    yield Dot(x, y, 6, tone="place", cause="place")


def table(here, slope, after) -> Table:
    return Table(("", "right", "up", "size"), (
        ("where you stand", neat(here[0]), neat(here[1]), neat(GROUND(here))),
        ("the arrow", neat(slope[0]), neat(slope[1]), neat(np.hypot(*slope))),
        ("after one step", neat(after[0]), neat(after[1]), neat(GROUND(after)))))


def told(here, slope, after) -> str:
    steep, rise = np.hypot(*slope), GROUND(after) - GROUND(here)
    if steep < 0.1:
        return "The ground is all but level here: the arrow has shrunk to nothing, and a step leads nowhere."
    how = "steep" if steep > 1 else "gentle" if steep < 0.4 else "neither steep nor gentle"
    return (f"Where you stand the ground is {how}: it rises by {neat(steep)} over one along the arrow, which points straight uphill. "
            f"One step against it leads {neat(abs(rise))} {'down' if rise < 0 else 'up'}.")
