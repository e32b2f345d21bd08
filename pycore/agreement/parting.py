"""Where a formula and its code part ways: the first piece of the formula, from the inside out, that the code never makes."""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pycore.agreement.watching import watched, written
from pycore.formulas import Formula
from pycore.formulas.order import steps
from pycore.formulas.places import node_at
from pycore.formulas.spelling import spell


@dataclass(frozen=True)
class Parting:
    """A piece of the formula and its value; and what the code has in its place, where that can be told."""
    path: str
    latex: str
    value: object
    source: str
    instead: object


def parting(formula: Formula, known: dict, function: Callable, arguments: dict) -> Parting | None:
    """The innermost piece of the formula that no piece of the code is worth, nor any piece around it."""
    try:
        seen = watched(function, arguments)
    except (OSError, TypeError):                    # no source to be had: then its steps are not told
        return None
    made, values = list(seen.values()), formula.values(known)
    shared = [box.path for box in steps(formula.tree) if box.path in values and any(equal(values[box.path], value) for value in made)]
    for box in steps(formula.tree):
        node = node_at(formula.tree, box.path)
        inside = any(box.path == path or box.path.startswith(f"{path}.") for path in shared)
        if not inside and box.path in values and node.kind != "relation":
            source, instead = nearest(values[box.path], seen, function)
            return Parting(box.path, spell(node), values[box.path], source, instead)
    return None


def nearest(value, seen: dict, function: Callable):
    """The piece of code that comes nearest to a value, of those of its shape: most likely what stands in its place."""
    alike = [(piece, found) for piece, found in seen.items() if np.shape(found) == np.shape(value) and np.isfinite(found).all()]
    if not alike:
        return "", None
    piece, found = min(alike, key=lambda pair: np.sum(np.abs(np.subtract(pair[1], value))))
    return text_of(piece, function), found


def text_of(piece, function: Callable) -> str:
    """A piece's source, on one line."""
    lines = written(function).text.split("\n")[piece.line - 1:piece.last_line]
    lines[-1] = lines[-1][:piece.last_column]
    lines[0] = lines[0][piece.column:]
    return " ".join(line.strip() for line in lines)


def equal(one, other) -> bool:
    """The same but for rounding."""
    return np.shape(one) == np.shape(other) and np.allclose(one, other, rtol=1e-9, atol=1e-12)
