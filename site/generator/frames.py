"""Frames: pictures, values and numbers for knobs turned one at a time, so that a page answers before Python does.

    frames(things, numbers, cache) -> what frames.json holds
"""
from __future__ import annotations

from typing import Any

from pycore.answers import answer
from pycore.formulas import read

from .cache import Cache
from .figure_frames import WIDTHS, bake
from .grid import grid
from .numbers import plain
from .records import Figure, FormulaBlock, Number
from .things import Things
from .values import Givens, question


def frames(things: Things, numbers: dict[str, Number], cache: Cache) -> dict[str, Any]:
    """All that a page's knobs change; nothing where they change nothing."""
    givens = things.givens
    grids = {id: grid(knob) for id, knob in givens.each.items()}
    made: dict[str, Any] = {"grid": {}, "figures": {}, "values": {}, "numbers": {}, "words": {}}
    for figure in things.each(Figure).values():
        baked = bake(figure, givens, cache)
        made["figures"][figure.id] = {name: {"base": baked[name]["base"], **baked[name]["turned"]} for name in WIDTHS}
        made["words"][figure.id] = baked["wide"]["words"]
        made["grid"] |= baked["grid"]
    for block in things.formulas.values():
        if turned := _values(block, givens, grids, cache):
            made["values"][block.id] = turned
            made["grid"] |= {id: grids[id] for id in turned}
    for number in numbers.values():
        made["numbers"][number.id] = _number(number, givens, grids, cache)
        made["grid"] |= {id: grids[id] for id in number.knobs}
    made["grid"] = {knob: plain(values) for knob, values in made["grid"].items()}
    return made if made["grid"] else {}


def _values(block: FormulaBlock, givens: Givens, grids, cache: Cache) -> dict[str, list]:
    """{knob: [{place: value} for each grid value]} of a formula, only what differs from the opening."""
    rest = question(block, givens.by_latex)
    turning = {knob.id: knob for latex in (*block.before, block.formula.latex) for knob in givens.knobs_of(read(latex, block.functions))}

    def bake() -> dict[str, list]:
        base = plain(answer(rest)["values"])
        made = {}
        for id, knob in turning.items():
            steps = [plain(answer(question(block, givens.with_(knob, value)))["values"]) for value in grids[id]]
            changed = [{place: new for place, old, new in zip(rest["at"], base, step) if new != old} for step in steps]
            if any(changed):
                made[id] = changed
        return made
    return cache.made("values", [rest, {id: grids[id] for id in turning}], bake)


def _number(number: Number, givens: Givens, grids, cache: Cache) -> dict[str, list]:
    """{knob: [value for each grid value]} of a live number."""
    def ask(given):
        return {"value": number.latex, "at": [""], "given": given, "functions": []}

    def bake() -> dict[str, list]:
        return {id: [plain(answer(ask(givens.with_(givens.each[id], value)))["values"][0]) for value in grids[id]]
                for id in number.knobs}
    return cache.made("number", [ask(givens.by_latex), {id: grids[id] for id in number.knobs}], bake)
