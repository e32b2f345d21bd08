"""Formulas as MathML in which every letter knows whose it is.

display(block, ...)     a formula on its stage: parts, knobs and symbols marked
letters_of(block, ...)  what its letters carry there, for whatever else stands for them
inline(formula, ...)    math in a sentence
number(...)             expression = number, the number live or turnable
"""
from __future__ import annotations

import re
from typing import Mapping

from pycore.formulas import canonical, read

from . import tex
from .records import FormulaBlock, Knob, Symbol
from .symbols import Symbols
from .values import Givens

Attributes = dict[str, dict[str, str]]


def display(block: FormulaBlock, givens: Givens, symbols: Symbols) -> str:
    """The formula between its $$, with data-part on its parts and data-knob and data-symbol on its letters."""
    made = letters_of(block, givens, symbols)
    first = {part.id: part.places[0] for part in block.parts}
    for part in block.parts:
        for place in part.places[1:]:                    # the same thing again: only whole nodes can carry it
            path = _node_path(place)
            if path is not None:
                made.setdefault(path, {}).setdefault("data-part", part.id)
    return _lean(block.formula.mathml(parts=first, attributes=lambda node: made.get(node.path, {}), display=True))


def letters_of(block: FormulaBlock, givens: Givens, symbols: Symbols) -> Attributes:
    """{path: attributes} for each letter of a formula that stands where it stands on its page."""
    return letters(block.formula, givens, symbols, made_before=frozenset(filter(None, map(left_letter, block.before))))


def inline(formula, givens: Givens, symbols: Symbols, base: bool = False) -> str:
    """Math in a sentence; it needs no node paths, since only its letters answer."""
    made = letters(formula, givens, symbols, base)
    marked = formula.mathml(attributes=lambda node: made.get(node.path, {}), display=False)
    marked = re.sub(r' data-n="[^"]*"', "", _lean(marked))
    return re.sub(r"^<math\b(?: class=\"[^\"]*\")?", '<math class="inline"', marked, count=1)


def number(left: str, sign: str, text: str, attributes: Mapping[str, str]) -> str:
    """`left` is math that is already typeset; the number after it carries the attributes."""
    carried = "".join(f' {key}="{value}"' for key, value in attributes.items())
    sign = {"\\approx": "≈"}.get(sign, sign)
    inner = re.sub(r"</math>$", "", left)
    return f'{inner}<mo>{sign}</mo><mn{carried}>{text.replace("-", "−")}</mn></math>'


def letters(formula, givens: Givens, symbols: Symbols, base: bool = True, made_before: frozenset[str] = frozenset()) -> Attributes:
    """{path: attributes} for each letter of a formula. With `base`, v's knob also turns v_{t-1}; what earlier
    formulas of the section have made (`made_before`) no knob turns. A letter that a sum runs over is nobody's."""
    made: Attributes = {}
    running = tex.running(formula)
    for path, spelling in tex.letters(formula):
        if spelling in running:
            continue
        knob = givens.knob_of(spelling) if base else givens.knobs.get(spelling)
        made[path] = _letter(formula, path, None if spelling in made_before else knob, symbols.of(spelling))
    for spelling in dict.fromkeys((*filter(tex.compound, givens.knobs), *(canonical(symbol.latex) for symbol in symbols.compound))):
        for place in formula.find(spelling):
            if (path := _node_path(place)) is not None:
                made[path] = _letter(formula, path, givens.knobs.get(spelling), symbols.of(spelling))
    return {path: carried for path, carried in made.items() if carried}


def _letter(formula, path: str, knob: Knob | None, symbol: Symbol | None) -> dict[str, str]:
    """What a letter's element carries."""
    carried = {}
    if knob and not _is_said_of(formula, path):
        carried["data-knob"] = knob.id
    if symbol:
        carried["data-symbol"] = symbol.id
    tone = symbol.tone if symbol else knob.tone if knob else "ink"
    return {**carried, "data-tone": tone} if tone != "ink" else carried


def left_letter(latex: str) -> str | None:
    """The one spelling of the letter that a formula gives a value, or None where its left side is no letter."""
    formula = read(latex)
    if formula.tree.kind == "relation":
        for path, spelling in tex.letters(formula):
            if path == "0":
                return spelling
    return None


def _lean(marked: str) -> str:
    """Inside HTML no namespace is needed."""
    return marked.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)


def _is_said_of(formula, path: str) -> bool:
    """Whether a node stands left of the equals sign: it is what comes out, not what goes in."""
    return formula.tree.kind == "relation" and path.split(".")[0] == "0"


def _node_path(place) -> str | None:
    """The path of a place that is one whole node."""
    text = str(place)
    return None if ":" in text else text
