"""One slope at every corner, that of PyTorch: on the tape, in the closed forms, in the code behind letters and in formulas."""
import json
from pathlib import Path

import numpy as np
import pytest

from pycore import activations as a
from pycore.formulas import read
from pycore.tape import Tape

TORCH = json.loads(Path(__file__).with_name("judges").joinpath("torch_corners.json").read_text())
ON_TAPE = {                    # PyTorch's name for it: how code on a tape says it; several are the same to us
    "relu": [a.relu, lambda x: np.maximum(0, x), lambda x: np.maximum(x, 0.0), lambda x: -np.minimum(0, -x)],
    "leaky relu": [lambda x: a.leaky_relu(x, 0.2)], "elu": [a.elu], "elu with alpha 0.7": [lambda x: a.elu(x, 0.7)],
    "absolute": [np.abs], "sign": [np.sign], "floor": [np.floor], "ceil": [np.ceil], "round": [np.round],
    "maximum": [np.maximum], "minimum": [np.minimum], "largest of all": [np.max], "largest of all by max": [np.max], "smallest of all": [np.min],
    "largest along an axis by amax": [lambda x: np.max(x, axis=-1)], "clip": [lambda x: np.clip(x, -1.0, 2.0)],
    "norm": [np.linalg.norm], "norm of a vector": [np.linalg.norm], "norm 1": [lambda x: np.linalg.norm(x, 1)], "norm infinity": [lambda x: np.linalg.norm(x, np.inf)],
    "norm 3": [lambda x: np.linalg.norm(x, 3)], "standard deviation": [np.std], "square root": [np.sqrt], "root of a sum of squares": [lambda x: np.sqrt(np.sum(np.square(x)))],
    "power": [np.power], "square": [np.square], "where": [lambda x: np.where(x > 0, x, 0.3 * x)], "remainder": [np.mod], "product": [np.prod],
}
OTHERWISE = {"hardtanh", "relu6", "largest along an axis by max"}     # corners that pycore.corners says it has not
CLOSED = {"relu": a.relu_slope, "leaky relu": lambda x: a.leaky_relu_slope(x, 0.2), "elu": a.elu_slope, "elu with alpha 0.7": lambda x: a.elu_slope(x, 0.7)}
WRITTEN = {"relu": [r"\max(0, x)", r"\max(x, 0)", r"\mathrm{ReLU}(x)", r"-\min(0, -x)"], "elu": [r"\mathrm{elu}(x)"], "absolute": ["|x|"], "sign": [r"\mathrm{sign}(x)"],
           "largest of all": [r"\max(x)", r"\max_i x_i"], "clip": [r"\mathrm{clip}(x, -1, 2)"], "norm": [r"\|x\|", r"\|x\|_2"], "norm 1": [r"\|x\|_1"], "norm infinity": [r"\|x\|_\infty"],
           "standard deviation": [r"\mathrm{std}(x)"]}


def test_every_corner_that_was_printed_is_ours_or_said_to_be_another():
    assert ON_TAPE.keys() | OTHERWISE == TORCH.keys()


@pytest.mark.parametrize("name", ON_TAPE)
def test_on_the_tape(name):
    row = TORCH[name]
    for function in ON_TAPE[name]:
        with np.errstate(all="ignore"), Tape(persistent=True) as tape:
            given = [tape.watch(each) for each in row["given"]]
            value = function(*given)
            slopes = [tape.gradient(value, each) for each in given]
        assert np.allclose(value.value, row["value"], rtol=1e-14)
        for found, printed in zip(slopes, row["slopes"]):
            assert np.allclose(found, printed, rtol=1e-14, equal_nan=True)


@pytest.mark.parametrize("name", CLOSED)
def test_in_the_closed_form(name):
    assert np.allclose(CLOSED[name](np.array(TORCH[name]["given"][0])), TORCH[name]["slopes"][0], rtol=1e-14)


@pytest.mark.parametrize("name", WRITTEN)
def test_in_formulas(name):
    x, wanted = np.array(TORCH[name]["given"][0]), np.array(TORCH[name]["slopes"][0])
    for latex in WRITTEN[name]:
        formula = read(latex)
        letters = [path for path, node in formula.nodes() if node.key == "(symbol x)" or node.key == read("x_i").tree.key]
        jacobian = formula.slopes({"x": x})[letters[0]].jacobian
        assert np.allclose(jacobian.sum(axis=0), wanted, rtol=1e-12), latex


@pytest.mark.parametrize("name", ["relu", "elu", "leaky_relu"])
def test_in_code_that_a_letter_stands_for(name):
    from pycore.bound import worth
    numbers = worth({"f": f"pycore.activations.{name}", "x": 0.0})
    slopes = read("f(x)", ("f",)).slopes(numbers)
    assert slopes["1"].amount == getattr(a, f"{name}_slope")(0.0)
