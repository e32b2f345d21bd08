"""Order, fading, recognition, near misses and kinship."""
import numpy as np
import pytest

from pycore.formulas import FormulaError, read, same
from pycore.formulas.concepts import Concept, kin, named, recognise

ROWS = [
    {"name": "softmax", "shapes": [r"\frac{\exp(x_i)}{\sum_j \exp(x_j)}"], "near": [{"shape": r"\frac{\exp(x_i)}{\sum_j x_j}", "why": "almost a softmax, but the denominator has no exp"}]},
    {"name": "moving average", "shapes": [r"v_t = \beta v_{t-1} + (1-\beta) x_t", r"v = \beta v + (1-\beta) x"], "near": True},
    {"name": "dot product", "shapes": [r"x^T y", r"x \cdot y", r"\langle x, y \rangle", r"\sum_i x_i y_i"], "letters": {"x": "vector", "y": "vector"}},
    {"name": "bilinear score", "shapes": [r"x^T W y"], "letters": {"x": "vector", "y": "vector", "W": "matrix"}},
    {"name": "weighted sum", "shapes": [r"\sum_i w_i x_i"]},
    {"name": "weighted average", "shapes": [r"\frac{\sum_i w_i x_i}{\sum_i w_i}"]},
    {"name": "sigmoid", "shapes": [r"\frac{1}{1 + e^{-x}}"]},
    {"name": "swish", "shapes": [r"x \sigma(x)"], "letters": {r"\sigma": "constant"}},
]
CONCEPTS = tuple(Concept.of(row) for row in ROWS)

HITS = [
    (r"softmax(z)_k = \frac{e^{z_k}}{\sum_{l=1}^n e^{z_l}}", {"softmax": "1"}), (r"\alpha_{ts} = \frac{\exp(score(h_t, \bar{h}_s))}{\sum_{s'=1}^S \exp(score(h_t, \bar{h}_{s'}))}", {"softmax": "1"}),
    (r"\exp(a_i) / \sum_k \exp(a_k)", {"softmax": ""}), (r"s = \beta_2 s + (1-\beta_2) dW^2", {"moving average": ""}), (r"m_t = (1-\rho) g_t + \rho m_{t-1}", {"moving average": ""}), (r"v \leftarrow \beta v + (1-\beta) dW", {"moving average": ""}),
    (r"h_t^T \mathbf{W} \bar{h}_s", {"bilinear score": ""}), (r"\mathbf{u} \cdot \mathbf{v}", {"dot product": ""}), (r"c = \sum_s \alpha_{ts} \bar{h}_s", {"weighted sum": "1"}), (r"\frac{1}{1 + \exp(-(W x + b))}", {"sigmoid": ""}), (r"(1 + e^{-z})^{-1}", {"sigmoid": ""}),
    (r"y = 3 x \sigma(x)", {"swish": "1:1-2"}),
]
NONE = [r"\frac{\exp(x_i)}{\sum_j \exp(y_j)}", r"x = \alpha y + (1-\alpha) z", r"x y^T", r"2 \cdot 3", r"x \tau(x)", r"\frac{1}{1 - e^{-x}}", r"\alpha \beta"]


@pytest.mark.parametrize("latex, wanted", HITS)
def test_concepts_are_recognised_in_other_letters(latex, wanted):
    assert {hit.concept: str(hit.place) for hit in recognise(read(latex), CONCEPTS).hits} == wanted


@pytest.mark.parametrize("latex", NONE)
def test_no_false_alarms(latex):
    assert recognise(read(latex), CONCEPTS).hits == ()


def test_near_misses_say_what_is_different():
    near = recognise(read(r"\frac{\exp(score(h_t, \bar{h}_s))}{\sum_{s'=1}^S score(h_t, \bar{h}_{s'})}"), CONCEPTS).near
    assert [(miss.concept, miss.why) for miss in near] == [("softmax", "Almost a softmax, but the denominator has no exp.")]
    near = recognise(read(r"v = \beta v + (1+\beta) x"), CONCEPTS).near
    assert [(miss.concept, miss.why) for miss in near] == [("moving average", "Almost a moving average, but it has a plus where a minus belongs.")]


