"""Code: a fence that shows a function's real source.

    ```code pycore.optimizers.adam
    ```
"""
from __future__ import annotations

import inspect
import textwrap
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Mapping

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from ..blocks import Fence
from ..fields import fields, only
from ..mistakes import Found, Wrong, nearest
from ..records import CodeBlock, FormulaBlock
from ..source import Span
from .own_id import own_id

FORMAT = HtmlFormatter(nowrap=True, classprefix="py-")


def code(fence: Fence, number: int, formulas: Mapping[str, FormulaBlock], taken: dict[str, Span], found: Found) -> CodeBlock:
    """The code of a fence, the `number`th of its page."""
    target = fence.info.cut(len("code")).strip()
    if not target.text:
        raise Wrong(fence.info, "this fence names no code", "Write code and a function's whole name, such as pycore.optimizers.adam.")
    shown = callable_at(target)
    given = fields(fence.body, "the code fence")
    only(given, ("id", "caption"), "the code fence", found)
    caption = None
    if "caption" in given:
        given["caption"].text()
        caption = given["caption"].span
    name = own_id(given.get("id"), f"code-{number}", taken, found)
    return CodeBlock(name, shown, standing_for(target.text, formulas), caption)


def standing_for(code: str, formulas: Mapping[str, FormulaBlock]) -> tuple[FormulaBlock, ...]:
    """The formulas that name this code, with those of their section that run before them, in order."""
    blocks = [*formulas.values()]
    wanted = {before for n, block in enumerate(blocks) if block.code == code for before in range(n - len(block.before), n + 1)}
    return tuple(blocks[n] for n in sorted(wanted))


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


def source_lines(found) -> tuple[str, ...]:
    """A function's source as highlighted HTML, one string a line."""
    return highlighted(textwrap.dedent(inspect.getsource(found)), "python")


@lru_cache(maxsize=512)
def highlighted(text: str, language: str) -> tuple[str, ...]:
    """Any code as HTML, one string a line; words Pygments does not know stay plain."""
    try:
        lexer = get_lexer_by_name(language or "text")
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    return tuple(highlight(text.rstrip("\n"), lexer, FORMAT).rstrip("\n").split("\n"))


def _names(here) -> list[str]:
    """What a module or class itself defines, and a package's modules."""
    if hasattr(here, "__path__"):
        return [module.name for module in iter_modules(here.__path__) if not module.name.startswith("_")]
    return [name for name, value in vars(here).items() if not name.startswith("_") and callable(value)
            and getattr(value, "__module__", "") in (getattr(here, "__name__", ""), getattr(here, "__module__", ""))]
