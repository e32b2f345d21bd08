"""Concepts in a formula, as plain data: what the recogniser of pycore.formulas says, with the words of content/concepts.

    recognised(formula, rows)     hits and near misses, plain
    parts_of(hits, near, name)    the same as parts of a formula, each with an id
"""
import json
from functools import lru_cache

from pycore.formulas import FormulaError, read, slug
from pycore.formulas.concepts import Concept, recognise

FIELDS = ("functions", "fixed", "vectors", "matrices", "counts")
BLANK = read("x")


def recognised(formula, rows) -> tuple[list[dict], list[dict]]:
    """Hits {"slug", "name", "does", "at", "latex", "with"} and near misses {"slug", "name", "at", "latex", "why"}, outermost first."""
    if not rows:
        return [], []
    shelf = tuple(made for row in rows if (made := _read(json.dumps(row, sort_keys=True))))
    by_name = {row["name"]: row for row in rows}
    found = recognise(formula, tuple(concept for concept, _ in shelf))
    hits = [_plain(formula, hit, by_name[hit.concept]) | {"does": by_name[hit.concept].get("does", ""), "with": dict(hit.letters)} for hit in found.hits]
    near = [_plain(formula, miss, by_name[miss.concept]) | {"why": miss.why} for miss in found.near]
    return hits, near + _said_near(formula, shelf, by_name, {one["at"] for one in (*hits, *near)})


def _said_near(formula, shelf, by_name: dict, taken: set[str]) -> list[dict]:
    """The near misses that authors wrote out themselves: a shape, and why it is not quite the concept."""
    wrong = {concept.name: (owner, why) for owner, slips in shelf for concept, why in slips}
    found = recognise(formula, tuple(concept for _, slips in shelf for concept, _ in slips), near=False).hits if wrong else ()
    made = []
    for hit in found:
        owner, why = wrong[hit.concept]
        if str(hit.place) not in taken:
            taken.add(str(hit.place))
            made.append(_plain(formula, hit, by_name[owner.name]) | {"why": _sentence(why)})
    return made


@lru_cache(maxsize=1024)
def _read(row: str):
    """A row as the recogniser takes it, and its written near misses as concepts of their own; None where a shape does not read."""
    given = json.loads(row)
    kinds = {key: tuple(given[key]) for key in FIELDS if given.get(key)}
    slips = given["near"] if isinstance(given.get("near"), list) else []
    try:
        concept = Concept(given["name"], tuple(given["shapes"]), near=given.get("near") is not False, without=given.get("without", ""),
                          slug=given.get("slug", ""), **kinds)
        recognise(BLANK, (concept,))                        # what does not read is found out here, once
        return concept, tuple((Concept(f"{given['name']} {n}", (slip["shape"],), near=False, **kinds), slip["why"]) for n, slip in enumerate(slips))
    except FormulaError:
        return None


def parts_of(hits: list[dict], near: list[dict], name: str) -> dict[str, dict]:
    """Every recognised concept as a part with an id: it.softmax, and it.almost-softmax for a near miss."""
    parts: dict[str, dict] = {}
    for one, almost in [*((hit, False) for hit in hits), *((miss, True) for miss in near)]:
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


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _source(formula, found) -> str:
    """A part as its author wrote it."""
    try:
        return formula.latex[slice(*formula.piece(found.place).span)].strip() or found.latex
    except KeyError:
        return found.latex
