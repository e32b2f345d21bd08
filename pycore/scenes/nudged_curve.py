"""One curve, a place on it and a nudge: the slope's promise beside the true change, and both under a glass that grows as the nudge shrinks."""
from collections.abc import Mapping

import numpy as np

from pycore.influence import Nudge, nudge
from pycore.marks import Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.plane import Plane

NAME = "nudged curve"
DOES = "A place on a curve, a nudge, and what the slope promises beside what comes of it; a glass keeps the nudge at one size."
LEAST, MOST = 0.02, 2.0                  # nudges
FIRST, LAST = 0.5, 5.0                   # places
EDGE = 1.25                              # where the glass ends, in nudges
SETTINGS = {}
KNOBS = {
    "cause": SceneKnob("where on the curve: how many remarks", 2, FIRST, LAST, symbol="x", by_hand=True),
    "nudge": SceneKnob("how much more there is of the cause", 1, LEAST, MOST, symbol="h", by_hand=True),
}
CAUSES = {
    "before": "the result before the nudge",
    "after": "the result after the nudge",
    "nudge": "how far the cause is moved",
    "slope": "how steeply the curve runs at the place",
    "promise": "what the slope lets one expect of the nudge",
    "change": "what truly comes of the nudge",
    "gap": "the true change less the promise",
}
TONES = {"cause": "ochre", "result": "teal", "nudge": "rust", "promise": "moss", "gap": "plum"}


