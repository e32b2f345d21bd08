"""A figure baked: its picture as it opens, and what each knob changes in it, at both widths.

    bake(figure, givens, cache) -> {"grid": {knob: its values, or an axis for each of two}, "words": "...", "wide": Sheet, "narrow": Sheet}
    Sheet = {"size": [width, height], "base": elements, "words": {knob: sentences}, "turned": {knob: changes}}

Where the scene tells its numbers in rows and columns, there is "table", and in each sheet "tables": {knob: tables}.

Knobs that change nothing in it are left out. A scene that fails, or whose picture is not made of numbers, is a Failure that
says where and for which values.
"""
from __future__ import annotations

import re
from typing import Any

from pycore.answers import answer
from pycore.scenes import WIDTHS

from .cache import Cache
from .failures import Failure, meant, told
from .grid import path, paths
from .mistakes import both
from .records import Figure
from .values import Givens

WORDY = ("class", "data-label", "data-cause", "data-part")      # attributes that hold no numbers
NO_NUMBER = re.compile(r"nan|inf", re.IGNORECASE)


def bake(figure: Figure, givens: Givens, cache: Cache) -> dict[str, Any]:
    """The figure's pictures, from the cache where they were asked for before."""
    turns = {name: one for id in figure.knobs.values() for name, one in paths(givens.by_id[id]).items()}
    turns |= {id: path(id, local) for id, local in ((f"{figure.id}/{name}", local) for name, local in figure.local.items())}
    asked = [question(figure, givens, width) for width in WIDTHS.values()]
    return cache.made("figure", [asked, {name: one.told for name, one in turns.items()}], lambda: _baked(figure, givens, turns))


def question(figure: Figure, givens: Givens, width: int, turned: dict[str, float] = {}) -> dict:
    """What is asked for a figure's picture; `turned` are knobs that stand elsewhere than at the opening."""
    knobs = {**figure.fixed, **own(figure, turned), **{name: givens.by_id[id].with_(turned) for name, id in figure.knobs.items()}}
    return {"show": figure.scene, "settings": dict(figure.settings), "knobs": knobs, "width": width,
            "causes": dict(figure.causes), "tones": dict(figure.tones)}


def own(figure: Figure, turned: dict[str, float]) -> dict[str, float | list[float]]:
    """The figure's own knobs where they stand: numbers, and vectors gathered from their entries."""
    made: dict[str, Any] = {}
    for name, local in figure.local.items():
        value = turned.get(f"{figure.id}/{name}", local.value)
        if local.entry:
            made.setdefault(name.partition(":")[0], []).append(value)
        else:
            made[name] = value
    return made


def _baked(figure: Figure, givens: Givens, turns) -> dict[str, Any]:
    made: dict[str, Any] = {"grid": {}}
    for name, width in WIDTHS.items():
        base = shown(figure, givens, width)
        sheet = {"size": [base["width"], base["height"]], "base": base["elements"], "words": {}, "tables": {}, "turned": {}}
        for knob, one in turns.items():
            each = [shown(figure, givens, width, turned) for turned in one.points]
            changed = [changes(base["elements"], one["elements"]) for one in each]
            if any(changed):
                made["grid"][knob] = one.told
                sheet["turned"][knob] = changed
                sheet["words"][knob] = [one["words"] for one in each]
                if "table" in base:
                    sheet["tables"][knob] = [one["table"] for one in each]
        made |= {name: sheet, "words": base["words"]} | ({"table": base["table"]} if "table" in base else {})
    return made


def shown(figure: Figure, givens: Givens, width: int, turned: dict[str, float] = {}) -> dict:
    """The core's answer, held to what every picture must be."""
    scene = f"the scene “{figure.scene}”"
    try:
        picture = answer(question(figure, givens, width, turned))
        wrong = _unfit(picture)
    except Exception as error:
        at = _setting(figure, givens, width, turned)
        if meant(error):
            raise Failure(f"the scene cannot show this: {error}" + (f" ({at})" if turned else ""), "") from None
        raise Failure(f"{scene} fails {at}: {told(error, figure.scene)}") from None
    if wrong:
        raise Failure(f"{scene} draws what is no number {_setting(figure, givens, width, turned)}: {wrong} ({told(ValueError(), figure.scene).partition('(')[2]}")
    return picture


def _unfit(picture: dict) -> str:
    """What of a picture is infinite or no number at all; "" if nothing is."""
    if NO_NUMBER.search(f"{picture['width']} {picture['height']}"):
        return f"its size is {picture['width']} × {picture['height']}"
    if not isinstance(picture["words"], str):
        return "its words are no text"
    if found := next((cell for row in picture.get("table", ()) for cell in row if re.search(r"\b(?:nan|inf)\b", cell)), None):
        return f"its table says {found}"
    for tag, attributes, text in picture["elements"]:
        for name, value in attributes.items():
            if name not in WORDY and (found := NO_NUMBER.search(str(value))):
                return f"{name} of a {tag} is {str(value)[max(0, found.start() - 12):found.end() + 12]}"
        if re.search(r"\b(?:nan|inf)\b", str(text)):
            return f"a text says {text}"
    return ""


def _setting(figure: Figure, givens: Givens, width: int, turned: dict[str, float]) -> str:
    """The knobs that a picture was asked for with, as authors write them."""
    letters = {id: knob.latex or f"{givens.letter_of(knob).latex}, entry {id.partition(':')[2].replace(':', ', ')}," for id, knob in givens.each.items()}
    opening = {knob.id: knob.value for id in figure.knobs.values() for knob in givens.by_id[id].each} | {f"{figure.id}/{name}": local.value for name, local in figure.local.items()}
    knobs = [f"${letters[id]} = {value:g}$" if id in letters else f"{id.partition('/')[2]} = {value:g}" for id, value in (turned or opening).items()]
    narrow = f", {width} pixels wide" if width != WIDTHS["wide"] else ""
    return ("" if turned else "as it opens") + (", " if knobs and not turned else "") + (f"at {both(knobs)}" if knobs else "") + narrow


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
