"""One step of Adam under glass: past slopes head to tail make the direction, and the usual size squeezes it into the step."""
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from pycore.averages import weight_of_the_past
from pycore.descent import descend
from pycore.landscapes import LANDSCAPES
from pycore.marks import Arrow, Bar, Dot, Dots, Line, Picture, Pieces, Table, Text
from pycore.optimizers import adam
from pycore.ratios import ratio
from pycore.scenes.facts import Fact, moves
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane
from pycore.scenes.terrain import sheet, terrain

NAME = "under glass"
DOES = "One step of Adam: past slopes, faded, head to tail; then the chain squeezed by the root of the average of squared slopes."
STEPS = 24
SETTINGS = {}
KNOBS = {
    "learning_rate": SceneKnob("how far one step goes", 0.1, 0.001, 1, symbol=r"\alpha", log=True),
    "memory": SceneKnob("how much of the past slopes is kept", 0.9, 0, 0.99, symbol=r"\beta_1"),
    "squares_memory": SceneKnob("how much of the past squared slopes is kept", 0.9, 0, 0.999, symbol=r"\beta_2"),
    "step": SceneKnob("the step under the glass", 14, 1, STEPS, integer=True),
}
CAUSES = {
    "memory": "the faded slopes of earlier steps",
    "news": "the fresh slope's share",
    "direction": "their sum, the average of slopes",
    "usual-size": "the root of the average of squared slopes",
    "trusted-slope": "the direction in proportion to the usual size",
    "step": "the change of place",
    "path": "the places visited",
}
TONES = {"gradient": "moss", "memory": "indigo", "average": "teal", "squares": "plum"}
AXES = {"along": np.array([1.0, 0.0]), "across": np.array([0.0, 1.0])}


