"""A setting of a figure, as a claim names it: step = 3, \\gamma = 0.9, \\mathbf{h}_t = [0.3, 1.8].

setting(span, figure, givens) -> ({knob's id: value}, ["β to 0.97", ...])
cut(span, sign)                  the pieces between signs that stand outside brackets
"""
from __future__ import annotations

import math

import numpy as np

from pycore.formulas import FormulaError, canonical

from ..mistakes import Wrong, both, nearest
from ..records import Figure, Knob, Knobs, Local
from ..source import Span
from ..values import Givens
from .value import value

NOTCHES = 24                            # of a logarithmic knob in each factor of ten, as in site/assets/js/scale.js
LIKE = "Write it like \\beta = 0.97, or step = 3 for a knob of the figure's own."


def setting(span: Span, figure: Figure, givens: Givens) -> tuple[dict[str, float], list[str]]:
    """The knobs a setting turns, and how one says so; commas or “and” stand between them."""
    made, words = {}, []
    for one in (each for piece in cut(span, ",") for each in cut(piece, " and ")):
        one = one.strip()
        left, *right = cut(one, "=")
        if len(right) != 1 or not left.text.strip() or not right[0].text.strip():
            raise Wrong(one if one.text else span, f"“{one.text}” is not a setting", LIKE)
        name, wanted = left.strip(), right[0].strip()
        knob, ids = _knob(name, figure, givens)
        worth = _called(wanted, knob) if getattr(knob, "names", ()) else value(wanted)
        entries = np.asarray(worth, float).ravel().tolist()
        if np.shape(worth) != np.shape(knob.value):
            raise Wrong(wanted, f"{name.text} is {_shape(knob.value)}, not {_shape(worth)}")
        for id, each, entry in zip(ids, getattr(knob, "each", (knob,)), entries):
            _reached(wanted, name.text, each, entry)
            made[id] = entry
        text = getattr(knob, "text", "") or f"{'the ' if isinstance(knob, Knobs) else ''}{knob.name}"
        words.append(f"{text} to {wanted.text}".replace("-", "−"))
    return made, words


def _called(wanted: Span, local: Local):
    """The whole number that goes by a name, or is written as one."""
    names = [name.lower() for name in local.names]
    return float(local.low + names.index(wanted.text.lower())) if wanted.text.lower() in names else value(wanted)


def _knob(name: Span, figure: Figure, givens: Givens) -> tuple[Knob | Knobs | Local, list[str]]:
    """What a name turns in this figure, and the ids of its knobs."""
    own = {one.name: (key, one) for key, one in figure.local.items()} | {key: (key, one) for key, one in figure.local.items()}
    if name.text in own:
        key, local = own[name.text]
        return local, [f"{figure.id}/{key}"]
    try:
        spelling = canonical(name.text)
    except FormulaError:
        spelling = ""
    heard = [givens.by_id[id] for id in dict.fromkeys(figure.knobs.values())]
    one = givens.knobs.get(spelling)
    if one in heard:
        return one, [knob.id for knob in one.each]
    known = [*(knob.latex for knob in heard), *(local.name for local in figure.local.values() if not local.entry)]
    turns = f"It turns with {both(known)}." if known else "Nothing in it turns."
    if one:
        raise Wrong(name, f"this figure does not hear of {name.text}", turns)
    if spelling in givens.fixed:
        raise Wrong(name, f"{name.text} stands still on this page", f"What turns in this figure is {both(known)}." if known else turns)
    raise Wrong(name, f"this figure has no knob “{name.text}”", nearest(name.text, known) or turns)


def _reached(span: Span, name: str, knob: Knob | Local, wanted: float) -> None:
    """A reader must be able to turn a knob there."""
    if not knob.low <= wanted <= knob.high:
        raise Wrong(span, f"{span.text} lies outside the range of {name}, {knob.low:g} to {knob.high:g}")
    if wanted == knob.value:
        return
    near = _notch(knob, wanted)
    if not math.isclose(near, wanted, rel_tol=1e-9, abs_tol=1e-12):
        raise Wrong(span, f"no reader can turn {name} to {wanted:g}: it goes in steps", f"Write {near:g}.")


def _notch(knob: Knob | Local, wanted: float) -> float:
    """The value nearest to a wanted one at which a knob can stand, as site/assets/js/scale.js has it."""
    if knob.log:
        notches = max(1, round(NOTCHES * math.log10(knob.high / knob.low)))
        at = round(notches * math.log(wanted / knob.low) / math.log(knob.high / knob.low))
        return knob.low if at == 0 else knob.high if at == notches else float(f"{knob.low * (knob.high / knob.low) ** (at / notches):.2g}")
    width = 1 if getattr(knob, "integer", False) else knob.step or (knob.high - knob.low) / 100
    notches = max(1, round((knob.high - knob.low) / width))
    at = min(notches, math.floor((wanted - knob.low) / width + 0.5))
    return knob.high if at == notches else round(knob.low + at * width, 10)


def cut(span: Span, sign: str) -> list[Span]:
    """The pieces of a span between the signs that stand outside brackets and braces."""
    made, depth, begun, text, n = [], 0, 0, span.text, 0
    while n < len(text):
        depth += (text[n] in "[({") - (text[n] in "])}")
        if depth == 0 and text.startswith(sign, n):
            made.append(span.cut(begun, n))
            begun = n = n + len(sign)
        else:
            n += 1
    return [*made, span.cut(begun)]


def _shape(worth) -> str:
    return {0: "a number", 1: f"{len(worth)} numbers"}.get(np.ndim(worth), "a matrix") if np.ndim(worth) else "a number"
