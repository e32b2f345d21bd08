"""The pages of concepts: one for each, and their index.

    bodies(shelf, symbols, table, cache, found)     {slug: {"html", "ids", "links"}} of what their authors wrote
    concept_pages(shelf, bodies, pages, render, proved)    {path: bytes}

A concept's page lists every formula of the site in which it was recognised; the formulas' cards link back.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Mapping

from markupsafe import Markup

from pycore.formulas import read

from . import ids as page_ids
from . import output_paths
from .blocks import blocks
from .cache import Cache
from .concepts import Concept
from .mistakes import Found, Mistakes
from .records import Made
from .sentences import Sentences
from .shelf import Shelf
from .source import Source
from .symbols import Symbols
from .templates import own_ids
from .code_names import callable_at
from .syntax.code import source_lines
from .things import things

MOST = 12                               # formulas of one page that a concept's page shows


def bodies(shelf: Shelf, symbols: Symbols, table: str, cache: Cache, found: Found) -> dict[str, dict]:
    """What the authors wrote, as HTML, with the ids in it and where its links stand; mistakes are noted and their concepts left out."""
    made = {}
    for slug, concept in shelf.concepts.items():
        try:
            made[slug] = cache.made("concept", [concept.body.text, table], lambda: _body(concept, symbols))
        except Mistakes as mistakes:
            found += mistakes.mistakes
    return made


def _body(concept: Concept, symbols: Symbols) -> dict:
    found = Found()
    pieces = blocks(concept.body, found)
    sentences = Sentences(things((), symbols, found), "../../", found)
    own = own_ids("concept.html")
    html, headings = sentences.page("".join(sentences.marked(piece.span) + "\n\n" for piece in pieces), {*own})
    page_ids.check(page_ids.written(html) + sentences.html_ids, own, {}, [concept.body], found)
    if found:
        raise Mistakes(found)
    start = concept.body.start                              # the head above it may change
    return {"html": html, "ids": headings, "links": [(span.start - start, span.end - start) for span in sentences.links]}


def concept_pages(shelf: Shelf, bodies: Mapping[str, dict], made: Mapping[str, Made], render: Callable[..., bytes],
                  proved: Mapping[str, tuple[bool, ...]]) -> dict[str, bytes]:
    """Every concept's page and the index; `render` puts a page into its template."""
    if not shelf.concepts:
        return {}
    uses = _uses(made)
    files = {output_paths.CONCEPT_ROWS: shelf.json}
    listed = []
    for slug, concept in sorted(shelf.concepts.items(), key=lambda item: item[1].name.lower()):
        body = bodies[slug]["html"]
        first = re.match(r"\s*<p[^>]*>(.*?)</p>", body, re.DOTALL)
        does = re.sub(r'\s(?:id)="[^"]*"', "", first[1]) if first else ""     # on the index it would be there twice
        listed.append({"slug": slug, "name": concept.name, "aliases": concept.aliases, "does": Markup(does), "uses": sum(len(page["formulas"]) for page in uses.get(slug, ())),
                       "shape": Markup(_math(concept.shapes[0], concept.functions))})
        files[output_paths.concept(slug)] = render("concept.html", title=concept.name, promise="", slug=slug, kind="concept", root="../../", body=body, concept={
            "aliases": concept.aliases,
            "shapes": [{"math": Markup(_math(latex, concept.functions)), "computed": mark} for latex, mark in zip(concept.shapes, proved[slug])],
            "first": concept.shapes[0],
            "code": concept.code,
            "lines": [Markup(line) for line in _lines(concept)],
            "see": [{"slug": other, "name": shelf.concepts[other].name} for other in concept.see],
            "uses": [{**page, "formulas": page["formulas"][:MOST]} for page in uses.get(slug, ())],
        })
    files[output_paths.CONCEPT_INDEX] = render("concepts.html", title="Concepts", slug="concepts", kind="concepts", root="../", body="", concepts=listed,
                                          promise="The few machines that most formulas of the field are built from.")
    return files


def _uses(made: Mapping[str, Made]) -> dict[str, list[dict]]:
    """{concept: the pages and formulas in which it was recognised}, in the order of the pages; each formula once."""
    uses: dict[str, dict[str, dict]] = {}
    for page in made.values():
        for id, latex, functions, hits in page.seen:
            for slug in dict.fromkeys(slug for slug, _ in hits):
                places = {f"{slug}-{n}": at for n, at in enumerate(at for other, at in hits if other == slug)}
                href = f"../../{page.slug}/" if page.slug != "home" else "../../index.html"
                there = uses.setdefault(slug, {}).setdefault(page.slug, {"href": href, "title": page.front.title, "formulas": []})
                there["formulas"].append({"href": f"{href}#{id}", "words": read(latex, tuple(functions)).words(short=True),
                                          "math": Markup(_math(latex, tuple(functions), tuple(places.items())))})
    return {slug: [*pages.values()] for slug, pages in uses.items()}


@lru_cache(maxsize=4096)
def _math(latex: str, functions: tuple[str, ...] = (), parts: tuple[tuple[str, str], ...] = ()) -> str:
    """A formula that stands still; where the concept is in it, it is marked."""
    marked = read(latex, tuple(functions)).mathml(dict(parts))
    marked = re.sub(r' data-(?:n|run)="[^"]*"', "", marked).replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)
    return re.sub(r' data-part="[^"]*"', ' class="here"', marked)


def _lines(concept: Concept) -> tuple[str, ...]:
    if not concept.code:
        return ()
    text = Source("", concept.code)
    return source_lines(callable_at(text.span()))
