"""Fades: each formula without each part that can be thought away, for the time when a reader asks for it.

    fadable(block, givens)      the places that can be thought away
    fades(things, ...)          what fades.json holds:
        {formula: {"after": [ids], "code", "lines", "line", "explained": [figures],
                   "at": {place: {...the formula that remains, as in the page's data, "math", "remains", "follow", "figures"}}}}

`follow` are the opening values of the section's later formulas, `figures` those that can show the world without it; Python
is asked with the formula's `lines`, in which one is faded. `remains` is a concept that is now the whole of it, or in it.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping

from pycore.answers import answer
from pycore.formulas import FormulaError, Place
from pycore.formulas.rewriting.fading import remaining
from pycore.formulas.spelling import spell
from pycore.scenes import SCENES

from . import typeset
from .cache import Cache
from .figure_frames import question
from .island import formula_record
from .numbers import plain
from .records import Figure, FormulaBlock, Part
from .sentences import Sentences
from .shelf import Shelf
from .tex import compound
from .things import Things
from .values import Givens, places, values


def fades(things: Things, sentences: Sentences, shelf: Shelf, noticed: Mapping[str, list], cache: Cache) -> dict[str, Any]:
    """Every formula of a page without each of its parts."""
    return {block.id: made for block in things.formulas.values() if (made := _fades(block, things, sentences, shelf, noticed[block.id], cache))}


def fadable(block: FormulaBlock, givens: Givens) -> dict[str, FormulaBlock]:
    """{place: what remains}: of what comes out left of an equals sign nothing can go, and what had a value must keep one."""
    made, worth = {}, values(block, givens.by_latex)
    letters = tuple(f"{one}." for spelling in filter(compound, givens.knobs) for one in block.formula.find(spelling))
    for place in places(block):
        if block.formula.tree.kind == "relation" and place.split(".")[0] in ("0", "") or place.startswith(letters):
            continue
        try:
            left = without(block, place)
        except FormulaError:
            continue
        if "" not in worth or "" in values(left, givens.by_latex):
            made[place] = left
    return made


def without(block: FormulaBlock, place: str) -> FormulaBlock:
    """The formula that remains, with those of its parts that do."""
    gone, faded = Place.parse(place), block.formula.fade(place)
    return replace(block, formula=faded, code="", parts=tuple(filter(None, (_part(part, block, gone, faded) for part in block.parts))))


def _part(part: Part, block: FormulaBlock, gone: Place, faded) -> Part | None:
    """A part as it stands in what remains; None where it is gone, or no more than a number is left of it."""
    try:
        left = remaining(block.formula.tree, part.places[0], gone)
    except FormulaError:
        return None
    found = faded.find(spell(left)) if left is not None and left.kind != "number" else ()
    return replace(part, places=tuple(found)) if found else None


def _fades(block: FormulaBlock, things: Things, sentences: Sentences, shelf: Shelf, noticed: list, cache: Cache) -> dict[str, Any]:
    section = _section(block, things)
    lines = [one for one in section if block.code and one.code == block.code]
    figures = [figure for figure in things.each(Figure).values() if {block.id, *(one.id for one in lines)} & {*figure.explains}]
    asked = [[one.formula.latex, one.functions, one.code, one.id] for one in section], block.id, _said(block), things.givens.by_latex, \
        [question(figure, things.givens, 680) for figure in figures], shelf.stamp, _letters(things)

    def bake() -> dict[str, Any]:
        at = {place: _remains(place, block, left, lines, figures, section, things, sentences, shelf, noticed, cache)
              for place, left in fadable(block, things.givens).items()}
        after = [one.id for one in section[section.index(block) + 1:]]
        here = {"code": block.code, "lines": [one.formula.latex for one in lines], "line": lines.index(block)} if lines else {}
        return {"after": after, **here, "explained": [figure.id for figure in figures], "at": at} if at else {}
    return cache.made("fades", asked, bake)


def _remains(place, block, left, lines, figures, section, things: Things, sentences: Sentences, shelf: Shelf, noticed, cache: Cache) -> dict:
    """All that is told of what remains without one part."""
    now = shelf.noticed(left.formula, cache)
    record = formula_record(left, things, sentences, now)
    parts = {id: part["at"] for id, part in record.pop("parts").items()}
    record.pop("before", None)
    new = next((hit for hit in now if hit["slug"] not in {one["slug"] for one in noticed}), None)
    told = {"remains": {"slug": new["slug"], "tells": new["tells"].split(",")[0], "inside": new["at"] not in ("", "1")}} if new else {}
    later = section[section.index(block) + 1:]
    return {**record, "parts": parts, **told, "math": typeset.display(left, things.givens, things.symbols),
            "follow": {one.id: {at: plain(value) for at, value in values(_after(one, block, left), things.givens.by_latex).items()} for one in later},
            "figures": [figure.id for figure in figures if lines and _follows(figure, instead(lines, block, place), things.givens)]}


def instead(lines: list[FormulaBlock], block: FormulaBlock, place: str) -> dict[str, dict]:
    """What is asked of a figure, besides the rest, to show the world without."""
    return {block.code: {"lines": [one.formula.latex for one in lines], "gone": [[lines.index(block), place]]}}


def _follows(figure: Figure, stands_in: dict, givens: Givens) -> bool:
    """Whether the core can draw a figure without the part."""
    scene = SCENES[figure.scene]
    chosen = {name: figure.settings.get(name, setting.default) for name, setting in scene.SETTINGS.items()}
    if not stands_in.keys() <= {f"{one.__module__}.{one.__name__}" for one in scene.uses(chosen)}:
        return False
    try:
        answer(question(figure, givens, 680) | {"instead": stands_in})
        return True
    except (ValueError, TypeError, ArithmeticError, LookupError):
        return False


def _section(block: FormulaBlock, things: Things) -> list[FormulaBlock]:
    """The formulas that run one after the other, this one among them."""
    every, found = list(things.formulas.values()), []
    for one in every:
        if not one.before and block in found:
            break
        found = [one] if not one.before else [*found, one]
    return found


def _after(one: FormulaBlock, block: FormulaBlock, left: FormulaBlock) -> FormulaBlock:
    """A later formula of the section, when this one has lost a part."""
    n = len(block.before)
    return replace(one, before=(*one.before[:n], left.formula.latex, *one.before[n + 1:]))


def _said(block: FormulaBlock) -> list:
    return [[part.id, part.latex, part.name] for part in block.parts]


def _letters(things: Things) -> list:
    """What letters look like and turn: it is in the mathematics that is baked."""
    return [[knob.id, knob.latex, knob.tone] for knob in things.givens.knobs.values()], [
        [symbol.id, symbol.latex, symbol.tone] for symbol in things.symbols.by_latex.values()]
