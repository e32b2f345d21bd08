"""A transpose and what it is for: a column that stands is laid down, meets one that stands, entry by entry, and the products are added."""
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from pycore.marks import Bar, Line, Picture, Pull, Table, Text, handle
from pycore.linear_models import dot_product
from pycore.scenes.end_to_end import Row, neat, pieces, summed
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob

NAME = "laid down"
DOES = "A column of weights is laid down, so that each of its entries meets one of another column; the products are added."
MOST, COUNT = 4, 3
HEAVIEST, TILE = 0.5, 0.1         # the largest weight, and how much of one a tile of the ground is wide
SETTINGS = {}
KNOBS = {
    "weights": SceneKnob("the column that is laid down", [0.2, 0.1, 0.4], 0, HEAVIEST, symbol=r"\mathbf{w}", by_hand=True),
    "amounts": SceneKnob("the column that stands", [2, 4, 3], 0, MOST, symbol=r"\mathbf{a}", by_hand=True),
    "laid_down": SceneKnob("how far w is laid down", 1, 0, 1),
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
class Plots:
    """Where entries meet: the first foot, from foot to foot, the ground, pixels for one, and how far one of the two lies."""
    left: float
    pitch: float
    ground: float
    one: float
    laid: float
    alone: bool = False     # where one of the two was taken out, and the other meets nothing

    def foot(self, i: int) -> float:
        return self.left + i * self.pitch

    @property
    def unit(self) -> float:
        """Pixels for one of w, which is drawn larger than one of a."""
        return self.one * MOST / HEAVIEST

    @property
    def lying(self) -> float:
        """How much of a length lies on the ground."""
        return sin(self.laid * pi / 2)

    @property
    def standing(self) -> float:
        """How much of a length still stands."""
        return cos(self.laid * pi / 2)


def uses(settings: dict) -> tuple:
    return (dot_product,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    w, a, found = met(knobs, instead)
    wide, laid, alone = width > 500, float(knobs["laid_down"]), len(found) > 1 or not np.isclose(found[0], w @ a)
    plots = Plots(34, 168, 176, 36, laid, alone) if wide else Plots(20, 110, 120, 20, laid, alone)
    row = Row(20, 326, 36, 500, 500 / (COUNT * MOST * HEAVIEST)) if wide else Row(4, 236, 26, 332, 332 / (COUNT * MOST * HEAVIEST))
    middle = (660, 190) if wide else (112, 358)
    marks = (*meeting(plots, w, a, 17 if wide else 14), *added(row, w, a, found, lies(laid), laid < 0.005, alone),
             *printed(middle, 52 if wide else 34, w, a, found, laid))
    return Picture(width, 380 if wide else 424, marks, told(w, a, found, laid, alone), table(w, a, laid and not alone))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the products and of their sum."""
    w, a, found = met(knobs, instead)
    match, laid = float(found[0]), float(knobs["laid_down"])
    made = {"match": Fact(match, "all products together, once the column is laid down"), "products": Fact((w * a).tolist(), "each entry times the one it meets"),
            "area": Fact(float((w * a).sum() * sin(laid * pi / 2)), "how much ground lies between the two columns' entries as they are now")}
    return made | {f"product {i + 1}": Fact(float(w[i] * a[i]), f"entry {i + 1} times the one it meets") for i in range(COUNT)}


def met(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Both columns, and what they come to: one number, or the three of one of them where the other was taken out."""
    w, a = np.asarray(knobs["weights"], float), np.asarray(knobs["amounts"], float)
    if w.shape != (COUNT,) or a.shape != (COUNT,):
        raise ValueError(f"Both columns must have {COUNT} entries.")
    return w, a, np.ravel(np.asarray(instead.get(dot_product, dot_product)(w, a), float))


def lies(laid: float) -> bool:
    return laid > 0.995


def meeting(plots: Plots, w, a, size: float):
    """Both columns' entries as lengths, foot by foot: what lies and what stands have ground between them."""
    for i in range(COUNT):
        foot, aside = plots.foot(i), 20 * plots.standing
        wide, high = w[i] * plots.unit * plots.lying, a[i] * plots.one
        ground = wide * (not plots.alone)
        yield Bar(foot, plots.ground - high, ground, high, tone="match", cause="product", manner="faint")
        lines = [((foot + ground * k * TILE / w[i], plots.ground), (foot + ground * k * TILE / w[i], plots.ground - high)) if k * TILE < w[i] - 1e-9 else ((foot, plots.ground),) * 2
                 for k in range(1, round(HEAVIEST / TILE))]
        lines += [((foot, plots.ground - k * plots.one), (foot + ground, plots.ground - k * plots.one)) if k < a[i] else ((foot, plots.ground),) * 2
                  for k in range(1, MOST)]
        yield Line(tuple(lines), tone="match", cause="product", manner="thin contour")
        yield Line((((foot - 10, plots.ground), (foot + MOST * plots.one, plots.ground)),), tone="quiet", manner="thin")
        yield Line((((foot, plots.ground), (foot, plots.ground - high)),), tone="amounts", cause="column", manner="bold")
        tip = foot + aside + wide, plots.ground - w[i] * plots.unit * plots.standing
        yield Line((((foot + aside, plots.ground), tip),), tone="weights", cause="row", manner="bold")
        for line, (letter, tone, cause, worth) in enumerate((("w", "weights", "row", w[i]), ("a", "amounts", "column", a[i]))):
            yield Text(foot, plots.ground + (26, 50)[line] - (0 if size > 15 else 4 + 2 * line), f"{letter}{LOW[i]} = {neat(worth)}", tone=tone, cause=cause, size=size, manner="letter")
        yield Text(foot, plots.ground + (78 if size > 15 else 66), f"{neat(w[i])} × {neat(a[i], 1)} = {neat(w[i] * a[i])}" if lies(plots.laid) and not plots.alone else "",
                   tone="match", cause="product", size=size, manner="figures")
        up = Pull(f"amounts:{i + 1}", (plots.ground, plots.ground - MOST * plots.one), (0, MOST))
        yield from handle(foot, plots.ground - high, {"y": up}, "amounts", f"pull entry {i + 1} of a", "column")
        along = Pull(f"weights:{i + 1}", (foot + aside, foot + aside + MOST * plots.one), (0, HEAVIEST)) if plots.laid > 0.5 else \
            Pull(f"weights:{i + 1}", (plots.ground, plots.ground - MOST * plots.one), (0, HEAVIEST))
        yield from handle(*tip, {"x" if plots.laid > 0.5 else "y": along}, "weights", f"pull entry {i + 1} of w", "row")


def added(row: Row, w, a, found, lain: bool, none: bool, alone: bool):
    """All products end to end, and their sum; nothing of it before the column lies."""
    yield Text(row.left, row.top - 12, "nothing meets, nothing is added" if alone else summed(w * a, found[0]) if lain else "both stand: no ground between them" if none else "not lying yet",
               tone="match", cause="match", size=17 if row.room > 350 else 14, manner="title")
    yield from pieces(row, w * a * (lain and not alone), [neat(each) for each in w * a], "match", "match")


def printed(middle: tuple, cell: float, w, a, found, laid: float):
    """The same as it is printed: numbers one below the other, or one beside the other, between brackets."""
    x, y = middle
    lying, standing = sin(laid * pi / 2), cos(laid * pi / 2)
    other, size = x + 3 * cell, 24 if cell > 40 else 18
    half = cell * (0.5 + lying), cell * (0.5 + standing)
    yield from brackets(x, y, *half, "weights", "row")
    yield from brackets(other, y, 0.5 * cell, 1.5 * cell, "amounts", "column")
    for i in range(COUNT):
        yield Text(x + (i - 1) * cell * lying, y + (i - 1) * cell * standing + 7, neat(w[i]), "middle", tone="weights", cause="row", size=size, manner="figures")
        yield Text(other, y + (i - 1) * cell + 7, neat(a[i], 1), "middle", tone="amounts", cause="column", size=size, manner="figures")
    yield Text(x, y - 1.5 * cell - 14, "wᵀ, lying" if lies(laid) else "w, standing" if laid < 0.005 else "w", "middle", tone="weights", cause="row", size=17, manner="letter")
    yield Text(other, y - 1.5 * cell - 14, "a, standing", "middle", tone="amounts", cause="column", size=17, manner="letter")
    yield Text(other + 0.5 * cell + 14, y + 7, f"= {', '.join(neat(each) for each in found)}" if lies(laid) else "", tone="match", cause="match", size=size, manner="figures")


def brackets(x: float, y: float, wide: float, high: float, tone: str, cause: str):
    left, right, top, low = x - wide, x + wide, y - high, y + high
    yield Line((((left + 6, top), (left, top), (left, low), (left + 6, low)), ((right - 6, top), (right, top), (right, low), (right - 6, low))),
               tone=tone, cause=cause)


def table(w, a, laid: float) -> Table:
    products = [neat(each) if lies(laid) else "none yet" for each in w * a]
    return Table(("entry", "w", "a", "product"), tuple((str(i + 1), neat(w[i]), neat(a[i], 1), products[i]) for i in range(COUNT)))


def told(w, a, found, laid: float, alone: bool) -> str:
    if alone:
        return f"One of the two columns is taken out. The other meets nothing, and stays three numbers: {', '.join(neat(each) for each in found)}."
    if not lies(laid):
        return "Two columns of three entries. While w is not laid down, two standing lengths have no ground between them, and there is nothing to add."
    return (f"The column {', '.join(neat(each) for each in w)} is laid down and meets the column {', '.join(neat(each, 1) for each in a)}, entry by entry. "
            f"The products are added: {summed(w * a, found[0])}.")
