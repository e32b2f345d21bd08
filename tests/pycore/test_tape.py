"""Every operation's slope against central differences, complex steps and PyTorch, in many shapes; and the tape's manners."""
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore import losses
from pycore.activations import bell_below, softmax
from pycore.composed import COMPOSED
from pycore.formulas.valuing.functions import erf
from pycore.neuron import loss, prediction
from pycore.slopes import GATHERING, INSTEAD, RECTIFIED, SLOPES, item
from pycore.tape import Tape

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_gradients.json").read_text())
NAMES = {name: getattr(np, name) for name in ("exp", "log", "sqrt", "square", "tanh", "sin", "cos", "maximum", "minimum", "logaddexp", "matmul")} | {"amax": np.max}
chance = np.random.default_rng(4)


def normal(*shape):
    return chance.normal(size=shape)


def positive(*shape):
    return np.abs(normal(*shape)) + 0.5


normal_once = normal(2, 3)
PAIRS = [((), ()), ((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 2, 3), (2, 1)), ((1,), (2, 3))]
PRODUCTS = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((5, 2, 3), (3, 4)), ((5, 2, 3), (5, 3, 4)),
            ((2, 3), (5, 3, 4)), ((5, 2, 3), (3,)), ((3,), (5, 3, 4))]
CASES = (
    [(f, (normal(*a), normal(*b)), {}) for f in (np.add, np.subtract, np.multiply, np.maximum, np.minimum, np.logaddexp) for a, b in PAIRS]
    + [(f, (positive(*a), positive(*b)), {}) for f in (np.divide, np.power) for a, b in PAIRS]
    + [(np.matmul, (normal(*a), normal(*b)), {}) for a, b in PRODUCTS]
    + [(f, (positive(*shape),), {}) for f in (np.negative, np.positive, np.exp, np.log, np.sqrt, np.square, np.tanh, np.sin, np.cos, np.absolute,
                                             np.tan, np.arctan, np.sinh, np.cosh, np.log2, np.log1p, np.expm1, np.sign, np.floor, np.ceil, np.round, erf, bell_below)
       for shape in ((), (3,), (2, 3))]
    + [(f, (np.tanh(normal(*shape)),), {}) for f in (np.arcsin, np.arccos) for shape in ((), (3,), (2, 3))]
    + [(np.mod, (normal(2, 3), positive(3)), {}), (lambda a, b: np.where(normal_once > 0, a, b), (normal(2, 3), normal(3)), {})]
    + [(f, (normal(n, n),), {}) for f in (np.linalg.det, np.linalg.inv, np.diag, np.trace) for n in (1, 2, 4)]
    + [(np.linalg.det, (np.outer(normal(3), normal(3)),), {}), (np.diag, (normal(3),), {})]
    + [(np.linalg.matrix_power, (normal(3, 3),), {"n": n}) for n in (-2, 1, 3)]
    + [(np.linalg.norm, (normal(4),), {"ord": order}) for order in (None, 1, 2, 3, np.inf, -np.inf, 0)]
    + [(np.linalg.norm, (normal(2, 3),), {"ord": order}) for order in (None, 1, 2, np.inf)]
    + [(f, (normal(2, 3), normal(2, 2)), {}) for f in (np.outer, np.kron, np.multiply.outer)] + [(np.cross, (normal(3), normal(3)), {})]
    + [(f, (normal(2, 3),), {}) for f in (np.var, np.std, np.ravel, np.logaddexp.reduce)] + [(np.clip, (normal(5), -0.5, 0.7), {})]
    + [(lambda *parts: np.concatenate(parts, axis=-1), (normal(2, 3), normal(2, 1), normal(2, 2)), {}), (lambda *parts: np.stack(parts, 1), (normal(3), normal(3)), {})]
    + [(lambda a, b, c, d: np.block([[a, b], [c, d]]), (normal(2, 2), normal(2, 1), normal(2), normal()), {})]
    + [(prediction, (normal(3),), {}), (lambda y_hat: loss(y_hat, np.array([1.0, 0, 1])), (np.array([0.2, 0.6, 0.9]),), {})]
    + [(np.prod, (x,), how) for x in (normal(2, 3, 4), np.round(normal(2, 3, 4))) for how in ({}, {"axis": 0}, {"axis": -1})]
    + [(f, (normal(2, 3, 4),), how) for f in (np.sum, np.mean, np.max, np.min)
       for how in ({}, {"axis": 0}, {"axis": -1}, {"axis": (0, 2)}, {"axis": 1, "keepdims": True}, {"keepdims": True})]
)


