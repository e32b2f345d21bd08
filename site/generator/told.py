"""A formula told in the names of its parts and letters: the new running average is the memory plus the push.

    told(block, givens, letters)    a sentence as HTML, each name tied to what it names

A part that holds two others or more is not named but told by them: a trusted slope is the direction over the usual size.
"""
from __future__ import annotations

import re
from html import escape
from typing import Mapping

from pycore.formulas.saying.whole import say
from pycore.formulas.tree import Node, replaced, walk

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

    tree, spelled = formula.tree, dict(tex.letters(formula))
    left = tree.children[0] if tree.kind == "relation" and tree.name == "=" else None
    given = left and left.path in spelled and givens.knob_of(spelled[left.path])
    again = {path for path, spelling in spelled.items() if given and path != "0" and tex.bare(spelling) == tex.bare(spelled["0"])}
    names = {}
    for path, spelling in spelled.items():
        one = givens.knob_of(spelling) or givens.fixed.get(spelling)
        if one and path in letters:
            names[path] = f"the {'old ' if path in again else ''}{tied(letters[path], one.name)}"
    spots = [(str(place), part) for part in block.parts for place in part.places]
    for spot, part in sorted(spots, key=lambda pair: -len(pair[0])):                    # inner ones first
        held = [other for other, _ in spots if other.startswith(f"{spot}.")]
        if ":" in spot:
            tree = gathered(tree, spot)
        attributes = {"data-part": part.id}
        told_by_them = len(held) > 1 and ":" not in spot
        names[spot] = tied(attributes, say(at(tree, spot), names=names)) if told_by_them else f"the {tied(attributes, part.name)}"
    if given:
        name = tied(letters.get("0", {}), given.name)
        words = f"The {'new ' if again else ''}{name} {be(given.name)} {say(tree.children[1], names=names)}"
    elif left and "0" in names:
        name = next((part.name for spot, part in spots if spot == "0"), "")
        words = f"{names['0']} {be(name)} {say(tree.children[1], names=names)}"
    else:
        words = say(tree, names=names)
    words = re.sub(r"^\w", lambda first: first[0].upper(), escape(words)) + "."
    return re.sub(f"{OPEN}(\\d+){NAME}", lambda found: tags[int(found[1])], words).replace(CLOSE, "</span>")


def be(name: str) -> str:
    """What is said between a name and what it is."""
    return "are" if re.search("[^s]s$", name) else "is"


def gathered(tree: Node, spot: str) -> Node:
    """The tree with a run of neighbours as one node, its place for a path; as it was where something of the run is gone already."""
    path, _, run = spot.partition(":")
    first, last = map(int, run.split("-"))
    row = at(tree, path)
    whole = [child for child in row.children if child.path in {f"{path}.{n}".lstrip(".") for n in range(first, last + 1)}]
    if len(whole) != last + 1 - first:
        return tree
    start = row.children.index(whole[0])
    one = row.like(children=tuple(whole), path=spot)
    return replaced(tree, path, row.like(children=(*row.children[:start], one, *row.children[start + len(whole):])))


def at(tree: Node, path: str) -> Node:
    """The node with a path, wherever gathering has moved it."""
    return next(node for node in walk(tree) if node.path == path)
