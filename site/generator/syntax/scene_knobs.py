"""What a scene's knobs are on a page: the page's own by their symbols, a number, or the figure's own, a number or a vector.

    knobs: {memory: \\gamma, learning_rate: 0.05, step: 12}
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pycore.formulas import FormulaError, canonical

from ..fields import Field
from ..mistakes import Found, Wrong, nearest
from ..numbers import nice
from ..records import Local
from ..source import Span
from ..tex import as_ours
from ..values import Givens


@dataclass(frozen=True)
class Tied:
    """The scene's knobs by what they are: a knob's id, a knob of the figure, or a number that stays."""
    shared: dict[str, str] = field(default_factory=dict)
    local: dict[str, Local] = field(default_factory=dict)
    fixed: dict[str, Any] = field(default_factory=dict)


def tie(given: Field | None, scene, settings: dict, givens: Givens, found: Found) -> Tied:
    """Say of each of the scene's knobs what it is; knobs that these settings leave idle stay as they are."""
    tied, chosen = Tied(), _chosen(given, scene, found) if given else {}
    every = {name: settings.get(name, setting.default) for name, setting in scene.SETTINGS.items()}
    idle = scene.idle(every) if hasattr(scene, "idle") else ()
    for key, knob in scene.KNOBS.items():
        if key in idle:
            tied.fixed[key] = knob.value
            if key in chosen:
                found.note(chosen[key][0], f"with these settings “{key}” changes nothing", "Leave it out, or change the settings.")
            continue
        with found.noting():
            _tie(key, knob, chosen.get(key), givens, tied)
    return tied


def _chosen(field: Field, scene, found: Found) -> dict[str, tuple[Span, object]]:
    """What the author says of the scene's knobs: a symbol, or a number."""
    if not isinstance(field.value, dict):
        found.note(field.span, "“knobs” should say which of the scene's knobs is which symbol",
                   f"Write knobs: {{{next(iter(scene.KNOBS), 'memory')}: \\gamma}}.")
        return {}
    made = {}
    for (key, span), value in zip(field.items, field.value.values()):
        if key.text not in scene.KNOBS:
            found.note(key, f"the scene “{scene.NAME}” has no knob “{key.text}”", nearest(key.text, scene.KNOBS))
        else:
            made[key.text] = (span, value)
    return made


def _tie(key: str, knob, chosen, givens: Givens, tied: Tied) -> None:
    """Say what one of the scene's knobs is here: an essay's knob, a number, or the figure's own, a number or a vector."""
    if chosen and isinstance(chosen[1], str):
        span, latex = chosen[0], chosen[1].strip().strip("$")
        spelling = _spelling(latex, span)
        if spelling in givens.knobs:
            tied.shared[key] = givens.knobs[spelling].id
        elif spelling in givens.fixed:
            tied.fixed[key] = givens.fixed[spelling].value
        else:
            known = [f"${one.latex}$" for one in givens.knobs.values()]
            raise Wrong(span, f"${latex}$ is not given on this page", nearest(f"${latex}$", known, "given"))
        return
    value = knob.value
    if chosen:
        span, value = chosen
        if isinstance(knob.value, list):
            raise Wrong(span, f"“{key}” is more than a number", f"Give it a letter of its own, and write the letter here, such as {knob.symbol}."
                        if knob.symbol else "It is drawn by hand: leave it out.")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Wrong(span, f"“{span.text}” is neither a symbol nor a number", "Write a symbol such as \\gamma, or a number.")
        if not knob.low <= value <= knob.high:
            raise Wrong(span, f"{span.text} lies outside the range of “{key}”, {knob.low:g} to {knob.high:g}")
    if knob.symbol is None and isinstance(value, list):
        tied.local.update({f"{key}:{n}": _local(key, knob, entry, n) for n, entry in enumerate(value, 1)})
    elif knob.symbol is None:
        tied.local[key] = _local(key, knob, value)
    elif chosen:
        tied.fixed[key] = value
    else:
        spelling = canonical(knob.symbol)
        if spelling in givens.knobs:
            tied.shared[key] = givens.knobs[spelling].id
        else:
            tied.fixed[key] = givens.fixed[spelling].value if spelling in givens.fixed else value


def _local(key: str, knob, value: float, entry: int = 0) -> Local:
    """A knob of the figure's own, or one entry of a vector of them."""
    step = 1.0 if knob.integer else nice((knob.high - knob.low) / 100)
    places = 0 if knob.integer else max(0, -int(f"{step:e}".split("e")[1]))
    name = key.replace("_", " ") + (f", entry {entry}" if entry else "")
    return Local(name, knob.says, knob.low, knob.high, value, step, places, knob.log, knob.integer, knob.names, entry)


def _spelling(latex: str, span: Span) -> str:
    try:
        return canonical(latex)
    except FormulaError as error:
        raise Wrong(span, as_ours(error.message), error.suggestion) from None
