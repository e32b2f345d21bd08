"""Trees and words of formulas that a person has read."""
import pytest

from pycore.formulas import read
from tests.pycore.formulas.spoken import ROWS
from tests.pycore.formulas.trees import drawn


@pytest.mark.parametrize("latex, tree, words, short", ROWS, ids=[row[0] for row in ROWS])
def test_tree_and_words(latex, tree, words, short):
    formula = read(latex)
    assert drawn(formula.tree) == tree
    assert formula.words() == words
    assert formula.words(short=True) == short


def test_a_part_is_said_by_its_name():
    assert read(r"W = W - \alpha \frac{v}{\sqrt{s}}").words(names={"1.1.0.1": "the usual step"}) == "W becomes W minus alpha times the usual step"
