"""Rules of descent on a map: the same start, each rule's path, and one step taken apart into the formula's chunks."""
import numpy as np

from pycore.landscapes import LANDSCAPES
from pycore.marks import Arrow, Dot, Dots, Line, Picture, Pull, Text, handle
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.opened_step import Room, chunks, opened_step
from pycore.scenes.terrain import sheet, terrain
from pycore.scenes.walks import ORDINARY, STEPS, walk

NAME = "descending"
DOES = "Rules of descent walk down the same landscape from the same start; one step is opened to show what made it."
SETTINGS = {
    "rules": Setting("the rules that walk", list(ORDINARY), "list", ORDINARY),
    "landscape": Setting("where they walk", "ravine", "choice", tuple(LANDSCAPES)),
    "form": Setting("whose letters momentum is written in", "ng", "choice", ("ng", "ruder")),
    "open": Setting("the rule whose step is taken apart; the last one if not said", "last", "choice", ("last", "none", *ORDINARY)),
    "layout": Setting("all on one map, or a small map for each", "together", "choice", ("together", "apart")),
}
KNOBS = {
    "learning_rate": SceneKnob("how far one step goes", 0.1, 0.001, 1, symbol=r"\alpha", log=True),
    "memory": SceneKnob("how much of the past gradients is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "squares_memory": SceneKnob("how much of the past squared gradients is kept", 0.9, 0, 0.999, symbol=r"\beta_2"),
    "step": SceneKnob("the step that is opened", 4, 1, STEPS, integer=True),
    "start_x": SceneKnob("where the walk starts, across", -2.4, -4, 4),
    "start_y": SceneKnob("where the walk starts, upwards", 0.9, -2, 2),
}
CAUSES = {
    "push": "the fresh gradient's share of the step",
    "memory": "the kept share of the steps before",
    "direction": "what is divided: the gradient, or the average of gradients",
    "shrink": "the root of the average of squared gradients, which divides",
    "step": "the whole change of position",
    "path": "the places visited",
}


def show(knobs: dict, settings: dict, width: int) -> Picture:
    walks = [walk(rule, settings["form"], settings["landscape"], (knobs["start_x"], knobs["start_y"]), knobs)
             for rule in settings["rules"]]
    step = int(knobs["step"])
    draw = together if settings["layout"] == "together" else apart
    height, marks = draw(walks, step, knobs, settings, width)
    return Picture(width, height, marks, words(walks, step, settings))


def together(walks, step: int, knobs, settings, width: int):
    """One map with all paths; beside it, or below on a narrow sheet, the opened step."""
    opened = next((w for w in walks if w.name == settings["open"]), walks[-1] if settings["open"] == "last" else None)
    wide = width > 500
    plane = sheet(settings["landscape"], 0, 0, width if opened is None or not wide else 440, 300 if wide else 216)
    marks = [*terrain(settings["landscape"], plane)]
    for one in walks:
        marks += path(one, plane, step)
    if opened:
        marks += spots(opened, plane)
        marks += taken(opened, plane, step)
    marks += heads(walks, plane, step)
    marks += start(plane, knobs)
    if not opened:
        return plane.bottom, tuple(marks)
    left, top = (468, 0) if wide else (0, plane.bottom + 8)
    title = Text(left, top + 16, f"{opened.name[0].upper()}{opened.name[1:]}, step {step}", manner="title")
    room = (Room(468, 34, 212, 166, (468, 222), 212) if wide
            else Room(0, plane.bottom + 34, 140, 116, (158, plane.bottom + 48), 182))
    marks += [title, *opened_step(opened.steps[step - 1], room)]
    return (plane.bottom if wide else plane.bottom + 158), tuple(marks)


def apart(walks, step: int, knobs, settings, width: int):
    """A small map for each rule, two in a row."""
    gap, head = (20, 24) if width > 500 else (12, 22)
    wide = (width - gap) / 2
    high = wide * (0.5 if width > 500 else 0.72)
    marks, bottom = [], 0
    for place, one in enumerate(walks):
        row, column = divmod(place, 2)
        plane = sheet(settings["landscape"], column * (wide + gap), row * (high + head + gap) + head, wide, high)
        marks.append(Text(plane.left, plane.top - 8, one.name, tone=one.tone, manner="title"))
        marks += terrain(settings["landscape"], plane)
        marks += path(one, plane, step)
        marks += taken(one, plane, step)
        if place == 0:
            marks += start(plane, knobs)
        bottom = plane.bottom
    return bottom, tuple(marks)


def path(one, plane, step: int):
    """The whole way thin, with a dot at every step; what lies behind the opened step is stronger."""
    points = plane.points(*one.places.T)
    seen = plane.kept(points)
    yield Line(tuple(plane.cut(points)), tone=one.tone, cause="path", manner="path")
    yield Dots(tuple(np.where(plane.holds(points)[:, None], seen, seen[0])), 4, tone=one.tone, cause="path")


def spots(one, plane):
    """A clear disc on every place of the opened rule: a click opens the step that led there."""
    for step, (x, y) in enumerate(plane.kept(plane.points(*one.places[1:].T)), 1):
        yield Dot(x, y, 9, tone=one.tone, manner="spot", sets={"step": step}, label=f"open step {step}")


def taken(one, plane, step: int):
    """The opened step on the map: its terms tip to tail where it is a sum, and the step itself."""
    here, there = plane.kept(plane.points(*one.places[step - 1:step + 1].T))
    parts = chunks(one.steps[step - 1])
    if parts[0].cause == "memory":
        bend = plane.kept(plane.points(*(one.places[step - 1] + parts[0].move)[:, None]))[0]
        yield Arrow(here, bend, 6, tone=parts[0].tone, cause=parts[0].cause)
        yield Arrow(bend, there, 6, tone=parts[1].tone, cause=parts[1].cause)
    yield Arrow(here, there, 8, tone="accent", cause="step", manner="bold")


def heads(walks, plane, step: int):
    """Where each rule is after the opened step, with its name, none upon another."""
    places = [plane.kept(plane.points(*one.places[step:step + 1].T))[0] for one in walks]
    heights = spread([y for _, y in places], 17, plane.top + 12, plane.bottom - 10)
    for one, (x, y), height in zip(walks, places, heights):
        name = one.name + ("" if flown(one, plane, step) is None else " flies away")
        room = 7.2 * len(name) + 18
        side, anchor = (1, "start") if x + room < plane.right else (-1, "end")
        yield Line((((x, y), (x + side * 12, height)),), tone=one.tone, manner="thin")
        yield Dot(x, y, 4.5, tone=one.tone, cause="path")
        yield Text(x + side * 15, height + 4, name, anchor, tone=one.tone, cause="path", manner="halo")


def spread(heights, gap: float, top: float, bottom: float) -> list[float]:
    """Heights moved as little as needed to be at least `gap` apart between top and bottom, in their own order."""
    order = np.argsort(heights, kind="stable")
    placed = np.array(heights, float)[order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    placed -= (placed - np.array(heights)[order]).mean()
    placed += max(top - placed[0], 0) - max(placed[-1] - bottom, 0)
    result = np.empty(len(placed))
    result[order] = placed
    return result.tolist()


def start(plane, knobs):
    """The common start, which can be pulled about."""
    x, y = plane.kept(plane.points([knobs["start_x"]], [knobs["start_y"]]))[0]
    pulls = {"x": Pull("start_x", (plane.left, plane.right), plane.x), "y": Pull("start_y", (plane.bottom, plane.top), plane.y)}
    yield from handle(x, y, pulls, "ink", "the start")
    yield Text(x, y - 12, "start", "middle", tone="quiet", size=12, manner="halo")


def flown(one, plane, step: int) -> int | None:
    """The step at which a walk leaves the map for good, if it has by now."""
    inside = np.flatnonzero(plane.holds(plane.points(*one.places[:step + 1].T)))
    last = inside[-1] if len(inside) else -1
    return None if last == step else int(last) + 1


def words(walks, step: int, settings) -> str:
    value = LANDSCAPES[settings["landscape"]].value
    told = []
    for one in walks:
        height = value(one.places[step])
        told.append(f"{one.name} at height {height:.2f}" if height < 1e3 else f"{one.name} has flown away")
    names = ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + told[-1]
    return f"A map of a {settings['landscape']} with the paths of {len(walks)} rule{'s' * (len(walks) > 1)}. After step {step}: {names}."
