"""Small typeset pieces for the page: letters, what they stand for, and those in a sentence."""
from functools import lru_cache

from pycore.formulas import FormulaError, canonical, read

MOST = 6


@lru_cache(maxsize=1024)
def typeset(latex: str) -> str:
    """A piece as inline MathML; nothing where it does not read by itself."""
    try:
        return read(latex).mathml(display=False)
    except FormulaError:
        return ""


def pieces(sentence: str) -> list[str]:
    """A sentence whose formulas stand between dollar signs, cut up: words, MathML, words, ..."""
    return [typeset(piece) or piece if n % 2 else piece for n, piece in enumerate(sentence.split("$"))]


def pairs(letters: dict[str, str]) -> list[list[str]]:
    """[[MathML of a concept's letter, MathML of what it is here], ...], without those that are what they are."""
    said = [[typeset(letter), typeset(here)] for letter, here in letters.items() if not _same(letter, here)]
    return [pair for pair in said if all(pair)][:MOST]


def _same(one: str, other: str) -> bool:
    try:
        return canonical(one) == canonical(other)
    except FormulaError:
        return False
