"""Concepts in a formula, as plain data: what the recogniser of pycore.formulas says, with the words of content/concepts.

    recognised(formula, rows)     hits and near misses, plain, and the formula said by its concepts' names
    parts_of(hits, near, name)    the same as parts of a formula, each with an id
"""
import json
from functools import lru_cache

from pycore.formulas import FormulaError, slug
from pycore.formulas.concepts import Concept, named, recognise
from pycore.formulas.concepts.concept import near_shapes_of, shapes_of


def recognised(formula, rows) -> tuple[list[dict], list[dict], str]:
    """Hits {"slug", "name", "does", "tells", "at", "latex", "with"} and near misses {"slug", "name", "at", "latex", "why"}, outermost first;
    and the formula in short words, its concepts called by their names."""
    if not rows:
        return [], [], formula.words(short=True)
    by_name = {row["name"]: row for row in rows}
    found = recognise(formula, _shelf(json.dumps(rows)))
    hits = [_plain(formula, hit, by_name[hit.concept]) | {"does": by_name[hit.concept].get("does", ""), "tells": by_name[hit.concept].get("tells", ""), "with": dict(hit.letters)} for hit in found.hits]
    near = [_plain(formula, miss, by_name[miss.concept]) | {"why": miss.why} for miss in found.near]
    return hits, near, named(formula, found)


@lru_cache(maxsize=4)
def _shelf(rows: str) -> tuple[Concept, ...]:
    """Rows as the recogniser takes them; those whose shapes do not read are left out, since what a browser sends may be anything."""
    made = []
    for row in json.loads(rows):
        concept = Concept.of(row)
        try:
            shapes_of(concept), near_shapes_of(concept)
            made.append(concept)
        except FormulaError:
            continue
    return tuple(made)


def parts_of(hits: list[dict], near: list[dict], name: str) -> dict[str, dict]:
    """Every recognised concept as a part with an id: it.softmax, and it.almost-softmax for a near miss."""
    parts: dict[str, dict] = {}
    for one, almost in [*((hit, False) for hit in hits), *((miss, True) for miss in near)]:
        if not one["at"]:                                   # the whole formula: its name goes without pointing
            continue
        stem = f"{name}.{'almost-' if almost else ''}{slug(one['slug'] or one['name'])}"
        id, n = stem, 2
        while id in parts:
            id, n = f"{stem}-{n}", n + 1
        parts[id] = {"name": f"almost {one['name']}" if almost else one["name"], "does": one["why"] if almost else one["does"],
                     "at": one["at"], "slug": one["slug"], "near": almost}
        one["part"] = id
    return parts


def _plain(formula, found, row: dict) -> dict:
    return {"slug": row.get("slug", ""), "name": row["name"], "at": str(found.place), "latex": _source(formula, found)}


def _source(formula, found) -> str:
    """A part as its author wrote it."""
    try:
        return formula.latex[slice(*formula.piece(found.place).span)].strip() or found.latex
    except KeyError:
        return found.latex