FADED = [
    (r"h_t^T \mathbf{W} \bar{h}_s", r"\mathbf{W}", r"h_t^T \bar{h}_s"), (r"W - \alpha \frac{v}{\sqrt{s} + \epsilon}", r"\epsilon", r"W - \alpha \frac{v}{\sqrt{s}}"), (r"W - \alpha \frac{v}{\sqrt{s} + \epsilon}", r"\sqrt{s} + \epsilon", r"W - \alpha v"),
    (r"W - \alpha v", r"\alpha v", "W"), (r"\tanh(x + y)", r"\tanh", "x + y"), (r"\frac{v}{1-\beta^t}", r"\beta^t", "v"), (r"a b + c", "a b", "c"), (r"x^2 + y", "2", "x + y"), (r"a b c", "b c", "a"), (r"\sqrt{s} x", r"\sqrt{s}", "x"),
]


@pytest.mark.parametrize("latex, part, rest", FADED)
def test_fading_leaves_the_skeleton(latex, part, rest):
    f = read(latex)
    assert same(f.fade(f.find(part)[0]).latex, rest)


def test_fading_the_matrix_makes_a_dot_product():
    f = read(r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s")
    assert [hit.concept for hit in recognise(f.fade("1"), CONCEPTS).hits] == ["dot product"]


@pytest.mark.parametrize("place", ["", "0", "1.0.1"])
def test_what_cannot_be_thought_away_is_refused(place):
    with pytest.raises(FormulaError):
        read("y = x_i + 1").fade(place)


def test_ruders_and_ngs_momentum_are_one_machine():
    found = kin(read(r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta) \\ \theta = \theta - v_t"), read(r"v = \beta v + (1-\beta) dW \\ W = W - \alpha v"))
    letters = dict(found.letters)
    assert found.same and letters[r"\gamma"] == r"\beta" and same(letters[r"\eta"], r"\alpha (1-\beta)") and same(letters["v"], r"\alpha v")
    beta, alpha, rng = 0.8, 0.05, np.random.default_rng(1)
    v_ruder = v_ng = theta = W = 0.0
    for g in rng.normal(size=20):  # and so they are when they run
        v_ruder, v_ng = beta * v_ruder + alpha * (1 - beta) * g, beta * v_ng + (1 - beta) * g
        theta, W = theta - v_ruder, W - alpha * v_ng
        assert theta == pytest.approx(W)


def test_strangers_are_told_why_they_are_no_kin():
    found = kin(read("y = a x + b"), read(r"y = \sqrt{x}"))
    assert not found.same and found.why.startswith("Not the same machine")


def test_what_binds_first_comes_first():
    steps = [(step.rank, step.path) for step in read(r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)").steps()]
    assert steps == [(1, "1.0"), (1, "1.1.1.1"), (2, "1.1.1"), (3, "1.1"), (4, "1"), (5, "")]
    box = read("a + b c").boxes()
    assert box.rank == 2 and [inner.rank for inner in box.boxes] == [0, 1]


@pytest.mark.parametrize("latex, words", [
    (r"p = \frac{e^{z_k}}{\sum_{l=1}^n e^{z_l}}", "p equals softmax of z"),
    (r"c = \frac{1}{1 + e^{-x}} + b", "c equals sigmoid of x plus b"),
    (r"s = \mathbf{u} \cdot \mathbf{v}", "s equals dot product of u and v"),
])
def test_a_formula_is_said_by_its_concepts(latex, words):
    formula = read(latex)
    assert named(formula, recognise(formula, CONCEPTS)) == words


def test_the_name_of_an_environment_holds_no_letters_of_the_formula():
    formula = read(r"\begin{aligned} v &= \beta v + (1-\beta) dW \\ W &= W - \alpha v \end{aligned}")
    assert "differential" in [node.kind for _, node in formula.nodes()]


@pytest.mark.parametrize("latex, rest", [
    (r"\mathbf{h}^T \mathbf{W} \mathbf{x}", r"\mathbf{h}^T \mathbf{x}"), (r"\mathbf{h}^\top \mathbf{W} \mathbf{x}", r"\mathbf{h}^\top \mathbf{x}"),
])
def test_a_transpose_keeps_its_author_s_sign_when_something_is_faded(latex, rest):
    assert read(latex).fade("1").latex == rest
