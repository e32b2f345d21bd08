"""Frames: pictures and values for knobs turned one at a time, baked so that a page answers before Python does.

    frames(things, numbers, cache) -> what frames.json holds

Every knob has a grid of 17 values, its opening value among them; a whole-number knob of a figure has all its values.
"""
from __future__ import annotations

from typing import Any, Callable

from pycore.answers import answer

from .cache import Cache
from .draw import WIDTHS
from .numbers import plain
from .records import Figure, FormulaBlock, Knob, Local, Number
from .scenes import question
from .things import Things
from .values import places, question as asked

SIZE, MOST = 17, 61


def frames(things: Things, numbers: dict[str, Number], cache: Cache) -> dict[str, Any]:
    """All that a page's knobs change."""
    givens = things.givens
    knobs = {knob.id: knob for knob in givens.knobs.values()}
    grids = {id: grid(knob) for id, knob in knobs.items()}
    made: dict[str, Any] = {"grid": {}, "figures": {}, "values": {}, "numbers": {}, "words": {}}
    for figure in things.each(Figure).values():
        turns = {id: [(name, value) for value in grids[id]] for name, id in figure.knobs.items()}
        turns |= {f"{figure.id}/{name}": [(name, value) for value in grid(local)] for name, local in figure.local.items()}
        made["grid"] |= {knob: [value for _, value in steps] for knob, steps in turns.items()}
        baked = cache.made("figure", [question(figure, givens, width) for width in WIDTHS.values()] + [turns],
                           lambda: _figure(figure, givens, turns))
        made["figures"][figure.id] = {name: baked[name] for name in WIDTHS}
        made["words"][figure.id] = baked["words"]
    for block in things.formulas.values():
        changes = _over(block, things, knobs, grids, cache)
        if changes:
            made["values"][block.id] = changes
            made["grid"] |= {id: grids[id] for id in changes}
    for number in numbers.values():
        made["numbers"][number.id] = _number(number, givens, knobs, grids, cache)
        made["grid"] |= {id: grids[id] for id in number.knobs}
    made["grid"] = {knob: plain(values) for knob, values in made["grid"].items()}
    return made if made["grid"] else {}


def grid(knob: Knob | Local) -> list[float]:
    """The values at which a knob is baked: even steps, or even ratios where it is logarithmic."""
    low, high = knob.low, knob.high
    if getattr(knob, "integer", False) and high - low < MOST:
        return [float(value) for value in range(round(low), round(high) + 1)]
    share = [n / (SIZE - 1) for n in range(SIZE)]
    values = [low * (high / low) ** t if knob.log else low + (high - low) * t for t in share]
    if getattr(knob, "integer", False):
        return sorted({float(round(value)) for value in (*values, knob.value)})
    values = [float(f"{value:.6g}") for value in values]
    if knob.value not in values:                        # the opening value takes the place of its nearest inner neighbour
        nearest = min(range(1, SIZE - 1), key=lambda n: abs(values[n] - knob.value))
        values[nearest] = knob.value
    return sorted(values)


def _figure(figure: Figure, givens, turns) -> dict[str, Any]:
    """One figure at both widths: a base picture, and what each turn changes in it."""
    made: dict[str, Any] = {"words": {}}
    for width_name, width in WIDTHS.items():
        base = answer(question(figure, givens, width))
        made[width_name] = {"base": base["elements"]}
        for knob, steps in turns.items():
            shown = [answer(question(figure, givens, width, {name: value})) for name, value in steps]
            made[width_name][knob] = [changes(base["elements"], one["elements"]) for one in shown]
            if width_name == "wide":
                made["words"][knob] = [one["words"] for one in shown]
    return made


def changes(base: list, other: list) -> Any:
    """What turns one list of elements into another: [index, attribute, value] each, "" for the text; or the whole list."""
    if [tag for tag, *_ in base] != [tag for tag, *_ in other] or any(one[1].keys() != two[1].keys() for one, two in zip(base, other)):
        return {"whole": other}
    made = []
    for index, ((_, old, old_text), (_, new, new_text)) in enumerate(zip(base, other)):
        made += [[index, name, value] for name, value in new.items() if old[name] != value]
        if old_text != new_text:
            made.append([index, "", new_text])
    return made


def _over(block: FormulaBlock, things: Things, knobs, grids, cache: Cache) -> dict[str, list]:
    """{knob: [{place: value} for each grid value]} of a formula, only what differs from the opening."""
    givens = things.givens
    at_rest = asked(block, givens.by_latex)

    def bake() -> dict[str, list]:
        base = answer(at_rest)["values"]
        made = {}
        for id, knob in knobs.items():
            steps = [answer(asked(block, givens.with_(knob, value)))["values"] for value in grids[id]]
            changed = [{place: plain(new) for place, old, new in zip(at_rest["at"], base, step) if plain(new) != plain(old)} for step in steps]
            if any(changed):
                made[id] = changed
        return made
    return cache.made("values", [at_rest, {id: grids[id] for id in knobs}], bake)


def _number(number: Number, givens, knobs, grids, cache: Cache) -> dict[str, list]:
    """{knob: [value for each grid value]} of a live number."""
    ask = lambda given: {"value": number.latex, "at": [""], "given": given, "functions": []}

    def bake() -> dict[str, list]:
        return {id: [plain(answer(ask(givens.with_(knobs[id], value)))["values"][0]) for value in grids[id]] for id in number.knobs}
    return cache.made("number", [ask(givens.by_latex), {id: grids[id] for id in number.knobs}], bake)
