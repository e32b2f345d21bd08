"""Formulas: display math, its attributes, and the where list that names its parts.

    {#momentum code=pycore.optimizers.momentum functions="J score"}

    - $\\gamma v_{t-1}$ is the **memory**: the previous change, discounted

A part is found in the formula by its tree.
"""
from __future__ import annotations

import re
from difflib import get_close_matches

from pycore.formulas import FormulaError, slug
from pycore.formulas import read as read_formula

from ..blocks import Display, Listing
from ..mistakes import Found, Wrong, nearest
from ..records import FormulaBlock, Part
from ..source import Span
from ..tex import reading
from .items import named
from ..code_names import callable_at

KNOWN = ("code", "functions")
WORDS = re.compile(r"(?P<id>#\S*)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>\S+))|(?P<other>\S+)")
ITEM = re.compile(r"\$(?P<math>(?:[^$\\]|\\.)+)\$")
LIKE = "A part is written - $\\gamma v_{t-1}$ is the **memory**: what it does"


def formula(display: Display, where: tuple[Listing, ...], number: int,
            before: tuple[str, ...], known: tuple[str, ...], taken: dict[str, Span], found: Found) -> FormulaBlock | None:
    """A formula with its parts; `taken` are the ids given so far, `number` names it if it has no id,
    `before` are the section's earlier formulas, `known` the letters that stand for code."""
    words = {}
    if display.attributes:
        with found.noting():
            words = _attributes(display.attributes, taken, found)
    name = words.get("id") or f"f{number}"
    taken.setdefault(name, display.attributes or display.latex)
    declared = tuple(words["functions"].text.replace(",", " ").split()) if "functions" in words else ()
    code = words["code"].text if "code" in words else ""
    quiet = found if display.closed else Found()
    if not display.latex.text:
        quiet.note(display.span.lines()[0].strip(), "there is nothing between these dollar signs")
        return None
    read = None
    with quiet.noting():
        functions = _functions(display.latex, declared, (*known, *filter(None, (read_formula(line).defines() for line in before))))
        read = reading(display.latex, functions)
    if read is None:
        _promise(where, name, taken)
        return None
    parts = tuple(part for listing in where for part in _parts(listing, name, read, functions, taken, found))
    return FormulaBlock(name, read, code, functions, parts, before, display.latex, words.get("code"))


def _promise(where: tuple[Listing, ...], owner: str, taken: dict[str, Span]) -> None:
    """The ids of the parts of a formula that cannot be read: what speaks of them is not wrong."""
    for listing in where:
        for item in listing.items:
            with Found().noting():
                math = ITEM.match(item.text)
                called, _ = named(item.cut(math.end() if math else 0), LIKE)
                taken.setdefault(f"{owner}.{plain_slug(called.text)}", called)


def _functions(latex: Span, declared: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The letters that are functions in a formula: those declared, and of those known elsewhere the ones it has."""
    every = tuple(dict.fromkeys((*declared, *known)))
    read = reading(latex, every)
    return tuple(one for one in every if one in declared or read.find(one))


def _attributes(span: Span, taken: dict[str, Span], found: Found) -> dict:
    if not (span.text.startswith("{") and span.text.endswith("}")):
        raise Wrong(span, f"“{span.text}” is not understood after a formula",
                    "After the closing $$ may stand {#name} or {#name code=pycore.module.function}.")
    inside, made = span.cut(1, len(span.text) - 1), {}
    for match in WORDS.finditer(inside.text):
        place = inside.group(match)
        if match["id"]:
            name = match["id"][1:]
            if not re.fullmatch(r"[A-Za-z][\w-]*", name):
                found.note(place, f"“{name}” cannot be an id", "An id begins with a letter and holds only letters, digits, - and _.")
            elif name in taken:
                found.note(place, f"the id “{name}” is used twice on this page",
                           f"It is first used on line {taken[name].line}; ids are how links find their way, so each must be its own.")
            else:
                made["id"] = name
                taken[name] = place
        elif match["key"] in KNOWN:
            value = inside.group(match, "quoted" if match["quoted"] is not None else "plain")
            made[match["key"]] = value
            if match["key"] == "code":
                with found.noting():
                    callable_at(value)
        else:
            found.note(place, f"a formula has no “{match['key'] or match['other']}”",
                       nearest(match["key"] or match["other"].lstrip("#."), KNOWN) or "It may have #name, code=... and functions=\"...\".")
    return made


def _parts(listing: Listing, owner: str, read, functions, taken: dict[str, Span], found: Found):
    """The parts that a where list names; an item that is wrong is noted and left out."""
    seen: dict[tuple, Span] = {}
    for item in listing.items:
        with found.noting():
            part = _part(item, owner, read, functions, taken)
            if part.places in seen:
                raise Wrong(part.span, f"${part.latex}$ is named twice",
                            f"It is already named on line {seen[part.places].line}; one thing, one name.")
            seen[part.places] = part.span
            yield part


def _part(item: Span, owner: str, read, functions, taken: dict[str, Span]) -> Part:
    match = ITEM.match(item.text)
    if not match:
        raise Wrong(item, "this item has no $formula$ at its start", LIKE)
    math = item.group(match, "math")
    name, does = named(item.cut(match.end()), LIKE)
    id = f"{owner}.{plain_slug(name.text)}"
    if id in taken:
        raise Wrong(name, f"this formula has two parts called “{name.text}”",
                    f"The first is on line {taken[id].line}; give one of them another name.")
    taken[id] = name
    reading(math, functions)
    try:
        places = read.find(math.text)
    except FormulaError as error:
        raise Wrong(math, error.message, error.suggestion) from None
    if not places:
        raise Wrong(math, "this is nowhere in the formula above", _alike(math.text, read))
    return Part(id, math.text, name.text, does, tuple(places), math)


def plain_slug(name: str) -> str:
    """the-fresh-push for "the fresh push"."""
    return re.sub(r"[^\w]+", "-", name.lower(), flags=re.UNICODE).strip("-_") or slug(name)


def _alike(latex: str, read) -> str:
    """The formula's own pieces that look most like what was asked for."""
    pieces = {}
    for _, node in read.nodes():
        text = read.latex[node.span[0]:node.span[1]].strip()
        if text and text != read.latex.strip():
            pieces.setdefault(re.sub(r"\s+", "", text), text)
    close = get_close_matches(re.sub(r"\s+", "", latex), pieces, n=3, cutoff=0.4)
    if not close:
        close = sorted(pieces, key=len, reverse=True)[:4]
    return "The formula has " + ", ".join(f"${pieces[key]}$" for key in close) + "."
