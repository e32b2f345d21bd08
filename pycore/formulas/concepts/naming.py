"""Naming: a formula in short words that call its recognised parts by their names ("softmax of z")."""

from pycore.formulas.concepts.recognition import Found
from pycore.formulas.error import FormulaError
from pycore.formulas.formula import Formula, read
from pycore.formulas.saying.voice import listing

MOST = 2


def names(formula: Formula, found: Found) -> dict[str, str]:
    """{path: what to say} for the recognised parts that stand for few enough letters to be named after them."""
    said = {}
    for hit in found.hits:
        node = formula.piece(hit.place)
        if hit.place.first is not None or node.kind in ("relation", "apply", "power") or not 0 < len(hit.letters) <= MOST:
            continue
        try:
            letters = [read(latex, formula.functions).words(short=True) for _, latex in hit.letters]
        except FormulaError:
            continue
        said[hit.place.path] = f"{hit.concept} of {listing(letters)}"
    return said


def named(formula: Formula, found: Found) -> str:
    """The formula in short words, its recognised parts called by their names."""
    return formula.words(short=True, names=names(formula, found))
