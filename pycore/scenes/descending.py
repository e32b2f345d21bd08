"""Rules of descent on a map: the same start, each rule's path, and one step taken apart into the formula's chunks."""
import numpy as np

from pycore.landscapes import LANDSCAPES
from pycore.marks import Arrow, Dot, Dots, Line, Picture, Pieces, Pull, Text, handle
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.labels import side, spread
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
    "start_x": SceneKnob("how far the start is moved across", 0, -3, 5, by_hand=True),
    "start_y": SceneKnob("how far the start is moved up", 0, -3, 2, by_hand=True),
}
CAUSES = {
    "push": "the fresh slope's share of the step",
    "news": "the fresh slope's share, in Ng's form",
    "memory": "the kept share of the steps before",
    "slope": "the slope that is divided",
    "direction": "the average of slopes that is divided",
    "usual-size": "the root of the average of squared slopes, which divides",
    "step": "the whole change of position",
    "path": "the places visited",
}
TONES = {"average": "teal", "squares": "plum", "gradient": "moss", "memory": "indigo"}


def idle(settings: dict) -> set[str]:
    """The knobs that change nothing under these settings, so that nobody is offered them."""
    rules = set(settings["rules"])
    return ({"memory"} if rules <= {"gradient descent"} else set()) | (set() if rules & {"RMSProp", "Adam"} else {"squares_memory"})


def show(knobs: dict, settings: dict, width: int) -> Picture:
    x, y = LANDSCAPES[settings["landscape"]].start
    begin = (x + knobs["start_x"], y + knobs["start_y"])
    walks = [walk(rule, settings["form"], settings["landscape"], begin, knobs) for rule in settings["rules"]]
    step = int(knobs["step"])
    draw = together if settings["layout"] == "together" else apart
    height, marks = draw(walks, step, settings, width)
    return Picture(width, height, marks, words(walks, step, settings))


def together(walks, step: int, settings, width: int):
    """One map with all paths; beside it, or below on a narrow sheet, the opened step."""
    opened = next((w for w in walks if w.name == settings["open"]), walks[-1] if settings["open"] == "last" else None)
    wide = width > 500
    plane = sheet(settings["landscape"], 0, 0, width if opened is None or not wide else 440, 300 if wide else 216)
    marks = [*terrain(settings["landscape"], plane)]
    for one in walks:
        marks += path(one, plane)
    if opened:
        marks += spots(opened, plane)
        marks += taken(opened, plane, step, fresh(opened, settings))
    marks += heads(walks, plane, step)
    marks += start(plane, walks[0], settings)
    if not opened:
        return plane.bottom, tuple(marks)
    left, top = (468, 0) if wide else (0, plane.bottom + 8)
    room = Room(468, 34, 212, 166, (468, 222, 680)) if wide else Room(0, top + 26, 140, 116, (158, top + 40, 340))
    marks.append(Text(left, top + 16, f"{opened.name[0].upper()}{opened.name[1:]}, step {step}", manner="title"))
    marks += opened_step(chunks(opened.steps[step - 1], fresh(opened, settings)), room)
    return (plane.bottom if wide else plane.bottom + 158), tuple(marks)


def apart(walks, step: int, settings, width: int):
    """A small map for each rule, two in a row, and under each its opened step."""
    gap, title, strip = (32, 26, 108) if width > 500 else (16, 24, 96)
    wide = (width - gap) / 2
    high = wide * (0.46 if width > 500 else 0.7)
    marks, bottom = [], 0
    for place, one in enumerate(walks):
        row, column = divmod(place, 2)
        plane = sheet(settings["landscape"], column * (wide + gap), row * (title + high + strip + 28) + title, wide, high)
        marks.append(Text(plane.left, plane.top - 9, f"{one.name}, step {step}", tone=one.tone, manner="title"))
        marks += terrain(settings["landscape"], plane)
        marks += path(one, plane, 3)
        marks += taken(one, plane, step, fresh(one, settings))
        if place == 0:
            marks += start(plane, one, settings)
        room = (Room(plane.left, plane.bottom + 10, 132, strip - 10, (plane.left + 150, plane.bottom + 28, plane.right))
                if width > 500 else Room(plane.left, plane.bottom + 8, wide, strip - 8))
        marks += opened_step(chunks(one.steps[step - 1], fresh(one, settings)), room)
        bottom = plane.bottom + strip + 6
    return bottom, tuple(marks)


