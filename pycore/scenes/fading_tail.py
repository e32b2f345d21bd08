"""The fading tail: the average of one day unfolds into the weights of all days before it, and some of them lie before day one."""
from collections.abc import Mapping

import numpy as np

from pycore.averages import corrected, mean_age, mean_age_so_far, moving_average, older_than, weights_of_the_past
from pycore.marks import Area, Bar, Dot, Dots, Line, Picture, Pieces, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, side
from pycore.scenes.moving_average import series
from pycore.scenes.plane import Plane

NAME = "fading tail"
DOES = "The average of one day as a tail of weights over the days before it; what hangs over the edge lies before day one."
DAYS, BEFORE = 25, 14           # days that there were, and how many are shown that never were
SETTINGS = {}
KNOBS = {
    "memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "day": SceneKnob("the day that is unfolded", 12, 1, DAYS, symbol="t", integer=True, by_hand=True),
    "correction": SceneKnob("whether the tail is stretched until the days that there were are the whole", 0, 0, 1, integer=True, names=("off", "on")),
}
CAUSES = {
    "first-share": "the weight of the unfolded day itself",
    "fading": "the weights of the days before it",
    "missing-share": "the weight that falls on days before there were any",
    "share-handed-out": "the weight of all days that there were",
    "mean-age": "where the tail would balance",
    "average": "the average, day by day",
    "observation": "the days' own marks",
    "corrected": "the average, stretched",
}
TONES = {"observation": "ochre", "memory": "indigo", "average": "teal", "correction": "rust"}


