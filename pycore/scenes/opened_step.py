"""One step of a rule taken apart: its chunks as arrows, as large as the room allows, and their numbers below.

Everything is drawn as a move, that is downhill: the arrows add up to the step as it is taken on the map.
"""
from dataclasses import dataclass

import numpy as np

from pycore.marks import Arrow, Bar, Line, Text
from pycore.optimizers import Step
from pycore.ratios import ratio
from pycore.scenes.labels import short


@dataclass(frozen=True)
class Chunk:
    """A part of a step as a move in the plane, shape (2,)."""
    cause: str
    name: str
    tone: str
    move: np.ndarray


@dataclass(frozen=True)
class Room:
    """Where an opened step is drawn: the corner and size of its drawing; the left, top and right of its numbers, if any."""
    left: float
    top: float
    width: float
    height: float
    numbers: tuple[float, float, float] | None = None


def chunks(step: Step, fresh: str) -> tuple[Chunk, ...]:
    """The parts that a step is the sum of, or for a divided step its direction and the usual size that divides it.

    `fresh` is the name of the gradient's share, the push or the news. A step that is not made of them, as may be where a
    part of the formula was taken out, stands alone.
    """
    whole = Chunk("step", "step", "ink", safe(step.step))
    if step.usual is not None:
        cause, tone, above = ("slope", "gradient", step.gradient) if step.average is None else ("direction", "average", step.average)
        with np.errstate(all="ignore"):
            made = ratio(above, step.usual)
        terms = Chunk(cause, cause, tone, -safe(above)), Chunk("usual-size", "usual size", "squares", safe(step.usual))
    else:
        made = step.push if step.memory is None else step.memory + step.push
        scale = scale_of(step.step, made)                                   # alpha, where it multiplies the average
        terms = (Chunk("memory", "memory", "memory", -scale * safe(step.memory)),) if step.memory is not None else ()
        terms += (Chunk(fresh, fresh, "gradient", -scale * safe(step.push)),)
    return (*terms, whole) if against(step.step, made) else (whole,)


def scale_of(step, made) -> float:
    """How many times as long a step is as what it was made of."""
    size, moved = np.abs(made).sum(), np.abs(step).sum()
    return moved / size if size > 0 and np.isfinite(moved) else 1.0


def against(step, made) -> bool:
    """Whether a step goes straight against what it was made of, as far as their numbers tell."""
    scale = scale_of(step, made)
    if not (np.isfinite(step).all() and np.isfinite(made).all()) or np.abs(made).sum() == 0 == np.abs(step).sum():
        return True
    return bool(np.allclose(step, -scale * made, rtol=0, atol=1e-6 * scale * np.abs(made).sum() + 1e-15))


def opened_step(parts: tuple[Chunk, ...], room: Room, axes: tuple[str, str] = ("right", "up")):
    """The marks of a step taken apart."""
    draw = divided if len(parts) > 1 and parts[1].cause == "usual-size" else added
    yield from draw(parts, room)
    if room.numbers:
        yield from numbers(parts, *room.numbers, axes)
    elif draw is added:
        yield from names(parts, room)


def added(parts, room: Room):
    """Arrows tip to tail, and the step from the first tail to the last tip."""
    *terms, whole = parts
    tips = np.cumsum([np.zeros(2)] + [part.move for part in terms or parts], axis=0)
    spots = fitted(tips, room.left, room.top, room.width, room.height - (0 if room.numbers else 20))
    aside = beside(terms, spots)
    yield Arrow(spots[0], spots[-1], 9, tone=whole.tone, cause=whole.cause, manner="bold")
    for part, one, other, shift in zip(terms, spots, spots[1:], (-aside, aside)):
        yield Arrow(one + shift, other + shift, tone=part.tone, cause=part.cause)


def divided(parts, room: Room):
    """Left, the direction in a box as wide and high as its usual size; right, the box made square: the step."""
    direction, usual, step = parts
    half = (room.width - 30) / 2
    share = direction.move / np.maximum(usual.move, 1e-12)
    for left, arrow, move, box, name in ((room.left, direction, direction.move, usual.move, "usual size"),
                                         (room.left + half + 30, step, share, np.ones(2), "proportion")):
        space = np.array([half, room.height - 20]) / 2
        centre = (left, room.top) + space
        scale = 0.92 / max(np.max(np.maximum(np.abs(move), box) / space), 1e-12)
        wide, high = box * scale
        yield Bar(centre[0] - wide, centre[1] - high, 2 * wide, 2 * high, tone=usual.tone, cause=usual.cause, manner="open")
        yield Arrow(centre, centre + move * scale * (1, -1), tone=arrow.tone, cause=arrow.cause,
                    manner="bold" if arrow is step else "")
        yield Text(centre[0], room.top + room.height - 4, name, "middle", tone="quiet")
    x, y = room.left + half + 7, room.top + (room.height - 20) / 2
    yield Arrow((x, y), (x + 16, y), 5, tone="quiet", manner="thin")


def names(parts, room: Room):
    """The chunks' names in a row under the drawing, where there is no room for their numbers."""
    for part, share in zip(parts, (0, 0.6, 1) if len(parts) == 3 else (0.25, 0.75)):
        anchor = {0: "start", 1: "end"}.get(share, "middle")
        yield Text(room.left + share * room.width, room.top + room.height - 4, part.name.removeprefix("usual "), anchor, tone=part.tone, cause=part.cause)


def numbers(parts, left: float, top: float, right: float, axes: tuple[str, str]):
    """A line for each chunk: its name, and how far it goes each way, under the names of both."""
    yield Text(right - 62, top, axes[0], "end", tone="quiet")
    yield Text(right, top, axes[1], "end", tone="quiet")
    for row, part in enumerate(parts, 1):
        y = top + 21 * row + (5 if part is parts[-1] else 0)
        if part is parts[-1]:
            yield Line((((left, y - 16), (right, y - 16)),), tone="quiet", manner="thin")
        yield Text(left, y, part.name, tone=part.tone, cause=part.cause)
        for x, value in ((right - 62, part.move[0]), (right, part.move[1])):
            yield Text(x, y, short(value), "end", tone=part.tone, cause=part.cause, manner="figures")


def fitted(points: np.ndarray, left: float, top: float, width: float, height: float) -> np.ndarray:
    """Points of the plane scaled and moved to fill a rectangle of pixels."""
    low, high = points.min(axis=0), points.max(axis=0)
    scale = min((width - 24) / max(high[0] - low[0], 1e-12), (height - 24) / max(high[1] - low[1], 1e-12))
    return (left + width / 2, top + height / 2) + (points - (low + high) / 2) * scale * (1, -1)


def beside(terms, spots) -> np.ndarray:
    """How far two arrows on one line step apart, so that both are seen."""
    if len(terms) < 2:
        return np.zeros(2)
    one, other = spots[1] - spots[0], spots[2] - spots[1]
    sizes = np.hypot(*one) * np.hypot(*other)
    slant = abs(one[0] * other[1] - one[1] * other[0]) / sizes if sizes > 1e-9 else 1
    longer = max(one, other, key=lambda v: np.hypot(*v))
    length = np.hypot(*longer)
    return np.array([-longer[1], longer[0]]) / length * 6 * (1 - slant) ** 4 if length > 1e-9 else np.zeros(2)


def safe(array) -> np.ndarray:
    """Numbers that can be drawn: what has flown past all bounds is held at a million million."""
    return np.nan_to_num(np.clip(array, -1e12, 1e12))
