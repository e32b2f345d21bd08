"""A hill, a hollow, and the slope underfoot: an arrow on the map, and the same ground cut open along it."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.contours import contours, simplified
from pycore.landscapes import LANDSCAPES
from pycore.marks import Arrow, Dot, Line, Picture, Pull, Text, handle
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
TONES = {"place": "ochre", "slope": "moss", "step": "rust"}
GROUND = LANDSCAPES["hill and hollow"]
LEVELS = (1.2, 1.7, 2.2, 2.6, 2.9, 3.1, 3.4, 3.8, 4.3, 4.8)
LONG = 62                # pixels of the arrow where the ground rises by one over one
WALK = np.linspace(-2.4, 2.4, 49)


def uses(settings: dict) -> tuple:
    return (gradient_descent,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    here, slope, after = stepped(knobs, instead)
    wide = width > 500
    sheet = Plane(0, 0, 530, 424, (-2.5, 2.5), (-2, 2)) if wide else Plane(0, 0, 340, 272, (-2.5, 2.5), (-2, 2))
    side = Plane(578, 44, 366, 320, (-2.4, 2.4), (0.9, 0.9 + 4.8 * 320 / 366)) if wide else Plane(30, 306, 280, 186, (-2.4, 2.4), (0.9, 0.9 + 4.8 * 186 / 280))
    marks = (*land(sheet), *seen(sheet, here, slope, after), *cut_open(side, here, slope, after))
    return Picture(width, 424 if wide else 520, marks, told(here, slope, after))


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
    """Lines of equal height, those of the hollow dashed, and a name on each of the two."""
    xs, ys = np.linspace(*sheet.x, 51), np.linspace(*sheet.y, 41)
    drawn = []
    for level, lines in zip(LEVELS, contours(GROUND, xs, ys, LEVELS)):
        drawn.append(Line(tuple(simplified(sheet.points(*line.T), 0.5) for line in lines), tone="height", cause="height",
                          manner="thin" if level > 3 else "thin dashed"))
    return tuple(drawn)


def seen(sheet: Plane, here, slope, after):
    """On the map: the step downhill, the arrow uphill, and the place, which can be pulled about."""
    start, steep = np.array(sheet.at(*here)), np.hypot(*slope)
    way = np.array([slope[0], -slope[1]]) / steep if steep > 1e-9 else np.array([1.0, 0])
    aside = np.array([-way[1], way[0]]) * (1 if -way[1] * (sheet.x[0] + sheet.x[1] - 2 * here[0]) + 1e-9 > 0 else -1)
    there, = sheet.kept(np.array([sheet.at(*after)]), 6)
    tip, = sheet.kept(np.array([start + way * steep * LONG * sheet.width / 530]), 6)
    yield Arrow(tuple(start), tuple(there), 7, tone="step", cause="step")
    yield Dot(*there, 4, tone="step", cause="step")
    yield Arrow(tuple(start), tuple(tip), 10, tone="slope", cause="slope", manner="bold")
    yield from named(sheet, tip + way * 16, "∇J", "slope", "slope")
    yield from named(sheet, there + aside * 16, "one step", "step", "step")
    yield from named(sheet, start - aside * 20, "you, at θ", "place", "place")
    pulls = {"x": Pull("place:1", sheet.at(np.array([-2.0, 2.0]), 0)[0], (-2, 2)), "y": Pull("place:2", sheet.at(0, np.array([-2.0, 2.0]))[1], (-2, 2))}
    yield from handle(*start, pulls, "place", "walk to another place", "place")


def named(sheet: Plane, at, name: str, tone: str, cause: str):
    """A name around a place, kept on the sheet."""
    room = 4 * len(name) + 4
    x, y = min(max(at[0], sheet.left + room), sheet.right - room), min(max(at[1], sheet.top + 12), sheet.bottom - 8)
    yield Text(x, y + 5, name, "middle", tone=tone, cause=cause, size=15, manner="halo title")


def cut_open(side: Plane, here, slope, after):
    """The ground along the arrow: how it rises over one to the right, and where a step to the left leads."""
    steep = np.hypot(*slope)
    way = slope / steep if steep > 1e-9 else np.array([1.0, 0])
    heights = GROUND(here[:, None] + way[:, None] * WALK)
    x, y = side.at(0, GROUND(here))
    right, up = side.at(1, GROUND(here) + steep)
    down = min(max((after - here) @ way, side.x[0]), side.x[1])
    yield Text(side.left, side.top - 20, "The same ground, cut along the arrow", size=16 if side.width > 300 else 15, manner="title")
    yield Line((side.points(WALK, heights),), tone="height", cause="height", manner="bold")
    yield Line((((x, y), (right, y)), ((right, y), (right, up))), tone="slope", cause="slope", manner="thin dashed")
    yield Line((((x, y), (right, up)),), tone="slope", cause="slope", manner="bold")
    yield Text((x + right) / 2, y + 18, "1", "middle", tone="slope", cause="slope", size=15, manner="figures halo")
    yield Text(right + 8, (y + up) / 2 + 5, f"steepness {neat(steep)}", tone="slope", cause="slope", size=15, manner="figures halo")
    yield Dot(*side.at(down, GROUND(here + way * down)), 4, tone="step", cause="step")
    yield Dot(x, y, 6, tone="place", cause="place")


def told(here, slope, after) -> str:
    steep, rise = np.hypot(*slope), GROUND(after) - GROUND(here)
    if steep < 0.02:
        return "The ground is level here: the arrow has shrunk to nothing, and a step would lead nowhere."
    how = "steep" if steep > 1 else "gentle" if steep < 0.4 else "neither steep nor gentle"
    return (f"Where you stand the ground is {how}: it rises by {neat(steep)} over one along the arrow, which points straight uphill. "
            f"One step against it leads {neat(abs(rise))} {'down' if rise < 0 else 'up'}.")
