"""Code: a fence that shows a function's real source.

    ```code pycore.optimizers.adam
    ```
"""
from __future__ import annotations

import inspect
import textwrap
from functools import lru_cache
from typing import Mapping

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from ..blocks import Fence
from ..code_names import callable_at
from ..fields import fields, only
from ..mistakes import Found, Wrong
from ..records import CodeBlock, FormulaBlock
from ..source import Span
from .own_id import own_id

FORMAT = HtmlFormatter(nowrap=True, classprefix="py-")


def code(fence: Fence, number: int, formulas: Mapping[str, FormulaBlock], taken: dict[str, Span], found: Found) -> CodeBlock:
    """The code of a fence, the `number`th of its page."""
    target = fence.info.cut(len("code")).strip()
    if not target.text:
        raise Wrong(fence.info, "this fence names no code", "Write code and a function's whole name, such as pycore.optimizers.adam.")
    given = fields(fence.body, "the code fence")
    name = own_id(given.get("id"), f"code-{number}", taken, found)
    shown = callable_at(target)
    try:
        inspect.getsource(shown)
    except (TypeError, OSError):
        raise Wrong(target, f"{target.text} has no source to show", "Name a function, such as pycore.optimizers.adam.") from None
    only(given, ("id", "caption"), "the code fence", found)
    caption = None
    if "caption" in given:
        given["caption"].text()
        caption = given["caption"].span
    return CodeBlock(name, shown, standing_for(target.text, formulas), caption, target)


def standing_for(code: str, formulas: Mapping[str, FormulaBlock]) -> tuple[FormulaBlock, ...]:
    """The first section's formulas that name this code, with those that run before them, in order."""
    blocks = [*formulas.values()]
    naming = [(n - len(block.before), n) for n, block in enumerate(blocks) if block.code == code]      # each with where its section begins
    if not naming:
        return ()
    begins = naming[0][0]
    return tuple(blocks[begins:max(n for section, n in naming if section == begins) + 1])


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
