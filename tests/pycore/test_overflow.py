"""Where softmax as printed ends: the limits of each type by trying the numbers on either side, and what comes out beyond."""
import numpy as np
import pytest

from pycore.activations import softmax
from pycore.overflow import TYPES, printed, reach, stable


@pytest.mark.parametrize("kind, most", [("float16", 11.089), ("float32", 88.72), ("float64", 709.78)])
def test_the_largest_exponent(kind, most):
    low, high = reach(kind)
    assert most == pytest.approx(high, abs=0.004)
    number = TYPES[kind]
    with np.errstate(over="ignore", under="ignore"):
        assert np.isfinite(np.exp(number(high - 0.01))) and np.isinf(np.exp(number(high + 0.01)))
        assert np.exp(number(low + 0.01)) > 0 and np.exp(number(low - 1)) == 0


def test_float16_breaks_in_three_ways():
    assert np.allclose(printed([10, 9, 8], "float16"), softmax([10, 9, 8]), atol=0.001)
    assert printed([11, 10, 9], "float16").tolist() == [0, 0, 0], "the sum alone is too large"
    beyond = printed([12, 11, 10], "float16")
    assert np.isnan(beyond[0]) and beyond[1:].tolist() == [0, 0]
    assert np.isnan(printed([-30, -31, -32], "float16")).all(), "nothing over nothing"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("push", [-1000, 0, 12, 1000, 30000])
def test_the_stable_form_is_right(kind, push):
    z = np.array([0, -1, -2.0]) + push
    assert np.allclose(stable(z, kind), softmax(z), atol=0.001)
