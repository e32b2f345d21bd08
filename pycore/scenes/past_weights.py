"""How much each past day counts in today's average: bars that fade by the same share a day."""
import numpy as np

from pycore.averages import memory_length, older_than, weights_of_the_past
from pycore.marks import Bar, Line, Picture, Pull, Text, handle
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.plane import Plane

NAME = "weights of the past"
DOES = "The weight of each past day in today's average, with the memory length marked where a third is left."
DAYS = 40
SETTINGS = {}
KNOBS = {"memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta")}
CAUSES = {
    "news": "the weight of today's observation",
    "memory": "the weights of all earlier days together",
    "length": "the memory length, after which about a third is left",
    "older": "all that is older than the memory length",
}


def show(knobs: dict, settings: dict, width: int) -> Picture:
    beta = knobs["memory"]
    weights = weights_of_the_past(beta, DAYS)
    plane = paper(width)
    marks = (*ground(plane), *bars(plane, weights, beta), *length(plane, beta), *labels(plane, weights, beta),
             *yesterday(plane, beta))
    return Picture(width, plane.bottom + 26, marks, words(beta))


def paper(width: int) -> Plane:
    """Heights are shares of today's weight, so that the shape fills the sheet at every memory."""
    return Plane(12, 34, width - 24, 190 if width > 500 else 170, (-0.75, DAYS), (0, 1))


def ground(plane: Plane):
    yield Line((((plane.left, plane.bottom), (plane.right, plane.bottom)),), tone="quiet", manner="thin")
    for k, name, anchor in ((0, "today", "start"), (10, "10 days ago", "middle"), (20, "20", "middle"),
                            (30, "30", "middle")):
        x = plane.at(k, 0)[0] - (plane.width / 60 if k == 0 else 0)
        yield Text(x, plane.bottom + 18, name, anchor, tone="quiet", size=12)


def bars(plane: Plane, weights, beta: float):
    """Each bar has the same share of the one before; those past the memory length are pale."""
    wide = plane.width / DAYS * 0.62
    for k, weight in enumerate(weights):
        x, y = plane.at(k, weight / weights[0])
        cause = "news" if k == 0 else "older" if k >= memory_length(beta) else "memory"
        yield Bar(x - wide / 2, y, wide, plane.bottom - y, tone="accent" if k == 0 else "memory", cause=cause,
                  manner="faint" if cause == "older" else "")


def length(plane: Plane, beta: float):
    """A line at the memory length, down from the height of what is left there."""
    days = memory_length(beta)
    at = min(days, DAYS)
    x, _ = plane.at(at - 0.5, 0)
    yield Line((((x, plane.top - 2), (x, plane.bottom)),), tone="ink", manner="thin dashed", cause="length")
    side, anchor = (1, "start") if x < plane.left + plane.width * 0.55 else (-1, "end")
    name = f"memory length {days:.0f}" + (", beyond the edge" if days > DAYS else " days" if round(days) != 1 else " day")
    yield Text(x + side * 7, plane.top + 4, name, anchor, cause="length", manner="halo")
    yield Text(x + side * 7, plane.top + 22, f"older days together {older_than(beta, days):.0%}", anchor, tone="quiet",
               cause="older", manner="halo")


def labels(plane: Plane, weights, beta: float):
    x, y = plane.at(0, 1)
    yield Text(x - plane.width / DAYS * 0.31, y - 8, f"today counts {weights[0]:.2f}", tone="accent", cause="news", manner="halo")


def yesterday(plane: Plane, beta: float):
    """The top of yesterday's bar is beta times today's: pulling it turns the memory."""
    x, y = plane.at(1, beta)
    pull = Pull("memory", (plane.bottom, plane.top), (0, 1))
    yield from handle(x, y, {"y": pull}, "memory", "yesterday's weight", "memory")


def words(beta: float) -> str:
    days = memory_length(beta)
    return (f"Bars that fade from today into the past. With memory {beta:.2f} today counts {1 - beta:.2f} and each earlier "
            f"day {beta:.2f} times the next. After the memory length of {days:.0f} "
            f"{'day' if round(days) == 1 else 'days'}, {older_than(beta, days):.0%} of the average is older still.")
