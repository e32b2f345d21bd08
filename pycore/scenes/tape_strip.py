"""A tape one can hold: each operation of a guess is printed on a strip with its local slope; asking for gradients draws the
strip back in, last operation first, and multiplies the slopes; then it is spent."""
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pycore.marks import Arrow, Bar, Dots, Line, Picture, Pull, Table, Text, handle
from pycore.neuron import Recording, local_slopes, recording
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short

NAME = "tape"
DOES = "One neuron's guess is recorded on a strip, operation by operation; asking for gradients pulls the strip back and spends it."
PRINTED, PLAYED, AGAIN = 4, 8, 9            # the moments when all is recorded, when all is played back, and after that
SETTINGS: dict = {}
KNOBS = {
    "moment": SceneKnob("the moment", PRINTED, 0, AGAIN, integer=True),
    "W": SceneKnob("the weight", 0.8, -2, 2, symbol="W"),
    "b": SceneKnob("the offset", -0.3, -2, 2, symbol="b"),
    "x": SceneKnob("what the neuron is shown", 2, -3, 3, symbol="x"),
    "y": SceneKnob("the right answer", 0, 0, 1, symbol="y", integer=True),
}
CAUSES = {
    "product": "the weight times what is shown",
    "score": "the product and the offset together",
    "prediction": "the score, squeezed between 0 and 1",
    "loss": "how wrong the prediction is",
    "slope-of-the-loss": "how the loss answers to the prediction",
    "slope-of-the-squeeze": "how the prediction answers to the score",
    "slope-of-the-product": "how the product answers to the weight",
    "gradient": "how the loss answers to the weight",
}
TONES = {"weight": "ochre", "score": "plum", "prediction": "teal", "loss": "ink", "slope": "moss", "spent": "rust"}


@dataclass(frozen=True)
class Cell:
    """What the strip says of one operation, in wide and narrow words."""
    wide: str
    narrow: str
    by: str             # what its result answers to, on the way back
    tone: str
    cause: str
    slope_cause: str


CELLS = (
    Cell("product  W x", "W x", "W", "weight", "product", "slope-of-the-product"),
    Cell("sum  z = W x + b", "z", "b", "score", "score", ""),
    Cell("squeeze  z into ŷ", "ŷ", "z", "prediction", "prediction", "slope-of-the-squeeze"),
    Cell("loss  J", "J", "ŷ", "loss", "loss", "slope-of-the-loss"),
)


@dataclass(frozen=True)
class Guess:
    """A recorded guess: each operation's result and local slope, and how the loss answers to what went into it."""
    results: tuple[float, ...]
    slopes: tuple[float, ...]
    influences: tuple[float, ...]
    record: Recording


@dataclass(frozen=True)
class Room:
    """Where things stand: the machine's mouth, the width of a cell, the strip's top and height, and the row of influences."""
    width: int
    mouth: float
    cell: float
    top: float
    high: float
    row: float

    def left(self, cells_out: int, number: int) -> float:
        """The left edge of a cell on a strip of so many; those inside the machine wait at its mouth."""
        return self.mouth - max(cells_out - number, 0) * self.cell

    def middle(self, number: int) -> float:
        """The middle of a cell's place when the strip is all out; of number 4, of the machine."""
        return self.mouth - (PRINTED - number - 0.5) * self.cell if number < PRINTED else (self.mouth + self.width) / 2


