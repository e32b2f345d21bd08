"""Scope: which letters have which values, and which indices run where."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from pycore.formulas.error import FormulaError
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node


NUMBER = "a number"


@dataclass(frozen=True)
class Scope:
    """given: {key of a tree: value or callable}; bound: {key of an index: its number now}; ranges: {key: (first, last)};
    free: the indices among them that nothing binds, so that they run over their family; counts: {key: how long the family
    is that this bound counts}; memo: {a node and the numbers of its indices: its value}, where values are kept; watch: (node,
    scope, value) -> value, told of every value on its way up; what it gives back goes on instead."""

    given: dict
    bound: dict = field(default_factory=dict)
    ranges: dict = field(default_factory=dict)
    free: frozenset = frozenset()
    counts: dict = field(default_factory=dict)
    memo: dict | None = None
    watch: Callable | None = None

    def binding(self, key: str, number: int, first: int, last: int, free: bool = False) -> "Scope":
        return replace(
            self,
            bound={**self.bound, key: number},
            ranges={**self.ranges, key: (first, last)},
            free=self.free | {key} if free else self.free - {key},
        )

    @cached_property
    def flat(self) -> bool:
        """Whether all that is given is single numbers: then no letter is a family."""
        return all(isinstance(value, float) for value in self.given.values())

    @property
    def quiet(self) -> "Scope":
        """The same for values that only say which entry is meant or how far an index runs: nobody is told of them."""
        return self if self.watch is None else replace(self, watch=None, memo=None)

    def having(self, key: str, value) -> "Scope":
        return replace(self, given={**self.given, key: value}, memo=None)

    def now(self, node: Node) -> tuple:
        """The indices inside a node, with their numbers and ranges: what its value can depend on besides what is given."""
        inside = node.spoken if self.watch is None else node.inside
        return (node, *((key, number, self.ranges[key], key in self.free) for key, number in self.bound.items() if key in inside))


def array(value, name: str = "", column: int = 1):
    """A given value as NumPy has it; numbers stay numbers."""
    if callable(value):
        return value
    if isinstance(value, float):
        return np.float64(value)
    try:
        found = np.asarray(value, dtype=complex if np.iscomplexobj(value) else float)
    except OverflowError as wrong:
        raise FormulaError(f"The value given for {name} is larger than any number here.", column) from wrong
    except (TypeError, ValueError) as wrong:
        raise FormulaError(
            f"The value given for {name} is no number, vector or matrix: its rows differ in length or hold something else.", column
        ) from wrong
    return found if found.ndim else found[()]


def shape_said(value) -> str:
    """The shape of a value in words: a number, 3, or 2×3."""
    shape = np.shape(value)
    return NUMBER if not shape else "shape " + "×".join(map(str, shape))


def missing(node: Node) -> FormulaError:
    name = spell(node)
    return FormulaError(f"{name} has no value.", node.span[0] + 1, f"Give a value for {name}.")
