"""The page's data island: what its scripts need to know, as one JSON value."""
from __future__ import annotations

from typing import Any, Mapping

from pycore.formulas.influence import bends, whole

from .numbers import plain
from .records import Figure, FormulaBlock, Knob, Knobs
from .sentences import Sentences
from .things import Things
from .values import Givens, slopes, values


def island(things: Things, sentences: Sentences, root: str, noticed: Mapping[str, list],
           faded: Mapping[str, dict], body: str) -> dict[str, Any]:
    """Everything that stays as it is while the page is open; nothing where a page has neither formula nor figure.
    `noticed` are the concepts in each formula, `faded` what fades.json holds, `body` the page's HTML."""
    if not (things.formulas or things.givens.knobs or things.each(Figure)):
        return {}
    givens = things.givens
    return {
        "root": root,
        "runtime": f"{root}runtime/start.json",
        "worker": f"{root}assets/js/worker.js",
        "python": f"{root}assets/js/supervisor.js",
        "acting": f"{root}assets/js/acting.js",
        "frames": "frames.json",
        "framing": f"{root}assets/js/framing.js",
        **({"fades": "fades.json", "fading": f"{root}assets/js/fading.js"} if faded else {}),
        "knobs": {knob.id: _knob(knob) for knob in givens.each.values()},
        "fixed": {one.latex: plain(one.value) for one in givens.fixed.values()} | _ids({one.latex: one for one in givens.knobs.values()}),
        "formulas": {block.id: formula_record(block, things, sentences, noticed[block.id])
                     | ({"fades": [*faded[block.id]["at"]]} if block.id in faded else {}) for block in things.formulas.values()},
        "symbols": _symbols(things, body),
        "numbers": {number.id: {"latex": number.latex, "decimals": number.decimals, "value": plain(number.value),
                                "knobs": list(number.knobs), **({"exact": True} if number.exact else {})} for number in sentences.numbers.values()},
        "figures": {figure.id: _figure(figure, givens) for figure in things.each(Figure).values()},
    }


def _knob(knob: Knob) -> dict:
    return {"latex": knob.latex, "text": knob.text, "name": knob.name,
            "low": plain(knob.low), "high": plain(knob.high), "log": knob.log, "step": plain(knob.step),
            "value": plain(knob.value), "decimals": knob.decimals, "tone": knob.tone}


def formula_record(block: FormulaBlock, things: Things, sentences: Sentences, noticed: list) -> dict:
    """What the scripts need to know of a formula."""
    formula = block.formula
    said = {
        "latex": formula.latex,
        "functions": list(block.functions),
        "words": formula.words(),
        "parts": {part.id: {"name": part.name, "at": str(part.places[0])} | ({"does": sentences.plain(part.does)} if "$" in part.does.text else {})
                  for part in block.parts},              # what a part does stands in the page; math in it is said here
        "nodes": {path: formula.words(short=True, at=path) for path, _ in formula.nodes()},
        "values": {place: plain(value) for place, value in values(block, things.givens.by_latex).items()},
        "slopes": (told := {place: plain(slope) for place, slope in slopes(block, things.givens.by_latex).items()}),
        "bends": [path for path in bends(formula.tree) if path in told],
        "whole": whole(formula.tree),
    }
    return said | ({"before": list(block.before)} if block.before else {}) | ({"concepts": noticed} if noticed else {})


def _symbols(things: Things, body: str) -> dict:
    """What a card says of each letter on the page that is no knob."""
    return {symbol.id: symbol.does or symbol.said for symbol in things.symbols.by_latex.values()
            if symbol.id not in things.givens.by_id and f'data-symbol="{symbol.id}"' in body}


def _ids(knobs: Mapping[str, Knob | Knobs]) -> dict:
    """What stands where the values of vectors and matrices of knobs will be: the ids of their knobs."""
    return {name: one.of(lambda knob: knob.id) for name, one in knobs.items() if isinstance(one, Knobs)}


def _figure(figure: Figure, givens: Givens) -> dict:
    entries = _ids({name: givens.by_id[id] for name, id in figure.knobs.items()})
    for name, local in figure.local.items():
        if local.entry:
            entries.setdefault(name.partition(":")[0], []).append(f"{figure.id}/{name}")
    return {"scene": figure.scene, "settings": dict(figure.settings), "knobs": dict(figure.knobs),
            "local": {name: {"name": local.name, "low": plain(local.low), "high": plain(local.high),
                             "step": plain(local.step), "value": plain(local.value), "log": local.log,
                             "decimals": local.decimals, "integer": local.integer,
                             **({"names": list(local.names)} if local.names else {})} for name, local in figure.local.items()},
            "causes": dict(figure.causes), "tones": dict(figure.tones), "fixed": {name: plain(value) for name, value in figure.fixed.items()} | entries}