def uses(settings: dict) -> tuple:
    return (recording,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    wide, moment = width > 500, int(knobs["moment"])
    room = Room(width, 792, 190, 46, 132, 262) if wide else Room(width, 288, 70, 50, 122, 250)
    one = guessed(*(float(knobs[name]) for name in ("W", "b", "x", "y")))
    marks = (*machine(room, moment, wide), *strip(room, one, moment, wide), *influences(room, one, moment, wide), *end(room, moment))
    return Picture(width, room.row + (84 if wide else 94), marks, words(one, moment), table(one, moment))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What stands on the strip, and what has been asked of it."""
    moment = int(knobs["moment"])
    one = guessed(*(float(knobs[name]) for name in ("W", "b", "x", "y")))
    return {
        "cells": Fact(float(out(moment)), "how many operations are on the strip outside the machine"),
        "loss": Fact(one.results[3], "the loss of the guess"),
        "prediction": Fact(one.results[2], "the prediction"),
        "score": Fact(one.results[1], "the score"),
        "slope of the loss": Fact(one.slopes[3], "how the loss answers to the prediction"),
        "slope of the squeeze": Fact(one.slopes[2], "how the prediction answers to the score"),
        "slope of the product": Fact(one.slopes[0], "how the product answers to the weight"),
        "influence": Fact(([1.0, *one.influences[::-1]])[int(np.clip(moment - PRINTED, 0, 4))], "the product of the slopes played back so far"),
        "gradient": Fact(one.influences[0], "how the loss answers to the weight"),
        "gradient by the offset": Fact(one.influences[1], "how the loss answers to the offset"),
        "state": Fact("spent" if moment >= PLAYED else "played back" if moment > PRINTED else "recording", "what the tape is doing; spent once it has given its gradients"),
    }


@lru_cache(maxsize=64)
def guessed(W: float, b: float, x: float, y: float) -> Guess:
    """The guess on a real tape, read off before it is spent, and its influences from playing that tape back."""
    made = recording(W, b, x, y)
    entries = [entry for entry in made.entries if entry.operation is not None]
    slopes = tuple(local_slopes(entry)[0] for entry in entries)
    influences, so_far = [], 1.0
    for slope in reversed(slopes):
        so_far *= slope
        influences.insert(0, so_far)
    return Guess(tuple(float(entry.result) for entry in entries), slopes, tuple(influences), made)


def out(moment: int) -> int:
    """How many cells are outside the machine."""
    return moment if moment <= PRINTED else max(PLAYED - moment, 0)


STATES = {"blank": "pull to record", "records": "recording", "ready": "ready", "plays": "playing back", "in": "done", "spent": "spent"}


def state(moment: int) -> str:
    if moment == 0:
        return "blank"
    if moment < PRINTED:
        return "records"
    if moment == PRINTED:
        return "ready"
    return "plays" if moment < PLAYED else "in" if moment == PLAYED else "spent"


def machine(room: Room, moment: int, wide: bool):
    """The box that prints the strip and draws it in again."""
    right = room.width - 2
    yield Bar(room.mouth, room.top - 10, right - room.mouth, room.high + 20, tone="ink", manner="open")
    yield Line(([(room.mouth, room.top), (room.mouth, room.top + room.high)],), tone="ink", manner="bold")
    x = (room.mouth + right) / 2
    if wide:
        yield Text(x, room.top + 50, "the tape", "middle", size=16, manner="title")
        yield Text(x, room.top + 78, STATES[state(moment)], "middle", size=15, tone="spent" if moment == AGAIN else "quiet")
    said = {0: "Nothing is recorded yet.", PLAYED: "The strip is all inside: nothing is left to play.",
            AGAIN: "Asked again, it refuses: “This tape is spent.”"}.get(moment, "")
    if not wide:
        said = said.replace("The strip is all inside: nothing is left to play.", "All inside: nothing left to play.").replace("Asked again, it refuses: ", "Asked again: ")
        yield Text(x, room.top + room.high / 2 + 5, "tape", "middle", manner="title")
        yield Text(room.width - 2, room.top - 22, STATES[state(moment)], "end", tone="spent" if moment == AGAIN else "quiet")
    yield Text(room.mouth - 24, room.top + room.high / 2 + 5, said, "end", size=16 if wide else 14, tone="spent" if moment == AGAIN else "quiet")


def strip(room: Room, one: Guess, moment: int, wide: bool):
    """The cells that are out, the last one printed nearest to the machine, and the holes by which the strip is drawn."""
    cells = out(moment)
    holes = np.array([(room.left(cells, n) + (k + 0.5) / 5 * room.cell * (n < cells), y)
                      for n in range(PRINTED) for k in range(5) for y in (room.top + 7, room.top + room.high - 7)])
    for n, cell in enumerate(CELLS):
        here, left = n < cells, room.left(cells, n)
        say = lambda text: text if here else ""
        yield Bar(left, room.top, room.cell if here else 0, room.high, tone=cell.tone, cause=cell.cause, manner="pale")
        yield Bar(left, room.top, room.cell if here else 0, room.high, tone=cell.tone, cause=cell.cause, manner="open")
        middle = left + (room.cell / 2 if here else 0)
        yield Text(middle, room.top + 36, say(cell.wide if wide else cell.narrow), "middle", size=15, tone=cell.tone, cause=cell.cause, manner="title")
        yield Text(middle, room.top + (66 if wide else 60), say(short(one.results[n])), "middle", size=18 if wide else 15, tone=cell.tone, cause=cell.cause, manner="figures")
        yield Text(middle, room.top + (94 if wide else 84), say(f"slope by {inner(n)}" if wide else "slope"), "middle", tone="slope", cause=cell.slope_cause)
        yield Text(middle, room.top + (114 if wide else 104), say(short(one.slopes[n])), "middle", size=15, tone="slope", cause=cell.slope_cause, manner="figures")
    yield Dots(holes, 4, tone="quiet")


def inner(n: int) -> str:
    return ("W", "W x and b", "z", "ŷ")[n]


def influences(room: Room, one: Guess, moment: int, wide: bool):
    """Below, from right to left, what playing back has found: the slopes so far, multiplied."""
    played = int(np.clip(moment - PRINTED, 0, PRINTED))
    asked = moment >= PRINTED
    so_far = [*one.influences, 1.0]
    yield Text(0, room.row - 38, "How J answers, multiplied backwards" if wide else "How J answers, backwards", manner="title")
    for n in range(PRINTED, -1, -1):
        known = asked if n == PRINTED else PRINTED - n <= played
        x, by = room.middle(n), ("W", "b and W x" if wide else "b, W x", "z", "ŷ", "J")[n]
        tone, cause = ("slope" if known else "quiet"), ("gradient" if n == 0 else "")
        yield Text(x, room.row, f"to {by}", "middle", tone=tone, cause=cause)
        yield Text(x, room.row + 28, short(so_far[n]) if known else "?", "middle", size=20 if wide else 16, tone=tone, cause=cause, manner="title figures" if n == 0 else "figures")
        if n < PRINTED:
            right, left = room.middle(n + 1) - (44 if wide else 24), x + (44 if wide else 24)
            yield Arrow((right, room.row + 22), (left, room.row + 22), tone=tone, cause=CELLS[n].slope_cause, manner="" if known else "contour")
            yield Text((left + right) / 2, room.row + (12 if wide else 52), f"× {short(one.slopes[n])}" if known else "", "middle", size=15 if wide else 14,
                       tone="slope", cause=CELLS[n].slope_cause, manner="figures")
    line = "1" + "".join(f" × {short(one.slopes[PRINTED - 1 - k])}" for k in range(played)) + f" = {short(so_far[PRINTED - played])}" if played else ""
    yield Text(0 if not wide else room.middle(PRINTED), room.row + (64 if wide else 80), line, "end" if wide else "start", size=15 if wide else 14, tone="slope", cause="gradient", manner="figures")


def end(room: Room, moment: int):
    """The strip's free end: pulled out it records, pushed back it is asked, and from inside it begins anew."""
    x, far = room.left(out(moment), 0), room.mouth - PRINTED * room.cell
    back = PRINTED <= moment < PLAYED
    pull = Pull("moment", (far, room.mouth), (PRINTED, PLAYED)) if back else Pull("moment", (room.mouth, far), (0, PRINTED))
    yield from handle(x, room.top + room.high / 2, {"x": pull}, "loss", "pull the strip out to record, push it back to ask for gradients")


def table(one: Guess, moment: int) -> Table:
    names = ("product W x", "sum z", "squeeze ŷ", "loss J")
    played = int(np.clip(moment - PRINTED, 0, PRINTED))
    rows = tuple((names[n], short(one.results[n]), short(one.slopes[n]), short(one.influences[n]) if PRINTED - n <= played else "not yet")
                 for n in range(PRINTED))
    return Table(("operation", "result", "local slope", "how J answers to what went in"), rows)


def words(one: Guess, moment: int) -> str:
    if moment <= PRINTED:
        return (f"{moment} of 4 operations {'is' if moment == 1 else 'are'} recorded on the strip, each with its result and its local slope"
                + (f"; the loss is {short(one.results[3])} and the strip is ready to be asked." if moment == PRINTED else "."))
    if moment < PLAYED:
        return f"The strip goes back in, last operation first: {moment - PRINTED} of 4 slopes are multiplied, and give {short(one.influences[PLAYED - moment])} so far."
    done = f"the loss answers to the weight by {short(one.influences[0])} and to the offset by {short(one.influences[1])}"
    return f"The whole strip is back inside: {done}." if moment == PLAYED else f"Asked a second time, the tape refuses: it is spent. From the first time, {done}."
