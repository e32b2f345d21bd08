"""What a page holds besides sentences, read in the order in which one needs the other.

    things(pieces, symbols, found) -> Things

What is given first; then the formulas; then the figures, guesses and code that speak of them.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from pycore.formulas import canonical

from .blocks import Display, Fence, Listing, Prose
from .failures import blaming
from .mistakes import Found, Wrong
from .records import CodeBlock, Figure, Fixed, FormulaBlock, Guess, Knob, Knobs
from .source import Span
from .symbols import Symbols
from .syntax.code import code
from .syntax.figures import figure
from .syntax.formulas import formula
from .syntax.given import given
from .syntax.guesses import guess
from .values import Givens

HEADING = re.compile(r"^(?P<signs>#{1,6})[ \t]|^\S.*\n(?:(?P<first>=+)|-+)[ \t]*$", re.MULTILINE)
OURS = ("figure", "guess", "code")


@dataclass(frozen=True)
class Things:
    """`at` keeps each thing by the number of the piece it was read from."""
    givens: Givens
    symbols: Symbols
    at: dict[int, Any] = field(default_factory=dict)
    taken: dict[str, Span] = field(default_factory=dict)

    def each(self, kind: type) -> dict[str, Any]:
        """The things of one kind by their ids, in order."""
        return {thing.id: thing for thing in self.at.values() if isinstance(thing, kind)}

    @cached_property
    def formulas(self) -> dict[str, FormulaBlock]:
        return self.each(FormulaBlock)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return tuple(part.id for block in self.formulas.values() for part in block.parts)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id a link of this or another page may name."""
        return tuple(dict.fromkeys((*self.formulas, *self.parts, *self.each(Figure), *self.each(Guess), *self.each(CodeBlock), *self.taken)))

    def places(self, pieces: tuple) -> dict[str, Span]:
        """Where each id was given that has one, by its author or by its place."""
        made = {thing.id: pieces[n].span.lines()[0].strip() for n, thing in self.at.items() if not isinstance(thing, list)}
        return made | self.taken


def things(pieces: tuple, symbols: Symbols, found: Found) -> Things:
    """Read every piece that is not plain Markdown."""
    at: dict[int, Any] = {}
    made = Things(_givens(pieces, symbols, at, found), symbols, at)
    _formulas(pieces, made, found)
    _fences(pieces, made, found)
    return made


def _givens(pieces, symbols: Symbols, at: dict[int, Any], found: Found) -> Givens:
    knobs: dict[str, Knob | Knobs] = {}
    fixed: dict[str, Fixed] = {}
    for n, piece in enumerate(pieces):
        if not (isinstance(piece, Listing) and piece.word == "given"):
            continue
        at[n] = []
        for item in piece.items:
            with found.noting():
                one = given(item, symbols)
                spelling = canonical(one.latex)
                before = knobs.get(spelling) or fixed.get(spelling)
                if before:
                    raise Wrong(item, f"${one.latex}$ is given twice",
                                f"It is already given on line {before.span.line}; a page has one value for each symbol.")
                if not isinstance(one, Fixed) and (same := next((knob for knob in knobs.values() if knob.id == one.id), None)):
                    raise Wrong(item, f"${one.latex}$ and ${same.latex}$ would be the same knob, “{one.id}”",
                                "Write one of them with another letter.")
                (fixed if isinstance(one, Fixed) else knobs)[spelling] = one
                at[n].append(one)
    return Givens(knobs, fixed)


def _formulas(pieces, made: Things, found: Found) -> None:
    """Each formula with the where lists below it; those of one section, its subsections among it, run one after the other."""
    before: list[str] = []
    count, level = 0, 6
    for n, piece in enumerate(pieces):
        if isinstance(piece, Prose):
            for heading in HEADING.finditer(piece.span.text):
                own = len(heading["signs"] or "") or (1 if heading["first"] else 2)
                if own <= level:
                    before, level = [], own
        elif isinstance(piece, Listing) and piece.word == "where" and not _below_formula(pieces, n):
            found.note(piece.span.lines()[0].strip(), "this list of parts follows no formula",
                       "A “where” list stands right below the $$ of its formula, with nothing between.")
        elif isinstance(piece, Display):
            count += 1
            block = formula(piece, _wheres(pieces, n), count, tuple(before), made.givens.functions, made.taken, found)
            if block:
                made.at[n] = block
                before.append(block.formula.latex)


def _wheres(pieces, n: int) -> tuple[Listing, ...]:
    """The where lists right below the formula that is piece n."""
    lists = []
    for piece in pieces[n + 1:]:
        if isinstance(piece, Listing) and piece.word == "where":
            lists.append(piece)
        elif not _blank(piece):
            break
    return tuple(lists)


def _below_formula(pieces, n: int) -> bool:
    """Whether only other where lists stand between piece n and a formula above."""
    for piece in reversed(pieces[:n]):
        if isinstance(piece, Display):
            return True
        if not _blank(piece) and not (isinstance(piece, Listing) and piece.word == "where"):
            return False
    return False


def _blank(piece) -> bool:
    return isinstance(piece, Prose) and not piece.span.text.strip()


def _fences(pieces, made: Things, found: Found) -> None:
    """Figures, guesses and code; any other fence is a code block of Markdown's own."""
    count = dict.fromkeys(OURS, 0)
    for n, piece in enumerate(pieces):
        if not isinstance(piece, Fence):
            continue
        kind = piece.info.text.split(" ")[0]
        with found.noting():
            if kind in OURS:
                count[kind] += 1
            if kind == "figure":
                name = piece.info.text.partition(" ")[2].strip()
                with blaming(piece.info, f"what the scene “{name}” declares", name):
                    made.at[n] = figure(piece, count[kind], made.givens, made.formulas, made.taken, found)
            elif kind == "guess":
                made.at[n] = guess(piece, count[kind], made.parts, made.taken, found)
            elif kind == "code":
                made.at[n] = code(piece, count[kind], made.formulas, made.taken, found)
            elif close := _meant(piece, kind):
                raise Wrong(piece.info, f"there is no fence “{kind}”", f"Did you mean {close}?")


def _meant(piece: Fence, kind: str) -> str:
    """One of our fences, where the word is nearly its name and no language's."""
    close = get_close_matches(kind.lower(), OURS, 1, 0.75)
    return close[0] if close else ""
