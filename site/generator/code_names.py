"""The code that a dotted name stands for, such as pycore.optimizers.adam.

    callable_at(span)     the function or class, or a mistake at the span
    code_of(name)         the same for a name that was found right before
"""
from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from .mistakes import Wrong, nearest
from .source import Source, Span


def code_of(name: str):
    """The function or class of a name."""
    return callable_at(Source("", name).span())


def callable_at(span: Span):
    """The function or class that a dotted name stands for."""
    path = span.text.split(".")
    if path[0] != "pycore":
        raise Wrong(span, f"“{span.text}” is not in pycore", "Write the whole name, such as pycore.optimizers.adam.")
    here, known = import_module("pycore"), "pycore"
    for name in path[1:]:
        if hasattr(here, name) and not isinstance(getattr(here, name), ModuleType):
            here = getattr(here, name)
        else:
            try:
                here = import_module(f"{known}.{name}")
            except ModuleNotFoundError:
                raise Wrong(span, f"{known} has no “{name}”", nearest(name, _names(here))) from None
        known = f"{known}.{name}"
    if isinstance(here, ModuleType) or not callable(here):
        raise Wrong(span, f"{span.text} is not a function", nearest(path[-1], _names(here)))
    return here


def _names(here) -> list[str]:
    """What a module or class itself defines, and a package's modules."""
    if hasattr(here, "__path__"):
        return [module.name for module in iter_modules(here.__path__) if not module.name.startswith("_")]
    return [name for name, value in vars(here).items() if not name.startswith("_") and callable(value)
            and getattr(value, "__module__", "") in (getattr(here, "__name__", ""), getattr(here, "__module__", ""))]
