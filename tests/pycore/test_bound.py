"""Functions of formulas bound to code: what a name reaches, and what it must never reach."""
import numpy as np
import pytest

from pycore.answers import answer
from pycore.attention import bahdanau_score, concat_score, dot_score, general_score
from pycore.bound import MODULES, NoCode, code, functions, worth
from pycore.formulas import Misfit, read
from pycore.landscapes import LANDSCAPES

h, H = np.array([0.4, -0.6]), np.array([[1.0, 0.5], [-0.2, 0.3], [0.7, -1.1]])
W, theta = np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([1.5, -0.5])
SCORES = r"score(\mathbf{h}_t, \bar{\mathbf{h}}_s)"
STATES = {r"\mathbf{h}_t": h.tolist(), r"\bar{\mathbf{h}}_s": H.tolist()}


def values(latex: str, given: dict, at=("",), before=()) -> list:
    return answer({"value": latex, "at": list(at), "given": given, "before": list(before)})["values"]


def test_a_letter_calls_the_code_it_stands_for():
    found, = values(SCORES, {r"\mathrm{score}": "pycore.attention.dot_score", **STATES})
    np.testing.assert_allclose(found, dot_score(h, H))


@pytest.mark.parametrize("name", LANDSCAPES)
def test_a_landscape_has_its_own_gradient(name):
    given = {"J": f"pycore.landscapes.{name.replace(' ', '_')}", r"\theta": theta.tolist(), r"\eta": 0.1}
    height, step = *values(r"J(\theta)", given), *values(r"\theta - \eta \nabla_\theta J(\theta)", given)
    assert height == pytest.approx(LANDSCAPES[name].value(theta))
    np.testing.assert_allclose(step, theta - 0.1 * LANDSCAPES[name].gradient(theta), rtol=1e-14)


def test_a_defined_function_serves_the_lines_after_it():
    line = rf"{SCORES} = \mathbf{{h}}_t^T \mathbf{{W}} \bar{{\mathbf{{h}}}}_s"
    found, = values(rf"\exp({SCORES})", {r"\mathbf{W}": W.tolist(), **STATES}, before=[line])
    np.testing.assert_allclose(found, np.exp(H @ W.T @ h))


def test_a_defined_function_takes_other_arguments_than_its_own_letters():
    found, = values("f(a) + f(2)", {"a": 3, "x": 100, "b": 1}, before=["f(x) = x^2 + b"])
    assert found == 15
    assert values("f(a, a)", {"a": 3}, before=["f(x) = x^2"]) == [None]


def test_a_definition_goes_before_code_that_knows_no_slope_of_its_own():
    given = {"f": "pycore.activations.relu", "x": -2}
    assert values("f(x)", given) == [0] and values("f(x)", given, before=["f(x) = x^2"]) == [4]
    ravine = {"J": "pycore.landscapes.ravine", r"\theta": [1, 1]}
    assert values(r"\nabla_\theta J(\theta)", ravine, before=[r"J(\theta) = \theta^T \theta"]) == values(r"\nabla_\theta J(\theta)", ravine)


STRANGERS = ["os.system", "pycore", "pycore.attention", "pycore.attention.np.sum", "pycore.attention.__builtins__", "pycore.attention.np",
             "pycore.attention.Attention", "pycore.attention.softmax", "pycore.averages.moving_average", "pycore.answers.answer",
             "pycore.bound.code", "pycore.attention.dot_score.__globals__", "pycore.landscapes._home", "", "pycore..", "numpy.load"]


@pytest.mark.parametrize("name", STRANGERS)
def test_no_name_reaches_anything_else(name):
    with pytest.raises(NoCode):
        code(name)


def test_all_that_names_reach_is_the_core_s_own():
    for module in MODULES:
        for name, function in functions(module).items():
            assert code(f"pycore.{module}.{name}") is function
            assert type(function).__module__ == f"pycore.{module}" or function.__module__ == f"pycore.{module}"


def test_an_unknown_name_in_a_question_is_an_error_and_not_a_crash():
    with pytest.raises(ValueError, match="no code"):
        answer({"value": "f(x)", "given": {"f": "os.system", "x": 1}})


def test_what_the_formula_does_not_hand_over_comes_from_the_given_letters():
    for name in (r"\mathbf{W}", r"\mathbf{W}_a", "W"):
        found, = values(SCORES, {r"\mathrm{score}": "pycore.attention.general_score", name: W.tolist(), **STATES})
        np.testing.assert_allclose(found, H @ W.T @ h)


@pytest.mark.parametrize("name, function, rest", [
    ("concat_score", concat_score, {r"\mathbf{W}_a": np.arange(12.0).reshape(3, 4) / 10, r"\mathbf{v}_a": np.array([1.0, -1, 0.5])}),
    ("bahdanau_score", bahdanau_score, {"W": W, "U": -W.T, "v": np.array([1.0, 2])}),
    ("general_score", general_score, {"W": W})])
def test_code_that_takes_many_states_takes_one(name, function, rest):
    """A formula speaks of one state, the code of all, one a row."""
    found = [values(SCORES, {r"\mathrm{score}": f"pycore.attention.{name}", **STATES, r"\bar{\mathbf{h}}_s": row.tolist(),
                             **{letter: value.tolist() for letter, value in rest.items()}})[0] for row in H]
    np.testing.assert_allclose(found, function(h, H, *rest.values()), rtol=1e-12)


def test_code_looks_its_letters_up_after_the_lines_before():
    given = {r"\mathrm{score}": "pycore.attention.general_score", "W": W.tolist(), **STATES}
    found, = values(SCORES, given, before=["W = 2 W"])
    np.testing.assert_allclose(found, 2 * (H @ W.T @ h))


def test_a_missing_letter_is_asked_for_in_the_spellings_of_print():
    with pytest.raises(Misfit, match="also takes W, and no letter is given") as caught:
        read(SCORES).value(worth({r"\mathrm{score}": "pycore.attention.general_score", **STATES}))
    assert r"\mathbf{W}_a" in caught.value.suggestion


def test_shapes_of_letters_that_the_formula_does_not_show_are_checked():
    with pytest.raises(Misfit, match=r"h has shape 2 and W has shape 3×2: the axes that print calls d"):
        read(SCORES).value(worth({r"\mathrm{score}": "pycore.attention.general_score", "W": [[1, 2], [3, 4], [5, 6]], **STATES}))
    with pytest.raises(Misfit, match="W has shape 3: it must be 2 long"):
        read("J(b)").value(worth({"J": "pycore.landscapes.bowl", "b": [1, 2, 3]}))


def test_too_many_arguments_are_counted():
    with pytest.raises(Misfit, match=r"takes 1 \(W\), and here are 2"):
        read("J(a, b)").value(worth({"J": "pycore.landscapes.bowl", "a": [1, 2], "b": 1}))
