"""A tape that records ordinary NumPy and plays it back for gradients (reverse mode).

    with Tape() as tape:
        w = tape.watch(weights)              an array, or a dict of arrays
        loss = np.mean(np.square(x @ w - y))
    slopes = tape.gradient(loss, w)          how the loss answers to each weight

What is recorded is data: each entry says which operation, on what, gave what. Gradients walk the entries backwards and
multiply the influences along each path, adding over paths; that is the chain rule, with the rows of pycore.slopes.
(Linnainmaa, 1970; the interface is that of TensorFlow's GradientTape.)
"""
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce, wraps

import numpy as np

from pycore.composed import COMPOSED
from pycore.slopes import GATHERING, Hidden, INSTEAD, RECTIFIED, SLOPES, fitted, item


@dataclass(frozen=True)
class Entry:
    """One recorded operation: its arguments as plain values, where those came from on the tape (None: from outside),
    its keywords, and its result. A watched value is an entry without an operation."""
    operation: object
    arguments: tuple
    sources: tuple
    keywords: Mapping
    result: np.ndarray


class Tape:
    """Records inside its `with` block. One gradient spends it, unless it is persistent."""

    def __init__(self, persistent: bool = False):
        self.entries: list[Entry] = []
        self.persistent = persistent
        self.open = self.spent = False
        self.glances = 0              # how often something off the tape took a value as a plain number

    def __enter__(self):
        self.open = True
        return self

    def __exit__(self, *_):
        self.open = False

    def watch(self, value):
        """The value as one whose further fate is recorded; of a dict, each of its values."""
        if isinstance(value, Mapping):
            return {name: self.watch(each) for name, each in value.items()}
        return self.record(None, (), (), {}, np.array(value, float))

    def record(self, operation, arguments, sources, keywords, result) -> "Traced":
        self.entries.append(Entry(operation, arguments, sources, keywords, result))
        return Traced(result, self, len(self.entries) - 1)

    def gradient(self, result: "Traced", by):
        """How the sum of `result` answers to `by`, a watched value or a dict of them: arrays of their shapes.

        Zero where the result does not depend on it. ValueError if the tape is spent or has not seen the result.
        """
        if self.spent:
            raise ValueError("This tape is spent: it gave its one gradient. Make it with persistent=True to ask again.")
        if getattr(result, "tape", None) is not self:
            raise ValueError("This tape has not recorded that result: compute it inside the tape's with block.")
        slopes = self.play_back(result)
        slope = lambda each: slopes.get(each.index, np.zeros(each.shape))
        found = {name: slope(each) for name, each in by.items()} if isinstance(by, Mapping) else slope(by)
        if not self.persistent:
            self.spent, self.entries = True, []
        return found

    def play_back(self, result: "Traced", seed=None) -> dict[int, np.ndarray]:
        """{entry: the slope by it of the sum of `result`, each of its numbers weighed by `seed`}, of all it depends on."""
        slopes = {result.index: np.ones(np.shape(result.value)) if seed is None else seed}
        for index in range(result.index, -1, -1):
            if (g := slopes.get(index)) is None or not np.any(g):
                continue                                # what has no influence hands none on
            entry = self.entries[index]
            for k, source in enumerate(entry.sources):
                if source is not None:
                    slope = row(entry.operation)[k](g, entry.result, *entry.arguments, **entry.keywords)
                    slopes[source] = slopes.get(source, 0) + fitted(slope, np.shape(entry.arguments[k]))
        return slopes


class Traced(np.lib.mixins.NDArrayOperatorsMixin):
    """An array on a tape. NumPy's functions and operators work on it and are recorded while the tape is open."""

    def __init__(self, value: np.ndarray, tape: Tape, index: int):
        self.value, self.tape, self.index = value, tape, index

    def __array_ufunc__(self, ufunc, method, *arguments, **keywords):
        if "out" in keywords:
            return NotImplemented
        if method == "reduce":
            return reduce(ufunc, list(arguments[0]))
        if method == "outer":
            left, right = arguments
            return ufunc(np.reshape(left, np.shape(left) + (1,) * np.ndim(right)), right)
        return traced(ufunc, arguments, keywords) if method == "__call__" else NotImplemented

    def __array_function__(self, function, types, arguments, keywords):
        return traced(function, arguments, keywords)

    def __getitem__(self, place):
        return traced(item, (self, place), {})

    def __len__(self):
        return len(self.value)

    def plain(self):
        """The value as it is now; whoever takes it off the tape is counted, as no slope goes that way."""
        self.tape.glances += 1
        return self.value

    def __float__(self):
        return float(self.plain())

    def __int__(self):
        return int(self.plain())

    def __bool__(self):
        return bool(self.plain())

    def __array__(self, *_, **__):
        raise TypeError("A value on a tape becomes no plain array by itself: its slope would be lost.")

    def __repr__(self):
        return f"Traced({self.value!r})"

    def sum(self, axis=None, keepdims=False):
        return traced(np.sum, (self,), {"axis": axis, "keepdims": keepdims})

    def mean(self, axis=None, keepdims=False):
        return traced(np.mean, (self,), {"axis": axis, "keepdims": keepdims})

    def max(self, axis=None, keepdims=False):
        return traced(np.max, (self,), {"axis": axis, "keepdims": keepdims})

    def reshape(self, *shape):
        return traced(np.reshape, (self, shape), {})

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    T = property(lambda self: traced(np.transpose, (self,), {}))


def traced(operation, arguments, keywords):
    """Do an operation on plain values and record it, if the tape is open."""
    if operation in COMPOSED:
        return COMPOSED[operation](*arguments, **keywords)
    if operation in GATHERING:
        (parts, *more), operation = arguments, GATHERING[operation]
        arguments, keywords = tuple(parts), keywords | dict(zip(("axis",), more))
    if operation in RECTIFIED and any(isinstance(each, (int, float)) and each == 0 for each in arguments):
        operation, arguments = RECTIFIED[operation], tuple(each for each in arguments if isinstance(each, Traced))
    operation = INSTEAD.get(operation, operation)
    held = [each for each in arguments if isinstance(each, Traced)]
    if any(each.tape is not held[0].tape for each in held):
        raise ValueError("These values lie on two different tapes.")
    plain = tuple(each.value if isinstance(each, Traced) else each for each in arguments)
    result = operation(*plain, **keywords)
    if not held[0].tape.open or is_question(result):
        return result
    if row(operation) is None:
        name = getattr(operation, "__name__", operation)
        raise ValueError(f"No slope is known for {name}: pycore.slopes has a row for each operation that a tape can record.")
    sources = tuple(each.index if isinstance(each, Traced) else None for each in arguments)
    return held[0].tape.record(operation, plain, sources, keywords, result)


def recorded(function):
    """A function of plain values as one operation of the tape, with a row of its own in the table of slopes: SLOPES[function]
    or, of what it is made here, SLOPES[operation]."""
    @wraps(function)
    def operation(*arguments):
        on_tape = any(isinstance(each, Traced) for each in arguments)
        return traced(function if function in SLOPES else operation, arguments, {}) if on_tape else function(*arguments)
    return operation


def row(operation):
    """An operation's slopes: those it brings itself, or its row of the table; None if it has none."""
    return operation if isinstance(operation, Hidden) else SLOPES.get(operation)


def is_question(result) -> bool:
    """Comparisons and shapes have no slope and stay off the tape."""
    return isinstance(result, tuple) or not np.issubdtype(np.asarray(result).dtype, np.floating)
