"""Fades: each formula without each part that can be thought away, for the time when a reader asks for it.

    fadable(block, givens)      {place: what remains}
    fades(things, ...)          what fades.json holds:
        {formula: {"after": [ids], "code", "lines": [LaTeX], "line": its number, "explained": [figures], "at": {place: Row}}}
        Row = the formula that remains, as in the page's data, and
              {"math": MathML, "remains": {"slug", "tells", "inside"}, "follow": {id: {place: value}}, "figures": [figures]}

`remains` is a concept that was not in the formula before: the whole of what remains, or something inside it. `follow` are
the opening values of the section's later formulas, `figures` those that can show the world without, of those that explain
the formula. The core shows it when it is asked with the `lines` that stand for the same code.
"""
from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping

from pycore.answers import answer
from pycore.formulas import FormulaError, Place
from pycore.formulas.rewriting.fading import remaining
from pycore.formulas.spelling import spell
from pycore.scenes import SCENES, WIDTHS

from . import typeset
from .cache import Cache
from .failures import Failure, told
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
    """Every formula of a page without each of its parts. `noticed` are the concepts in each formula."""
    page = Fades(things, sentences, shelf, cache)
    return {block.id: made for block in things.formulas.values() if (made := page.of(block, noticed[block.id]))}


def fadable(block: FormulaBlock, givens: Givens) -> dict[str, FormulaBlock]:
    """What remains without each place. Left of an equals sign nothing can go; what had a value must keep one."""
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


class Fades:
    """The formulas of one page, each without each of its parts."""

    def __init__(self, things: Things, sentences: Sentences, shelf: Shelf, cache: Cache):
        self.things, self.givens, self.sentences, self.shelf, self.cache = things, things.givens, sentences, shelf, cache

    def of(self, block: FormulaBlock, noticed: list) -> dict[str, Any]:
        """One formula, from the cache where nothing has changed that it depends on."""
        section = self.section(block)
        lines = [one for one in section if block.code and one.code == block.code]
        explaining = {block.id, *(one.id for one in lines)}
        figures = [figure for figure in self.things.each(Figure).values() if explaining & {*figure.explains}]
        depends = [block.id, [[one.id, one.formula.latex, one.functions, one.code] for one in section],
                   [[part.id, part.latex] for part in block.parts], self.givens.by_latex, self.letters(), self.shelf.stamp,
                   [[figure.id, question(figure, self.givens, WIDTHS["wide"])] for figure in figures]]
        return self.cache.made("fades", depends, lambda: self.made(block, section, lines, figures, {one["slug"] for one in noticed}))

    def made(self, block, section, lines, figures, known: set[str]) -> dict[str, Any]:
        after = section[section.index(block) + 1:]
        stands = {"code": block.code, "lines": [one.formula.latex for one in lines], "line": lines.index(block)} if lines else {}
        at = {place: self.record(left, known)
              | {"follow": {one.id: self.value_after(one, block, left) for one in after}}
              | {"figures": [figure.id for figure in figures if lines and self.follows(figure, stands, place)]}
              for place, left in fadable(block, self.givens).items()}
        return {"after": [one.id for one in after], **stands, "explained": [figure.id for figure in figures], "at": at} if at else {}

    def record(self, left: FormulaBlock, known: set[str]) -> dict[str, Any]:
        """What remains, as the page knows its formulas; names and sentences of its parts it has already."""
        now = self.shelf.noticed(left.formula, self.cache)
        made = formula_record(left, self.things, self.sentences, now)
        made.pop("before", None)
        new = next((hit for hit in now if hit["slug"] not in known), None)
        told = {"remains": {"slug": new["slug"], "tells": new["tells"].split(",")[0], "inside": new["at"] not in ("", "1")}} if new else {}
        return made | told | {"parts": {id: part["at"] for id, part in made["parts"].items()},
                              "math": typeset.display(left, self.givens, self.things.symbols)}

    def value_after(self, one: FormulaBlock, block: FormulaBlock, left: FormulaBlock) -> dict[str, Any]:
        """The values of a later formula of the section, when a formula before it has become what remains of it."""
        n = len(block.before)
        worth = values(replace(one, before=(*one.before[:n], left.formula.latex, *one.before[n + 1:])), self.givens.by_latex)
        return {place: plain(value) for place, value in worth.items()}

    def follows(self, figure: Figure, stands: dict, place: str) -> bool:
        """Whether the core can draw a figure without the part."""
        scene = SCENES[figure.scene]
        chosen = {name: figure.settings.get(name, setting.default) for name, setting in scene.SETTINGS.items()}
        if stands["code"] not in {f"{one.__module__}.{one.__name__}" for one in scene.uses(chosen)}:
            return False
        instead = {stands["code"]: {"lines": stands["lines"], "gone": [[stands["line"], place]]}}
        try:
            answer(question(figure, self.givens, WIDTHS["wide"]) | {"instead": instead})
            return True
        except (ValueError, TypeError, ArithmeticError, LookupError):
            return False
        except Exception as error:
            raise Failure(f"the scene “{figure.scene}” fails without a part of its formula: {told(error, figure.scene)}") from None

    def section(self, block: FormulaBlock) -> list[FormulaBlock]:
        """The formulas that run one after the other, this one among them."""
        found: list[FormulaBlock] = []
        for one in self.things.formulas.values():
            if not one.before and block in found:
                break
            found = [*found, one] if one.before else [one]
        return found

    def letters(self) -> list:
        """What letters look like and turn, which is in the mathematics that is baked."""
        return [[[one.id, one.latex, one.tone] for one in (*self.givens.knobs.values(), *self.things.symbols.by_latex.values())]]
