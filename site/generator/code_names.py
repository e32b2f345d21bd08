"""The code that a dotted name stands for, such as pycore.optimizers.adam.

    callable_at(span)     the function or class, or a mistake at the span
    code_of(name)         the same for a name that was found right before
"""
from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

from .mistakes import Wrong, nearest
from .source import Source, Span


def code_of(name: str):
    """The function or class of a name."""
    return callable_at(Source("", name).span())


def callable_at(span: Span):
    """The function or class of pycore's own that a dotted name stands for; nothing private, nothing that pycore imports."""
    path = span.text.split(".")
    if path[0] != "pycore":
        raise Wrong(span, f"“{span.text}” is not in pycore", "Write the whole name, such as pycore.optimizers.adam.")
    here, known = import_module("pycore"), "pycore"
    for name in path[1:]:
        found = _inside(here, name)
        if found is None:
            raise Wrong(span, f"{known} has no “{name}”", nearest(name, _names(here)))
        here, known = found, f"{known}.{name}"
    if isinstance(here, ModuleType) or not callable(here):
        raise Wrong(span, f"{span.text} is not a function", nearest(path[-1], _names(here)))
    return here


def _inside(here, name: str):
    """What a module or class has of its own under a name, or a package's module; None where there is nothing."""
    if not name.isidentifier() or name.startswith("_"):
        return None
    own = vars(here).get(name) if isinstance(here, (ModuleType, type)) else None
    if callable(own) and (getattr(own, "__module__", None) or "").partition(".")[0] == "pycore":
        return own
    if hasattr(here, "__path__") and find_spec(f"{here.__name__}.{name}"):
        return import_module(f"{here.__name__}.{name}")
    return None


def _names(here) -> list[str]:
    """What a module or class itself defines, and a package's modules."""
    if hasattr(here, "__path__"):
        return [module.name for module in iter_modules(here.__path__) if not module.name.startswith("_")]
    return [name for name, value in getattr(here, "__dict__", {}).items() if not name.startswith("_") and callable(value)
            and getattr(value, "__module__", "") in (getattr(here, "__name__", ""), getattr(here, "__module__", ""))]
