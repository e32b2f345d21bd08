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

from pycore.scenes import SCENES

from ..blocks import Fence
from ..fields import Field, fields, only
from ..mistakes import Found, Wrong, both, either, nearest
from ..records import Figure, FormulaBlock
from ..source import Span
from ..values import Givens
from .formulas import plain_slug
from .own_id import own_id
from .scene_knobs import tie

OWN = ("id", "caption", "knobs", "explains")


def figure(fence: Fence, number: int, givens: Givens, formulas: Mapping[str, FormulaBlock],
           taken: dict[str, Span], found: Found) -> Figure:
    """The figure of a fence, the `number`th of its page."""
    named = re.match(r"figure\s*", fence.info.text)
    scene_name = fence.info.cut(named.end())
    if not scene_name.text:
        raise Wrong(fence.info, "this figure names no scene", f"Write one of the scenes after it: {both(SCENES)}.")
    given: dict[str, Field] = {}
    with found.noting():
        given = fields(fence.body, "the figure")
    name = own_id(given.get("id"), f"fig-{number}", taken, found)         # first, so that links to it are right whatever else is wrong
    if scene_name.text not in SCENES:
        raise Wrong(scene_name, f"there is no scene “{scene_name.text}”", nearest(scene_name.text, SCENES, "scene"))
    scene = SCENES[scene_name.text]
    only(given, (*OWN, *scene.SETTINGS), f"the scene “{scene.NAME}”", found)
    settings = {}
    for key, setting in scene.SETTINGS.items():
        if key in given:
            with found.noting():
                settings[key] = _setting(given[key], setting)
    caption = None
    if "caption" in given:
        with found.noting():
            given["caption"].text()
            caption = given["caption"].span
    tied = tie(given.get("knobs"), scene, settings, givens, found)
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
    tones = {key: givens.by_id[knob].tone for key, knob in tied.shared.items()}
    return Figure(name, scene.NAME, settings, caption, tied.shared, tied.local, tied.fixed, causes, tones, fence.info,
                  tuple(block.id for block in explained))


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