def differences(function, arguments, k, seed, h=1e-6):
    """The slope of sum(seed * function) by argument k, one entry at a time."""
    x = np.array(arguments[k], float)
    slope = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        swapped = [(*arguments[:k], each, *arguments[k + 1:]) for each in (up, down)]
        slope[place] = sum(sign * (seed * function(*each)).sum() for sign, each in zip((1, -1), swapped)) / (2 * h)
    return slope


def cases(functions):
    chosen = [case for case in CASES if case[0] in functions]
    return pytest.mark.parametrize("function, arguments, how", chosen, ids=[
        f"{f.__name__} {[np.shape(a) for a in args]} {how or ''}" for f, args, how in chosen])


@cases({function for function, _, _ in CASES})
def test_slopes_are_differences(function, arguments, how):
    seed = normal(*np.shape(function(*arguments, **how)))
    with Tape(persistent=True) as tape:
        watched = [tape.watch(each) for each in arguments]
        result = (seed * function(*watched, **how)).sum()
    for k, each in enumerate(watched):
        expected = differences(lambda *args: function(*args, **how), arguments, k, seed)
        assert tape.gradient(result, each).shape == np.shape(arguments[k])
        assert np.allclose(tape.gradient(result, each), expected, rtol=1e-5, atol=1e-7)


SMOOTH = {np.add, np.subtract, np.multiply, np.divide, np.power, np.matmul, np.negative, np.positive, np.exp, np.log, np.sqrt, np.square,
          np.tanh, np.sin, np.cos, np.sum, np.mean, np.tan, np.arctan, np.arcsin, np.arccos, np.sinh, np.cosh, np.log2, np.log1p, np.expm1,
          np.prod, np.diag, np.trace, np.linalg.inv, np.linalg.matrix_power, np.outer, np.kron, np.cross, np.ravel}      # those that NumPy takes into the complex plane


def complex_steps(function, arguments, k, seed, h=1e-100):
    """The same slope from one step sideways, f(x + ih).imag / h, in which nothing cancels: exact to rounding."""
    x = np.array(arguments[k], complex)
    slope = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        aside = x.copy()
        aside[place] += 1j * h
        slope[place] = (seed * function(*arguments[:k], aside, *arguments[k + 1:])).sum().imag / h
    return slope


@cases(SMOOTH)
def test_slopes_of_smooth_operations_are_complex_steps(function, arguments, how):
    seed = normal(*np.shape(function(*arguments, **how)))
    with Tape(persistent=True) as tape:
        watched = [tape.watch(each) for each in arguments]
        result = (seed * function(*watched, **how)).sum()
    for k, each in enumerate(watched):
        expected = complex_steps(lambda *args: function(*args, **how), arguments, k, seed)
        assert np.allclose(tape.gradient(result, each), expected, rtol=1e-12, atol=1e-14)


def distance(row):
    """How far the tape's gradients of an expression are from PyTorch's, relative to the largest of each."""
    with Tape(persistent=True) as tape:
        watched = tape.watch(row["given"])
        value = eval(row["text"], {**NAMES, **watched})
        result = (value * np.array(row["weights"])).sum()
    apart = [np.abs(value.value - row["value"]).max() / np.abs(row["value"]).max()]
    for name, slope in tape.gradient(result, watched).items():
        expected = np.array(row["slopes"][name])
        assert slope.shape == expected.shape
        apart.append(np.abs(slope - expected).max() / max(np.abs(expected).max(), 1e-300))
    return max(apart)


@pytest.mark.parametrize("row", TORCH, ids=[f"{row['text']} {[np.shape(each) for each in row['given'].values()]}" for row in TORCH])
def test_gradients_as_pytorch_has_them(row):
    assert distance(row) < 1e-13


