"""The few shapes a figure is made of, as plain data, and their SVG.

    Line Curve Pieces Dots Dot Bar Area Arrow Text   one shape each
    handle(...)                         a dot that can be taken hold of, with room for a finger
    Picture                             marks on a sheet, and a sentence that says what is to be seen
    Table                               the picture's numbers in rows and columns, for those who cannot see it
    elements(picture, causes, tones)    the picture as a flat list of [tag, attributes, text]
    svg(picture, ...)                   the picture as SVG text

Every mark may say what it is about: `tone` (a knob's or cause's name, or ink, quiet, accent), `cause` (the chunk of
a formula that made it), `sets` (the knobs a click on it sets), `drag` (the knobs moved by pulling it), `drawn` (the
vector drawn by sweeping over it), `label` (its name when it is a control) and `manner` (thin, bold, dashed, faint, open, ...:
further classes; a text that is `fixed` is the same for every setting, so its digits stand while others are worked out). Colours, strokes and fonts are the stylesheet's; a mark carries geometry and classes only. Coordinates are pixels, y downwards.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from json import dumps
from math import hypot

import numpy as np


@dataclass(frozen=True)
class Pull:
    """One direction of a handle: the knob it moves, and which pixels stand for which values, linearly."""
    knob: str
    pixels: tuple[float, float]
    values: tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """A vector drawn on by hand: the pointer sweeps across, and each place that it passes is an entry's, by height.

    `across` is where the first and the last entry stand, `pixels` and `values` as a Pull's; `at` is a whole-number knob
    that says which entry was drawn last, counted from 1: the arrow keys turn it sideways, and the entry up and down.
    """
    knob: str
    count: int
    across: tuple[float, float]
    pixels: tuple[float, float]
    values: tuple[float, float]
    at: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What every mark may say about itself."""
    tone: str = "ink"
    cause: str = ""
    manner: str = ""
    sets: Mapping[str, float] = field(default_factory=dict)
    drag: Mapping[str, Pull] = field(default_factory=dict)    # by direction: "x", "y"
    drawn: "Drawn | None" = None
    label: str = ""


@dataclass(frozen=True)
class Line(Mark):
    """Points joined by straight strokes; several runs make one mark, such as all contours of a map."""
    runs: Sequence

    @cached_property
    def d(self) -> str:
        """The path, kept because a map's contours are drawn again and again."""
        return strung([joined(run) for run in self.runs])

    def draw(self):
        return "path", "line", {"d": self.d}, ""


@dataclass(frozen=True)
class Curve(Mark):
    """Runs of arcs of upright ellipses, each run an unbroken one (pycore.scenes.arcs)."""
    runs: Sequence

    @cached_property
    def d(self) -> str:
        return strung([bent(run) for run in self.runs])

    def draw(self):
        return "path", "line", {"d": self.d}, ""


@dataclass(frozen=True)
class Pieces(Mark):
    """Many short strokes in one path, shape (n, 2, 2): from where to where."""
    ends: np.ndarray

    def draw(self):
        moves = steps(np.reshape(self.ends, (-1, 2))).reshape(-1, 4).tolist()
        return "path", "line", {"d": "".join(["m%g %gl%g %g" % tuple(each) for each in moves])}, ""


@dataclass(frozen=True)
class Dots(Mark):
    """Many equal dots in one path, shape (n, 2): strokes of no length with round ends."""
    points: np.ndarray
    size: float = 4

    def draw(self):
        d = "".join(["m%g %gh0" % tuple(each) for each in steps(self.points).tolist()])
        return "path", "dots", {"d": d, "stroke-width": number(self.size), "stroke-linecap": "round"}, ""


@dataclass(frozen=True)
class Dot(Mark):
    """A circle around (x, y)."""
    x: float
    y: float
    r: float = 3.5

    def draw(self):
        return "circle", "dot", {"cx": number(self.x), "cy": number(self.y), "r": number(self.r)}, ""


@dataclass(frozen=True)
class Bar(Mark):
    """A rectangle from its upper left corner."""
    x: float
    y: float
    width: float
    height: float

    def draw(self):
        return "rect", "bar", {"x": number(self.x), "y": number(self.y), "width": number(max(self.width, 0)),
                               "height": number(max(self.height, 0))}, ""


@dataclass(frozen=True)
class Area(Mark):
    """A filled polygon."""
    points: tuple

    def draw(self):
        return "polygon", "area", {"points": " ".join(f"{number(x)},{number(y)}" for x, y in self.points)}, ""


@dataclass(frozen=True)
class Arrow(Mark):
    """A stroke from one point to another with a head that shrinks with it."""
    start: tuple[float, float]
    end: tuple[float, float]
    head: float = 7

    def draw(self):
        (x1, y1), (x2, y2) = self.start, self.end
        length = hypot(x2 - x1, y2 - y1)
        head = min(self.head, length / 2)
        ux, uy = ((x2 - x1) / length, (y2 - y1) / length) if length > 1e-9 else (0, 0)
        back_x, back_y = x2 - head * ux, y2 - head * uy
        wing = 0.45 * head
        tips = (back_x - wing * uy, back_y + wing * ux), (x2, y2), (back_x + wing * uy, back_y - wing * ux)
        return "path", "arrow", {"d": strung([joined([(x1, y1), (x2, y2)]), joined(tips)])}, ""


