"""One page: its Markdown in, everything its template needs out.

    make(source, slug, root, symbols, cache) -> Made

Cut the text into blocks, read the things in it, draw them, and let Markdown do the sentences between.
"""
from __future__ import annotations

import json
import re
from dataclasses import replace

from . import ids as page_ids
from . import unused
from .agreeing import agreeing
from .blocks import Fence, Prose, blocks
from .draw import Drawing
from .failures import blaming
from .fades import fades
from .figure_frames import bake
from .frames import frames
from .front import front
from .island import island
from .miniature import miniature
from .mistakes import Found, nearest
from .output_paths import START
from .records import Figure, Made
from .sentences import Sentences
from .shelf import EMPTY, Shelf
from .source import Source
from .symbols import Symbols
from .syntax.code import highlighted
from .templates import own_ids
from .things import things

PACE = 220                                                  # words a minute


def make(source: Source, slug: str, root: str, symbols: Symbols, cache, shelf: Shelf = EMPTY) -> Made:
    """Read one page; `root` is the way from it to the site's first folder. With mistakes there is no body."""
    found = Found()
    head, text = front(source, found)
    pieces = blocks(text, found)
    all_things = things(pieces, symbols, found)
    sentences = Sentences(all_things, root, found)
    drawing = Drawing(all_things, sentences, cache)
    marked = "".join(_marked(n, piece, all_things, sentences, drawing) for n, piece in enumerate(pieces))
    own = own_ids("home.html" if slug == START else "essay.html")
    body, headings = sentences.page(marked, {*all_things.ids, *own})
    page_ids.check(page_ids.written(body) + sentences.html_ids, own, all_things.places(pieces), [text], found)
    ids = tuple(dict.fromkeys((*all_things.ids, *headings)))
    targets = tuple(sorted(sentences.links, key=lambda span: span.start))
    stands = pictured(head.picture, all_things, found)
    if not found:
        unused.check(all_things, sentences.numbers.values(), found)
        agreeing(all_things.formulas.values(), cache, found)
    made = Made(slug, head, max(1, round(len(marked.split()) / PACE)), body, "", "", ids, targets)
    if not found:
        with found.noting(), blaming(text.lines()[0], "what this page computes"):
            made = replace(made, picture=miniature(bake(stands, all_things.givens, cache)["wide"]) if stands else "")
            return _computed(made, all_things, sentences, root, cache, shelf)
    return replace(made, minutes=0, body="", mistakes=tuple(found))


def _computed(made: Made, all_things, sentences: Sentences, root: str, cache, shelf: Shelf) -> Made:
    """The page with all that its scripts need to know."""
    noticed = {block.id: shelf.noticed(block.formula, cache) for block in all_things.formulas.values()}
    faded = fades(all_things, sentences, shelf, noticed, cache)
    return replace(made, data=compact(island(all_things, sentences, root, noticed, faded, made.body)),
                   frames=compact(frames(all_things, sentences.numbers, cache)), fades=compact(faded),
                   unchecked=tuple(sentences.unchecked.values()), seen=_seen(all_things, noticed))


def pictured(picture, all_things, found: Found) -> Figure | None:
    """The figure that stands for the page elsewhere: the one its front matter names, or its first."""
    figures = all_things.each(Figure)
    if picture and picture.text not in figures:
        found.note(picture, f"there is no figure “{picture.text}” on this page", nearest(picture.text, figures, "figure"))
    return figures.get(picture.text) if picture else next(iter(figures.values()), None)


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


def compact(value: dict) -> str:
    """JSON without idle spaces that may stand inside a script element; nothing for an empty value."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c") if value else ""
