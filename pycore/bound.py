"""Functions of formulas bound to code: the whole name of a function in, something a formula can call out.

    worth(given)                what is given, as formulas take it: numbers, arrays, and functions for the names of code
    following(numbers, more)    the same after a line has given letters new values
    bound(name, given)          the function of that name; what a formula does not hand it comes from the given letters
    code(name)                  pycore's own function of that name, or NoCode
    functions(module)           {name: function} of all that formulas may call in a module
    asks(name)                  the letters, in every spelling, that the function of that name may look up

Names may come from a stranger, so only the public functions of MODULES are ever reached by them.
"""
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import import_module
from inspect import Parameter, isfunction, isgeneratorfunction, signature

import numpy as np

from pycore.agreement.letters import letters_of
from pycore.formulas import Misfit
from pycore.formulas.formula import key_of
from pycore.formulas.valuing.scope import array, shape_said

MODULES = ("activations", "attention", "averages", "landscapes", "losses", "matrices", "optimizers")


class NoCode(ValueError):
    """A name behind which there is no function that a formula could call: which piece of it is wrong, and what there is."""

    def __init__(self, message: str, piece: str, there: Iterable[str]):
        super().__init__(message)
        self.message, self.piece, self.there = message, piece, tuple(there)

    def __str__(self) -> str:
        return f"{self.message}."


def code(name: str) -> Callable:
    """The function of a whole name such as pycore.attention.general_score; a landscape goes by its own name."""
    module, dot, own = name.removeprefix("pycore.").partition(".")
    if not name.startswith("pycore.") or module not in MODULES:
        raise NoCode(f"{name} is no code that a formula can call", ".".join(name.split(".")[:2]), (f"pycore.{one}" for one in MODULES))
    if not dot:
        raise NoCode(f"{name} is a module, not a function", own, functions(module))
    if own not in functions(module):
        there = hasattr(import_module(f"pycore.{module}"), own)
        raise NoCode(f"{name} is not a function that a formula can call" if there else f"pycore.{module} has no function “{own}”",
                     own, functions(module))
    return functions(module)[own]


@lru_cache(maxsize=None)
def functions(module: str) -> dict[str, Callable]:
    """{name: function} of a module: its own public functions but those that yield steps, and its landscapes."""
    here = import_module(f"pycore.{module}")
    places = {name.replace(" ", "_"): place for name, place in getattr(here, "LANDSCAPES", {}).items()}
    own = {name: found for name, found in vars(here).items() if isfunction(found) and not isgeneratorfunction(found)
           and found.__module__ == here.__name__ and not name.startswith("_")}
    return own | places


def worth(given: Mapping) -> dict:
    """{LaTeX: number, array or function} of {LaTeX: number, nested list or whole name of code}."""
    numbers = {latex: array(value, latex) for latex, value in given.items() if not isinstance(value, str)}
    return numbers | {latex: bound(value, numbers) for latex, value in given.items() if isinstance(value, str)}


def following(numbers: Mapping, more: Mapping) -> dict:
    """What is worth what when a line has given some letters new values: code looks its letters up among these."""
    every = {**numbers, **more}
    keys = {key_of(latex): value for latex, value in every.items()}
    return {latex: replace(value, given=keys) if isinstance(value, Bound) else value for latex, value in every.items()}


def bound(name: str, given: Mapping) -> "Bound":
    """The function of that name, as a formula calls it."""
    return Bound(name, code(name), {key_of(latex): value for latex, value in given.items()})


@lru_cache(maxsize=256)
def asks(name: str) -> tuple[str, ...]:
    """Every spelling of the parameters that a function must have."""
    function = bound(name, {})
    return tuple(latex for parameter in function.parameters if parameter.default is Parameter.empty
                 for latex in function.spellings(parameter.name))


@dataclass(frozen=True)
class Bound:
    """A function called with what a formula hands it, in order; the parameters left over are looked up by their letters."""
    name: str
    function: Callable
    given: Mapping

    def __call__(self, *arguments):
        values = self.complete(arguments)
        self.fit(values)
        rows = [name for name, value in zip(values, arguments) if np.ndim(value) == 1 and len(self.shape(name)) == 2]
        values |= {name: values[name][np.newaxis] for name in rows}     # one state where the code takes many, one a row
        found = self.function(*values.values())
        return found[0] if rows else found

    @property
    def gradient(self) -> Callable | None:
        """The slope that the code itself knows, where it does."""
        return getattr(self.function, "gradient", None)

    @property
    def yields(self) -> bool:
        """Whether a line that defines the function takes its place, as it may have lost a part; not where code knows its own slope."""
        return self.gradient is None

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(one for one in signature(self.function).parameters.values() if one.kind is not Parameter.VAR_POSITIONAL)

    @cached_property
    def letters(self) -> dict:
        """How print writes the parameters; those of a landscape are its height's."""
        return letters_of(getattr(self.function, "value", self.function))

    def shape(self, parameter: str) -> tuple[str, ...]:
        return self.letters[parameter].space.shape if parameter in self.letters else ()

    def spellings(self, parameter: str) -> tuple[str, ...]:
        """How print writes a parameter; its own name where nobody says."""
        return self.letters[parameter].spellings if parameter in self.letters else (parameter,)

    def complete(self, arguments: tuple) -> dict:
        """{parameter: value} of the arguments and of what no argument is for."""
        every = self.parameters
        if len(arguments) > len(every):
            names = ", ".join(one.name for one in every)
            raise Misfit(f"{self.name} takes {len(every)} ({names}), and here are {len(arguments)}.", 1, "Leave some out, or name other code.")
        handed = {one.name: value for one, value in zip(every, arguments)}
        return handed | {one.name: self.letter(one.name) for one in every[len(arguments):] if one.default is Parameter.empty}

    def letter(self, parameter: str):
        """What is given for a parameter, under any of the spellings in which print writes it."""
        for latex in self.spellings(parameter):
            if (key := key_of(latex)) in self.given:
                return self.given[key]
        raise Misfit(f"{self.name} also takes {parameter}, and no letter is given for it.", 1,
                     f"Give a value for {' or '.join(f'${latex}$' for latex in self.spellings(parameter))}.")

    def fit(self, values: dict) -> None:
        """A Misfit where an axis has another length than the letters declare, or than the same axis of another value."""
        lengths: dict[str, tuple[int, str]] = {}
        for name, value in values.items():
            for size, length in zip(reversed(self.shape(name)), reversed(np.shape(value))):
                if size.isdigit() and length != int(size):
                    raise Misfit(f"{name} has {shape_said(value)}: it must be {size} long.", 1, f"Give it {size} numbers.")
                first, other = lengths.setdefault(size, (length, name))
                if length != first:
                    raise Misfit(f"{other} has {shape_said(values[other])} and {name} has {shape_said(value)}: "
                                 f"the axes that print calls {size} must be equally long.", 1, "Give both as many numbers there.")
