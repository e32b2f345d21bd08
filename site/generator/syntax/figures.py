"""Figures: a fence that names a scene and its settings.

    ```figure descending
    rules: [gradient descent, momentum]
    landscape: ravine
    caption: The same start, two rules.
    knobs: {memory: \\gamma, step: 12}
    explains: momentum
    ```

A scene's knobs go by their symbols: the essay's own where it has one, fixed where it has none.
"""
from __future__ import annotations

import re
from typing import Mapping

from pycore.formulas import FormulaError, canonical
from pycore.scenes import SCENES

from ..blocks import Fence
from ..fields import Field, fields, only
from ..mistakes import Found, Wrong, both, either, nearest
from ..numbers import nice
from ..records import Figure, FormulaBlock, Local
from ..source import Span
from ..values import Givens
from .formulas import plain_slug
from .own_id import own_id

OWN = ("id", "caption", "knobs", "explains")


def figure(fence: Fence, number: int, givens: Givens, formulas: Mapping[str, FormulaBlock],
           taken: dict[str, Span], found: Found) -> Figure:
    """The figure of a fence, the `number`th of its page."""
    knobs, fixed = givens.knobs, givens.fixed
    named = re.match(r"figure\s*", fence.info.text)
    scene_name = fence.info.cut(named.end())
    if not scene_name.text:
        raise Wrong(fence.info, "this figure names no scene", f"Write one of the scenes after it: {both(SCENES)}.")
    given: dict[str, Field] = {}
    with found.noting():
        given = fields(fence.body, "the figure")
    if scene_name.text not in SCENES:
        raise Wrong(scene_name, f"there is no scene “{scene_name.text}”", nearest(scene_name.text, SCENES, "scene"))
    scene = SCENES[scene_name.text]
    only(given, (*OWN, *scene.SETTINGS), f"the scene “{scene.NAME}”", found)
    settings = {}
    for name, setting in scene.SETTINGS.items():
        if name in given:
            with found.noting():
                settings[name] = _setting(given[name], setting)
    name = own_id(given.get("id"), f"fig-{number}", taken, found)
    caption = None
    if "caption" in given:
        with found.noting():
            given["caption"].text()
            caption = given["caption"].span
    chosen = _chosen(given["knobs"], scene, found) if "knobs" in given else {}
    shared, local, constant = {}, {}, {}
    every = {name: settings.get(name, setting.default) for name, setting in scene.SETTINGS.items()}
    idle = scene.idle(every) if hasattr(scene, "idle") else ()
    for key, knob in scene.KNOBS.items():
        if key in idle:
            constant[key] = knob.value
            continue
        with found.noting():
            _tie(key, knob, chosen.get(key), knobs, fixed, shared, local, constant)
    explained = []
    if "explains" in given:
        explained = _explained(given["explains"], formulas, taken, found)
    causes = {}
    for cause in scene.CAUSES:
        for block in explained:
            part = next((part.id for part in block.parts if part.id == f"{block.id}.{plain_slug(cause)}"), None)
            if part:
                causes[cause] = part
                break
    if explained and not causes and any(block.parts for block in explained):
        found.note(given["explains"].span, "no part of what this figure explains is called like one of its causes",
                   f"The scene “{scene.NAME}” knows {either(scene.CAUSES)}; name a part so, or leave “explains” out.")
    by_id = {knob.id: knob for knob in knobs.values()}
    tones = {key: by_id[knob].tone for key, knob in shared.items()}
    return Figure(name, scene.NAME, settings, caption, shared, local, constant, causes, tones, fence.info)


def _setting(field: Field, setting):
    """A setting's value, of the kind the scene asks for."""
    value = field.value
    if setting.kind == "flag":
        if not isinstance(value, bool):
            raise Wrong(field.span, f"“{field.key.text}” should be yes or no, not “{field.span.text}”")
    elif setting.kind == "number":
        field.number()
    elif setting.kind == "choice":
        if value not in setting.choices:
            raise Wrong(field.span, f"“{field.key.text}” cannot be “{field.span.text}”", nearest(str(value), setting.choices))
    elif setting.kind == "list":
        for item, span in zip(field.texts(), field.items):
            if setting.choices and item not in setting.choices:
                raise Wrong(span, f"“{field.key.text}” has no “{item}”", nearest(item, setting.choices))
        value = list(field.texts())
    else:
        field.text()
    return value


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


def _tie(key, knob, chosen, knobs, fixed, shared, local, constant) -> None:
    """Say what one of the scene's knobs is here: an essay's knob, a number, or the figure's own."""
    if chosen and isinstance(chosen[1], str):
        span, latex = chosen[0], chosen[1].strip().strip("$")
        spelling = _spelling(latex, span)
        if spelling in knobs:
            shared[key] = knobs[spelling].id
        elif spelling in fixed:
            constant[key] = fixed[spelling].value
        else:
            known = [f"${one.latex}$" for one in knobs.values()]
            raise Wrong(span, f"${latex}$ is not given on this page", nearest(f"${latex}$", known, "given"))
        return
    value = knob.value
    if chosen:
        span, value = chosen
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Wrong(span, f"“{span.text}” is neither a symbol nor a number", "Write a symbol such as \\gamma, or a number.")
        if not knob.low <= value <= knob.high:
            raise Wrong(span, f"{span.text} lies outside the range of “{key}”, {knob.low:g} to {knob.high:g}")
    if knob.symbol is None:
        local[key] = _local(key, knob, value)
    elif chosen:
        constant[key] = value
    else:
        spelling = canonical(knob.symbol)
        if spelling in knobs:
            shared[key] = knobs[spelling].id
        else:
            constant[key] = fixed[spelling].value if spelling in fixed else value


def _local(key: str, knob, value: float) -> Local:
    step = 1.0 if knob.integer else nice((knob.high - knob.low) / 100)
    places = 0 if knob.integer else max(0, -int(f"{step:e}".split("e")[1]))
    return Local(key.replace("_", " "), knob.says, knob.low, knob.high, value, step, places, knob.log, knob.integer)


def _explained(field: Field, formulas: Mapping[str, FormulaBlock], taken, found: Found) -> list[FormulaBlock]:
    names = field.value if isinstance(field.value, list) else [field.value]
    spans = field.items if isinstance(field.value, list) else (field.span,)
    made = []
    for name, span in zip(names, spans):
        if name in formulas:
            made.append(formulas[name])
        elif name not in taken:         # else the formula itself is wrong, and that has been said
            found.note(span, f"there is no formula “{name}” on this page", nearest(str(name), formulas, "formula"))
    return made


def _spelling(latex: str, span: Span) -> str:
    try:
        return canonical(latex)
    except FormulaError as error:
        raise Wrong(span, str(error)) from None
