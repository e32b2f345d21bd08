"""Walks drawn on their map: paths, places to click, the step that is taken, who has come where, and the start."""
import numpy as np

from pycore.marks import Arrow, Dot, Dots, Line, Pieces, Pull, Text, handle
from pycore.scenes.labels import side
from pycore.scenes.opened_step import chunks
from pycore.scenes.plane import Plane
from pycore.scenes.walks import Walk


HEAD = 4              # pixels that an arrow's head may need beside its tip


def path(one: Walk, plane: Plane, size: float = 4):
    """The whole way thin, with a dot at every step, until it leaves the map for good."""
    places = one.places.copy()
    gone = flown(one, plane, len(places) - 1)
    if gone is not None:
        places[gone + 1:] = places[gone]
    points = plane.points(*places.T)
    seen = plane.kept(points)
    yield Pieces(plane.cut(points), tone=one.tone, cause="path", manner="path")
    yield Dots(np.where(plane.holds(points)[:, None], seen, seen[0]), size, tone=one.tone, cause="path")


def spots(one: Walk, plane: Plane):
    """A clear disc on every place of the opened rule: a click opens the step that led there."""
    for step, (x, y) in enumerate(plane.kept(plane.points(*one.places[1:].T)).round(), 1):
        yield Dot(x, y, 9, tone=one.tone, manner="spot", sets={"step": step})


def taken(one: Walk, plane: Plane, step: int):
    """The opened step on the map: its terms tip to tail where it is a sum, and the step itself."""
    gone = flown(one, plane, step - 1) is not None
    ends = one.places[[step, step] if gone else [step - 1, step]]
    here, there = plane.kept(plane.points(*ends.T), HEAD)
    parts = chunks(one.steps[step - 1], one.fresh)
    if parts[0].cause == "memory":
        bend = ends[0] + parts[0].move * (not gone)
        bend = plane.kept(plane.points(*bend[:, None]), HEAD)[0]
        yield Arrow(here, bend, 6, tone=parts[0].tone, cause=parts[0].cause)
        yield Arrow(bend, there, 6, tone=parts[1].tone, cause=parts[1].cause)
    yield Arrow(here, there, 8, tone="ink", cause="step", manner="bold")


def heads(walks: list[Walk], plane: Plane, step: int):
    """Where each rule is after the opened step, with its name, none upon another."""
    places = [plane.kept(plane.points(*one.places[step:step + 1].T), 4.5)[0] for one in walks]
    rows = plane.bottom - 10 - 21 * np.arange(len(walks))           # below the walls, where few ways lead
    for one, (x, y), height in zip(walks, places, rows):
        name = one.name + ("" if flown(one, plane, step) is None else ", gone")
        room = 8 * len(name) + 20
        way, anchor = side(x, room, plane.right)
        yield Line((((x, y), (x + way * 12, height - 5)),), tone=one.tone, manner="thin pale")
        yield Dot(x, y, 4.5, tone=one.tone, cause="path")
        yield Text(x + way * 15, height, name, anchor, tone=one.tone, cause="path", manner="halo")


def start(one: Walk, plane: Plane, own: tuple[float, float]):
    """The common start, which can be pulled about; the knobs say how far from the landscape's own start."""
    x, y = plane.kept(plane.points(*one.places[:1].T), 7)[0]
    pulls = {"x": Pull("start_x", (plane.left, plane.right), tuple(v - own[0] for v in plane.x)),
             "y": Pull("start_y", (plane.bottom, plane.top), tuple(v - own[1] for v in plane.y))}
    yield from handle(x, y, pulls, "ink", "pull the start")


def flown(one: Walk, plane: Plane, step: int) -> int | None:
    """The step at which a walk leaves the map for good, if it has by now."""
    inside = np.flatnonzero(plane.holds(plane.points(*one.places[:step + 1].T)))
    last = inside[-1] if len(inside) else -1
    return None if last == step else int(last) + 1
