"""Rules of descent on a map: the same start, each rule's path, and one step taken apart into the formula's chunks."""
from collections.abc import Mapping

from pycore.landscapes import LANDSCAPES
from pycore.marks import Picture, Text
from pycore.scenes.facts import Fact, foremost
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.opened_step import Room, chunks, opened_step
from pycore.scenes.paths import heads, path, spots, start, taken
from pycore.scenes.terrain import sheet, terrain
from pycore.scenes.walk_facts import walk_facts
from pycore.scenes.walks import FORMS, RULES, STEPS, walk

NAME = "descending"
DOES = "Rules of descent walk down the same landscape from the same start; one step is opened to show what made it."
SETTINGS = {
    "rules": Setting("the rules that walk", list(RULES), "list", tuple(RULES)),
    "landscape": Setting("where they walk", "ravine", "choice", tuple(LANDSCAPES)),
    "form": Setting("whose letters momentum is written in", "ng", "choice", tuple(FORMS)),
    "open": Setting("the rule whose step is taken apart; the last one if not said", "last", "choice", ("last", "none", *RULES)),
    "layout": Setting("all on one map, or a small map for each", "together", "choice", ("together", "apart")),
}
KNOBS = {
    "learning_rate": SceneKnob("how far one step goes", 0.1, 0.001, 1, symbol=r"\alpha", log=True),
    "memory": SceneKnob("how much of the past gradients is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "squares_memory": SceneKnob("how much of the past squared gradients is kept", 0.9, 0, 0.999, symbol=r"\beta_2"),
    "step": SceneKnob("the step that is opened", 4, 1, STEPS, integer=True),
    "start_x": SceneKnob("how far the start is moved to the right", 0, -3, 5, by_hand=True),
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
WAYS = {"ravine": ("along", "across")}        # where the ways of the map have names of their own
TONES = {"average": "teal", "squares": "plum", "gradient": "moss", "memory": "indigo"}


def idle(settings: dict) -> set[str]:
    """The knobs that change nothing under these settings, so that nobody is offered them."""
    rules = set(settings["rules"])
    return ({"memory"} if rules <= {"gradient descent"} else set()) | (set() if rules & {"RMSProp", "Adam"} else {"squares_memory"})


def uses(settings: dict) -> tuple:
    """The functions of the core that are drawn under these settings."""
    return tuple(FORMS[settings["form"]][rule].rule for rule in settings["rules"])


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    landscape, step, walks, opened = walked(knobs, settings, instead)
    if settings["layout"] == "apart":
        height, marks = apart(walks, landscape, step, width)
    else:
        height, marks = together(walks, opened, landscape, step, width)
    return Picture(width, height, tuple(marks), words(walks, landscape, step))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of each rule's way, and of its opened step."""
    landscape, step, walks, opened = walked(knobs, settings, instead)
    return walk_facts(walks, opened if settings["layout"] == "together" else None, landscape, step)


def walked(knobs: dict, settings: dict, instead: Mapping) -> tuple:
    """The landscape, the number of the opened step, each rule's walk, and the one whose step is opened, if any."""
    landscape, step = LANDSCAPES[settings["landscape"]], int(knobs["step"])
    begin = (landscape.start[0] + knobs["start_x"], landscape.start[1] + knobs["start_y"])
    walks = [walk(rule, settings["form"], landscape, begin, knobs, instead) for rule in settings["rules"]]
    opened = {"none": None, "last": walks[-1]} | {each.name: each for each in walks}
    return landscape, step, walks, opened.get(settings["open"])


def together(walks, opened, landscape, step: int, width: int):
    """One map with all paths; beside it, or below on a narrow sheet, the opened step."""
    wide = width > 500
    plane = sheet(landscape, 0, 0, 590 if wide and opened else width, 360 if wide else 216)
    marks = [*terrain(landscape, plane)]
    for one in walks:
        marks += path(one, plane)
    if opened:
        marks += spots(opened, plane)
        marks += taken(opened, plane, step)
    marks += heads(walks, plane, step)
    marks += start(walks[0], plane, landscape.start)
    if not opened:
        return plane.bottom, marks
    left, top = (626, 0) if wide else (0, plane.bottom + 8)
    room = Room(626, 30, 320, 216, (626, 276, 946)) if wide else Room(0, top + 26, 140, 116, (158, top + 40, 340))
    marks.append(Text(left, top + 16, f"{opened.name[0].upper()}{opened.name[1:]}, step {step}", manner="title"))
    marks += opened_step(chunks(opened.steps[step - 1], opened.fresh), room, WAYS.get(landscape.name, ("right", "up")))
    return (plane.bottom if wide else plane.bottom + 166), marks


def apart(walks, landscape, step: int, width: int):
    """A small map for each rule, two in a row, and under each its opened step."""
    wide = width > 500
    gap, title, strip = (32, 26, 124) if wide else (16, 24, 96)
    across = (width - gap) / 2
    high = round(across * (0.4 if wide else 0.7))     # whole pixels, so that the four maps are written alike
    marks = []
    for place, one in enumerate(walks):
        row, column = divmod(place, 2)
        plane = sheet(landscape, column * (across + gap), row * (title + high + strip + 28) + title, across, high)
        marks.append(Text(plane.left, plane.top - 9, one.name if not wide else f"{one.name}, step {step}", tone=one.tone, manner="title"))
        marks += terrain(landscape, plane)
        marks += path(one, plane, 3)
        marks += taken(one, plane, step)
        if place == 0:
            marks += start(one, plane, landscape.start)
        room = (Room(plane.left, plane.bottom + 10, 200, strip - 10, (plane.left + 232, plane.bottom + 28, plane.right))
                if wide else Room(plane.left, plane.bottom + 8, across, strip - 8))
        marks += opened_step(chunks(one.steps[step - 1], one.fresh), room)
    return plane.bottom + strip + 6, marks


def words(walks, landscape, step: int) -> str:
    told = []
    for one in walks:
        height = landscape.value(one.places[step])
        told.append(f"{one.name} at height {height:.2f}" if abs(height) < 1e3 else f"{one.name} has flown away")
    paths = "path" if len(walks) == 1 else f"{len(walks)} paths"
    lowest = foremost([one.name for one in walks], [-landscape.value(one.places[step]) for one in walks])
    return (f"A map of a {landscape.name} with the {paths} from one start. After step {step}: "
            + ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + told[-1]
            + (f"; {lowest} stands lowest." if len(walks) > 1 and lowest != "none" else "."))
