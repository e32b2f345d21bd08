"""A formula told in the names of its parts and letters: the new running average is the memory plus the push.

    told(block, givens, letters)    a sentence as HTML, each name tied to what it names

A part that holds two others or more is not named but told by them: a trusted slope is the direction over the usual size.
"""
from __future__ import annotations

import re
from html import escape
from typing import Mapping

from . import tex
from .records import FormulaBlock
from .values import Givens

OPEN, NAME, CLOSE = "\ue002", "\ue003", "\ue004"       # around a name on its way through a sentence: ⟨number of its tag⟩ name


def told(block: FormulaBlock, givens: Givens, letters: Mapping[str, Mapping[str, str]]) -> str:
    """The sentence that folding every part of a formula leaves. `letters` are what its letters carry, by path."""
    formula, tags = block.formula, []

    def tied(attributes: Mapping[str, str], words: str) -> str:
        tags.append("<span" + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items()) + ">")
        return f"{OPEN}{len(tags) - 1}{NAME}{words}{CLOSE}"

    spelled = dict(tex.letters(formula))
    left = formula.tree.children[0] if formula.tree.kind == "relation" and formula.tree.name == "=" else None
    given = left and left.path in spelled and givens.knob_of(spelled[left.path])
    names = {}
    for path, spelling in spelled.items():
        if (knob := givens.knob_of(spelling)) and path in letters:
            again = given and path != "0" and tex.bare(spelling) == tex.bare(spelled["0"])
            names[path] = f"the {'old ' if again else ''}{tied(letters[path], knob.name)}"
    for part in sorted(block.parts, key=lambda part: -len(str(part.places[0]))):        # inner ones first
        path, held = str(part.places[0]), [other for other in block.parts if str(other.places[0]).startswith(f"{part.places[0]}.")]
        if ":" not in path:
            attributes = {"data-part": part.id}
            names[path] = tied(attributes, formula.words(at=path, names=names)) if len(held) > 1 else f"the {tied(attributes, part.name)}"
    if given:
        name = tied(letters.get("0", {}), given.name)
        words = f"The new {name} {'are' if re.search('[^s]s$', given.name) else 'is'} {formula.words(at='1', names=names)}"
    else:
        words = formula.words(names=names)
    words = re.sub(r"^\w", lambda first: first[0].upper(), escape(words)) + "."
    return re.sub(f"{OPEN}(\\d+){NAME}", lambda found: tags[int(found[1])], words).replace(CLOSE, "</span>")
