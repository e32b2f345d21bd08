"""How much each past day counts in today's average: bars that fade by the same share a day."""
from collections.abc import Mapping

import numpy as np

from pycore.averages import memory_length, older_than, weight_of_the_past
from pycore.marks import Bar, Line, Picture, Pull, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import side
from pycore.scenes.plane import Plane

NAME = "weights of the past"
DOES = "The weight of each past day in today's average, with the memory length marked, after which a third is left."
DAYS = 40
SETTINGS = {}
KNOBS = {"memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta")}
CAUSES = {
    "first-share": "the weight of today, what every day is given when it is new",
    "fading": "the weights of earlier days, each the same share of the next",
    "length": "the memory length",
    "older": "all that is older than the memory length",
}
TONES = {"observation": "ochre", "memory": "indigo"}


def uses(settings: dict) -> tuple:
    return (weight_of_the_past,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    """With other weights than those of a moving average, nothing is said of a memory length, which they need not have."""
    beta, plane = knobs["memory"], paper(width)
    weights, usual = weighed(beta, instead)
    marks = (*ground(plane), *bars(plane, weights, memory_length(beta) if usual else DAYS),
             *(length(plane, beta) if usual else ()), *today(plane, weights[0]), *(yesterday(plane, beta) if usual else ()))
    return Picture(width, plane.bottom + 22, marks, words(beta) if usual else other_words(weights))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the bars; of days further back than they reach only where the weights are those of a moving average."""
    beta = knobs["memory"]
    weights, usual = weighed(beta, instead)
    half = np.flatnonzero(np.abs(weights) <= abs(weights[0]) / 2)
    made = {
        "today": Fact(float(weights[0]), "the weight of today"),
        "yesterday": Fact(float(weights[1]), "the weight of yesterday"),
        "ten days ago": Fact(float(weights[10]), "the weight of the day ten days ago"),
        "twenty days ago": Fact(float(weights[20]), "the weight of the day twenty days ago"),
        "thirty days ago": Fact(float(weights[30]), "the weight of the day thirty days ago"),
        "before today": Fact(float(weights[1:].sum()), "the weights of all the other days drawn, together"),
        "drawn": Fact(float(weights.sum()), "the weights of all days drawn, together"),
        "days": Fact(float(len(weights)), "how many days are drawn"),
        "half": Fact(float(half[0]) if len(half) else np.inf, "how old a day is that counts half as much as today, or less; infinite if none drawn does"),
        "weights": Fact(weights.tolist(), "the weights, today's first"),
    }
    if usual:
        length = memory_length(beta)
        made |= {"memory length": Fact(float(length), "about how many days the average remembers"),
                 "older": Fact(float(older_than(beta, length)), "what all days older than the memory length count together"),
                 "whole": Fact(float(weights.sum() + older_than(beta, DAYS)), "what all days count together, those too old to be drawn among them")}
    return made


def weighed(beta: float, instead: Mapping) -> tuple[np.ndarray, bool]:
    """The weights of the days drawn, and whether they are those of a moving average."""
    weigh = instead.get(weight_of_the_past, weight_of_the_past)
    return weigh(beta, np.arange(DAYS)), weigh is weight_of_the_past


def paper(width: int) -> Plane:
    """Heights are shares of today's weight, so that the shape fills the sheet at every memory."""
    return Plane(8, 64, width - 16, 220 if width > 500 else 170, (-0.75, DAYS), (0, 1))


def ground(plane: Plane):
    yield Line((((plane.left, plane.bottom), (plane.right, plane.bottom)),), tone="quiet", manner="thin")
    yield Text(edge(plane), plane.bottom + 16, "today", tone="quiet")
    for k, name in ((10, "10 days ago"), (20, "20"), (30, "30")):
        yield Text(plane.at(k, 0)[0], plane.bottom + 16, name, "middle", tone="quiet", manner="fixed")


def bars(plane: Plane, weights, length: float):
    """Each bar as a share of the tallest, which is the first one's; those past the memory length are pale. A weight that
    counts against, as no moving average has, is an open bar."""
    wide, tallest = plane.width / DAYS * 0.62, max(np.max(np.abs(weights)), 1e-12)
    for k, weight in enumerate(weights):
        x, y = plane.at(k, abs(weight) / tallest)
        tone, cause = ("observation", "first-share") if k == 0 else ("memory", "fading")
        yield Bar(x - wide / 2, y, wide, plane.bottom - y, tone=tone, cause=cause,
                  manner="open" if weight < 0 else "faint" if k >= length else "")


def length(plane: Plane, beta: float):
    """A line at the memory length, with what lies beyond it, above everything else."""
    days = memory_length(beta)
    x, _ = plane.at(min(days, DAYS) - 0.5, 0)
    yield Line((((x, 8), (x, plane.bottom)),), manner="thin dashed", cause="length")
    way, anchor = side(x, 170, plane.right)
    name = f"memory length {days:.0f} day{'' if round(days) == 1 else 's'}" + (" →" if days > DAYS else "")
    yield Text(x + way * 7, 16, name, anchor, cause="length")
    yield Text(x + way * 7, 34, f"older days together {older_than(beta, days):.0%}", anchor, tone="quiet", cause="older")


def today(plane: Plane, weight: float):
    yield Text(edge(plane), plane.top - 8, f"today counts {weight:.2f}", tone="observation", cause="first-share",
               manner="halo")


def yesterday(plane: Plane, beta: float):
    """The top of yesterday's bar is beta times today's: pulling it turns the memory."""
    x, y = plane.at(1, beta)
    pull = Pull("memory", (plane.bottom, plane.top), (0, 1))
    yield from handle(x, y, {"y": pull}, "memory", "pull yesterday's weight", "fading")


def edge(plane: Plane) -> float:
    """The left edge of today's bar."""
    return plane.at(0, 0)[0] - plane.width / DAYS * 0.31


def words(beta: float) -> str:
    days = memory_length(beta)
    return (f"Bars that fade from today into the past. With memory {beta:.2f} today counts {1 - beta:.2f} and each earlier "
            f"day {beta:.2f} times the next. After the memory length of {days:.0f} "
            f"{'day' if round(days) == 1 else 'days'}, {older_than(beta, days):.0%} of the average is older still.")


def other_words(weights) -> str:
    return (f"Bars from today into the past. Today counts {weights[0]:.2f}, yesterday {weights[1]:.2f}, ten days ago "
            f"{weights[10]:.2f}, and the {len(weights)} days together {weights.sum():.2f}.")
