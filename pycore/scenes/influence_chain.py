"""A life as a chain: four scales side by side, a nudge on one, and the ripple that arrives at the last as the product of the slopes."""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pycore.influence import life
from pycore.marks import Area, Arrow, Bar, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

NAME = "chain of influences"
DOES = "Four scales, each hanging on the one before; a nudge on one runs through the others, times a slope at every link."
LEAST, MOST = 0.02, 2.0
SHORTEST, LONGEST = 1.0, 7.0
TOP = 11.0                                          # all four scales end here
SETTINGS = {}
KNOBS = {
    "career": SceneKnob("how many seasons the parent's career lasted", 3, SHORTEST, LONGEST, symbol="c", by_hand=True),
    "nudge": SceneKnob("how large the nudge is", 1, LEAST, MOST, symbol="h", by_hand=True),
    "start": SceneKnob("where the nudge begins", 0, 0, 2, integer=True, names=("the career", "the remarks", "the hours then")),
}
CAUSES = {
    "first-link": "how the remarks answer to the career",
    "second-link": "how the hours then answer to the remarks",
    "last-link": "how practice today answers to the hours then",
    "whole": "the product of the links passed",
    "nudge": "the nudge",
}
TONES = {"career": "indigo", "remarks": "ochre", "hours": "teal", "today": "moss", "nudge": "rust"}
SCALES = (("career", "c", "the parent's career", "career", "seasons"), ("remarks", "x", "discouragement", "remarks", "remarks"),
          ("hours", "u", "practice then", "then", "hours"), ("today", "y", "practice today", "today", "hours"))
LINKS = ("first-link", "second-link", "last-link")


def uses(settings: dict) -> tuple:
    """None: links that lost a part would keep the slopes of whole ones."""
    return ()


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    ripple = rippled(knobs)
    plane, height = paper(width)
    marks = (*columns(plane), *bands(plane, ripple), *values(plane, ripple), *sums(plane, ripple), *held(plane, ripple, knobs))
    return Picture(width, height, marks, words(ripple), table(ripple))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the four values, of the links, and of the ripple at the end."""
    ripple = rippled(knobs)
    made = {name: Fact(float(value), f"the value on the scale of {name}") for (name, *_), value in zip(SCALES, ripple.before)}
    made |= {link.replace("-", " "): Fact(float(slope), f"the slope of the {link.replace('-', ' ')}") for link, slope in zip(LINKS, ripple.slopes)}
    return made | {
        "product": Fact(float(np.prod(ripple.slopes[ripple.start:])), "the product of the slopes from where the nudge begins to the end"),
        "promise": Fact(float(ripple.promised[3]), "what the product promises for practice today"),
        "change": Fact(float(ripple.after[3] - ripple.before[3]), "by how much practice today truly changes"),
        "gap": Fact(float(ripple.after[3] - ripple.before[3] - ripple.promised[3]), "the true change less the promise"),
        "crossings": Fact(float(sum(slope < 0 for slope in ripple.slopes[ripple.start:])), "how many links on the ripple's way turn it upside down"),
    }


@dataclass(frozen=True)
class Ripple:
    """Where the nudge begins, the four values before and after it, the three slopes, and what these promise for each value."""
    start: int
    before: tuple
    after: tuple
    slopes: tuple
    promised: tuple


def rippled(knobs: dict) -> Ripple:
    """The nudge begins at the career, or later in the chain; then it is a career that would have brought just this."""
    c, h, start = knobs["career"], knobs["nudge"], int(knobs["start"])
    one = life(c)
    before = (c, one.x, one.u, one.y)
    other_career = (c + h, earlier(one.x + h), earlier(18 / (one.u + h) - 1))[start]
    other = life(other_career)
    after = tuple(new if n >= start else old for n, (old, new) in enumerate(zip(before, (other_career, other.x, other.u, other.y))))
    slopes = (one.dx_dc, one.du_dx, one.dy_du)
    promised = tuple(0.0 if n < start else h * float(np.prod(slopes[start:n])) for n in range(4))
    return Ripple(start, before, after, slopes, promised)


def earlier(remarks: float) -> float:
    """The career after which there are so many remarks."""
    return 8 / remarks - 1


def paper(width: int) -> tuple[Plane, float]:
    """Columns 0 to 3 rightwards, the four scales upwards."""
    if width > 500:
        return Plane(116, 66, 732, 310, (0, 3), (0, TOP)), 470
    return Plane(42, 62, 256, 268, (0, 3), (0, TOP)), 470


def wide(plane: Plane) -> bool:
    return plane.width > 400


def columns(plane: Plane):
    """The four scales, with their names; a click on one of the first three begins the nudge there."""
    for n, (tone, letter, name, brief, _) in enumerate(SCALES):
        x, bottom = plane.at(n, 0)
        yield Line((((x, plane.top), (x, bottom)), ((x - 4, bottom), (x + 4, bottom))), tone="quiet", manner="thin")
        yield Text(x, 22, name if wide(plane) else brief, "middle", 16 if wide(plane) else 14, tone=tone, manner="title")
        if n < 3:
            reach = 60 if wide(plane) else 38
            yield Bar(max(x - reach, 0), 2, 2 * reach, plane.top - 20, tone="quiet", manner="spot", sets={"start": n})


def bands(plane: Plane, ripple: Ripple):
    """Between two scales the ripple as a band, as high at each as the change there; where a slope is negative it crosses over."""
    for n, link in enumerate(LINKS):
        points = [place(plane, n, ripple.before[n]), place(plane, n, ripple.after[n]),
                  place(plane, n + 1, ripple.after[n + 1] if n >= ripple.start else ripple.before[n + 1]), place(plane, n + 1, ripple.before[n + 1])]
        yield Area(tuple(points), tone="nudge", cause=link, manner="faint")
        yield Line(((points[0], points[3]),), tone="quiet", manner="thin")
        yield Line(((points[1], points[2]),), tone="nudge", cause=link, manner="thin")


def values(plane: Plane, ripple: Ripple):
    """On each scale the value, the change as an arrow, and where the promise would have put it."""
    for n, (tone, letter, *_, unit) in enumerate(SCALES):
        old, new = place(plane, n, ripple.before[n]), place(plane, n, ripple.after[n])
        promised = place(plane, n, ripple.before[n] + ripple.promised[n])
        yield Arrow(old, new, 9, tone="nudge", cause="nudge", manner="bold")
        yield Dot(*old, 4.5, tone=tone)
        yield Line((((promised[0] - 9, promised[1]), (promised[0] + 9, promised[1])),), tone=tone, manner="bold", cause="whole" if n == 3 else "")
        digits = 2 if wide(plane) else 1
        said = f"{short(ripple.before[n], digits)} → {short(ripple.after[n], digits)}" if n >= ripple.start else short(ripple.before[n], digits)
        yield Text(plane.at(n, 0)[0], 44, f"{said} {unit}" if wide(plane) else said, "middle", 15 if wide(plane) else 14, tone=tone, manner="figures")


def sums(plane: Plane, ripple: Ripple):
    """Below: each link's slope, the product so far at each scale, and what truly came."""
    broad = wide(plane)
    links, promised, true = (plane.bottom + 30, plane.bottom + 58, plane.bottom + 84) if broad else (plane.bottom + 26, plane.bottom + 74, plane.bottom + 124)
    for n, (link, slope) in enumerate(zip(LINKS, ripple.slopes)):
        x = plane.at(n + 0.5, 0)[0]
        gone = n < ripple.start
        yield Text(x, links, f"× {short(slope)}", "middle", 17 if broad else 15, tone="quiet" if gone else "ink", cause=link, manner="title figures")
    for at, name in ((promised, "promised"), (true, "truly")):
        yield Text(4, at if broad else at - 22, name if broad else {"promised": "promised at each link", "truly": "what truly comes"}[name], size=14, tone="quiet")
    for n, (tone, *_) in enumerate(SCALES):
        x, on = plane.at(n, 0)[0], n >= ripple.start
        yield Text(x, promised, signed(ripple.promised[n]) if on else "–", "middle", 15, tone=tone, cause="whole" if n == 3 else "", manner="title figures")
        yield Text(x, true, signed(ripple.after[n] - ripple.before[n]) if on else "–", "middle", 15, tone=tone, manner="figures")


