"""Whole numbers do not overflow: not at 2^31, where NumPy's end in a browser, nor at 2^63."""
import math

import numpy as np
import pytest

from pycore.formulas import FormulaError, read


@pytest.mark.parametrize("n", [0, 1, 12, 13, 20, 21, 30, 170])
def test_products_of_an_index(n):
    for latex in (r"\prod_{i=1}^{n} i", "n!"):
        assert read(latex).value({"n": n}) == pytest.approx(math.factorial(n), rel=1e-14)


def test_sums_of_an_index_and_other_counts():
    assert read(r"\sum_{i=1}^{n} i i i i").value({"n": 3000}) == pytest.approx(sum(i ** 4 for i in range(3001)), rel=1e-14)
    assert read(r"(\arg\max_i x_i)^{70}").value({"x": [1, 2, 3, 4]}) == pytest.approx(4.0 ** 70)
    assert read(r"\mathrm{argmax}(x) \mathrm{argmax}(x) \cdot 2147483647").value({"x": [0] * 400 + [1]}) == 401 ** 2 * 2147483647


def test_every_value_is_a_float():
    given = {"x": np.array([3.0, 1.0]), "n": 3, "A": np.eye(2)}
    for latex in ("n", r"\sum_{i=1}^{n} i", r"\prod_{i=1}^{n} i", r"\arg\max_i x_i", r"\mathrm{argmax}(x)", r"\mathrm{rank}(A)", "n!", r"\binom{n}{2}", r"\mathbb{1}[n > 2]", r"\max_{i=1}^{n} i", r"\lfloor n \rfloor"):
        for place, value in read(latex).values(given).items():
            assert np.asarray(value).dtype == float, (latex, place, value)


def test_factorials_and_binomials_of_all_sorts():
    assert read("n!").value({"n": 0.5}) == pytest.approx(math.sqrt(math.pi) / 2)
    choose = read(r"\binom{n}{k}")
    for n, k, wanted in ((5, 2, 10), (5, 6, 0), (5, -1, 0), (5.5, 2, 12.375), (-2, 3, -4), (67, 33, math.comb(67, 33)), (1000, 500, math.comb(1000, 500)), (1e9, 2, 499999999500000000)):
        assert choose.value({"n": n, "k": k}) == pytest.approx(wanted, rel=1e-14)
    for n, k in ((5, 2.5), (1e9, 5e8), (2000, 1000), (math.nan, 1), (1, math.inf)):
        with pytest.raises(FormulaError, match="has no value here"):
            choose.value({"n": n, "k": k})
    for n in (-1, 171, math.inf, 1e300):
        with pytest.raises(FormulaError, match="has no value here"):
            read("n!").value({"n": n})
