"""The shelf of concepts: what the site's formulas are looked up on.

    shelf(concepts, symbols, found)       the concepts as plain rows, the same that travel to the browser
    shelf.noticed(formula, cache)         the concepts in a formula: [{"slug", "name", "at", "tells"}, ...]
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Mapping

from pycore.understanding.recognised import recognised

from .cache import Cache, digest
from .concepts import Concept
from .mistakes import Found
from .sentences import Sentences
from .symbols import Symbols
from .things import things


@dataclass(frozen=True)
class Shelf:
    """Concepts by their slugs, their rows, and a short name for all of them together."""
    concepts: Mapping[str, Concept]
    rows: tuple[dict, ...]
    stamp: str

    def noticed(self, formula, cache: Cache) -> list[dict]:
        """The concepts of one formula of the site, looked up once."""
        if not self.rows:
            return []
        question = [formula.latex, formula.functions, self.stamp]
        return cache.made("noticed", question, lambda: [
            {"slug": hit["slug"], "name": hit["name"], "at": hit["at"], "tells": self.concepts[hit["slug"]].tells or hit["name"]}
            for hit in recognised(formula, self.rows)[0]])

    @property
    def json(self) -> bytes:
        return json.dumps(self.rows, separators=(",", ":"), ensure_ascii=False).encode()


EMPTY = Shelf({}, (), "")


def shelf(concepts: Mapping[str, Concept], symbols: Symbols, found: Found) -> Shelf:
    """Put the concepts on a shelf."""
    plain = Sentences(things((), symbols, Found()), "", found)
    rows = tuple(_row(concept, plain) for concept in concepts.values())
    return Shelf(concepts, rows, digest(rows) if rows else "")


def _row(concept: Concept, sentences: Sentences) -> dict:
    """What the recogniser and a card need of a concept."""
    made = {"slug": concept.slug, "name": concept.name, "shapes": list(concept.shapes), "does": ""}
    with sentences.found.noting():
        made["does"] = sentences.plain(concept.does)
    if concept.tells:
        made["tells"] = concept.tells
    if concept.letters:
        made["letters"] = dict(concept.letters)
    if concept.near is None:
        made["near"] = False
    elif concept.near:
        made["near"] = [{"shape": shape, "why": why} for shape, why in concept.near]
    if concept.without:
        made["without"] = concept.without
    return made


