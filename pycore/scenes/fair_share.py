"""A mean as a fair share: towers that can be pulled, all of them end to end, and the same length in equal parts."""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pycore.averages import mean
from pycore.marks import Bar, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.end_to_end import Row, neat, pieces, summed
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob

NAME = "fair share"
DOES = "Towers of blocks and their mean: all of them laid end to end, and the same length cut into equal parts."
MOST, HOUSES = 10, 5
SETTINGS = {}
KNOBS = {
    "towers": SceneKnob("what stands at each number", [2, 7, 3, 8, 5], 0, MOST, symbol="x", by_hand=True),
    "count": SceneKnob("how many are counted", 5, 1, HOUSES, symbol="n", integer=True, by_hand=True),
}
CAUSES = {
    "tower": "what stands at one number",
    "pile": "all that are counted, added up",
    "cut": "one over how many there are",
    "fair-share": "the mean",
    "count": "how many are counted",
}
TONES = {"towers": "ochre", "count": "ink", "share": "teal"}


@dataclass(frozen=True)
class Street:
    """Where the towers stand: their first pixel, from each to the next, how wide they are, the ground, and a block's height."""
    left: float
    pitch: float
    wide: float
    ground: float
    block: float

    def middle(self, i: int) -> float:
        return self.left + (i + 0.5) * self.pitch

    def fence(self, n: float) -> float:
        return self.left + n * self.pitch

    def up(self, height: float) -> float:
        return self.ground - self.block * height


