"""A noisy series and its moving average; one day is opened, and its update stands there as two stacked bars."""
from functools import lru_cache

import numpy as np

from pycore.averages import corrected, memory_length, moving_average
from pycore.marks import Bar, Dot, Dots, Line, Picture, Pull, Text, handle
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.plane import Plane

NAME = "moving average"
DOES = "A noisy series of days and its exponential moving average; one day's update is drawn as memory plus news."
DAYS = 60
SETTINGS = {
    "corrected": Setting("also draw the average freed from its empty start", False, "flag"),
}
KNOBS = {
    "memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "day": SceneKnob("the day whose update is opened", 38, 1, DAYS, integer=True),
    "surprise": SceneKnob("how far that day departs from what was measured", 0, -10, 10),
}
CAUSES = {
    "memory": "the kept share of yesterday's average",
    "news": "the added share of today's observation",
    "average": "the moving average",
    "observation": "what was measured that day",
    "before": "yesterday's average",
    "corrected": "the average freed from its empty start",
}


def show(knobs: dict, settings: dict, width: int) -> Picture:
    beta, day, surprise = knobs["memory"], int(knobs["day"]), knobs["surprise"]
    x = series().copy()
    x[day - 1] += surprise
    steps = list(moving_average(x, beta))
    average = np.array([step.v for step in steps])
    plane = paper(width)
    marks = (*backdrop(plane), *days(plane), *curves(plane, x, average, beta, settings["corrected"]),
             *opened(plane, steps, day), *observation(plane, x, day))
    return Picture(width, plane.bottom + 26, marks, words(steps, beta, day, settings["corrected"]))


@lru_cache
def series() -> np.ndarray:
    """Sixty days' measurements: a slow swing with seeded noise, between about 6 and 26."""
    chance = np.random.default_rng(7)
    day = np.arange(1, DAYS + 1)
    return 16 + 5 * np.sin(day / 9.5 - 0.6) + chance.normal(0, 2.4, DAYS)


def paper(width: int) -> Plane:
    room = 96 if width > 500 else 12
    return Plane(12, 26, width - 12 - room, 250 if width > 500 else 220, (0, DAYS + 1), (0, 32))


def backdrop(plane: Plane):
    """The ground line with a day at either end."""
    _, ground = plane.at(0, 0)
    yield Line((((plane.left, ground), (plane.right, ground)),), tone="quiet", manner="thin")
    yield Text(plane.at(1, 0)[0], ground + 18, "day 1", tone="quiet", size=12)
    yield Text(plane.at(DAYS, 0)[0], ground + 18, f"day {DAYS}", "end", tone="quiet", size=12)


def days(plane: Plane):
    """A clear column for each day: a click opens it."""
    wide = plane.width / (DAYS + 1)
    for day in range(1, DAYS + 1):
        yield Bar(plane.at(day, 0)[0] - wide / 2, plane.top, wide, plane.height, tone="quiet", manner="spot",
                  sets={"day": day}, label=f"open day {day}")


def curves(plane: Plane, x, average, beta: float, with_correction: bool):
    day = np.arange(1, DAYS + 1)
    yield Dots(plane.points(day, x), tone="quiet", cause="observation")
    if with_correction:
        freed = [corrected(v, beta, t) for t, v in enumerate(average, 1)]
        yield Line((plane.points(day, freed),), tone="memory", cause="corrected", manner="dashed")
    yield Line((plane.points(np.arange(DAYS + 1), [0, *average]),), tone="memory", cause="average", manner="bold")
    if plane.left + plane.width + 90 < 690 and plane.width > 400:
        end = plane.at(DAYS, average[-1])
        yield Text(end[0] + 14, end[1] + 4, "the average", tone="memory", cause="average")


def opened(plane: Plane, steps, day: int):
    """One update as it is written: the memory, and the news upon it, reaching the new average."""
    step, wide = steps[day - 1], 14 if plane.width > 400 else 10
    x, ground = plane.at(day, 0)
    _, kept = plane.at(day, step.memory)
    _, top = plane.at(day, step.v)
    yield Bar(x - wide / 2, kept, wide, ground - kept, tone="memory", cause="memory")
    yield Bar(x - wide / 2, top, wide, kept - top, tone="accent", cause="news")
    before = plane.at(day - 1, steps[day - 2].v if day > 1 else 0)
    yield Dot(*before, 3.5, tone="memory", cause="before", manner="open")
    yield Dot(x, top, 4, tone="memory", cause="average")
    side, anchor = (-1, "end") if day > DAYS / 2 else (1, "start")
    beside = x + side * (wide / 2 + 7)
    kept_at, news_at = apart((kept + ground) / 2 + 4, (top + kept) / 2 + 4, 17)
    yield Text(beside, kept_at, f"memory {step.memory:.1f}", anchor, tone="memory", cause="memory", manner="halo")
    yield Text(beside, news_at, f"news {step.news:.1f}", anchor, tone="accent", cause="news", manner="halo")


def observation(plane: Plane, x, day: int):
    """The opened day's measurement, which can be pulled up and down."""
    at_x, at_y = plane.kept(np.array([plane.at(day, x[day - 1])]))[0]
    measured = series()[day - 1]
    pull = Pull("surprise", (plane.at(0, measured - 10)[1], plane.at(0, measured + 10)[1]), (-10, 10))
    yield from handle(at_x, at_y, {"y": pull}, "accent", "this day's observation", "observation")
    side, anchor = (-1, "end") if day > DAYS / 2 else (1, "start")
    yield Text(at_x + side * 12, at_y - 8, f"today {x[day - 1]:.1f}", anchor, tone="accent", cause="observation", manner="halo")


def apart(low: float, high: float, gap: float) -> tuple[float, float]:
    """Two label heights, the upper at least `gap` pixels above the lower."""
    return low, min(high, low - gap)


def words(steps, beta: float, day: int, with_correction: bool) -> str:
    step, before = steps[day - 1], steps[day - 2].v if day > 1 else 0
    length = memory_length(beta)
    text = (f"Sixty days of noisy measurements and their moving average with memory {beta:.2f}, which looks back about "
            f"{length:.0f} {'day' if round(length) == 1 else 'days'}. On day {day} yesterday's average of {before:.1f} "
            f"gives {step.memory:.1f}, the observation of {step.x:.1f} adds {step.news:.1f}, "
            f"and the new average is {step.v:.1f}.")
    if with_correction:
        text += f" Freed from its empty start it is {corrected(step.v, beta, day):.1f}."
    return text
