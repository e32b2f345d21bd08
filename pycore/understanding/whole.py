"""Everything the page "Read a formula" shows of one formula."""
from pycore.formulas.influence import bends, whole
from pycore.understanding.letters import given_for, letters, suggested
from pycore.understanding.limits import reading
from pycore.understanding.order import order
from pycore.understanding.recognised import parts_of, recognised
from pycore.understanding.typeset import pairs, pieces
from pycore.understanding.valued import misfit, numbers, slopes, values


def understood(latex: str, rows=(), given: dict | None = None, name: str = "it") -> dict:
    """A formula as plain data; `name` begins the ids of its parts.

    {"latex", "words", "short", "mathml", "symbols", "letters": [{"latex", "mathml", "kind"}], "suggested": {latex: value},
     "parts": {"it.softmax": {"name", "does", "at", "slug", "near"}}, "nodes": {path: words},
     "order": [path, ...] innermost first, "given": {latex: value}, "values": {path: value}, "slopes": {path: slope},
     "misfit": why what is given does not fit together, in words and MathML by turns, "bends": [path, ...] and "whole" as
     pycore.formulas.influence has them, "concepts": [...], "near": [...]}
    """
    formula = reading(latex)
    hits, near, short = recognised(formula, rows)
    parts = parts_of(hits, near, name)
    wanted = letters(formula)
    known = given_for(wanted, given)
    return {
        "latex": formula.latex,
        "words": formula.words(),
        "short": short,
        "mathml": formula.mathml({id: part["at"] for id, part in parts.items()}),
        "parts": parts,
        "nodes": {path: formula.words(short=True, at=path) for path, _ in formula.nodes()},
        "order": order(formula),
        "letters": wanted,
        "suggested": suggested(formula, wanted),
        "given": known,
        "values": values(formula, numbers(known), parts) if known else {},
        "slopes": slopes(formula, numbers(known), parts) if known else {},
        "bends": list(bends(formula.tree)),
        "whole": whole(formula.tree),
        "misfit": pieces(misfit(formula, numbers(known))) if known else [],
        "concepts": [hit | {"letters": pairs(hit["with"])} for hit in hits],
        "near": near,
    }