def test_shapes_and_items():
    x = normal(2, 3, 4)
    for function in (lambda x: x.reshape(6, 4)[1], lambda x: np.reshape(x, (4, 6))[::2, 1], lambda x: x.T[0] * x.T[1],
                     lambda x: x[0, [1, 1, 2]] ** 2, lambda x: np.transpose(x)[..., 0], lambda x: np.transpose(x, (1, 2, 0))[:, 1], lambda x: x[:, None, 2],
                     lambda x: np.swapaxes(x, 0, -1)[1] * np.swapaxes(x, -1, -2)[0, :3, :2]):
        with Tape() as tape:
            watched = tape.watch(x)
            result = (function(watched) * 1.5).sum()
        assert np.allclose(tape.gradient(result, watched), differences(function, (x,), 0, 1.5), atol=1e-7)


def entries(cases):
    """How many slopes a list of cases holds, entry by entry."""
    return sum(np.size(argument) for _, arguments, _ in cases for argument in arguments)


def test_every_row_of_the_table_is_checked(record_property):
    record_property("says", f"slopes of {len(SLOPES)} operations: {entries(CASES):,} entries against differences, "
                            f"{entries(case for case in CASES if case[0] in SMOOTH):,} of them against complex steps too")
    checked = {function for function, _, _ in CASES} | {np.reshape, np.transpose, np.swapaxes, np.where, item, loss, *GATHERING.values()}
    checked |= {ours for numpy_s, ours in {**INSTEAD, **RECTIFIED}.items() if numpy_s in checked}
    assert SLOPES.keys() <= checked
    assert COMPOSED.keys() <= checked | {np.dot, np.atleast_1d, np.block}


def test_a_number_used_twice_counts_twice():
    with Tape() as tape:
        x = tape.watch(3.0)
        y = x * x + x
    assert tape.gradient(y, x) == 7


def test_equals_share():
    for function, expected in ((lambda x: np.max(x), [0.5, 0.5, 0]), (lambda x: np.maximum(x, 2.0).sum(), [0.5, 0.5, 0]),
                               (lambda x: np.maximum(x, x).sum(), [1, 1, 1]), (lambda x: np.abs(x - 2.0).sum(), [0, 0, -1])):
        with Tape() as tape:
            x = tape.watch([2.0, 2.0, 1.0])
            y = function(x)
        assert np.array_equal(tape.gradient(y, x), expected)


def test_a_chain_of_thousands():
    with Tape() as tape:
        x = y = tape.watch(1.0)
        for _ in range(5000):
            y = y * 1.0001 + 0.1
    assert np.isclose(tape.gradient(y, x), 1.0001 ** 5000)


@given(st.integers(0, 200))
def test_losses_run_on_the_tape_and_agree_with_their_slopes(seed):
    local = np.random.default_rng(seed)
    z, y = local.normal(size=(4, 3)), softmax(local.normal(size=(4, 3)))
    for name in ("mean_squared_error", "binary_cross_entropy_of_scores", "categorical_cross_entropy_of_scores"):
        with Tape() as tape:
            watched = tape.watch(z)
            loss = getattr(losses, name)(watched, y)
        assert np.allclose(tape.gradient(loss, watched), getattr(losses, f"{name}_slope")(z, y))


def test_weights_by_name_and_what_does_not_matter():
    with Tape() as tape:
        w = tape.watch({"W": np.eye(2), "b": np.zeros(2), "idle": np.ones(3)})
        loss = np.square(np.ones(2) @ w["W"] + w["b"]).sum()
    slopes = tape.gradient(loss, w)
    assert np.allclose(slopes["W"], 2) and np.allclose(slopes["b"], 2) and np.array_equal(slopes["idle"], np.zeros(3))


def test_manners():
    with Tape() as tape:
        x = tape.watch([1.0, -2.0])
        y = np.square(x).sum()
        assert (x > 0).tolist() == [True, False] and x.shape == (2,) and len(x) == 2 and float(y) == 5
        with pytest.raises(ValueError, match="No slope is known for cbrt"):
            np.cbrt(x)
        with pytest.raises(TypeError, match="its slope would be lost"):
            np.asarray(x)
    assert isinstance(x * 2, np.ndarray), "outside the block nothing is recorded"
    tape.gradient(y, x)
    with pytest.raises(ValueError, match="This tape is spent"):
        tape.gradient(y, x)
    with Tape(persistent=True) as other:
        z = other.watch(1.0)
        with pytest.raises(ValueError, match="two different tapes"):
            with Tape() as third:
                third.watch(1.0) + z
    with pytest.raises(ValueError, match="has not recorded"):
        other.gradient(y, z)
