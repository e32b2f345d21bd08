"""A noisy series and its moving average; one day is opened, and its update stands there as two bars, end to end."""
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from pycore.averages import corrected, memory_length, moving_average
from pycore.marks import Bar, Dot, Dots, Line, Picture, Pull, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.labels import short, side, spread
from pycore.scenes.plane import Plane

NAME = "moving average"
DOES = "A noisy series of days and its exponential moving average; one day's update is drawn as memory plus news."
DAYS = 60
SETTINGS = {
    "corrected": Setting("also draw the average freed from its empty start", False, "flag"),
}
KNOBS = {
    "memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "day": SceneKnob("the day that is opened", 37, 1, DAYS, integer=True),
    "surprise": SceneKnob("by how far that day is pulled from what it was", 0, -5, 5, by_hand=True),
}
CAUSES = {
    "memory": "the kept share of yesterday's average",
    "news": "the added share of today's observation",
    "average": "the moving average",
    "observation": "what was measured that day",
    "before": "yesterday's average",
    "corrected": "the average freed from its empty start",
}
TONES = {"average": "teal", "observation": "ochre", "memory": "indigo"}


def uses(settings: dict) -> tuple:
    return (moving_average,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    beta, day = knobs["memory"], int(knobs["day"])
    average = instead.get(moving_average, moving_average)
    x, steps = run(knobs, average)
    plane = paper(width, max(abs(step.v) for step in steps))
    marks = (*backdrop(plane), *chosen(plane, day), *curves(plane, x, steps, beta, settings["corrected"]),
             *opened(plane, steps, day))
    length = memory_length(beta) if average is moving_average else None
    return Picture(width, plane.bottom + 26, marks, words(steps, beta, length, day, settings["corrected"]))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the whole line, and of the opened day."""
    beta, day = knobs["memory"], int(knobs["day"])
    average = instead.get(moving_average, moving_average)
    x, steps = run(knobs, average)
    line, step = np.array([one.v for one in steps]), steps[day - 1]
    rises = np.sign(np.diff(line))
    made = {
        "roughness": Fact(float(np.abs(np.diff(line)).mean()), "how far the line moves from one day to the next, on average"),
        "turns": Fact(float(np.sum(rises[1:] * rises[:-1] < 0)), "how often the line turns from rising to falling or back"),
        "distance": Fact(float(np.abs(line - x).mean()), "how far the line lies from the days' own dots, on average"),
        "delay": Fact(float(delay(x, line)), "by how many days the line must be moved back to run most like the days"),
        "highest": Fact(float(line.max()), "where the line is highest"),
        "lowest": Fact(float(line.min()), "where the line is lowest"),
        "highest day": Fact(float(line.argmax() + 1), "the day on which the line is highest"),
        "lowest day": Fact(float(line.argmin() + 1), "the day on which the line is lowest"),
        "end": Fact(float(line[-1]), "where the line ends"),
        "averages": Fact(line.tolist(), "the line, day by day"),
        "observations": Fact(x.tolist(), "the dots, day by day"),
        "today": Fact(float(step.x), "the opened day's own mark"),
        "memory": Fact(float(step.memory), "what yesterday's average leaves on the opened day"),
        "news": Fact(float(step.news), "what the opened day adds"),
        "average": Fact(float(step.v), "the average after the opened day"),
        "before": Fact(float(steps[day - 2].v if day > 1 else 0), "the average before the opened day"),
    }
    if average is moving_average:
        made["memory length"] = Fact(float(memory_length(beta)), "about how many days the average remembers")
    if settings["corrected"]:
        made["corrected"] = Fact(float(corrected(step.v, beta, day)), "the average after the opened day, freed from its empty start")
    return made


def run(knobs: dict, average: Callable) -> tuple[np.ndarray, list]:
    """The days, with the opened one as it was pulled, and the steps of their average."""
    x, day = series().copy(), int(knobs["day"])
    x[day - 1] = np.clip(x[day - 1] + knobs["surprise"], -5, 5)
    return x, list(average(x, knobs["memory"]))


def delay(x, line, most: int = DAYS // 2) -> int:
    """The shift of a line, in days, with which it goes most alike with the days themselves."""
    def alike(shift: int) -> float:
        one, other = x[:len(x) - shift] - x[:len(x) - shift].mean(), line[shift:] - line[shift:].mean()
        size = np.sqrt((one @ one) * (other @ other))
        return one @ other / size if size > 1e-12 else 0.0
    return max(range(most), key=alike)


@lru_cache
def series() -> np.ndarray:
    """Sixty days, each marked between -5 and 5: a spell of good ones, then worse, with seeded noise."""
    chance = np.random.default_rng(3)
    day = np.arange(1, DAYS + 1)
    return np.clip(0.4 + 2.6 * np.sin(day / 9 - 0.5) + chance.normal(0, 1.25, DAYS), -5, 5).round(1)


def paper(width: int, farthest: float) -> Plane:
    """Room for all marks a day may get, and for an average that has grown past them."""
    wide, high = width > 500, max(5.6, 1.08 * farthest)
    return Plane(8, 10, width - 8 - (112 if wide else 10), 340 if wide else 260, (0, DAYS + 1), (-high, high))


def backdrop(plane: Plane):
    """The line of days that are neither good nor bad, and where days begin and end."""
    _, zero = plane.at(0, 0)
    yield Line((((plane.left, zero), (plane.right, zero)),), tone="quiet", manner="thin")
    yield Text(plane.at(1, 0)[0] - 4, plane.bottom + 20, "day 1", tone="quiet", manner="fixed")
    yield Text(plane.at(DAYS, 0)[0] + 4, plane.bottom + 20, f"day {DAYS}", "end", tone="quiet", manner="fixed")


def chosen(plane: Plane, day: int):
    """A ring on the line of days, which can be pulled to another day."""
    x = plane.at(day, 0)[0]
    yield Line((((plane.at(1, 0)[0], plane.bottom - 6), (plane.at(DAYS, 0)[0], plane.bottom - 6)),), tone="quiet", manner="contour")
    yield from handle(x, plane.bottom - 6, {"x": Pull("day", (plane.at(1, 0)[0], plane.at(DAYS, 0)[0]), (1, DAYS))}, "quiet", "the day that is opened")


def curves(plane: Plane, x, steps, beta: float, with_correction: bool):
    day, average = np.arange(1, DAYS + 1), [step.v for step in steps]
    yield Dots(plane.kept(plane.points(day, x)), 5 if plane.width > 400 else 4, tone="quiet", cause="observation")
    if with_correction:
        freed = [corrected(v, beta, t) for t, v in enumerate(average, 1)]
        yield Line((plane.points(day, freed),), tone="average", cause="corrected", manner="dashed")
    yield Line((plane.points(np.arange(DAYS + 1), [0, *average]),), tone="average", cause="average", manner="bold")
    if plane.width > 400:
        end = plane.at(DAYS, average[-1])
        yield Text(end[0] + 12, end[1] + 4, "the average", tone="average", cause="average")


def opened(plane: Plane, steps, day: int):
    """One update as it is written: the memory from nothing, the news from there to the new average."""
    step, wide = steps[day - 1], 11 if plane.width > 400 else 7
    x, zero = plane.at(day, 0)
    kept, top = plane.at(0, step.memory)[1], plane.at(0, step.v)[1]
    measured = np.clip(plane.at(0, step.x)[1], plane.top, plane.bottom)
    yield Line((((x, measured), (x, zero)),), tone="observation", manner="thin dashed", cause="observation")
    yield Bar(x - wide, min(zero, kept), wide, abs(zero - kept), tone="memory", cause="memory")
    yield Bar(x, min(top, kept), wide, abs(kept - top), tone="observation", cause="news")
    yield Line((((x - wide, kept), (x + wide, kept)),), tone="memory", manner="thin", cause="memory")
    yield Dot(*plane.at(day - 1, steps[day - 2].v if day > 1 else 0), 3.5, tone="average", cause="before", manner="open")
    yield Dot(x, top, 4, tone="average", cause="average")
    yield from pulled(plane, step, x, measured)
    way, anchor = side(x, 120, plane.right)
    names = ((measured, f"today {short(step.x, 1)}", "observation", "observation"),
             ((top + kept) / 2, f"news {short(step.news)}", "observation", "news"),
             ((kept + zero) / 2, f"memory {short(step.memory)}", "memory", "memory"))
    heights = spread([at for at, *_ in names], 19, plane.top + 4, plane.bottom - 24)
    for (_, name, tone, cause), height in zip(names, heights):
        yield Text(x + way * (wide + 9), height + 4, name, anchor, tone=tone, cause=cause, manner="halo")


def pulled(plane: Plane, step, x: float, measured: float):
    """The opened day's measurement, which can be pulled up and down."""
    usual = series()[step.t - 1]
    pull = Pull("surprise", (plane.at(0, usual - 5)[1], plane.at(0, usual + 5)[1]), (-5, 5))
    yield from handle(x, measured, {"y": pull}, "observation", "pull this day up or down", "observation")


def words(steps, beta: float, length: float | None, day: int, with_correction: bool) -> str:
    """`length`: about how many days the average looks back, if that is how it works."""
    step, before = steps[day - 1], steps[day - 2].v if day > 1 else 0
    back = "" if length is None else f", which looks back about {length:.0f} {'day' if round(length) == 1 else 'days'}"
    text = (f"Sixty noisy days and their moving average with memory {beta:.2f}{back}. On day {day} the average before it, {short(before)}, leaves a memory "
            f"of {short(step.memory)}, the observation of {short(step.x, 1)} brings news of {short(step.news)}, "
            f"and the average becomes {short(step.v)}.")
    if with_correction:
        text += f" Freed from its empty start it is {short(corrected(step.v, beta, day))}."
    return text
