"""Which piece of code works out which piece of the formulas: told by hand, and found by value."""
import pytest

from pycore import attention, averages, optimizers
from pycore.agreement import Incomparable, Line, ties
from pycore.agreement.reading import NAMES as KINDS
from pycore.agreement.parting import text_of
from pycore.formulas import read
from pycore.formulas.spelling import spell

RUDER = [r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)", r"\theta = \theta - v_t"]
ADAM = [r"v = \beta_1 v + (1-\beta_1) dW", r"s = \beta_2 s + (1-\beta_2) dW^2", r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}"]


def found(function, latex: list[str], named: dict[int, str] = {}) -> list[tuple[str, int, str, str]]:
    """(code, number of the formula, place, LaTeX) of each tie, in the order of the code."""
    formulas = [read(one) for one in latex]
    places = [tuple(map(str, formula.find(named[number]))) if number in named else () for number, formula in enumerate(formulas)]
    lines = tuple(Line(str(number), formula, those) for number, (formula, those) in enumerate(zip(formulas, places)))
    return [(text_of(one, function), int(tie.line), tie.place, spell(formulas[int(tie.line)].piece(tie.place)))
            for one, tie in ties(function, lines).items()]


def pairs(function, latex) -> dict[str, str]:
    """{code: LaTeX} of what is more than a name."""
    return {code: piece for code, _, _, piece in found(function, latex) if not code.isidentifier()}


def test_momentum():
    assert pairs(optimizers.momentum, RUDER) == {
        "gamma * v": r"\gamma v_{t - 1}",
        "eta * gradient": r"\eta \nabla_{\theta} J(\theta)",
        "memory + push": r"\gamma v_{t - 1} + \eta \nabla_{\theta} J(\theta)",
        "-v": "-v_t",
    }


def test_adam():
    assert pairs(optimizers.adam, ADAM) == {
        "beta_1 * v": r"\beta_1 v",
        "(1 - beta_1) * dW": r"(1 - \beta_1)dW",
        "1 - beta_1": r"1 - \beta_1",
        "memory + push": r"\beta_1 v + (1 - \beta_1)dW",
        "beta_2 * s + (1 - beta_2) * dW ** 2": r"\beta_2 s + (1 - \beta_2)dW^2",
        "beta_2 * s": r"\beta_2 s",
        "(1 - beta_2) * dW ** 2": r"(1 - \beta_2)dW^2",
        "1 - beta_2": r"1 - \beta_2",
        "dW ** 2": "dW^2",
        "-(alpha * v / usual)": r"-\alpha \frac{v}{\sqrt{s} + \epsilon}",
        "alpha * v / usual": r"\alpha \frac{v}{\sqrt{s} + \epsilon}",
        "np.sqrt(s) + epsilon": r"\sqrt{s} + \epsilon",
        "np.sqrt(s)": r"\sqrt{s}",
    }


def test_a_name_is_what_it_was_last_given():
    v = [(number, place) for code, number, place, _ in found(optimizers.momentum, RUDER) if code == "v"]
    parameter, factor, given, negative, handed = v
    assert parameter == factor == (0, "1.0.1")              # the old one, v_{t-1}
    assert given == handed == (0, "0")                      # the new one, on the left
    assert negative == (1, "1.1.0")                         # and the same, inside of what is taken away


def test_what_lies_inside_is_tied_inside():
    s = [(number, place) for code, number, place, _ in found(optimizers.adam, ADAM) if code == "s"]
    assert (2, "1.1.0.1.1.0.0") in s                        # of np.sqrt(s): not the s of the line that made it
    assert s[-1] == (1, "0")                                # handed on, inside of nothing


def test_a_name_for_a_part_is_tied_to_the_part():
    named = found(averages.moving_average, [r"v_t = \beta v_{t-1} + (1-\beta) x_t"])
    assert [piece for code, _, _, piece in named if code == "memory"] == [r"\beta v_{t - 1}"] * 3
    assert {piece for code, _, _, piece in named if code == "x_t"} == {"x_t"}