def uses(settings: dict) -> tuple:
    return (adam,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    at = int(knobs["step"])
    steps = walk(instead.get(adam, adam), knobs)
    wide = width > 500
    chain, v, usual, share, move = opened(steps, knobs["memory"], at)
    plane = sheet(LANDSCAPES["ravine"], 0, 30, 372 if wide else width, 300 if wide else 176)
    rooms = ((416, 42, 246, 288), (706, 42, 246, 288)) if wide else ((0, 254, 160, 216), (180, 254, 160, 216))
    marks = (*titles(rooms, at, wide), *terrain(LANDSCAPES["ravine"], plane, 5), *path(plane, steps, at),
             *head_to_tail(rooms[0], chain, v, usual), *squeezed(rooms[1], chain, v, usual), *captions(rooms, v, usual, share, wide))
    bottom = max(plane.bottom, rooms[0][1] + rooms[0][3]) + (34 if wide else 40)
    return Picture(width, bottom, marks, words(at, v, usual, share), table(v, usual, share, move))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    at = int(knobs["step"])
    steps = walk(instead.get(adam, adam), knobs)
    chain, v, usual, share, move = opened(steps, knobs["memory"], at)
    way = [np.hypot(*piece) for piece in chain]
    sides = np.sign([step.gradient[1] for step in steps[:at]])
    made = {
        "usual across": Fact(float(usual[1]), "the usual size of slopes across the ravine"),
        "usual along": Fact(float(usual[0]), "the usual size of slopes along the ravine"),
        "chain length": Fact(float(np.sum(way)), "how long the chain is, link by link"),
        "direction length": Fact(float(np.hypot(*v)), "how long the direction is, straight from the first tail to the last head"),
        "chain ends": Fact(float(np.abs(chain.sum(axis=0) - v).max()), "how far the chain's last head lies from the direction's"),
        "turns": Fact(float(np.sum(sides[1:] != sides[:-1])), "how often the slope across has changed sign so far"),
        "links": Fact(float(at), "how many slopes are in the chain"),
        "newest share": Fact(float(weight_of_the_past(knobs["memory"], 0)), "the share of the newest slope"),
    }
    for name, vector, what in (("direction", v, "the direction, downhill"), ("share", share, "the direction over the usual size, downhill"),
                               ("step", move, "the step"), ("newest", chain[-1], "the newest link, downhill")):
        made |= moves(name, vector, what, AXES)
    return made


def walk(rule: Callable, knobs: dict) -> tuple:
    return _walk(rule, float(knobs["learning_rate"]), float(knobs["memory"]), float(knobs["squares_memory"]))


@lru_cache(maxsize=16)
def _walk(rule: Callable, alpha: float, beta_1: float, beta_2: float) -> tuple:
    landscape = LANDSCAPES["ravine"]
    with np.errstate(all="ignore"):
        return tuple(descend(rule, landscape.gradient, landscape.start, STEPS, alpha=alpha, beta_1=beta_1, beta_2=beta_2))


def opened(steps: tuple, beta: float, at: int) -> tuple:
    """The chain of faded slopes, shape (STEPS, 2), oldest first and empty where there was none; its sum, the usual size, their
    quotient and the step. All are moves, downhill."""
    slopes = np.array([step.gradient for step in steps[:at]])
    links = np.zeros((STEPS, 2))
    links[STEPS - at:] = -slopes * weight_of_the_past(beta, np.arange(at)[::-1, None])
    step = steps[at - 1]
    v = -safe(step.average if step.average is not None else step.push)
    usual = safe(step.usual) if step.usual is not None else np.ones(2)
    with np.errstate(all="ignore"):
        return safe(links), v, usual, safe(ratio(v, usual)), safe(step.step)


def safe(array) -> np.ndarray:
    return np.nan_to_num(np.clip(array, -1e6, 1e6))


def titles(rooms, at: int, wide: bool):
    yield Text(0, 18, f"Step {at}", manner="title")
    for (left, top, across, high), name in zip(rooms, ("past slopes, turned downhill", "squeezed by the usual size") if wide else ("head to tail", "squeezed")):
        yield Text(left, top - 24 if wide else top - 18, name, manner="title")


def path(plane: Plane, steps: tuple, at: int):
    """The whole way, and the step under the glass."""
    places = np.clip(np.array([step.position for step in steps] + [steps[-1].after]), -1e6, 1e6)
    points = plane.points(*np.nan_to_num(places).T)
    yield Pieces(plane.cut(points), tone="ink", cause="path", manner="path")
    yield Dots(plane.kept(points), 4.5, tone="ink", cause="path")
    here, there = plane.kept(points[at - 1:at + 1], 5)
    yield Dot(*there, 6, tone="ink", cause="step", manner="handle")
    yield Arrow(here, there, 9, tone="ink", cause="step", manner="bold")


def head_to_tail(room, chain: np.ndarray, v: np.ndarray, usual: np.ndarray):
    """The faded slopes, oldest first, from one point; straight across them their sum; around it the usual size as a box."""
    yield from linked(room, chain, v, usual, np.ones(2), "direction")


def squeezed(room, chain: np.ndarray, v: np.ndarray, usual: np.ndarray):
    """The same with each direction measured in its own usual size: the box is a square."""
    yield from linked(room, chain, v, usual, np.maximum(usual, 1e-12), "trusted-slope")


def linked(room, chain: np.ndarray, v: np.ndarray, usual: np.ndarray, unit: np.ndarray, cause: str):
    left, top, across, high = room
    joints = np.vstack([np.zeros(2), np.cumsum(chain / unit, axis=0)])
    box, end = usual / unit, v / unit
    far = np.maximum(np.abs(joints).max(axis=0), np.maximum(box, np.abs(end)))
    scale = 0.96 * min(across / 2 / max(far[0], 1e-12), high / 2 / max(far[1], 1e-12))
    centre = np.array([left + across / 2, top + high / 2])
    at = centre + joints * scale * (1, -1)
    wide, tall = box * scale
    yield Bar(centre[0] - wide, centre[1] - tall, 2 * wide, 2 * tall, tone="squares", cause="usual-size", manner="open")
    yield Line((at[:-1],), tone="memory", cause="memory")
    if cause == "direction":
        yield Dots(at[:-1], 4, tone="memory", cause="memory")
    yield Arrow(at[-2], at[-1], 7, tone="gradient", cause="news")
    yield Arrow(centre, centre + end * scale * (1, -1), 10, tone="average", cause=cause, manner="bold")
    yield Dot(*centre, 3, tone="ink")


def captions(rooms, v, usual, share, wide: bool):
    """Both results in numbers, along and across."""
    for (left, top, across, high), name, pair, tone, cause in ((rooms[0], "v", v, "average", "direction"), (rooms[1], "v / √s", share, "average", "trusted-slope")):
        y = top + high + 20
        yield Text(left, y, name, size=17, tone=tone, cause=cause, manner="letter")
        yield Text(left + across, y, f"{short(pair[0])} along, {short(pair[1])} across" if wide else f"{short(pair[0])}, {short(pair[1])}", "end", tone=tone, cause=cause)


def words(at: int, v, usual, share) -> str:
    return (f"Step {at} of Adam. Slopes so far, faded and laid head to tail, lead {short(v[0])} along the ravine and {short(v[1])} across it. "
            f"Slopes usually measure {short(usual[0])} along and {short(usual[1])} across; in proportion to that the step goes {short(share[0])} along "
            f"and {short(share[1])} across, times the learning rate.")


def table(v, usual, share, move) -> Table:
    return Table(("", "along", "across"), tuple((name, short(pair[0], 3), short(pair[1], 3)) for name, pair in
                                               (("direction", v), ("usual size", usual), ("in proportion", share), ("step", move))))
