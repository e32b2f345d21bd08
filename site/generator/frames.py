"""Frames: pictures, values and numbers for knobs turned one at a time, so that a page answers before Python does.

    frames(things, numbers, cache) -> what frames.json holds
"""
from __future__ import annotations

from typing import Any, Iterable

from pycore.answers import answer
from pycore.formulas import Formula, FormulaError, read
from pycore.formulas.free import free_symbols
from pycore.formulas.spelling import spell

from .cache import Cache
from .figure_frames import WIDTHS, bake
from .grid import Path, every_stop, paths
from .numbers import plain
from .records import Figure, FormulaBlock, Number
from .tex import bare, running
from .things import Things
from .values import Givens, places, question


def frames(things: Things, numbers: dict[str, Number], cache: Cache) -> dict[str, Any]:
    """All that a page's knobs change, figures along `grid`, values and numbers along `stops`; nothing where they change
    nothing. `hears` has the knobs that a formula may depend on, at "", whether they change it at the opening or not, and
    those of its places that hear of fewer."""
    givens = things.givens
    made: dict[str, Any] = {"grid": {}, "stops": {}, "figures": {}, "values": {}, "hears": {}, "numbers": {}, "words": {}, "tables": {}}
    for figure in things.each(Figure).values():
        baked = bake(figure, givens, cache)
        made["figures"][figure.id] = {name: {"base": baked[name]["base"], **baked[name]["turned"]} for name in WIDTHS}
        made["words"][figure.id] = {"base": baked["words"], **baked["wide"]["words"]}
        if "table" in baked:
            made["tables"][figure.id] = {"base": baked["table"], **baked["wide"]["tables"]}
        made["grid"] |= baked["grid"]
    for block in things.formulas.values():
        made["hears"][block.id] = hears(block, givens)
        if turned := _values(block, givens, cache):
            made["values"][block.id] = turned
            made["stops"] |= {name: one.told for name, one in _paths(givens, turning(block, givens)).items() if name in turned}
    for number in numbers.values():
        made["numbers"][number.id] = _number(number, givens, cache)
        made["stops"] |= {name: one.told for name, one in _paths(givens, number.knobs).items()}
    return made if made["grid"] or made["stops"] else {}


def turning(block: FormulaBlock, givens: Givens) -> tuple[str, ...]:
    """The ids of the knobs that a formula, or one that runs before it, may hear of."""
    return tuple(dict.fromkeys(knob.id for one in (*_earlier(block), block.formula) for knob in givens.knobs_of(one)))


def hears(block: FormulaBlock, givens: Givens) -> dict[str, list[str]]:
    """{place: ids of the knobs that its value may depend on}, of the whole and of each place that hears of fewer."""
    whole = list(turning(block, givens))
    own = {place: [knob.id for knob in givens.knobs_of(piece)] for place in places(block) if (piece := _alone(block, givens, place))}
    return {"": whole} | {place: ids for place, ids in own.items() if set(ids) < set(whole)}


def _alone(block: FormulaBlock, givens: Givens, place: str) -> Formula | None:
    """The formula that stands at a place, if its value is its own: no letter in it is one that a sum runs over, that a
    formula before gives a value, or that is a function, which may ask for any letter; nor is it on the left."""
    root, piece = block.formula.tree, block.formula.piece(place)
    lefts = [one.tree.children[0] for one in _earlier(block) if one.tree.kind == "relation"]
    others = {*running(block.formula), *block.functions, *givens.functions, *(letter for left in lefts for letter in free_symbols(left))}
    if root.kind == "relation" and not place.startswith(tuple("123456789")) or {*map(bare, free_symbols(piece))} & {*map(bare, others)}:
        return None
    try:
        alone = read(spell(piece), block.functions)
    except FormulaError:
        return None
    return alone if alone.tree.key == piece.key else None


def _earlier(block: FormulaBlock) -> list[Formula]:
    return [read(latex, block.functions) for latex in block.before]


def _paths(givens: Givens, ids: Iterable[str]) -> dict[str, Path]:
    """The paths of what these knobs turn."""
    letters = dict.fromkeys(givens.letter_of(givens.each[id]).id for id in ids)
    return {name: one for id in letters for name, one in paths(givens.by_id[id], every_stop).items()}


def _values(block: FormulaBlock, givens: Givens, cache: Cache) -> dict[str, list]:
    """{knob: [{place: value} for each place on its path]} of a formula, only what differs from the opening."""
    rest, turns = question(block, givens.by_latex), _paths(givens, turning(block, givens))

    def bake() -> dict[str, list]:
        base = plain(answer(rest)["values"])
        made = {}
        for name, one in turns.items():
            steps = [plain(answer(question(block, givens.with_(turned)))["values"]) for turned in one.points]
            changed = [{place: new for place, old, new in zip(rest["at"], base, step) if new != old} for step in steps]
            if any(changed):
                made[name] = changed
        return made
    return cache.made("values", [rest, {name: one.told for name, one in turns.items()}], bake)


def _number(number: Number, givens: Givens, cache: Cache) -> dict[str, list]:
    """{knob: [value for each place on its path]} of a live number."""
    turns = _paths(givens, number.knobs)

    def ask(given):
        return {"value": number.latex, "at": [""], "given": given, "functions": []}

    def bake() -> dict[str, list]:
        return {name: [plain(answer(ask(givens.with_(turned)))["values"][0]) for turned in one.points] for name, one in turns.items()}
    return cache.made("number", [ask(givens.by_latex), {name: one.told for name, one in turns.items()}], bake)
