"""A function's source beside the formulas it stands for: in each row the sentence, the formula, the lines of code.

    rows(function, blocks, things, cache)    Source: the function's head, and rows that are read across

Every expression of the code carries what pycore finds it to work out: a part, a node or a letter of a formula. A line of
code stands beside the formula that its widest expression belongs to, as long as that keeps the code in its own order.
"""
from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import groupby
from typing import Callable

from pycore.agreement import Incomparable, Line, ties
from pycore.agreement.watching import written

from . import typeset
from .cache import Cache
from .records import FormulaBlock
from .things import Things
from .told import told
from .woven import woven


@dataclass(frozen=True)
class Beside:
    """A formula as it stands beside code: its sentence and its MathML."""
    id: str
    told: str
    math: str


@dataclass(frozen=True)
class Row:
    """Formulas, and the lines of code that work them out."""
    formulas: tuple[Beside, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """The first lines of a function, the lines of its docstring, and its body in rows."""
    head: tuple[str, ...]
    doc: tuple[str, ...]
    rows: tuple[Row, ...]


def source(function: Callable, blocks: tuple[FormulaBlock, ...], things: Things, cache: Cache) -> Source:
    """A function beside the formulas that stand for it; formulas of which it works out nothing are left out."""
    text = written(function).text
    tied = found(function, blocks, cache)
    letters = {block.id: typeset.letters_of(block, things.givens, things.symbols) for block in blocks}
    parts = {(block.id, str(place)): part.id for block in blocks for part in block.parts for place in part.places}
    lines = woven(text, [(stretch, carried(line, place, parts, letters[line])) for stretch, line, place in tied])
    blocks = tuple(block for block in blocks if any(line == block.id for _, line, _ in tied))
    besides = {block.id: Beside(block.id, told(block, things.givens, {path: carried(block.id, path, {}, letters[block.id]) for path in letters[block.id]}),
                                typeset.display(block, things.givens, things.symbols)) for block in blocks}
    head, doc = opening(text)
    owners = beside_which(len(lines), doc, tied, text, [*besides])
    rows = [Row((besides[id],) if id else tuple(besides.values()), tuple(lines[number] for number in numbers))
            for id, numbers in groupby(range(doc, len(lines)), key=lambda number: owners[number])]
    return Source(lines[:head], lines[head:doc], tuple(rows))


def found(function: Callable, blocks: tuple[FormulaBlock, ...], cache: Cache) -> list:
    """[[line, column, last line, last column], formula, place] of each piece of code that works something out."""
    if not blocks:
        return []

    def make() -> list:
        lines = tuple(Line(block.id, block.formula, tuple(str(part.places[0]) for part in block.parts)) for block in blocks)
        try:
            return [[[one.line, one.column, one.last_line, one.last_column], tie.line, tie.place] for one, tie in ties(function, lines).items()]
        except Incomparable:
            return []

    return cache.made("ties", [f"{function.__module__}.{function.__qualname__}", *(
        [block.id, block.formula.latex, block.functions, [str(part.places[0]) for part in block.parts]] for block in blocks)], make)


def carried(line: str, place: str, parts: dict, letters: dict) -> dict[str, str]:
    """What a piece of code carries: a part's name or a node's, and what its letter carries in the formula."""
    letter = letters.get(place, {})
    if (line, place) in parts:
        return {"data-part": parts[line, place], **letter}
    return dict(letter) if "data-knob" in letter else {"data-node": f"{line}@{place}", **letter}


def opening(text: str) -> tuple[int, int]:
    """How many lines come before a function's docstring, and how many before the first line after it."""
    first = ast.parse(text).body[0].body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return (first.lineno - 1, first.end_lineno) if documented else (first.lineno - 1,) * 2


def beside_which(count: int, first: int, tied: list, text: str, formulas: list[str]) -> list[str]:
    """For each line of code the formula it stands beside, or "" for all: where lines would change places, or a formula
    would stand alone."""
    lines, widest = text.split("\n"), {}
    for (line, column, last_line, last_column), formula, _ in tied:
        piece = lines[line - 1][column:last_column if line == last_line else None]
        if line > first and not piece.isidentifier():
            widest[line - 1] = max(widest.get(line - 1, (0, "")), (len(piece), formula))
    order = [formulas.index(widest[line][1]) for line in sorted(widest)]
    if order != sorted(order) or len({*order}) < len(formulas):
        return [""] * count
    owners, at = [], formulas[0] if formulas else ""
    for line in range(count):
        at = widest[line][1] if line in widest else at
        owners.append(at)
    return owners
