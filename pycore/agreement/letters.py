"""How print writes what a function takes and gives: the tables LETTERS and GIVES of its module.

    LETTERS = {
        "gamma": r"\\gamma \\in [0, 1)",              a parameter: its letter, and the space it comes from
        "v": r"v_{t-1}, v \\in R^n",                 authors differ: several spellings
        "moving_average.x": r"(x_t) \\in R",         of one function only; (x_t): a series, here of one x_t
        "y": (r"y_i \\in R^n", r"y \\in R"),       other spellings from another space
    }
    GIVES = {
        "momentum": {"v_t, v": "average", r"\\theta": "after"},    which attribute print calls what
        "lu": {"P": 0, "L": 1, "U": 2},                           or which of several results
        "eigen": {r"\\Lambda": lambda found: np.diag(found[0])},   or what can be made of them; "" is the whole
    }

    letters_of(function)    {parameter: Letter}, in the order of its parameters; those without a row are left out
    gives(function)         {spelling: attribute, place or ""}
"""
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from inspect import signature, unwrap
from sys import modules

from pycore.agreement.spaces import Space, space


@dataclass(frozen=True)
class Letter:
    """How print spells one parameter, and where its values come from. `series`: the code takes many, print shows one.

    Where some spellings have a space of their own, `others` has a letter for each space, and `spellings` are all of them.
    """
    spellings: tuple[str, ...]
    space: Space
    series: bool = False
    others: tuple["Letter", ...] = ()

    def among(self, spoken: Callable[[str], bool]) -> "Letter":
        """The letter as a formula has it that speaks of some spellings."""
        return next((one for one in self.others if any(map(spoken, one.spellings))), self)


@lru_cache(maxsize=256)
def letters_of(function: Callable) -> dict[str, Letter]:
    """The declared letters of a function's parameters."""
    table = declared(function, "LETTERS")
    names = list(signature(function).parameters)
    rows = {name: table.get(f"{function.__name__}.{name}", table.get(name)) for name in names}
    return {name: letter(row) for name, row in rows.items() if row}


def gives(function: Callable) -> dict[str, object]:
    """What print calls the results of a function."""
    return {spelling: where for several, where in declared(function, "GIVES").get(function.__name__, {}).items()
            for spelling in apart(several)}


def letter(row: str | tuple[str, ...]) -> Letter:
    """Read a row of LETTERS."""
    if isinstance(row, tuple):
        several = tuple(map(letter, row))
        return replace(several[0], spellings=tuple(one for each in several for one in each.spellings), others=several)
    written, _, values = row.rpartition(r" \in ")
    if not written:
        raise ValueError(rf"{row!r} does not say where its values come from: write \gamma \in [0, 1).")
    series = re.fullmatch(r"\((.*)\)", written)
    return Letter(apart(series[1] if series else written), space(values), bool(series))


def apart(several: str) -> tuple[str, ...]:
    """What commas outside braces and parentheses separate."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(several):
        depth += (sign in "{([") - (sign in "})]")
        if sign == "," and depth == 0:
            found.append(several[start:at].strip())
            start = at + 1
    return (*found, several[start:].strip())


def declared(function: Callable, name: str) -> dict:
    """A table of the module in which a function was written."""
    return getattr(modules[unwrap(function).__module__], name, {})
