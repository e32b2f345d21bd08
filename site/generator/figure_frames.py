"""A figure baked: its picture as it opens, and what each knob changes in it, at both widths.

    bake(figure, givens, cache) -> {"grid": {knob: its values, or an axis for each of two}, "words": "...", "wide": Sheet, "narrow": Sheet}
    Sheet = {"size": [width, height], "base": elements, "words": {knob: sentences}, "turned": {knob: changes}}

Knobs that change nothing in it are left out.
"""
from __future__ import annotations

from typing import Any

from pycore.answers import answer

from .cache import Cache
from .grid import path, paths
from .records import Figure
from .values import Givens

WIDTHS = {"wide": 680, "narrow": 340}


def bake(figure: Figure, givens: Givens, cache: Cache) -> dict[str, Any]:
    """The figure's pictures, from the cache where they were asked for before."""
    turns = {name: one for id in figure.knobs.values() for name, one in paths(givens.by_id[id]).items()}
    turns |= {id: path(id, local) for id, local in ((f"{figure.id}/{name}", local) for name, local in figure.local.items())}
    asked = [question(figure, givens, width) for width in WIDTHS.values()]
    return cache.made("figure", [asked, {name: one.told for name, one in turns.items()}], lambda: _baked(figure, givens, turns))


def question(figure: Figure, givens: Givens, width: int, turned: dict[str, float] = {}) -> dict:
    """What is asked for a figure's picture; `turned` are knobs that stand elsewhere than at the opening."""
    knobs = {**figure.fixed, **{name: turned.get(f"{figure.id}/{name}", local.value) for name, local in figure.local.items()},
             **{name: givens.by_id[id].with_(turned) for name, id in figure.knobs.items()}}
    return {"show": figure.scene, "settings": dict(figure.settings), "knobs": knobs, "width": width,
            "causes": dict(figure.causes), "tones": dict(figure.tones)}


def _baked(figure: Figure, givens: Givens, turns) -> dict[str, Any]:
    made: dict[str, Any] = {"grid": {}}
    for name, width in WIDTHS.items():
        base = answer(question(figure, givens, width))
        sheet = {"size": [base["width"], base["height"]], "base": base["elements"], "words": {}, "turned": {}}
        for knob, one in turns.items():
            shown = [answer(question(figure, givens, width, turned)) for turned in one.points]
            changed = [changes(base["elements"], one["elements"]) for one in shown]
            if any(changed):
                made["grid"][knob] = one.told
                sheet["turned"][knob] = changed
                sheet["words"][knob] = [one["words"] for one in shown]
        made |= {name: sheet, "words": base["words"]}
    return made


def changes(base: list, other: list) -> Any:
    """What turns one list of elements into another: [index, attribute, value] each, "" for the text; or {"whole": list}."""
    alike = len(base) == len(other) and all(one[0] == two[0] and one[1].keys() == two[1].keys() for one, two in zip(base, other))
    if not alike:
        return {"whole": other}
    made = []
    for index, ((_, old, old_text), (_, new, new_text)) in enumerate(zip(base, other)):
        made += [[index, name, value] for name, value in new.items() if old[name] != value]
        if old_text != new_text:
            made.append([index, "", new_text])
    return made