def test_a_part_that_has_a_name_goes_before_one_that_has_none():
    bare, named = (dict(one[:3:2] for one in found(optimizers.adam, ADAM, parts)) for parts in ({}, {2: "v"}))
    assert bare["v"] != named["v"] == "1.1.0.1.0"


@pytest.mark.parametrize(("function", "latex", "expected"), [
    (attention.general_score, r"\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s) = \mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s",
     {"h_bar @ (h @ W)": r"\mathbf{h}_t^\top \mathbf{W} \bar{\mathbf{h}}_s"}),
    (attention.context, r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s", {"alpha @ h_bar": r"\sum_s \alpha_{t s} \bar{\mathbf{h}}_s"}),
    (attention.attention_vector, r"\mathbf{a}_t = \tanh(\mathbf{W_c} [\mathbf{c}_t ; \mathbf{h}_t])", {
        "np.tanh(W_c @ np.concatenate([c, h]))": r"\tanh(\mathbf{W}_{\mathbf{c}}[\mathbf{c}_t; \mathbf{h}_t])",
        "W_c @ np.concatenate([c, h])": r"\mathbf{W}_{\mathbf{c}}[\mathbf{c}_t; \mathbf{h}_t]",
        "np.concatenate([c, h])": r"[\mathbf{c}_t; \mathbf{h}_t]"}),
    (attention.scaled_dot_product, r"\mathrm{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right) V", {
        "Q @ np.swapaxes(K, -1, -2) / np.sqrt(Q.shape[-1])": r"\frac{Q K^\top}{\sqrt{d_k}}",
        "Q @ np.swapaxes(K, -1, -2)": r"Q K^\top",
        "np.swapaxes(K, -1, -2)": r"K^\top",
        "np.sqrt(Q.shape[-1])": r"\sqrt{d_k}",
        "Q.shape[-1]": "d_k",
        "softmax(scores) @ V": r"\mathrm{softmax}(\frac{Q K^\top}{\sqrt{d_k}})V",
        "softmax(scores)": r"\mathrm{softmax}(\frac{Q K^\top}{\sqrt{d_k}})"}),
    (averages.corrected, r"\hat{v} = \frac{v}{1-\beta_1^t}", {
        "v / (1 - beta ** t)": r"\frac{v}{1 - \beta_1^t}", "1 - beta ** t": r"1 - \beta_1^t", "beta ** t": r"\beta_1^t"}),
], ids=lambda one: getattr(one, "__name__", None))
def test_vectors_matrices_and_counts(function, latex, expected):
    assert pairs(function, [latex]) == expected


def test_a_line_alone_may_mean_the_given_letter():
    alone = pairs(optimizers.adam, ADAM[2:])
    assert alone["np.sqrt(s) + epsilon"] == r"\sqrt{s} + \epsilon" and "beta_2 * s" not in alone
    v = [place for code, _, place, _ in found(optimizers.adam, ADAM[2:]) if code == "v"]
    assert set(v) == {"1.1.0.1.0"} and len(v) == 3          # the given one, its two uses; neither parameter nor factor


def test_what_has_no_twin_stays_untied():
    codes = [code for code, *_ in found(optimizers.adam, ADAM)]
    assert "alpha * v" not in codes                         # the formula divides first, then scales
    assert not any(code.isdigit() or code == "2" for code in codes)
    assert "epsilon" in codes and "epsilon" not in [code for code, *_ in found(optimizers.adam, ADAM[:2])]


def test_lone_names_go_to_letters_and_the_whole_relation_to_nothing():
    for function, latex in ((optimizers.momentum, RUDER), (optimizers.adam, ADAM)):
        for code, number, place, _ in found(function, latex):
            assert place
            if code in ("gamma", "eta", "alpha", "beta_1", "beta_2", "v", "s", "W", "dW", "epsilon"):
                assert read(latex[number]).piece(place).kind in KINDS


def test_a_function_whose_letters_nobody_declared_cannot_be_held_beside_anything():
    def twice(x):
        return 2 * x
    with pytest.raises(Incomparable, match="nothing says how print writes x of twice"):
        ties(twice, (Line("it", read("y = 2 x")),))
