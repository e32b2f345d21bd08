"""What does not bend, before the plain evaluator: a step to either side moves the whole equally far."""
from dataclasses import replace

import numpy as np
import pytest

from pycore.formulas import read
from pycore.formulas.influence import bends, whole
from pycore.formulas.tree import walk
from pycore.formulas.valuing.whole import over_families, scope_for
from tests.pycore.formulas.test_slopes import FORMULAS


def moved(root, scope, path, by):
    """The value with something added to one node on its way up."""
    nudge = lambda node, scope, value: value + by if node.path == path and np.issubdtype(np.asarray(value).dtype, np.floating) else value
    with np.errstate(all="ignore"):
        return np.asarray(over_families(root, replace(scope, watch=nudge)), float)


@pytest.mark.parametrize("latex, numbers", FORMULAS)
def test_what_does_not_bend_answers_evenly(latex, numbers):
    formula, scope = scope_for(read(latex), numbers)
    for path in {node.path for node in walk(formula.tree)} - set(bends(formula.tree)):
        here, up, down = (moved(formula.tree, scope, path, by) for by in (0.0, 0.5, -0.5))
        np.testing.assert_allclose(up - here, here - down, atol=1e-9, err_msg=path)


def test_what_bends():
    below = {"1.1.0.1.1", "1.1.0.1.1.0"}
    assert set(bends(read(r"W = W - \alpha \frac{g}{\sqrt{s}}").tree)) == below
    assert bends(read(r"v_t = \beta v_{t-1} + (1-\beta) x_t").tree) == ()
    assert set(bends(read(r"\sum_i e^{x_i} y_i").tree)) >= {"1.0.1", "1.0.1.0"}


@pytest.mark.parametrize("latex, name", [
    ("v_t = v_{t-1} + x", "letter"), ("v = v + x", "new"), ("W = W - v", "new"), (r"\hat{v} = v", "letter"), ("a + b", ""), ("f(x) = x^2", ""), ("x^2 = a", ""),
])
def test_what_the_whole_is_called(latex, name):
    assert whole(read(latex).tree) == name
