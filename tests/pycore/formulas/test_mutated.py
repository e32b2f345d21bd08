"""Formulas that were good before somebody dropped, doubled or swapped their signs: an answer or a FormulaError, nothing else."""
import random
import re

from pycore.formulas import FormulaError
from pycore.formulas.formula import Formula
from tests.pycore.formulas.spoken import ROWS

SIGNS = [re.findall(r"\\[a-zA-Z]+|\\.|.", row[0]) for row in ROWS]
POOL = [sign for signs in SIGNS for sign in signs] + list("{}()[]|^_&$#'!.,;:") + ["\\", r"\\", r"\left", r"\right", r"\begin", r"\end", "\x00", "é", "∑", "−"]


def mutated(chance: random.Random) -> str:
    signs = list(chance.choice(SIGNS))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(signs) + 1)
        kind = chance.random()
        if kind < 0.4:
            signs.insert(at, chance.choice(POOL))
        elif kind < 0.75:
            del signs[at:at + 1]
        elif kind < 0.9:
            other = chance.randrange(len(signs) + 1)
            signs[at:at] = signs[min(at, other):max(at, other)]
        else:
            signs = signs[:at]
    return "".join(signs)


def test_three_thousand_mutated_formulas():
    chance, read = random.Random(7), 0
    for _ in range(3000):
        latex = mutated(chance)
        try:
            formula = Formula(latex)
            formula.mathml(), formula.words(), formula.words(short=True), formula.symbols(), formula.steps()
            read += 1
        except FormulaError as refused:
            assert 1 <= refused.column <= len(latex) + 1, latex
            assert refused.message.strip(), latex
    assert read > 800
