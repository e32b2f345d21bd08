"""A node made into a function gives what evaluating it gives."""
import numpy as np
import pytest

from pycore.formulas import FormulaError, read
from pycore.formulas.formula import key_of
from pycore.formulas.tree import walk
from pycore.formulas.valuing.evaluate import evaluate
from pycore.formulas.valuing.scope import Scope
from pycore.formulas.valuing.working import working

GIVEN = {r"\beta": 0.9, "x": np.array([1.0, -2.0]), "y": np.array([0.5, 4.0]), "A": np.array([[2.0, 1.0], [1.0, 3.0]]), "n": 3.0,
         r"\nabla_\theta J(\theta)": np.array([3.0, 1.0])}
SCOPE = {key_of(latex): value for latex, value in GIVEN.items()}
FORMULAS = (r"\beta x + (1-\beta) y", r"\frac{x}{\sqrt{y^2} + 1}", r"A x - y", r"A^2", r"x^T A y", r"\beta^n", r"\sqrt[3]{y}",
            r"\exp(x) \odot y", r"-x + \nabla_\theta J(\theta)", r"\sum_{i=1}^{3} i \beta", r"\frac{1}{1-\beta^n}", r"x \cdot y \times 2")


@pytest.mark.parametrize("latex", FORMULAS)
def test_every_node_works_as_it_evaluates(latex):
    for node in walk(read(latex).tree):
        try:
            wanted = evaluate(node, Scope(SCOPE))
        except FormulaError:
            continue
        assert np.array_equal(working(node, frozenset(SCOPE))(SCOPE), wanted)


def test_what_has_no_value_says_so():
    with pytest.raises(FormulaError, match="z has no value"):
        working(read(r"\beta + z").tree, frozenset(SCOPE))(SCOPE)
