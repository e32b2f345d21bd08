"""One page: its Markdown in, everything its template needs out.

    make(source, slug, root, symbols, cache) -> Made

Cut the text into blocks, read the things in it, draw them, and let Markdown do the sentences between.
"""
from __future__ import annotations

import json
import re

from . import unused
from .agreeing import agreeing
from .blocks import Fence, Listing, Prose, blocks
from .draw import Drawing
from .fades import fades
from .frames import frames
from .front import front
from .inline import links
from .island import island
from .mistakes import Found
from .records import Made
from .sentences import Sentences
from .shelf import EMPTY, Shelf
from .source import Source, Span
from .symbols import Symbols
from .syntax.claims import claims
from .syntax.code import highlighted
from .things import RESERVED, things

PACE = 220                                                  # words a minute


def make(source: Source, slug: str, root: str, symbols: Symbols, cache, shelf: Shelf = EMPTY) -> Made:
    """Read one page; `root` is the way from it to the site's first folder. With mistakes there is no body."""
    found = Found()
    head, text = front(source, found)
    pieces = blocks(text, found)
    all_things = things(pieces, symbols, found)
    spoken = tuple(span for n, piece in enumerate(pieces) for span in _spoken(n, piece, all_things))
    claimed = {key: claim for span in spoken for key, claim in claims(span, all_things, found).items()}
    sentences = Sentences(all_things, root, found, claimed)
    drawing = Drawing(all_things, sentences, cache)
    marked = "".join(_marked(n, piece, all_things, sentences, drawing) for n, piece in enumerate(pieces))
    body, headings = sentences.page(marked, {*all_things.ids, *RESERVED})
    ids = tuple(dict.fromkeys((*all_things.ids, *headings)))
    targets = tuple(target for span in spoken for target in links(span))
    if not found:
        unused.check(all_things, sentences.numbers.values(), found)
        agreeing(all_things.formulas.values(), cache, found)
    if found:
        return Made(slug, head, 0, "", "", "", ids, targets, tuple(found))
    noticed = {block.id: shelf.noticed(block.formula, cache) for block in all_things.formulas.values()}
    faded = fades(all_things, sentences, shelf, noticed, cache)
    minutes = max(1, round(len(marked.split()) / PACE))
    return Made(slug, head, minutes, body, compact(island(all_things, sentences, root, noticed, faded, body)),
                compact(frames(all_things, sentences.numbers, cache)), ids, targets,
                fades=compact(faded), unchecked=tuple(sentences.unchecked.values()), seen=_seen(all_things, noticed))


def _seen(all_things, noticed: dict[str, list[dict]]) -> tuple:
    """The formulas in which concepts were found, for the concepts' own pages."""
    return tuple((block.id, block.formula.latex, block.functions, tuple((hit["slug"], hit["at"]) for hit in noticed[block.id]))
                 for block in all_things.formulas.values() if noticed[block.id])


def _marked(n: int, piece, all_things, sentences: Sentences, drawing: Drawing) -> str:
    """A piece as Markdown: its words, or a placeholder for what was drawn."""
    if isinstance(piece, Prose):
        return sentences.marked(piece.span) + "\n"
    html = ""
    margin = re.match(r" *", piece.span.text)[0]            # inside a list it stays inside
    with sentences.found.noting():
        if n in all_things.at:
            html = drawing.draw(all_things.at[n])
        elif isinstance(piece, Fence):
            html = drawing.listing(piece.info.text, highlighted(piece.body.text, piece.info.text.split(" ")[0]))
    return f"\n\n{margin}{sentences.shelf.put(html)}\n\n" if html else "\n\n"


def _spoken(n: int, piece, all_things) -> tuple[Span, ...]:
    """The stretches of a piece in which links may stand."""
    if isinstance(piece, Prose):
        return (piece.span,)
    if isinstance(piece, Listing):
        return piece.items
    thing = all_things.at.get(n)
    return tuple(span for span in (getattr(thing, name, None) for name in ("caption", "ask", "then")) if span)


def compact(value: dict) -> str:
    """JSON without idle spaces that may stand inside a script element; nothing for an empty value."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c") if value else ""
