"""A neuron's sum and a row of neurons' shares, against NumPy, SciPy and what must stay so."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pycore.linear_models import dot_product, softmax_regression

numbers = st.floats(-5, 5)
lists = st.integers(1, 6).flatmap(lambda n: st.tuples(arrays(float, n, elements=numbers), arrays(float, n, elements=numbers)))
rows = st.tuples(st.integers(1, 4), st.integers(1, 5)).flatmap(
    lambda shape: st.tuples(arrays(float, shape, elements=numbers), arrays(float, shape[1], elements=numbers)))


@given(lists)
def test_a_match_is_numpys_dot_product_and_goes_both_ways(pair):
    w, a = pair
    assert np.isclose(dot_product(w, a), np.dot(w, a)) and np.isclose(dot_product(w, a), dot_product(a, w))


@given(rows)
def test_shares_are_scipys_softmax_of_the_matches(pair):
    W, a = pair
    special = pytest.importorskip("scipy.special")
    found = softmax_regression(W, a)
    assert np.allclose(found, special.softmax([dot_product(row, a) for row in W])) and np.isclose(found.sum(), 1)


@given(rows, st.integers(0, 3))
def test_weights_added_to_every_row_change_nothing(pair, seed):
    W, a = pair
    assert np.allclose(softmax_regression(W + np.random.default_rng(seed).normal(size=len(a)), a), softmax_regression(W, a))
