"""content/symbols.md: every symbol of the site once.

    - $\\beta$, said "beta", in indigo: how much of the past a moving average keeps
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Mapping

from pycore.formulas import canonical, slug

from .mistakes import Found, Wrong, nearest
from .records import TONES, Symbol
from .source import Source, Span
from .tex import bare, compound, glyphs, reading

ITEM = re.compile(r"^[-*+][ \t]+(?P<item>\$.*)$", re.MULTILINE)
SHAPE = re.compile(r"\$(?P<latex>[^$]+)\$(?P<how>[^:]*)(?P<colon>:?)\s*(?P<does>.*)$")
QUIET = (*TONES, "ink", "quiet")


@dataclass(frozen=True)
class Symbols:
    """The site's symbols by one spelling of their LaTeX."""
    by_latex: Mapping[str, Symbol]

    def of(self, latex: str) -> Symbol | None:
        """The symbol a letter stands for: itself, or the letter without its scripts."""
        spelling = canonical(latex)
        return self.by_latex.get(spelling) or self.by_latex.get(bare(spelling))

    @cached_property
    def compound(self) -> tuple[Symbol, ...]:
        """Those that are more than a letter."""
        return tuple(symbol for spelling, symbol in self.by_latex.items() if compound(spelling))


def symbols(source: Source, found: Found) -> Symbols:
    """Read the table."""
    by_latex: dict[str, Symbol] = {}
    for match in ITEM.finditer(source.text):
        with found.noting():
            symbol = _symbol(source.span(*match.span("item")))
            spelling = canonical(symbol.latex)
            if spelling in by_latex:
                raise Wrong(symbol.span, f"${symbol.latex}$ is in the table twice",
                            f"It is also on line {by_latex[spelling].span.line}; keep one of the two.")
            by_latex[spelling] = symbol
    return Symbols(by_latex)


def _symbol(item: Span) -> Symbol:
    match = SHAPE.match(item.text)
    if not match or not match["colon"] or not match["does"].strip():
        raise Wrong(item, "this symbol has no colon and words after it",
                    'A symbol is written - $\\beta$, said "beta", in indigo: what it stands for')
    latex = item.group(match, "latex").strip()
    said, tone = "", "ink"
    for piece in filter(None, (piece.strip() for piece in match["how"].split(","))):
        place = item.cut(item.text.index(piece), item.text.index(piece) + len(piece))
        if quoted := re.fullmatch(r"said\s+[\"“](.+)[\"”]", piece):
            said = quoted[1]
        elif colour := re.fullmatch(r"in\s+(\w+)", piece):
            tone = colour[1]
            if tone not in QUIET:
                raise Wrong(place, f"there is no colour “{tone}”", nearest(tone, QUIET))
        else:
            raise Wrong(place, f"“{piece}” is neither how the symbol is said nor its colour",
                        'Write said "beta" or in indigo.')
    reading(latex)
    return Symbol(slug(latex.text), latex.text, glyphs(latex.text), said, match["does"].strip(), tone, latex)
