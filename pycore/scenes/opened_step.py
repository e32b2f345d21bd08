"""One step of a rule taken apart: its chunks as arrows, as large as the room allows, and their numbers below.

Everything is drawn as a move, that is downhill: the arrows add up to the step as it is taken on the map.
"""
from dataclasses import dataclass

import numpy as np

from pycore.marks import Arrow, Bar, Line, Text
from pycore.optimizers import Step


@dataclass(frozen=True)
class Chunk:
    """A part of a step as a move in the plane, shape (2,)."""
    cause: str
    name: str
    tone: str
    move: np.ndarray


@dataclass(frozen=True)
class Room:
    """Where an opened step is drawn: the corner and size of its drawing, and the corner of its numbers."""
    left: float
    top: float
    width: float
    height: float
    numbers: tuple[float, float]
    numbers_width: float


def chunks(step: Step) -> tuple[Chunk, ...]:
    """The parts that a step is the sum of, or for a divided step its direction and the root that divides it."""
    if step.squares is not None:
        upper = step.average if step.average is not None else step.gradient
        return (Chunk("direction", "direction", "memory" if step.average is not None else "learning_rate", -safe(upper)),
                Chunk("shrink", "root of squares", "squares_memory", np.sqrt(safe(step.squares))),
                Chunk("step", "step", "accent", safe(step.step)))
    if step.memory is None:
        return Chunk("push", "push", "learning_rate", -safe(step.push)), Chunk("step", "step", "accent", safe(step.step))
    size, moved = np.abs(step.average).sum(), np.abs(step.step).sum()
    scale = moved / size if size > 0 and np.isfinite(moved) else 1.0        # alpha where it multiplies the average
    return (Chunk("memory", "memory", "memory", -scale * safe(step.memory)),
            Chunk("push", "push", "learning_rate", -scale * safe(step.push)),
            Chunk("step", "step", "accent", safe(step.step)))


def opened_step(step: Step, room: Room):
    """The marks of a step taken apart."""
    parts = chunks(step)
    if step.squares is not None:
        yield from divided(parts, room)
    else:
        yield from added(parts, room)
    yield from numbers(parts, room)


def added(parts, room: Room):
    """Arrows tip to tail, and the step from the first tail to the last tip."""
    *terms, whole = parts
    tips = np.cumsum([np.zeros(2)] + [part.move for part in terms], axis=0)
    spots = fitted(tips, room.left, room.top, room.width, room.height)
    aside = beside(terms, spots)
    yield Arrow(spots[0], spots[-1], 9, tone=whole.tone, cause=whole.cause, manner="bold")
    for part, one, other, shift in zip(terms, spots, spots[1:], (-aside, aside)):
        yield Arrow(one + shift, other + shift, tone=part.tone, cause=part.cause)


def divided(parts, room: Room):
    """Left, the direction in a box as wide and high as its usual sizes; right, the box made square: the step."""
    direction, root, step = parts
    half = (room.width - 26) / 2
    for left, arrow, box in ((room.left, direction, root.move), (room.left + half + 26, step, None)):
        centre = np.array([left + half / 2, room.top + room.height / 2])
        if box is None:
            share = np.abs(direction.move) / np.maximum(root.move, 1e-12)
            box = np.ones(2)
            move = np.sign(direction.move) * share
        else:
            move = direction.move
        reach = max(np.max(np.maximum(np.abs(move), box) / (half / 2, room.height / 2)), 1e-12)
        wide, high = box / reach
        yield Bar(centre[0] - wide, centre[1] - high, 2 * wide, 2 * high, tone=root.tone, cause=root.cause, manner="open")
        yield Arrow(centre, centre + move / reach * (1, -1), tone=arrow.tone, cause=arrow.cause,
                    manner="bold" if arrow is step else "")
    y, x = room.top + room.height / 2, room.left + half + 5
    yield Arrow((x, y), (x + 16, y), 5, tone="quiet", manner="thin")


def numbers(parts, room: Room):
    """A line for each chunk: its name, and how far it goes across and up."""
    (left, top), right = room.numbers, room.numbers[0] + room.numbers_width
    yield Text(right - 62, top, "across", "end", tone="quiet", size=12)
    yield Text(right, top, "up", "end", tone="quiet", size=12)
    for row, part in enumerate(parts, 1):
        y = top + 19 * row + (5 if part is parts[-1] else 0)
        if part is parts[-1]:
            yield Line((((left, y - 16.5), (right, y - 16.5)),), tone="quiet", manner="thin")
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


def short(value: float) -> str:
    """Three digits that matter, with a true minus sign."""
    text = f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}" if abs(value) < 1e5 else f"{value:.0e}"
    return text.replace("-0.00", "0.00").replace("e+0", "e").replace("e+", "e").replace("-", "−")