@dataclass(frozen=True)
class Text(Mark):
    """Words at a point: `anchor` start, middle or end; the point is on the base line."""
    x: float
    y: float
    text: str
    anchor: str = "start"
    size: float = 14

    def draw(self):
        return "text", "text", {"x": number(self.x), "y": number(self.y), "font-size": number(self.size),
                                "text-anchor": self.anchor}, self.text


@dataclass(frozen=True)
class Table:
    """What a picture's marks tell in numbers: the names of the columns, and rows of texts whose first names the row."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def cells(self) -> list[list[str]]:
        """All rows as lists of texts, the names of the columns first; a ValueError where they do not fit together."""
        made = [[str(cell) for cell in row] for row in (self.columns, *self.rows)]
        if any(len(row) != len(self.columns) for row in made):
            raise ValueError(f"A table of {len(self.columns)} columns has a row of another length.")
        return made


@dataclass(frozen=True)
class Picture:
    """Marks on a sheet of the given size, the first at the back, a sentence that says what they show, and their numbers."""
    width: float
    height: float
    marks: tuple
    words: str
    table: Table | None = None


def handle(x: float, y: float, drag: Mapping[str, Pull], tone: str, label: str, cause: str = "") -> tuple[Mark, ...]:
    """A dot that looks as if it could be pulled, under a clear disc 44 pixels wide that can be."""
    return (Dot(x, y, 6, tone=tone, cause=cause, manner="handle"),
            Dot(x, y, 22, tone=tone, cause=cause, manner="grip", drag=drag, label=label))


def elements(picture: Picture, causes: Mapping[str, str] = {}, tones: Mapping[str, str] = {}) -> list[list]:
    """The picture as [tag, attributes, text] in drawing order.

    `causes` gives the formula part a cause stands for, `tones` the colour a tone stands for; what is in neither keeps
    its own name.
    """
    return [element(mark, causes, tones) for mark in picture.marks]


def element(mark: Mark, causes: Mapping[str, str], tones: Mapping[str, str]) -> list:
    tag, shape, attributes, text = mark.draw()
    attributes["class"] = " ".join(filter(None, ("mark", shape, mark.manner, f"tone-{tones.get(mark.tone, mark.tone)}")))
    if mark.cause:
        attributes["data-cause"] = mark.cause
        if mark.cause in causes:
            attributes["data-part"] = causes[mark.cause]
    for knob, value in mark.sets.items():
        attributes[f"data-set-{knob}"] = f"{value:g}"
    if mark.drag:
        pulls = {way: {"knob": pull.knob, "px": [round(p, 1) for p in pull.pixels], "value": list(pull.values)}
                 for way, pull in mark.drag.items()}
        attributes["data-drag"] = dumps(pulls, separators=(",", ":"))
    if mark.drawn:
        one = mark.drawn
        attributes["data-drawn"] = dumps({"knob": one.knob, "count": one.count, "across": tenths(one.across).tolist(), "at": one.at,
                                          "px": tenths(one.pixels).tolist(), "value": list(one.values)}, separators=(",", ":"))
    if mark.label:
        attributes["data-label"] = mark.label
    return [tag, attributes, text]


def svg(picture: Picture, causes: Mapping[str, str] = {}, tones: Mapping[str, str] = {}, name: str = "") -> str:
    """The picture as an SVG image, described by its words; `name` becomes its class."""
    body = "".join(written(*element) for element in elements(picture, causes, tones))
    sheet = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(picture.width)} {number(picture.height)}",
             "role": "img", "aria-label": picture.words} | ({"class": name} if name else {})
    return written("svg", sheet, body, safe=True)


def written(tag: str, attributes: Mapping[str, str], text: str, safe: bool = False) -> str:
    """One element as text; `safe` says that the text within is markup already."""
    start = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{start}>{text if safe else escape(text)}</{tag}>"


def strung(runs) -> str:
    """One path of several runs: M to the first, then from the end of each a step m to the next, so that only the first
    two numbers tell where the whole stands, and two drawings that differ in place alone are written alike."""
    here, path = np.zeros(2), []
    for first, last, along in runs:
        path.append(("m%g %g" if path else "M%g %g") % tuple(tenths(first - here)) + along)
        here = last
    return "".join(path)


def joined(points) -> tuple[np.ndarray, np.ndarray, str]:
    """A run of points: the first, the last, and the path of steps from each to the next, which are short to write."""
    at = tenths(points)
    return at[0], at[-1], "l" * (len(at) > 1) + " ".join(["%g %g" % tuple(each) for each in tenths(np.diff(at, axis=0)).tolist()])


def bent(arcs) -> tuple[np.ndarray, np.ndarray, str]:
    """A run of arcs: a with the two radii, no tilt, never the long way, which way round, and the step to the end."""
    at = tenths([arcs[0].start, *(arc.end for arc in arcs)])
    return at[0], at[-1], "a" + " ".join("%g %g 0 0 %d %g %g" % (*tenths(arc.radii), arc.clockwise, *step)
                                         for arc, step in zip(arcs, tenths(np.diff(at, axis=0))))


def steps(points) -> np.ndarray:
    """From each point to the next, the first from nowhere: short to write, and alike where two marks go one way."""
    return tenths(np.diff(tenths(points), axis=0, prepend=0))


def tenths(points) -> np.ndarray:
    """Coordinates to a tenth of a pixel, never -0."""
    return np.round(np.asarray(points, float), 1) + 0.0


def number(value: float) -> str:
    """A number to a tenth, without idle zeros: 3 rather than 3.0, never -0."""
    return f"{round(float(value), 1) + 0.0:g}"
