"""A function's source as HTML: Pygments' colours, and around them an element for every stretch that stands for something.

    woven(text, stretches)    one string a line; without its tags it is the text
"""
from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from html import escape
from typing import Iterable, Mapping

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, String

COLOURED = {Keyword: "k", Name.Function: "nf", Name.Class: "nc", String.Doc: "sd", Comment: "c1"}     # all that the style sheet knows

Stretch = tuple[int, int, int, int]     # line and column of its first letter, line and column behind its last; lines from 1, columns from 0


def woven(text: str, stretches: Iterable[tuple[Stretch, Mapping[str, str]]]) -> tuple[str, ...]:
    """Highlight Python, with a span of these attributes around each stretch. Stretches lie apart or one in the other."""
    lines = text.rstrip("\n").split("\n")
    begins, ends = defaultdict(list), defaultdict(int)
    for (line, column, last_line, last_column), attributes in sorted(stretches, key=lambda one: (one[0][:2], [-at for at in one[0][2:]])):
        tag = "<span" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + ">"
        for number in range(line, last_line + 1):                   # a stretch of several lines is cut, and has no part in their margins
            shown = lines[number - 1]
            first = max(column if number == line else 0, len(shown) - len(shown.lstrip()))
            last = last_column if number == last_line else len(shown)
            if first < last:
                begins[number, first].append(tag)
                ends[number, last] += 1
    return tuple(_line(number, line, begins, ends) for number, line in enumerate(_coloured("\n".join(lines)), start=1))


def _line(number: int, tokens: list[tuple[str, str]], begins, ends) -> str:
    """One line: its tokens, cut where a stretch begins or ends."""
    made, column = [], 0
    for text, colour in tokens:
        cuts = [at for at in range(column, column + len(text)) if at == column or (number, at) in begins or (number, at) in ends]
        for start, end in zip(cuts, [*cuts[1:], column + len(text)]):
            made.append("</span>" * ends[number, start] + "".join(begins[number, start]))
            shown = escape(text[start - column:end - column], quote=False)
            made.append(f'<span class="py-{colour}">{shown}</span>' if colour else shown)
        column += len(text)
    return "".join(made) + "</span>" * ends[number, column]


@lru_cache(maxsize=256)
def _coloured(text: str) -> list[list[tuple[str, str]]]:
    """The tokens of each line, with the colours of those that have one."""
    lines: list[list[tuple[str, str]]] = [[]]
    for _, kind, value in PythonLexer().get_tokens_unprocessed(text):
        colour = next((name for known, name in COLOURED.items() if kind in known and value.strip()), "")
        first, *others = value.split("\n")
        for n, piece in enumerate((first, *others)):
            if n:
                lines.append([])
            if piece:
                lines[-1].append((piece, colour))
    return lines