def fresh(one, settings) -> str:
    """What the fresh slope's share is called: news where it enters an average, else a push."""
    return "news" if settings["form"] == "ng" and one.name == "momentum" else "push"


def path(one, plane, size: float = 4):
    """The whole way thin, with a dot at every step, until it leaves the map for good."""
    places = one.places.copy()
    gone = flown(one, plane, len(places) - 1)
    if gone is not None:
        places[gone + 1:] = places[gone]
    points = plane.points(*places.T)
    seen = plane.kept(points)
    yield Pieces(plane.cut(points), tone=one.tone, cause="path", manner="path")
    yield Dots(np.where(plane.holds(points)[:, None], seen, seen[0]), size, tone=one.tone, cause="path")


def spots(one, plane):
    """A clear disc on every place of the opened rule: a click opens the step that led there."""
    for step, (x, y) in enumerate(plane.kept(plane.points(*one.places[1:].T)).round(), 1):
        yield Dot(x, y, 9, tone=one.tone, manner="spot", sets={"step": step}, label=f"open step {step}")


def taken(one, plane, step: int, name: str):
    """The opened step on the map: its terms tip to tail where it is a sum, and the step itself."""
    gone = flown(one, plane, step - 1) is not None
    ends = one.places[[step, step] if gone else [step - 1, step]]
    here, there = plane.kept(plane.points(*ends.T))
    parts = chunks(one.steps[step - 1], name)
    if parts[0].cause == "memory":
        bend = ends[0] + parts[0].move * (not gone)
        bend = plane.kept(plane.points(*bend[:, None]))[0]
        yield Arrow(here, bend, 6, tone=parts[0].tone, cause=parts[0].cause)
        yield Arrow(bend, there, 6, tone=parts[1].tone, cause=parts[1].cause)
    yield Arrow(here, there, 8, tone="ink", cause="step", manner="bold")


def heads(walks, plane, step: int):
    """Where each rule is after the opened step, with its name, none upon another."""
    places = [plane.kept(plane.points(*one.places[step:step + 1].T))[0] for one in walks]
    heights = spread([y for _, y in places], 17, plane.top + 12, plane.bottom - 10)
    for one, (x, y), height in zip(walks, places, heights):
        name = one.name + ("" if flown(one, plane, step) is None else ", gone")
        room = 6.4 * len(name) + 18
        way, anchor = side(x, room, plane.right)
        yield Line((((x, y), (x + way * 12, height)),), tone=one.tone, manner="thin")
        yield Dot(x, y, 4.5, tone=one.tone, cause="path")
        yield Text(x + way * 15, height + 4, name, anchor, tone=one.tone, cause="path", manner="halo")


def start(plane, one, settings):
    """The common start, which can be pulled about; the knobs say how far from the landscape's own."""
    x, y = plane.kept(plane.points(*one.places[:1].T))[0]
    own = LANDSCAPES[settings["landscape"]].start
    pulls = {"x": Pull("start_x", (plane.left, plane.right), tuple(v - own[0] for v in plane.x)),
             "y": Pull("start_y", (plane.bottom, plane.top), tuple(v - own[1] for v in plane.y))}
    yield from handle(x, y, pulls, "ink", "pull the start")


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
    paths = "path" if len(walks) == 1 else f"{len(walks)} paths"
    return (f"A map of a {settings['landscape']} with the {paths} from one start. After step {step}: "
            + ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + told[-1] + ".")
