"""A transpose and what it is for: a column swings up and lies down, meets another entry by entry, and the products are added."""
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from pycore.marks import Area, Bar, Dot, Line, Picture, Pull, Text, handle
from pycore.neurons import dot_product
from pycore.scenes.end_to_end import Row, neat, pieces, summed
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob

NAME = "laid down"
DOES = "A column of weights is laid down, so that each of its entries meets one of another column; the products are added."
MOST, COUNT = 4, 3
SETTINGS = {}
KNOBS = {
    "weights": SceneKnob("the column that is laid down", [3, 1, 2], 0, MOST, symbol=r"\mathbf{w}", by_hand=True),
    "amounts": SceneKnob("the column that stands", [2, 4, 3], 0, MOST, symbol=r"\mathbf{a}", by_hand=True),
    "laid": SceneKnob("how far the column is laid down", 1, 0, 1, by_hand=True),
}
CAUSES = {
    "row": "the column, laid down",
    "column": "the column that stands",
    "product": "one entry times the one that it meets",
    "match": "all products together",
}
TONES = {"weights": "moss", "amounts": "ochre", "match": "plum"}
LOW = "₁₂₃"


@dataclass(frozen=True)
class Gate:
    """Where the column turns: its hinge, pixels for one, from entry to entry, and how far it is laid down."""
    x: float
    y: float
    one: float
    slot: float
    laid: float

    @property
    def way(self) -> tuple[float, float]:
        """The column's direction, straight down while it hangs and to the right once it lies; its height falls evenly."""
        down = 1 - self.laid
        return sqrt(max(1 - down * down, 0)), down

    def on(self, along: float, off: float = 0) -> tuple[float, float]:
        """A place so many pixels along the column, and so many off its side."""
        (right, down) = self.way
        return self.x + along * right - off * down, self.y + along * down + off * right

    @property
    def long(self) -> float:
        return COUNT * self.slot + 0.6 * self.one


