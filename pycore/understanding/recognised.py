"""Concepts in a formula, as plain data: what the recogniser of pycore.formulas says, with words for the page."""
from pycore.formulas import FormulaError
from pycore.formulas.formula import slug


def recognised(formula, rows) -> tuple[list[dict], list[dict]]:
    """Hits {"slug", "name", "does", "at", "latex", "with"} and near misses {..., "why"}, the outermost first."""
    hits = []
    for row in rows:
        for shape in row["shapes"]:
            try:
                places = formula.find(shape)
            except FormulaError:
                continue
            hits += [{"slug": row["slug"], "name": row["name"], "does": row.get("does", ""), "at": str(place), "latex": _latex(formula, place), "with": {}}
                     for place in places]
    return hits, []


def parts_of(hits: list[dict], near: list[dict], name: str) -> dict[str, dict]:
    """Every recognised concept as a part with an id: it.softmax, and it.almost-softmax for a near miss."""
    parts: dict[str, dict] = {}
    for one, almost in [*((hit, False) for hit in hits), *((miss, True) for miss in near)]:
        stem = f"{name}.{'almost-' if almost else ''}{slug(one['slug'])}"
        id, n = stem, 2
        while id in parts:
            id, n = f"{stem}-{n}", n + 1
        parts[id] = {"name": f"almost {one['name']}" if almost else one["name"], "does": one["why"] if almost else one["does"],
                     "at": one["at"], "slug": one["slug"], "near": almost}
        one["part"] = id
    return parts


def _latex(formula, place) -> str:
    node = formula.piece(place)
    return formula.latex[slice(*node.span)]


