"""The sentences of a page: Markdown with math, live numbers and terms in it.

Sentences    one page's renderer; it also keeps the live numbers it met, and those that could not be checked
"""
from __future__ import annotations

import re
from typing import Mapping

from . import live, typeset
from .inline import Code, Math, pieces
from .links import rewriter
from .markup import Shelf, liner, page, words
from .mistakes import Found, Mistake, mistake
from .records import Claim, Number
from .source import Span
from .syntax.claims import claiming
from .tex import glyphs, reading
from .things import Things

TALL = ("fraction", "root", "power", "raised", "series", "matrix", "cases", "lines", "derivative")


class Sentences:
    """Turns spans of Markdown into HTML. `root` is the way from the page to the site's first folder."""

    def __init__(self, things: Things, root: str, found: Found, claims: Mapping[tuple[str, str], Claim] = {}):
        self.things, self.found = things, found
        self.numbers: dict[str, Number] = {}
        self.shelf = Shelf()
        self.unchecked: dict[int, Mistake] = {}
        self.link = claiming(rewriter(root, set(things.parts), set(things.formulas)), claims)
        self.liner = liner(self.link)

    def marked(self, span: Span) -> str:
        """Markdown in which math is safe: each formula has become a placeholder."""
        return "".join(self._piece(piece) for piece in pieces(span, self.found))

    def line(self, span: Span) -> str:
        """A few words as HTML."""
        return self.shelf.fill(self.liner(self.marked(span)))

    def plain(self, span: Span) -> str:
        """A few words as plain text, math said in words."""
        quiet, text = Found(), []
        for piece in pieces(span, quiet):
            if isinstance(piece, Math):
                text.append(_said(reading(piece.latex)))
            else:
                text.append(piece.span.text)
        return words(self.liner("".join(text)))

    def page(self, text: str, taken: set[str]) -> tuple[str, tuple[str, ...]]:
        """A whole page of marked Markdown as HTML, and the ids its headings got."""
        return page(text, self.shelf, self.link, taken)

    def _piece(self, piece) -> str:
        if isinstance(piece, Math):
            with self.found.noting():
                return self.shelf.put(self._math(piece.latex))
            return ""
        text = piece.span.text
        return text if isinstance(piece, Code) else re.sub(r"\\\$", "$", text)

    def _math(self, latex: Span) -> str:
        """Inline math: turnable, live, or still."""
        givens, symbols = self.things.givens, self.things.symbols
        formula = reading(latex)
        parts = live.split(latex)
        if parts:
            if knob := live.turned(parts, givens):
                left = typeset.inline(reading(parts.left), givens, symbols)
                tone = {} if knob.tone == "ink" else {"data-tone": knob.tone}
                return typeset.number(left, parts.sign, parts.right.text, {"data-turn": knob.id, **tone})
            if why := live.unchecked(parts, givens):
                self.unchecked[latex.start] = mistake(latex, why)
            name = f"n{len(self.numbers) + 1}"
            if number := live.live(parts, name, givens):
                self.numbers[name] = number
                left = typeset.inline(reading(parts.left), givens, symbols, base=True)
                return typeset.number(left, parts.sign, parts.right.text, {"data-number": name})
        return typeset.inline(formula, givens, symbols)


def _said(formula) -> str:
    """Math as plain text: its letters where one line can hold them, else how one would say it."""
    tall = any(node.kind in TALL for _, node in formula.nodes())
    return formula.words(short=True) if tall else glyphs(formula.latex)