def uses(settings: dict) -> tuple:
    return (mean,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    x, n, share = shared(knobs, instead)
    wide = width > 500
    street = Street(20, 76, 50, 330, 27) if wide else Street(4, 54, 36, 212, 15.5)
    left, room = (548, 396) if wide else (4, 332)
    tops, high = ((96, 214, 332), 36) if wide else ((316, 386, 456), 26)
    rows = [Row(left, top, high, room, room / (MOST * HOUSES)) for top in tops]
    marks = (*ground(street, x, n), *levelled(street, x, n, share), *counted(street, n), *tall(street, x), *piles(rows, x, n, share))
    return Picture(width, 412 if wide else 494, marks, told(x, n, share), table(x, n, share))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the counted towers and of their mean."""
    x, n, share = shared(knobs, instead)
    over = x[:n] - share
    return {
        "fair share": Fact(float(share), "the height of the line: what each has once all is shared out"),
        "pile": Fact(float(x[:n].sum()), "all counted towers together"),
        "counted": Fact(float(n), "how many towers are counted"),
        "above": Fact(float(over.clip(0).sum()), "how much stands above the line"),
        "missing": Fact(float((-over).clip(0).sum()), "how much is missing below the line"),
        "tallest": Fact(float(x[:n].max()), "the tallest counted tower"),
        "shortest": Fact(float(x[:n].min()), "the shortest counted tower"),
    }


def shared(knobs: dict, instead: Mapping) -> tuple[np.ndarray, int, float]:
    """The towers, how many of them count, and their mean."""
    x, n = np.asarray(knobs["towers"], float), int(round(float(knobs["count"])))
    if len(x) != HOUSES:
        raise ValueError(f"There is room for {HOUSES} towers, not for {len(x)}.")
    n = min(max(n, 1), HOUSES)
    return x, n, float(np.ravel(instead.get(mean, mean)(x[:n]))[0])


def ground(street: Street, x, n: int):
    """The street, and the outline of each tower; what is not counted stays an outline."""
    yield Line((((street.left, street.ground), (street.fence(HOUSES), street.ground)),), tone="quiet", manner="thin")
    for i, height in enumerate(x):
        yield Bar(street.middle(i) - street.wide / 2, street.up(height), street.wide, street.block * height, tone="quiet", cause="tower", manner="open")


def levelled(street: Street, x, n: int, share: float):
    """Of each counted tower what lies below the line, what stands above it, and what is missing up to it."""
    level = min(max(share, 0), MOST)
    for i, height in enumerate(x):
        here, left = i < n, street.middle(i) - street.wide / 2
        below, above, gap = (min(height, level), max(height - level, 0), max(level - height, 0) if level == share else 0) if here else (0, 0, 0)
        yield Bar(left, street.up(below), street.wide, street.block * below, tone="towers", cause="tower", manner="faint")
        yield Bar(left, street.up(below + above), street.wide, street.block * above, tone="towers", cause="tower")
        yield Bar(left, street.up(below + gap), street.wide, street.block * gap, tone="share", cause="fair-share", manner="faint")
    yield Line((((street.left, street.up(level)), (street.fence(n), street.up(level))),), tone="share", cause="fair-share", manner="bold")
    yield Line((((street.fence(n), street.up(level)), (street.fence(HOUSES), street.up(level))),), tone="share", cause="fair-share", manner="thin dashed")
    more = " ↑" if share > MOST else " ↓" if share < 0 else ""
    yield Text(street.fence(HOUSES) + 8, street.up(level) + 5, f"x̄ = {neat(share)}{more}", tone="share", cause="fair-share", size=16 if street.pitch > 60 else 14, manner="title")


def tall(street: Street, x):
    """Each tower's number and height below it, and a handle on its top."""
    for i, height in enumerate(x):
        at, top = street.middle(i), street.up(height)
        yield Text(at, street.ground + 23, f"x{'₁₂₃₄₅'[i]} = {neat(height)}", "middle", tone="towers", cause="tower", size=17 if street.pitch > 60 else 14, manner="letter")
        pull = Pull(f"towers:{i + 1}", (street.ground, street.up(MOST)), (0, MOST))
        yield from handle(at, top, {"y": pull}, "towers", f"pull tower {i + 1}", "tower")


def counted(street: Street, n: int):
    """The fence behind the last counted tower, which can be moved."""
    at, low = street.fence(n), street.ground + 52
    yield Line((((at, street.up(MOST) - 8), (at, low)),), tone="count", cause="count", manner="thin dashed")
    yield Text(at - 14, low + 5, f"n = {n}", "end", tone="count", cause="count", size=16, manner="title")
    pull = Pull("count", (street.fence(1), street.fence(HOUSES)), (1, HOUSES))
    yield from handle(at, low, {"x": pull}, "count", "move the fence", "count")


def piles(rows: list[Row], x, n: int, share: float):
    """The towers end to end, the same length in equal parts, and one part."""
    one, cut, part = rows
    total = x[:n].sum()
    parts = min(max(round(total / share), 0), HOUSES) if share > 1e-9 else n
    title = dict(size=16 if one.room > 350 else 15, manner="title")
    yield Text(one.left, one.top - 12, summed(x[:n], total), tone="towers", cause="pile", **title)
    yield from pieces(one, [height if i < n else 0 for i, height in enumerate(x)], [neat(height) for height in x], "towers", "pile")
    yield Text(cut.left, cut.top - 12, f"the same, in {parts} equal parts" if parts > 1 else "the same, not cut", tone="share", cause="cut", **title)
    yield from pieces(cut, [share if i < parts else 0 for i in range(HOUSES)], [""] * HOUSES, "share", "cut")
    ends = one.left, one.ends([total])[-1] - 2
    yield Line(tuple(((end, one.top + one.height + 3), (end, cut.top - 30)) for end in ends), tone="quiet", manner="thin dashed")
    yield Text(part.left, part.top - 12, f"{'one part' if parts > 1 else 'all of it'}: x̄ = {neat(share)}", tone="share", cause="fair-share", **title)
    yield Bar(part.left, part.top, part.ends([share])[-1] - part.left, part.height, tone="share", cause="fair-share")


def table(x, n: int, share: float) -> Table:
    return Table(("tower", "height", "over the fair share"), tuple(
        (str(i + 1), neat(height), neat(height - share) if i < n else "not counted") for i, height in enumerate(x)))


def told(x, n: int, share: float) -> str:
    who = "The one tower counted" if n == 1 else f"The first {n} of {HOUSES} towers" if n < HOUSES else f"All {HOUSES} towers"
    over = x[:n] - share
    even = "what stands above that line would fill what is missing below it" if abs(over.sum()) < 1e-6 else "that is no fair share: nobody has divided by how many there are"
    return f"{who} {'holds' if n == 1 else 'hold'} {summed(x[:n], x[:n].sum())} together. The line lies at {neat(share)}; {even}."