def uses(settings: dict) -> tuple:
    return (dot_product,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    w, a, match = met(knobs, instead)
    wide, laid = width > 500, float(knobs["laid"])
    gate = Gate(112, 142, 23, 98, laid) if wide else Gate(84, 106, 16, 70, laid)
    left, room = (548, 396) if wide else (4, 332)
    top = 84 if wide else gate.y + gate.long + 40
    marks = (*plots(gate, w, a), *arm(gate, w), *standing(gate, a), *added(gate, left, room, top, w, a, match, wide))
    return Picture(width, gate.y + gate.long + 16 if wide else top + 158, marks, told(w, a, match, laid))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the products and of their sum."""
    w, a, match = met(knobs, instead)
    made = {"match": Fact(match, "all products together"), "products": Fact((w * a).tolist(), "each entry times the one it meets"),
            "laid": Fact(float(knobs["laid"]), "how far the column is laid down, from 0 to 1"),
            "width": Fact(Gate(0, 0, 1, 1, float(knobs["laid"])).way[0], "how wide the products stand, as a share of their full width")}
    return made | {f"product {i + 1}": Fact(float(w[i] * a[i]), f"entry {i + 1} times the one it meets") for i in range(COUNT)}


def met(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray, float]:
    """Both columns, and what they come to."""
    w, a = np.asarray(knobs["weights"], float), np.asarray(knobs["amounts"], float)
    if w.shape != (COUNT,) or a.shape != (COUNT,):
        raise ValueError(f"Both columns must have {COUNT} entries.")
    return w, a, float(np.sum(instead.get(dot_product, dot_product)(w, a)))


def plots(gate: Gate, w, a):
    """The ground on which products stand, each as wide as its weight has come to lie and as high as its amount."""
    yield Line((((gate.x, gate.y), (gate.x + gate.long, gate.y)),), tone="quiet", manner="thin dashed")
    right = gate.way[0]
    for i in range(COUNT):
        left, wide, high = gate.x + i * gate.slot * right, w[i] * gate.one * right, a[i] * gate.one
        yield Bar(left, gate.y - high, wide, high, tone="match", cause="product", manner="faint")
        lines = [((left + k * gate.one * right, gate.y), (left + k * gate.one * right, gate.y - high)) if k < w[i] else ((left, gate.y),) * 2 for k in range(1, MOST)]
        lines += [((left, gate.y - k * gate.one), (left + wide, gate.y - k * gate.one)) if k < a[i] else ((left, gate.y),) * 2 for k in range(1, MOST)]
        yield Line(tuple(lines), tone="match", cause="product", manner="thin contour")


def arm(gate: Gate, w):
    """The column itself, from its hinge: an entry in each of its slots, and a handle at its end."""
    yield Line(((gate.on(0), gate.on(gate.long)),), tone="quiet", manner="thin")
    yield Dot(*gate.on(0), 4, tone="weights", cause="row")
    hanging = gate.laid < 0.5
    for i in range(COUNT):
        start, half = i * gate.slot, min(5, gate.one / 4)
        corners = tuple(gate.on(start + along * w[i] * gate.one, off) for along, off in ((0, -half), (1, -half), (1, half), (0, half)))
        yield Area(corners, tone="weights", cause="row")
        x, y = gate.on(start + 0.5 * min(w[i], 3) * gate.one + 2, 20)
        yield Text(x, y + 5, f"w{LOW[i]} = {neat(w[i], 1)}", "end" if hanging else "start" if gate.laid < 1 else "middle", tone="weights", cause="row", size=16 if gate.one > 20 else 14, manner="letter halo")
        along = (gate.on(start)[1], gate.on(start + MOST * gate.one)[1]) if hanging else (gate.on(start)[0], gate.on(start + MOST * gate.one)[0])
        yield from handle(*gate.on(start + w[i] * gate.one), {"y" if hanging else "x": Pull(f"weights:{i + 1}", along, (0, MOST))},
                          "weights", f"pull entry {i + 1} of w", "row")
    x, y = gate.on(gate.long)
    yield from handle(x, y, {"y": Pull("laid", (gate.y + gate.long, gate.y), (0, 1))}, "weights", "lay the column down, or stand it up", "row")


def standing(gate: Gate, a):
    """The other column's entries, standing where the products will."""
    right = gate.way[0]
    for i in range(COUNT):
        x, top = gate.x + i * gate.slot * right, gate.y - a[i] * gate.one
        yield Line((((x, gate.y), (x, top)),), tone="amounts", cause="column", manner="bold")
        seen = f"a{LOW[i]} = {neat(a[i], 1)}" if right > 0.75 else ""
        yield Text(x - 4, top - 14, seen, tone="amounts", cause="column", size=16 if gate.one > 20 else 14, manner="letter halo")
        pull = Pull(f"amounts:{i + 1}", (gate.y, gate.y - MOST * gate.one), (0, MOST))
        yield from handle(x, top, {"y": pull}, "amounts", f"pull entry {i + 1} of a", "column")


def added(gate: Gate, left: float, room: float, top: float, w, a, match: float, wide: bool):
    """Each product as it is worked out, all end to end, and their sum; nothing of it before the column lies."""
    lies, size, step = gate.laid > 0.995, 17 if wide else 15, 30 if wide else 24
    heading = "each entry meets its partner" if lies else "two columns: no entry has a partner yet" if gate.laid < 0.005 else "not laid down yet"
    yield Text(left, top - 32 if wide else top - 16, heading, tone="ink", cause="product", size=16 if wide else 15, manner="title")
    for i in range(COUNT):
        yield Text(left, top + i * step + (0 if wide else 8), f"w{LOW[i]} × a{LOW[i]} = {neat(w[i], 1)} × {neat(a[i], 1)} = {neat(w[i] * a[i])}" if lies else "",
                   tone="match", cause="product", size=size, manner="figures")
    at = top + 3 * step + (14 if wide else 6)
    row = Row(left, at + 14, 36 if wide else 26, room, room / (COUNT * MOST * MOST))
    yield Text(left, at + 4, summed(w * a, match) if lies else "", tone="match", cause="match", size=16 if wide else 15, manner="title")
    yield from pieces(row, w * a * lies, [neat(each) for each in w * a], "match", "match")


def told(w, a, match: float, laid: float) -> str:
    if laid < 0.995:
        return "Two columns of three entries. While the first is not laid down, no entry of one meets an entry of the other, and there is nothing to add."
    return (f"The column {', '.join(neat(each, 1) for each in w)} is laid down and meets the column {', '.join(neat(each, 1) for each in a)}, entry by entry. "
            f"The products are added: {summed(w * a, match)}.")
