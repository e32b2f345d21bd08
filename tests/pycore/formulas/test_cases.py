"""Cases against NumPy's own choosing."""
import numpy as np
import pytest

from pycore.formulas import FormulaError, read

LEAKY = r"f(x) = \begin{cases} x & x > 0 \\ \alpha x & \text{otherwise} \end{cases}"
RAMP = r"\begin{cases} 1 - x & \text{if } 0 \le x < 1 \\ 0 & \text{else} \end{cases}"


@pytest.mark.parametrize("x", [-2.0, 0.0, 3.0])
def test_a_number_takes_the_first_line_that_holds(x):
    assert read(LEAKY).value({"x": x, r"\alpha": 0.1}) == (x if x > 0 else 0.1 * x)


def test_an_array_chooses_entry_by_entry():
    x = np.linspace(-2, 2, 17)
    assert np.allclose(read(LEAKY).value({"x": x, r"\alpha": 0.1}), np.where(x > 0, x, 0.1 * x))
    assert np.allclose(read(RAMP).value({"x": x}), np.where((x >= 0) & (x < 1), 1 - x, 0))


def test_where_nothing_holds_there_is_no_number():
    assert np.isnan(read(r"\begin{cases} 1 & x > 0 \\ 2 & x < 0 \end{cases}").value({"x": 0.0}))


def test_a_condition_in_words_is_refused_with_its_place():
    with pytest.raises(FormulaError, match="not a comparison") as refused:
        read(r"\begin{cases} 1 & \text{on Sundays} \\ 2 & \text{otherwise} \end{cases}").value({})
    assert refused.value.column == 19