def uses(settings: dict) -> tuple:
    """None: a curve that lost a part would keep the slope of the whole one, and its picture would say what is not so."""
    return ()


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    x, h = knobs["cause"], knobs["nudge"]
    found = nudge(x, h)
    sheet, glass, height = paper(width)
    marks = (*ground(sheet), window(sheet, glass, x, h, found), *curve(sheet), *tangent(sheet, x, found), *triangle(sheet, x, h, found), *held(sheet, x, h, found),
             *magnified(glass, x, h, found))
    return Picture(width, height, marks, words(x, h, found), table(x, h, found))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the place, of its slope and of the nudge."""
    x, h = knobs["cause"], knobs["nudge"]
    found = nudge(x, h)
    promise = found.slope * h
    return {
        "hours": Fact(float(found.u), "the hours before the nudge"),
        "slope": Fact(float(found.slope), "the slope of the curve at the place"),
        "steepness": Fact(float(abs(found.slope)), "the slope without its sign"),
        "promise": Fact(float(promise), "what the slope promises for the nudge"),
        "change": Fact(float(found.change), "what truly comes of the nudge"),
        "ratio": Fact(float(found.change / h), "the true change for each unit of the nudge"),
        "gap": Fact(float(found.gap), "the true change less the promise"),
        "gap share": Fact(float(abs(found.gap / promise)), "the gap as a share of the promise"),
    }


def paper(width: int) -> tuple[Plane, Plane, float]:
    """The curve, the glass beside or below it, and the height of the sheet. In the glass one is the nudge, and one the promise."""
    if width > 500:
        return Plane(44, 34, 512, 350, (0, 7.2), (0, 13)), Plane(604, 34, 342, 350, (-0.16, 1.95), (-1.28, 0.26)), 440
    return Plane(34, 24, 298, 190, (0, 7.2), (0, 13)), Plane(8, 318, 324, 188, (-0.2, 2.15), (-1.3, 0.32)), 512


def ground(plane: Plane):
    """The two axes, and what they count."""
    yield Line((((plane.left, plane.top), (plane.left, plane.bottom), (plane.right, plane.bottom)),), tone="quiet", manner="thin")
    for hours in (6, 12):
        yield Text(plane.left - 8, plane.at(0, hours)[1] + 5, str(hours), "end", 14, tone="quiet", manner="figures fixed")
    for remarks in range(7 if plane.width > 400 else 8):
        yield Text(plane.at(remarks, 0)[0], plane.bottom + 42, str(remarks), "middle", 14, tone="quiet", manner="figures fixed")
    yield Text(plane.left + 8, plane.top - 10, "hours of practice a week", size=14, tone="result")
    yield Text(plane.right, plane.bottom + (42 if plane.width > 400 else 62), "remarks" if plane.width > 400 else "discouraging remarks a week", "end", 14, tone="cause",
               manner="halo")


def window(plane: Plane, glass: Plane, x: float, h: float, found: Nudge):
    """What the glass shows, as a box on the sheet."""
    (left, _), (low, high) = glass.x, glass.y
    scale = abs(found.slope * h)
    corners = np.array([(left, low), (EDGE, low), (EDGE, high), (left, high), (left, low)])
    return Line((plane.kept(plane.points(x + h * corners[:, 0], found.u + scale * corners[:, 1])),), tone="quiet", manner="thin contour")


def curve(plane: Plane):
    at = 0.4 + 6.8 * np.linspace(0, 1, 34) ** 1.4
    yield Line((plane.kept(plane.points(at, nudge(at, LEAST).u)),), tone="result", cause="before", manner="bold")


def tangent(plane: Plane, x: float, found: Nudge):
    """The straight line that goes on as the curve goes at the place."""
    ends = np.array([x - 9, x + 9])
    run, = plane.cut(plane.points(ends, found.u + found.slope * (ends - x)))
    yield Line((run,), tone="promise", cause="slope", manner="thin")


def triangle(plane: Plane, x: float, h: float, found: Nudge):
    """The nudge along, the true change and the gap up and down."""
    base, level = plane.at(x, found.u), plane.at(x + h, found.u)
    true, promised = (plane.at(x + h, found.u + move) for move in (found.change, found.slope * h))
    foot = (promised[0], min(promised[1], plane.bottom))
    yield Line(((base, level),), tone="nudge", cause="nudge", manner="bold")
    yield Line(((true, foot),), tone="gap", cause="gap", manner="bold")
    yield Line(((level, true),), tone="result", cause="change", manner="bold")
    yield Line(((true, (level[0], plane.bottom)),), tone="nudge", cause="nudge", manner="thin dashed")


def held(plane: Plane, x: float, h: float, found: Nudge):
    """The place on the curve and the end of the nudge on the axis: both can be pulled."""
    low, high = (plane.at(at, 0)[0] for at in (FIRST, LAST))
    px, py = plane.kept(np.array([plane.at(x, found.u)]))[0]
    way = {"x": Pull("cause", (low, high), (FIRST, LAST))}
    near, far = (plane.at(x + at, 0)[0] for at in (LEAST, MOST))
    yield Line((((plane.at(x, 0)[0], plane.bottom), (plane.at(x + h, 0)[0], plane.bottom)),), tone="nudge", cause="nudge", manner="bold")
    yield from handle(plane.at(x + h, 0)[0], plane.bottom, {"x": Pull("nudge", (near, far), (LEAST, MOST))}, "nudge", "make the nudge larger or smaller", "nudge")
    yield from handle(px, py, way, "cause", "move the place along the curve", "before")
    over = plane.at(0, found.u + 0.26 * abs(found.slope * h))[1]
    yield Text(px + 14, np.clip(over - 9, plane.top + 23, plane.bottom - 60), f"slope {short(found.slope)}", size=15, tone="promise", cause="slope", manner="halo")


def magnified(glass: Plane, x: float, h: float, found: Nudge):
    """The same triangle, always as wide as the glass is: what bends in it is what the slope does not know."""
    scale = abs(found.slope * h)
    along = np.linspace(-0.1, 1.25, 13)
    heights = (nudge(x + along * h, LEAST).u - found.u) / scale
    promised, true = found.slope * h / scale, found.change / scale
    begin, level = glass.at(0, 0), glass.at(1, 0)
    end, real = (tuple(glass.kept(np.array([glass.at(1, at)]))[0]) for at in (promised, true))
    edge = glass.at(EDGE, 0)[0]
    yield Text(glass.left, glass.top - 10, "the nudge under a glass", size=15, manner="title")
    yield Line((((glass.left, glass.top), (edge, glass.top), (edge, glass.bottom), (glass.left, glass.bottom), (glass.left, glass.top)),), tone="quiet", manner="thin contour")
    yield Line((glass.kept(np.array([begin, end])),), tone="promise", cause="promise", manner="thin")
    yield Line((glass.kept(glass.points(along, heights)),), tone="result", cause="before", manner="bold")
    yield Line(((begin, level),), tone="nudge", cause="nudge", manner="bold")
    yield Line(((real, end),), tone="gap", cause="gap", manner="bold")
    yield Line(((level, real),), tone="result", cause="change", manner="bold")
    yield Dot(*begin, 4.5, tone="cause", cause="before")
    yield Text((begin[0] + level[0]) / 2, begin[1] - 9, f"nudge {short(h)}", "middle", 15, tone="nudge", cause="nudge", manner="halo")
    names = (((level[1] + real[1]) / 2, f"true {short(found.change, digits(h))}", "result", "change"),
             ((real[1] + end[1]) / 2, f"gap {short(found.gap, digits(h))}", "gap", "gap"),
             (end[1] + 14, f"promise {short(found.slope * h, digits(h))}", "promise", "promise"))
    heights = spread([at for at, *_ in names], 22, glass.top + 10, glass.bottom - 8)
    for (_, name, tone, cause), at in zip(names, heights):
        yield Text(edge + 8, at + 5, name, size=15, tone=tone, cause=cause)


def digits(h: float) -> int:
    """As many decimals as a small nudge needs."""
    return 2 if h >= 0.2 else 3 if h >= 0.05 else 4


def table(x: float, h: float, found: Nudge) -> Table:
    rows = (("remarks", short(x)), ("hours", short(found.u)), ("slope", short(found.slope)), ("nudge", short(h)),
            ("promise", short(found.slope * h, digits(h))), ("true change", short(found.change, digits(h))), ("gap", short(found.gap, digits(h))))
    return Table(("what", "how much"), rows)


def words(x: float, h: float, found: Nudge) -> str:
    promise = found.slope * h
    part = abs(found.gap / promise)
    return (f"At {short(x)} remarks a week there are {short(found.u)} hours of practice, and the curve's slope is {short(found.slope)}. "
            f"For a nudge of {short(h)} the slope promises {short(promise, digits(h))}; truly the hours change by {short(found.change, digits(h))}. "
            f"The gap is {short(100 * part, 0)}% of the promise, and shrinks with the nudge.")