def held(plane: Plane, ripple: Ripple, knobs: dict):
    """The career, beside its scale, and the nudge, where it begins: both can be pulled."""
    x, y = place(plane, 0, ripple.before[0])
    way = {"y": Pull("career", (plane.at(0, SHORTEST)[1], plane.at(0, LONGEST)[1]), (SHORTEST, LONGEST))}
    aside = x - (40 if wide(plane) else 24)
    yield Line((((aside, y), (x, y)),), tone="career", manner="thin")
    yield from handle(aside, y, way, "career", "make the parent's career longer or shorter")
    old, at = ripple.before[ripple.start], place(plane, ripple.start, ripple.before[ripple.start] + knobs["nudge"])
    pull = Pull("nudge", (plane.at(0, old + LEAST)[1], plane.at(0, old + MOST)[1]), (LEAST, MOST))
    yield from handle(*at, {"y": pull}, "nudge", "make the nudge larger or smaller", "nudge")


def place(plane: Plane, n: int, value: float) -> tuple[float, float]:
    """A value on the nth scale, or the nearest end."""
    return tuple(float(each) for each in plane.at(n, np.clip(value, 0, TOP)))


def signed(value: float) -> str:
    """A change with its sign."""
    text = short(value)
    return text if text.startswith("−") or float(text) == 0 else f"+{text}"


def table(ripple: Ripple) -> Table:
    slopes = ("", *(short(slope) for slope in ripple.slopes))
    return Table(("scale", "value", "slope of the link before it", "promised change", "true change"),
                 tuple((name, short(old), slope, signed(promised), signed(new - old))
                       for (_, _, name, _, _), old, new, slope, promised in zip(SCALES, ripple.before, ripple.after, slopes, ripple.promised)))


def words(ripple: Ripple) -> str:
    links = ripple.slopes[ripple.start:]
    turns = sum(slope < 0 for slope in links)
    product = " times ".join(short(slope) for slope in links)
    change = ripple.after[3] - ripple.before[3]
    arrives = "the right way up" if turns % 2 == 0 else "upside down"
    return (f"A nudge on the scale of {SCALES[ripple.start][0]} runs through {len(links)} link{'s' if len(links) > 1 else ''}: {product} promises "
            f"{signed(ripple.promised[3])} for practice today; truly {signed(change)} arrives, {arrives}: {('no link turns', 'one link turns', 'two links turn')[turns]} it over.")