def uses(settings: dict) -> tuple:
    return (moving_average,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    beta, day, on = knobs["memory"], int(knobs["day"]), int(knobs["correction"])
    above, below = papers(width)
    weights, line = weights_of_the_past(beta, DAYS + BEFORE), averages(beta, instead)
    x = above.at(day, 0)[0]
    needle = Line((((x, above.top), (x, above.bottom)), ((x, below.top), (x, below.bottom))), tone="quiet", manner="thin")
    marks = (*ground(above, below), needle, *days(above, line, beta, day, on), *tail(below, weights, beta, day, on),
             *balance(below, beta, day, on), *taken(above, below, line, beta, day, on))
    return Picture(width, below.bottom + 44, marks, words(beta, day, on), table(weights, beta, day, on))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the tail: added up weight by weight, beside the formulas that say the same."""
    beta, day, on = knobs["memory"], int(knobs["day"]), int(knobs["correction"])
    weights, v = weights_of_the_past(beta, day), averages(beta, instead)[day - 1]
    long = weights_of_the_past(beta, 4000)
    return {
        "covered": Fact(float(weights.sum()), "the weights of the days that there were, added up"),
        "over the edge": Fact(float(1 - weights.sum()), "what is missing to a whole"),
        "beta to the t": Fact(float(older_than(beta, day)), "beta, multiplied by itself once for each day"),
        "stretch": Fact(float(1 / weights.sum()), "by how much the tail must grow for the days that there were to be the whole"),
        "shown": Fact(float(weights.sum() * (1 / weights.sum() if on else 1)), "what the drawn weights of real days add up to"),
        "today": Fact(float(weights[0] * (1 / weights.sum() if on else 1)), "the drawn weight of the unfolded day"),
        "average": Fact(float(v), "the average after the unfolded day"),
        "corrected": Fact(float(corrected(v, beta, day)), "the same, stretched"),
        "plain mean": Fact(float(series()[:day].mean()), "the plain mean of the days so far"),
        "mean age": Fact(float(long @ np.arange(4000)), "how many days back the whole tail balances, added up weight by weight"),
        "length": Fact(float(1 + mean_age(beta)), "the same, today counted as the first day"),
        "mean age so far": Fact(float(mean_age_so_far(beta, day)), "how many days back the tail over real days alone balances"),
    }


def averages(beta: float, instead: Mapping) -> np.ndarray:
    return np.array([step.v for step in instead.get(moving_average, moving_average)(series()[:DAYS], beta)])


def papers(width: int) -> tuple[Plane, Plane]:
    """The days above, and below them the weight that each has in the unfolded day's average; one column a day in both."""
    wide = width > 500
    left, across, x = (8, width - 16, (-BEFORE + 0.4, DAYS + 0.6))
    return (Plane(left, 12, across, 196 if wide else 150, x, (-5.4, 5.4)),
            Plane(left, 252 if wide else 206, across, 150 if wide else 130, x, (0, 1)))


def ground(above: Plane, below: Plane):
    """The line of middling days, the plank that the tail lies on, and the edge before which there is nothing."""
    edge, zero = above.at(0.5, 0)
    yield Bar(above.left, above.top, edge - above.left, below.bottom - above.top, tone="quiet", manner="pale")
    yield Line((((edge, zero), (above.right, zero)),), tone="quiet", manner="thin")
    yield Line((((below.left, below.bottom), (below.right, below.bottom)),), tone="ink", manner="thin")
    yield Line((((edge, above.top), (edge, below.bottom)),), tone="quiet", manner="thin dashed")
    yield Text((above.left + edge) / 2, above.top + 20, "before day 1", "middle", tone="quiet", manner="fixed")
    yield Text((above.left + edge) / 2, above.top + 38, "there is nothing" if above.width > 500 else "nothing", "middle", tone="quiet")


def days(plane: Plane, line: np.ndarray, beta: float, day: int, on: int):
    """The days and their average; stretched as well, pale as long as the stretch is off."""
    t = np.arange(1, DAYS + 1)
    freed = corrected(line, beta, t)
    yield Dots(plane.points(t, series()[:DAYS]), 5, tone="observation", cause="observation")
    yield Line((plane.kept(plane.points(t, freed)),), tone="correction", cause="corrected", manner="dashed" if on else "dashed pale")
    yield Line((plane.kept(plane.points(np.arange(DAYS + 1) + np.r_[0.5, np.zeros(DAYS)], np.r_[0, line])),), tone="average", cause="average", manner="bold")


def tail(plane: Plane, weights: np.ndarray, beta: float, day: int, on: int):
    """Bars from the unfolded day into the past. The tallest fills the sheet when the tail is stretched, so that stretching shows."""
    part = 1 - older_than(beta, day)
    heights = weights / weights[0] * (1 if on else part)
    real = np.where(np.arange(DAYS + BEFORE) < day, heights, 0)
    ghost = heights * (0 if on else 1)
    comb = "comb broad" if plane.width > 500 else "comb"
    yield Pieces(bars(plane, real[1:DAYS], day - 1), tone="memory", cause="fading", manner=comb)
    yield Pieces(bars(plane, real[:1], day), tone="observation", cause="first-share", manner=comb)
    yield Pieces(bars(plane, ghost[day:day + BEFORE], 0), tone="correction", cause="missing-share", manner=f"{comb} pale")
    edge, top = plane.at(0.5, 0)[0], plane.top - 12
    yield Text(edge - 8, top, f"{'' if plane.width < 500 else 'over the edge '}{0 if on else 1 - part:.0%}", "end", tone="correction", cause="missing-share", manner="halo")
    yield Text(edge + 8, top, f"{'day 1' if day == 1 else f'days 1 to {day}'}: {1 if on else part:.0%}" + (" of the weight" if plane.width > 500 else ""), tone="memory", cause="share-handed-out", manner="halo")


def bars(plane: Plane, heights: np.ndarray, first: int) -> np.ndarray:
    """Broad strokes from a day backwards, shape (n, 2, 2); before the first day that is shown they have no height."""
    days = first - np.arange(len(heights))
    tops = plane.points(np.maximum(days, plane.x[0] + 0.5), heights)
    return np.stack([np.stack([tops[:, 0], np.full(len(tops), plane.bottom)], axis=1), tops], axis=1)


def balance(plane: Plane, beta: float, day: int, on: int):
    """A wedge under the plank where the drawn tail balances, held at the sheet's edge if that lies beyond."""
    age = mean_age_so_far(beta, day) if on else mean_age(beta)
    at = day - age
    beyond = at < plane.x[0] + 0.6
    x = plane.at(max(at, plane.x[0] + 0.6), 0)[0]
    yield Area(((x, plane.bottom + 1), (x + 10, plane.bottom + 17), (x - 10, plane.bottom + 17)), tone="ink", cause="mean-age")
    name = f"{'← ' if beyond else ''}balances {age:.1f} days back"
    way, anchor = side(x, 172, plane.right)
    yield Text(x + way * 16, plane.bottom + 18, name, anchor, cause="mean-age")


def taken(above: Plane, below: Plane, line: np.ndarray, beta: float, day: int, on: int):
    """The unfolded day: its average, which can be pulled along the days, and the stretched one."""
    v, freed = line[day - 1], corrected(line[day - 1], beta, day)
    x, y = above.at(day, np.clip(v, *above.y))
    lifted = above.at(0, np.clip(freed, *above.y))[1]
    yield Line((((x, y), (x, lifted if on else y)),), tone="correction", cause="corrected", manner="bold")
    yield Dot(x, lifted, 4.5, tone="correction", cause="corrected", manner="" if on else "pale")
    pull = Pull("day", (above.at(1, 0)[0], above.at(DAYS, 0)[0]), (1, DAYS))
    yield from handle(x, y, {"x": pull}, "average", "the day that is unfolded", "average")
    wide = above.width > 500
    way, anchor = side(x, 156 if wide else 100, above.right)
    yield Text(x + way * 14, above.bottom - 22, f"day {day}: average {short(v)}" if wide else f"average {short(v)}", anchor, tone="average", cause="average", manner="halo")
    yield Text(x + way * 14, above.bottom - 3, f"stretched {short(freed)}" if on else "", anchor, tone="correction", cause="corrected", manner="halo")


def words(beta: float, day: int, on: int) -> str:
    missing = older_than(beta, day)
    days = "the one day that there was" if day == 1 else f"the {day} days that there were"
    if on:
        return (f"Day {day}, memory {beta:.2f}. The tail is stretched {1 / (1 - missing):.2f} times, so that {days} hold all of the weight; "
                f"it balances {mean_age_so_far(beta, day):.1f} days back.")
    return (f"Day {day}, memory {beta:.2f}. Of the average's weight {1 - missing:.0%} lies on {days}, and {missing:.0%}, which is beta to the power of {day}, "
            f"hangs over the edge. The whole tail balances {mean_age(beta):.1f} days back, at day {1 + mean_age(beta):.1f} when today counts as the first.")


def table(weights: np.ndarray, beta: float, day: int, on: int) -> Table:
    times = 1 / (1 - older_than(beta, day)) if on else 1
    rows = [(f"day {day - k}", short(series()[day - k - 1], 1), f"{weights[k] * times:.3f}") for k in range(min(day, 10))]
    return Table(("day", "mark", "weight"), tuple(rows))
