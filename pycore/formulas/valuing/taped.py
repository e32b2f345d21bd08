"""The few things that values on a tape want done in their own way; of plain values they are NumPy's.

    arrayed(value)                 as an array
    stacked(values)                several of one shape, as one array
    recording(function, values)    a function called; on a tape recorded inside, or as one operation
"""

import numpy as np

from pycore.slopes import Hidden
from pycore.tape import Traced, traced


def arrayed(value):
    """np.asarray of a plain value; what is on a tape stays there."""
    return value if isinstance(value, Traced) else np.asarray(value)


def stacked(values, dtype=None):
    """np.array of values; a ValueError where they differ in shape."""
    return np.stack(values) if any(isinstance(value, Traced) for value in values) else np.array(values, dtype)


def recording(function, values):
    """What a function makes of values. On a tape: recorded as what it does, if that is all NumPy's; or else as one
    operation that nobody looks into, whose slope is its own .gradient's or that of central differences."""
    held = next((value for value in values if isinstance(value, Traced)), None)
    if held is None:
        return function(*values)
    before = held.tape.glances
    try:
        found = function(*values)
    except Exception:
        found = None                                     # it may still take plain values
    if whole_numbers(found) or isinstance(found, Traced) and held.tape.glances == before:
        return found
    held.tape.glances = before                           # what was seen is accounted for
    return traced(Hidden(function), values, {})


def whole_numbers(found) -> bool:
    """Whether an answer is a place or a count, such as argmax: a small step changes nothing of it."""
    return isinstance(found, (bool, np.bool_, int, np.integer))
