"""A drawing sheet for days and for a guess: the reader draws the days, draws what their average will be, and only then sees it."""
from collections.abc import Mapping

import numpy as np

from pycore.averages import moving_average
from pycore.marks import Bar, Dots, Drawn, Line, Picture, Table, Text
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, side
from pycore.scenes.plane import Plane

NAME = "drawn average"
DOES = "Days drawn by hand, a guess at their moving average drawn by hand, and then the average itself."
DAYS, JUMP = 24, 8
SETTINGS = {}
KNOBS = {
    "memory": SceneKnob("how much of the past is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "days": SceneKnob("the days' marks", [-2.0] * JUMP + [3.0] * (DAYS - JUMP), -5, 5, by_hand=True),
    "guess": SceneKnob("the guessed average", [0.0] * DAYS, -5, 5, by_hand=True),
    "day": SceneKnob("the day that the pencil is at", 1, 1, DAYS, integer=True, by_hand=True),
    "pencil": SceneKnob("what you do", 0, 0, 2, integer=True, names=("draw the days", "guess the average", "see the average")),
}
CAUSES = {"average": "the moving average", "observation": "the days as they were drawn", "guess": "the guessed average"}
TONES = {"average": "teal", "observation": "ochre"}


def uses(settings: dict) -> tuple:
    return (moving_average,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    x, guess, line, day, pencil = unpacked(knobs, instead)
    plane = paper(width)
    marks = (*ground(plane), *lines(plane, x, guess, line, pencil), *point(plane, x, guess, line, day, pencil), pad(plane, pencil))
    return Picture(width, plane.bottom + 26, marks, words(x, guess, line, pencil, knobs["memory"]), table(x, guess, line, pencil))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    x, guess, line, day, _ = unpacked(knobs, instead)
    over = np.flatnonzero(line > 0)
    return {
        "averages": Fact(line.tolist(), "the average, day by day"),
        "off by": Fact(off(guess, line), "how far the guess lies from the average, on average"),
        "first above nought": Fact(float(over[0] + 1) if len(over) else np.inf, "the first day on which the average is above nought; infinite if none"),
        "end": Fact(float(line[-1]), "where the average ends"),
        "last day": Fact(float(x[-1]), "the last day's mark"),
    }


def unpacked(knobs: dict, instead: Mapping) -> tuple:
    x, guess = np.asarray(knobs["days"], float), np.asarray(knobs["guess"], float)
    line = np.array([step.v for step in instead.get(moving_average, moving_average)(x, knobs["memory"])])
    return x, guess, line, int(knobs["day"]), int(knobs["pencil"])


def off(guess, line) -> float:
    return float(np.abs(guess - line).mean())


def paper(width: int) -> Plane:
    wide = width > 500
    return Plane(34 if wide else 26, 30, width - (54 if wide else 36), 262 if wide else 220, (0.5, DAYS + 0.5), (-5.4, 5.4))


def ground(plane: Plane):
    for height, name in ((5, "5"), (0, "0"), (-5, "−5")):
        y = plane.at(0, height)[1]
        yield Line((((plane.left, y), (plane.right, y)),), tone="quiet", manner="thin" if height == 0 else "contour")
        yield Text(plane.left - 8, y + 5, name, "end", tone="quiet", manner="fixed")
    for day, anchor in ((1, "start"), (DAYS, "end")):
        yield Text(plane.at(day + (0.4 if day > 1 else -0.4), 0)[0], plane.bottom + 18, f"day {day}", anchor, tone="quiet", manner="fixed")


def lines(plane: Plane, x, guess, line, pencil: int):
    """The average is there from the start, and seen only when it is asked for."""
    t = np.arange(1, DAYS + 1)
    seen = "" if pencil == 2 else " unseen"
    yield Dots(plane.points(t, x), 7, tone="observation", cause="observation")
    yield Line((plane.points(t, guess),), cause="guess", manner="dashed" if pencil else "dashed pale")
    yield Line((plane.kept(plane.points(t, line)),), tone="average", cause="average", manner="bold" + seen)


def point(plane: Plane, x, guess, line, day: int, pencil: int):
    """Where the pencil is, and what it writes there."""
    value, tone = (guess[day - 1], "ink") if pencil == 1 else (x[day - 1], "observation")
    at, _ = plane.at(day, value)
    yield Line((((at, plane.top), (at, plane.bottom)),), tone="quiet", manner="thin")
    way, anchor = side(at, 150, plane.right)
    yield Text(at + way * 10, plane.at(0, 4.05)[1], f"day {day}: {'guess' if pencil == 1 else 'mark'} {short(value, 1)}", anchor, tone=tone, manner="halo")
    result = f"your guess is off by {off(guess, line):.1f} a day" if pencil == 2 else ""
    yield Text(plane.right, plane.top - 12, result, "end", tone="average", cause="average")
    yield Text(plane.left, plane.top - 12, "sweep across to draw", tone="quiet")


def pad(plane: Plane, pencil: int) -> Bar:
    drawn = Drawn("guess" if pencil == 1 else "days", DAYS, (plane.at(1, 0)[0], plane.at(DAYS, 0)[0]), (plane.at(0, 5)[1], plane.at(0, -5)[1]), (5, -5), "day")
    return Bar(plane.left, plane.top, plane.width, plane.height, tone="quiet", manner="pad", drawn=drawn,
               label="guess the average, day by day" if pencil == 1 else "draw the days, one by one")


def words(x, guess, line, pencil: int, beta: float) -> str:
    if pencil < 2:
        return f"Twenty-four days that can be drawn by hand. Their average with memory {beta:.2f} is hidden until it has been guessed."
    return (f"The average with memory {beta:.2f} ends at {short(line[-1])}, while the last day is marked {short(x[-1], 1)}. "
            f"The guess is off by {off(guess, line):.1f} a day.")


def table(x, guess, line, pencil: int) -> Table:
    shown = [short(v) if pencil == 2 else "hidden" for v in line]
    return Table(("day", "mark", "guess", "average"), tuple((str(t + 1), short(x[t], 1), short(guess[t], 1), shown[t]) for t in range(2, DAYS, 3)))
