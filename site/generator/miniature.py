"""A figure made small, to stand for its essay on the home page: its marks without words and without what is only taken hold of.

    miniature(sheet) -> SVG text, "" where nothing would be left to see

`sheet` is a baked one (figure_frames.py). Its lines are told by as few points as the eye needs at that size, its paper is cut to
what is drawn; colours and strokes are the style sheet's (home.css). It is decoration: a screen reader passes it by.
"""
from __future__ import annotations

import re
from html import escape

import numpy as np

HELD = {"handle", "grip", "spot", "pad"}
KEPT = ("class", "cx", "cy", "r", "x", "y", "width", "height", "points", "d")
COARSE = 1.2                    # pixels of the sheet that a line may stray, of which a miniature shows every fifth
SHARE = 1.6                     # a miniature's width by its height
SMALL = 9                       # the radius of a dot that would be lost
ROOM = 12                       # pixels around what is drawn
STEP = re.compile(r"([MmlLhaA])|(-?\d+(?:\.\d+)?)")


def miniature(sheet: dict) -> str:
    """The sheet's marks as a small picture."""
    marks = [drawn for tag, attributes, _ in sheet["base"] if (drawn := _mark(tag, attributes))]
    boxes = [box for _, _, box in marks if box is not None]
    if not boxes:
        return ""
    low, high = np.min([box[0] for box in boxes], axis=0) - ROOM, np.max([box[1] for box in boxes], axis=0) + ROOM
    low, high = np.maximum(low, 0), np.minimum(high, sheet["size"])
    wide, tall = high - low
    grown = np.array([max(wide, tall * SHARE), max(tall, wide / SHARE)])
    left, top = (low + high - grown) / 2
    inner = "".join(f"<{tag}{''.join(f' {name}={chr(34)}{escape(str(value))}{chr(34)}' for name, value in attributes.items())}/>" for tag, attributes, _ in marks)
    return (f'<svg class="miniature" viewBox="{left:.0f} {top:.0f} {grown[0]:.0f} {grown[1]:.0f}" aria-hidden="true" focusable="false">{inner}</svg>')


def _mark(tag: str, attributes: dict) -> tuple[str, dict, tuple | None] | None:
    """A mark with what its shape needs, and the box it stands in; None for one that is left out."""
    classes = attributes.get("class", "").split()
    if tag == "text" or HELD & set(classes):
        return None
    kept = {name: attributes[name] for name in KEPT if name in attributes}
    kept["class"] = " ".join(classes[1:])                                   # all are marks, and none answers here
    number = {name: float(value) for name, value in kept.items() if name not in ("class", "points", "d")}
    if tag == "circle":
        middle = np.array([number["cx"], number["cy"]])
        kept["r"] = f"{2 * number['r']:g}" if number["r"] < SMALL else kept["r"]
        return tag, kept, (middle - number["r"], middle + number["r"])
    if tag == "rect":
        corner = np.array([number["x"], number["y"]])
        return (tag, kept, (corner, corner + [number["width"], number["height"]])) if number["width"] and number["height"] else None
    if tag == "polygon":
        points = np.array([[float(one) for one in pair.split(",")] for pair in kept["points"].split()]) if kept["points"] else np.zeros((0, 2))
        if len(points) < 3:
            return None
        kept["points"] = " ".join(f"{x:.0f},{y:.0f}" for x, y in thinned(np.vstack([points, points[:1]]))[:-1])
        return tag, kept, (points.min(axis=0), points.max(axis=0))
    if tag != "path" or not kept.get("d"):
        return None
    runs = _runs(kept["d"])
    if runs is None:
        return tag, kept, None                                              # arcs stay as they are
    whole = np.vstack(runs) if runs else np.zeros((0, 2))
    if not len(whole):
        return None
    if "dots" in classes:
        kept["d"] = "".join(f"M{x:.0f} {y:.0f}h0" for (x, y), *_ in runs)
    else:
        kept["d"] = "".join(strung(thinned(run)) for run in runs if np.ptp(run, axis=0).max() > COARSE)
    return (tag, kept, (whole.min(axis=0), whole.max(axis=0))) if kept["d"] else None


def _runs(d: str) -> list[np.ndarray] | None:
    """The points of each run of a path of pycore.marks; None where it has arcs."""
    runs: list[list] = []
    here, sign, numbers = np.zeros(2), "M", []
    for letter, number in STEP.findall(d):
        if letter:
            sign, numbers = letter, []
            if letter in "aA":
                return None
            continue
        numbers.append(float(number))
        if sign == "h":
            numbers = []
        elif len(numbers) == 2:
            here = np.array(numbers) if sign in "ML" else here + numbers
            if sign in "Mm":
                runs.append([])
                sign = "L" if sign == "M" else "l"
            runs[-1].append(here)
            numbers = []
    return [np.array(run) for run in runs]


def thinned(points: np.ndarray, coarse: float = COARSE) -> np.ndarray:
    """As few of the points as keep the line within `coarse` of where it was (Ramer, Douglas and Peucker)."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        start, way = points[first], points[last] - points[first]
        length, off = np.hypot(*way), points[first + 1:last] - start
        far = np.abs(way[0] * off[:, 1] - way[1] * off[:, 0]) / length if length > 1e-9 else np.hypot(off[:, 0], off[:, 1])
        most = int(np.argmax(far))
        if far[most] > coarse:
            middle = first + 1 + most
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return points[sorted(kept)]


def strung(points: np.ndarray) -> str:
    """A run of points as a path of whole pixels."""
    at = np.round(points).astype(int)
    return f"M{at[0][0]} {at[0][1]}l" + " ".join(f"{x} {y}" for x, y in np.diff(at, axis=0)) if len(at) > 1 else f"M{at[0][0]} {at[0][1]}h0"
