"""One cause, two ways to one result: each way's product, their sum, and the true change beside it, all for each unit of the nudge."""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pycore.influence import Paths, two_paths
from pycore.marks import Bar, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.influence_chain import signed
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

NAME = "paths that add"
DOES = "A cause that reaches a result along two ways: multiply along each, add, and compare with what truly comes."
LEAST, MOST = 0.02, 2.0
FIRST, LAST = 0.5, 5.0
SETTINGS = {}
KNOBS = {
    "cause": SceneKnob("how many remarks", 2, FIRST, LAST, symbol="x", by_hand=True),
    "nudge": SceneKnob("how many more there are", 1, LEAST, MOST, symbol="h", by_hand=True),
    "open": SceneKnob("which way is open", 0, 0, 2, integer=True, names=("both ways", "hours only", "stubbornness only")),
}
CAUSES = {
    "by-hours": "the way through the hours practised then",
    "by-stubbornness": "the way through stubbornness",
    "whole": "both ways added",
    "change": "what truly comes, for each unit of the nudge",
}
TONES = {"cause": "ochre", "hours": "teal", "stubbornness": "plum", "result": "moss", "nudge": "rust"}


def uses(settings: dict) -> tuple:
    """None: ways that lost a part would keep the slopes of whole ones."""
    return ()


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    found = answered(knobs)
    graph, bars, height = paper(width)
    marks = (*edges(graph, found), *nodes(graph, knobs["cause"], found), *held(graph, knobs), *arrived(bars, found))
    return Picture(width, height, marks, words(knobs, found), table(found))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of both ways and of the nudge."""
    found = answered(knobs)
    return {
        "hours": Fact(float(found.at.u_1), "the hours practised then"),
        "stubbornness": Fact(float(found.at.u_2), "the stubbornness"),
        "today": Fact(float(found.at.y), "practice today"),
        "by hours": Fact(float(found.ways[0]), "the product of the slopes along the way through the hours, 0 where it is shut"),
        "by stubbornness": Fact(float(found.ways[1]), "the product of the slopes along the way through stubbornness, 0 where it is shut"),
        "promise": Fact(float(sum(found.ways)), "both ways added: the promised change for each unit of the nudge"),
        "change": Fact(float(found.change), "the true change for each unit of the nudge"),
        "gap": Fact(float(found.change - sum(found.ways)), "the true change less the promise, for each unit of the nudge"),
        "stronger": Fact("none" if np.isclose(*np.abs(found.ways)) else ("hours", "stubbornness")[int(np.argmax(np.abs(found.ways)))], "the way with more influence; “none” where they are equal"),
    }


@dataclass(frozen=True)
class Answer:
    """The place, which ways are open, what each promises, and what truly comes, for each unit of the nudge."""
    at: Paths
    open: tuple[bool, bool]
    ways: tuple[float, float]
    change: float


def answered(knobs: dict) -> Answer:
    x, h = knobs["cause"], knobs["nudge"]
    at, then = two_paths(x), two_paths(x + h)
    is_open = int(knobs["open"]) in (0, 1), int(knobs["open"]) in (0, 2)
    ways = at.dy_du_1 * at.du_1_dx * is_open[0], at.dy_du_2 * at.du_2_dx * is_open[1]
    y = (then.u_1 if is_open[0] else at.u_1) * (then.u_2 if is_open[1] else at.u_2)      # what is shut is held still
    return Answer(at, is_open, ways, (y - at.y) / h)


def paper(width: int) -> tuple[Plane, Plane, float]:
    """The graph in its own measure, the bars beside or below it, and the height of the sheet."""
    if width > 500:
        return Plane(56, 40, 480, 250, (0, 2), (-1, 1)), Plane(634, 40, 314, 340, (0, 4), (-10, 6.4)), 430
    return Plane(30, 26, 280, 156, (0, 2), (-1, 1)), Plane(6, 348, 328, 146, (0, 4), (-10, 6.4)), 520


def wide(plane: Plane) -> bool:
    return plane.left > 40


def edges(graph: Plane, found: Answer):
    """Two links to a way, each with its slope."""
    at, slopes = found.at, ((found.at.du_1_dx, found.at.dy_du_1), (found.at.du_2_dx, found.at.dy_du_2))
    for way, (height, tone, cause) in enumerate(((0.72, "hours", "by-hours"), (-0.72, "stubbornness", "by-stubbornness"))):
        middle = graph.at(1, height)
        manner = "bold" if found.open[way] else "thin dashed"
        tone = tone if found.open[way] else "quiet"
        for n, end in enumerate((graph.at(0, 0), graph.at(2, 0))):
            yield Line(((end, middle) if n == 0 else (middle, end),), tone=tone, cause=cause, manner=manner)
            x, y = 0.4 * np.array(end) + 0.6 * np.array(middle)
            yield Text(x + (8 if n else -8), y + (20 if way else -8), f"× {short(slopes[way][n])}", "start" if n else "end", 17 if wide(graph) else 15,
                       tone=tone, cause=cause, manner="title figures")


def nodes(graph: Plane, cause: float, found: Answer):
    """The four things, each with its value."""
    at, r = found.at, 30 if wide(graph) else 23
    rows = (((0, 0), "cause", cause, "remarks"), ((1, 0.72), "hours", at.u_1, "hours then"), ((1, -0.72), "stubbornness", at.u_2, "stubbornness"),
            ((2, 0), "result", at.y, "practice today" if wide(graph) else "today"))
    for (column, height), tone, value, name in rows:
        x, y = graph.at(column, height)
        yield Dot(x, y, r, tone=tone, manner="open")
        beside = y - r - 8 if height > 0 else y + r + 19
        yield Text(x, beside, name, "middle", 15, tone=tone)
        yield Text(x, y + 5, short(value, 2 if value < 10 else 1), "middle", 16, tone=tone, manner="figures")


def held(graph: Plane, knobs: dict):
    """The cause and its nudge on a line of their own, where both can be pulled."""
    x, h = knobs["cause"], knobs["nudge"]
    line = Plane(graph.left, graph.bottom + (50 if wide(graph) else 56), graph.width, 48, (0, 7), (0, 1))
    start, stop = line.at(x, 1), line.at(x + h, 1)
    yield Line((((line.left, line.top), (line.right, line.top)),), tone="quiet", manner="thin")
    yield Line(((start, stop),), tone="nudge", manner="bold")
    yield Line((((stop[0], line.top), (stop[0], line.bottom - 4)),), tone="nudge", manner="thin dashed")
    reach = lambda low, high: (line.at(low, 0)[0], line.at(high, 0)[0])
    yield from handle(stop[0], line.bottom - 4, {"x": Pull("nudge", reach(x + LEAST, x + MOST), (LEAST, MOST))}, "nudge", "make the nudge larger or smaller")
    yield from handle(*start, {"x": Pull("cause", reach(FIRST, LAST), (FIRST, LAST))}, "cause", "more or fewer remarks")
    within = lambda at: float(np.clip(at, 48, line.right - 16))
    yield Text(within(start[0]), line.top - 13, f"remarks {short(x)}", "middle", 15, tone="cause", manner="figures")
    yield Text(within(stop[0]), line.bottom + 20, f"nudge {short(h)}", "middle", 15, tone="nudge", manner="figures")


def arrived(bars: Plane, found: Answer):
    """Each way's product, their sum, and the true change, side by side."""
    zero = bars.at(0, 0)[1]
    yield Text(bars.left, bars.top - 14, "what arrives, for each unit of the nudge", size=14, manner="title")
    yield Line((((bars.left, zero), (bars.right, zero)),), tone="quiet", manner="thin")
    level = bars.at(0, np.clip(sum(found.ways), *bars.y))[1]
    rows = (("hours", "by hours", found.ways[0], "by-hours"), ("stubbornness", "stubborn", found.ways[1], "by-stubbornness"),
            ("result", "promised", sum(found.ways), "whole"), ("nudge", "truly", found.change, "change"))
    yield Line((((bars.at(2, 0)[0] + 10, level), (bars.at(3.5, 0)[0] - 24, level)),), tone="result", cause="whole", manner="thin dashed")
    for n, (tone, name, value, cause) in enumerate(rows):
        x, end = bars.at(n + 0.5, np.clip(value, *bars.y))
        thick = 44 if bars.left > 40 else 40
        yield Bar(x - thick / 2, min(zero, end), thick, abs(end - zero), tone=tone, cause=cause)
        yield Text(x, end - 7 if value >= 0 else end + 19, signed(value), "middle", 15, tone=tone, cause=cause, manner="title halo figures")
        yield Text(x, zero + (19 if value >= 0 else -8), name, "middle", 14, tone=tone, cause=cause)


def table(found: Answer) -> Table:
    at = found.at
    return Table(("way", "first slope", "second slope", "both multiplied"),
                 (("through the hours", short(at.du_1_dx), short(at.dy_du_1), signed(found.ways[0])),
                  ("through stubbornness", short(at.du_2_dx), short(at.dy_du_2), signed(found.ways[1])),
                  ("added: promised", "", "", signed(sum(found.ways))), ("truly", "", "", signed(found.change))))


def words(knobs: dict, found: Answer) -> str:
    promise = sum(found.ways)
    shut = "" if all(found.open) else f", with {'hours' if found.open[1] else 'stubbornness'} held still"
    if all(found.open) and abs(promise) < 0.005:
        lesson = "The two ways cancel: each has influence, together they have none"
    else:
        lesson = f"Added, they promise {signed(promise)}"
    return (f"At {short(knobs['cause'])} remarks{shut}, the way through the hours brings {signed(found.ways[0])} for each unit of the nudge and the way through "
            f"stubbornness {signed(found.ways[1])}. {lesson}; truly, a nudge of {short(knobs['nudge'])} brings {signed(found.change)} for each unit.")
