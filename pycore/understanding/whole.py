"""Everything the page "Read a formula" shows of one formula."""
from pycore.understanding.letters import letters, suggested
from pycore.understanding.limits import reading
from pycore.understanding.order import order
from pycore.understanding.recognised import parts_of, recognised
from pycore.understanding.valued import numbers, plain


def understood(latex: str, rows=(), given: dict | None = None, name: str = "it") -> dict:
    """A formula as plain data; `name` begins the ids of its parts.

    {"latex", "words", "short", "mathml", "symbols", "letters": [{"latex", "mathml", "kind"}], "suggested": {latex: value},
     "parts": {"it.softmax": {"name", "does", "at", "slug", "near"}}, "nodes": {path: {"words", "kind"}},
     "order": [path, ...] innermost first, "values": {path: value}, "concepts": [...], "near": [...]}
    """
    formula = reading(latex)
    hits, near = recognised(formula, rows)
    parts = parts_of(hits, near, name)
    wanted = letters(formula)
    found = formula.values(numbers(given)) if given else {}
    return {
        "latex": latex,
        "words": formula.words(),
        "short": formula.words(short=True),
        "mathml": formula.mathml({id: part["at"] for id, part in parts.items()}),
        "parts": parts,
        "nodes": {path: {"words": formula.words(short=True, at=path), "kind": node.kind} for path, node in formula.nodes()},
        "order": order(formula),
        "letters": wanted,
        "suggested": suggested(formula, wanted),
        "values": {path: value for path, value in ((path, plain(value)) for path, value in found.items()) if value is not None},
        "concepts": hits,
        "near": near,
    }
