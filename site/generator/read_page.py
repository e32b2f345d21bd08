"""The page "Read a formula": content/read.md, its examples understood now so that the page is whole before Python starts.

    read_page(source, shelf, cache, found) -> ReadPage | None      None where there is no such file
    read_files(page, render) -> {path: bytes}
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Callable

from markupsafe import Markup

from pycore.understanding import LONGEST, Refused, understood

from . import ids as page_ids
from .blocks import blocks
from .cache import Cache
from .essay import compact
from .fields import fields, only
from .front import HEAD
from .mistakes import Found, Wrong
from .output_paths import READ_PAGE
from .sentences import Sentences
from .shelf import Shelf
from .source import Source, Span
from .symbols import Symbols
from .templates import own_ids
from .things import things


@dataclass(frozen=True)
class Example:
    """One formula that the page offers, with values for its letters and all that is known of it."""
    name: str
    latex: str
    given: dict[str, Any]
    found: dict[str, Any]


@dataclass(frozen=True)
class ReadPage:
    title: str
    promise: str
    examples: tuple[Example, ...]
    body: str
    concepts: bool
    ids: tuple[str, ...]
    links: tuple[Span, ...]


def read_page(source: Source, shelf: Shelf, symbols: Symbols, cache: Cache, found: Found) -> ReadPage | None:
    """Read the page's words and understand its examples."""
    if not source.text:
        return None
    with found.noting():
        return _page(source, shelf, symbols, cache, found)
    return None


def _page(source: Source, shelf: Shelf, symbols: Symbols, cache: Cache, found: Found) -> ReadPage:
    match = HEAD.match(source.text)
    if not match:
        raise Wrong(source.span().lines()[0], "the page does not begin with its front matter", "Begin with a line of ---, then “title: ...”, “promise: ...” and “examples:”.")
    given = fields(source.span(*match.span("inside")), "the front matter")
    only(given, ("title", "promise", "examples"), "the front matter", found)
    for name in ("title", "promise", "examples"):
        if name not in given:
            raise Wrong(source.span(0, 3), f"the page has no {name}", f"Add a line “{name}: ...” below this one.")
    given["examples"].texts()                               # a list, or Wrong
    examples = []
    for value, span in zip(given["examples"].value, given["examples"].items):
        with found.noting():
            examples.append(_example(value, span, shelf, cache))
    body = source.span(match.end())
    sentences = Sentences(things((), symbols, found), "../", found)
    own = own_ids("read.html")
    html, headings = sentences.page("".join(sentences.marked(piece.span) + "\n\n" for piece in blocks(body, found)), {*own})
    page_ids.check(page_ids.written(html) + sentences.html_ids, own, {}, [body], found)
    return ReadPage(given["title"].text(), given["promise"].text(), tuple(examples), html, bool(shelf.concepts), headings, tuple(sentences.links))


def _example(value: Any, span: Span, shelf: Shelf, cache: Cache) -> Example:
    if not isinstance(value, dict) or not {"name", "latex"} <= set(value) <= {"name", "latex", "given"}:
        raise Wrong(span, "an example has a name and a formula", "Write - name: ..., and below it latex: ... and perhaps given: {x: 1}.")
    latex, given = str(value["latex"]), value.get("given") or {}
    try:
        found = cache.made("read", [latex, given, shelf.stamp], lambda: understood(latex, shelf.rows, given))
    except Refused as refused:
        at = span.text.find(latex)
        place = span.cut(at + refused.column - 1, at + len(latex)) if at >= 0 else span
        raise Wrong(place, refused.message.rstrip("."), refused.suggestion) from None
    return Example(str(value["name"]), latex, found["given"], found)


def read_files(page: ReadPage | None, render: Callable[..., bytes]) -> dict[str, bytes]:
    """The page with its first example on its stage and the others behind it."""
    if page is None or not page.examples:
        return {}
    island = {
        "root": "../", "runtime": "../runtime/start.json", "worker": "../assets/js/worker.js", "python": "../assets/js/supervisor.js",
        "concepts": "../concepts/concepts.json" if page.concepts else "", "longest": LONGEST,
        "knobs": {}, "fixed": {}, "symbols": {}, "numbers": {}, "figures": {}, "formulas": {},
        "examples": [{"name": one.name, "given": one.given, **one.found} for one in page.examples],
    }
    examples = [{"name": one.name, "latex": one.latex, "words": _sentence(one.found["words"]),
                 "short": _sentence(one.found["short"]) if one.found["short"] != one.found["words"] else "", "math": Markup(_lean(one.found["mathml"])),
                 "hits": [{"name": hit["name"], "slug": hit["slug"], "does": hit["does"]} for hit in {hit["slug"]: hit for hit in reversed(one.found["concepts"])}.values()][::-1],
                 "near": [{"name": miss["name"], "slug": miss["slug"], "why": miss["why"]} for miss in one.found["near"]]} for one in page.examples]
    return {READ_PAGE: render("read.html", title=page.title, promise=page.promise, slug="read", kind="read", root="../", body=page.body,
                                      examples=examples, data=compact(island), longest=LONGEST)}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _lean(marked: str) -> str:
    """Still math: nothing in it can be pointed at."""
    return re.sub(r' (?:xmlns|data-n|data-run|data-part)="[^"]*"', "", marked)
