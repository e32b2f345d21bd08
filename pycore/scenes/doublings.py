"""A power of two: a block that doubles at each step, or halves, and the scale on which one step is one factor of two."""
from collections.abc import Mapping

from pycore.doubling import doubled
from pycore.marks import Bar, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short

NAME = "doublings"
DOES = "One block, doubled at each step up and halved at each step down, which never leaves nothing."
LOW, HIGH = -4, 8
SETTINGS = {}
KNOBS = {"exponent": SceneKnob("how often to double; below zero, to halve", 5, LOW, HIGH, symbol="k", integer=True, by_hand=True)}
CAUSES = {"exponent": "how often to double", "power": "what comes of it"}
TONES = {"exponent": "ink", "power": "indigo"}
UP = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def uses(settings: dict) -> tuple:
    return (doubled,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    k, wide = int(round(float(knobs["exponent"]))), width > 500
    value = instead.get(doubled, doubled)(k)
    marks = (*grown(20 if wide else 6, 44 if wide else 40, 16 if wide else 11, k), *halved(*((420, 70, 128) if wide else (216, 66, 96)), k),
             *said(*((600, 120, 24) if wide else (6, 22, 18)), k, value), *scale(*((436, 900, 262) if wide else (20, 320, 290)), k, 1 if wide else 2))
    return Picture(width, 316 if wide else 334, marks, told(k, value), Table(("k", "2 to the k"), tuple((short(one, 0), fraction(one)) for one in range(LOW, HIGH + 1))))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What comes of the doublings."""
    return {"value": Fact(float(instead.get(doubled, doubled)(knobs["exponent"])), "one, doubled so many times")}


def grown(left: float, top: float, cell: float, k: int):
    """What each doubling adds, in turn to the right and below."""
    sides = [(cell * 2 ** ((step + 1) // 2), cell * 2 ** (step // 2)) for step in range(HIGH + 1)]
    ways = [((left + w, top), (left + w, top + h), (left, top + h)) for w, h in sides]
    outer = (left, top + sides[-1][1]), (left, top), (left + sides[-1][0], top)
    yield Line((outer, *ways), tone="quiet", manner="thin contour")
    wide = high = cell
    yield Text(left, top - 10 if cell > 12 else top + 16 * cell + 20, "doubled", tone="quiet", size=15)
    yield Bar(left, top, cell, cell, tone="power", cause="power")
    for step in range(1, HIGH + 1):
        here = step <= k
        x, y = (left + wide, top) if step % 2 else (left, top + high)
        yield Bar(x + 1, y + 1, (wide - 1) * here, (high - 1) * here, tone="power", cause="power", manner="faint")
        yield Text(x + wide / 2, y + high / 2 + 5, f"+{2 ** (step - 1)}" if here and wide >= 22 and high >= 16 else "", "middle", tone="ink", size=14, manner="figures")
        wide, high = (2 * wide, high) if step % 2 else (wide, 2 * high)


def halved(left: float, top: float, one: float, k: int):
    """One block seen close, and what halving has left of it."""
    down = max(-k, 0)
    wide, high = one / 2 ** ((down + 1) // 2), one / 2 ** (down // 2)
    yield Text(left, top - 12, "one, seen close", tone="quiet", size=15)
    yield Bar(left, top, one, one, tone="quiet", manner="open")
    yield Bar(left, top, wide, high, tone="power", cause="power")


def said(left: float, line: float, size: float, k: int, value: float):
    """The power, written out."""
    steps = " × 2" * k if 0 < k < 6 else " ÷ 2" * -k if k < 0 else ""
    yield Text(left, line, f"2{str(k).translate(UP)} = {f'1{steps} = ' if steps else ''}{fraction(k)}", tone="power", cause="power", size=size, manner="figures")
    yield Text(left, line + 32 if size > 20 else line, f"that is {short(value, 4).rstrip('0')}" if k < 0 and size > 20 else "", tone="power", cause="power", size=17, manner="figures")


def scale(left: float, right: float, line: float, k: int, every: int):
    """Below, how often; above, what comes of it: one step beside one factor."""
    at = lambda step: left + (step - LOW) / (HIGH - LOW) * (right - left)
    yield Line((((left, line), (right, line)), *(((at(step), line - 4), (at(step), line + 4)) for step in range(LOW, HIGH + 1))), tone="quiet", manner="thin")
    for step in range(LOW, HIGH + 1, every):
        yield Text(at(step), line - 16, fraction(step), "middle", tone="power", cause="power", size=14, manner="figures fixed")
        yield Text(at(step), line + 30, short(step, 0), "middle", tone="exponent", cause="exponent", size=14, manner="figures fixed")
    yield from handle(at(k), line, {"x": Pull("exponent", (left, right), (LOW, HIGH))}, "exponent", "move k", "exponent")


def fraction(k: int) -> str:
    """A power of two as a whole number, or as one over a whole number."""
    return str(2 ** k) if k >= 0 else f"1/{2 ** -k}"


def told(k: int, value: float) -> str:
    if k < 0:
        return f"One, halved {often(-k)}, has become {fraction(k)}: small, and still more than nothing."
    return f"One, doubled {often(k)}, has become {short(value, 0)}." if k else "One, not doubled at all, is one."


def often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")
