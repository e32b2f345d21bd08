"""Slopes against central differences of the plain evaluator, part by part: the judge knows no tape.

The judge nudges the value of one node on its way up and works the whole formula out again.
"""
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pycore.bound import bound
from pycore.formulas import read
from pycore.formulas.places import Place, gathered
from pycore.formulas.tree import walk
from pycore.formulas.valuing.evaluate import VALUES
from pycore.formulas.valuing.functions import FUNCTIONS
from pycore.formulas.valuing.products import PRODUCTS
from pycore.formulas.valuing.whole import over_families, scope_for

A = np.array([[0.7, -0.4], [0.3, 1.2]])
B = np.array([[1.1, 0.2], [-0.6, 0.9]])
T = np.array([[1.0, 0.5, -0.2], [0.3, 0.7, -1.1]])
x = np.array([1.0, 2.0, 3.5])
y = np.array([0.4, -0.3, 0.8])
h = np.array([0.4, -0.6])


class Bowl:
    """A function no tape sees into, with a gradient of its own."""

    def __call__(self, w):
        return float(np.square(w).sum())

    def gradient(self, w):
        return 2 * w


FORMULAS = [
    # every kind of node
    ("a + b - c", dict(a=1.0, b=x, c=2.0)), ("+a", dict(a=2.0)), (r"\frac{a}{b} + c/a", dict(a=x, b=2.0, c=1.5)),
    ("a^2 + b^a + 2^{-b}", dict(a=1.3, b=0.7)), ("x^3", dict(x=y)), ("A^{-1} b", dict(A=A, b=h)),
    (r"\mathbf{A}^3", {r"\mathbf{A}": A}), (r"\mathbf{A}^{-2}", {r"\mathbf{A}": A}), (r"\mathbf{A}^0", {r"\mathbf{A}": A}),
    ("A^T b", dict(A=T, b=h)), (r"\sqrt{a} + \sqrt[3]{b}", dict(a=2.0, b=x)), (r"a\, n! + \binom{n}{2}", dict(a=2.0, n=4)),
    (r"\sum_{i=1}^n x_i^2 / i", dict(x=x)), (r"\sum_{k=0}^{3} \beta^k c", {r"\beta": 0.8, "c": 1.5}),
    (r"\sum_{i} \sum_{j} A_{ij} x_i y_j", dict(A=A, x=h, y=h)), (r"\sum_{j \ne i} x_j", dict(x=x, i=2)),
    (r"\prod_{i=1}^n x_i", dict(x=x)), (r"\prod_{i=1}^3 (x_i - 2)", dict(x=x)),
    (r"\max_i x_i y_i + \min_i x_i", dict(x=x, y=y)), (r"\arg\max_i x_i + a", dict(x=x, a=1.0)), (r"\sum x", dict(x=x)),
    (r"\frac{e^{x_i}}{\sum_j e^{x_j}}", dict(x=x)), (r"A_{ij} = x_i y_j", dict(x=x, y=h)), (r"x_2 + x_{\max}", {"x": x, r"x_{\max}": 3.0}),
    (r"\|x\|", dict(x=x)), (r"\|x\|_1 + \|y\|_\infty", dict(x=x, y=y)), (r"\|x\|_3", dict(x=x)), (r"\|A\|_F", dict(A=A)),
    (r"\|A\|_2", dict(A=T)), (r"\|A\|_1 + \|A\|_\infty", dict(A=T)), (r"|a| + |A|", dict(a=-2.0, A=A)), (r"\det(A) + a", dict(A=A, a=1.0)),
    (r"\tanh(W [c ; h])", dict(W=np.ones((2, 5)) / 3, c=y, h=h)), ("(a, b) + (c, a)", dict(a=1.0, b=2.0, c=3.0)),
    (r"\begin{bmatrix} a & b \\ b & 1 \end{bmatrix} h", dict(a=1.5, b=-0.5, h=h)),
    (r"\begin{bmatrix} A & A \\ B & B \end{bmatrix}", dict(A=A, B=B)), (r"\begin{vmatrix} a & b \\ b & 3 \end{vmatrix}", dict(a=1.5, b=-0.5)),
    (r"\langle x, y \rangle a", dict(x=x, y=y, a=2.0)), (r"a \lfloor x \rfloor + \lceil b \rceil a", dict(a=2.0, x=x + 0.3, b=1.5)),
    (r"\begin{cases} a x & \text{if } x > b \\ x^2 & \text{otherwise} \end{cases}", dict(x=x, a=2.0, b=1.5)),
    (r"\begin{cases} a x & x > 0 \\ b x & \text{otherwise} \end{cases}", dict(x=-1.5, a=2.0, b=0.1)),
    ("a, b^2", dict(a=2.0, b=3.0)), (r"\llbracket x > a \rrbracket b", dict(x=x, a=1.5, b=2.0)),
    (r"\mathbf{1}[x > a] b", dict(x=x, a=1.5, b=2.0)), (r"\frac{dy}{dx} = \frac{dy}{du} \frac{du}{dx}", {r"\frac{dy}{du}": 2, r"\frac{du}{dx}": -3}),
    (r"\frac{dy}{dx} a", {"dy": 2.0, "dx": 3.0, "a": 1.5}), (r"v = \beta v + (1-\beta) g \\ W = W - \alpha v", {r"\beta": 0.5, "v": 1, "g": 3, "W": 10, r"\alpha": 1}),
    (r"x^{(2)} a", {"x": x, "a": 2.0}), (r"\underbrace{a b}_{c} + \hat{a}", {"a": 2.0, "b": 3.0, r"\hat{a}": 1.0}), ("a^* b", {"a": 2.0, "b": x}),
    (r"\log_3 a + \sin^2 a", dict(a=0.7)), (r"\exp(f(a, b))", dict(a=0.5, b=0.7, f=lambda a, b: a * b + np.sin(a))),
    (r"f(A h) a", dict(A=A, h=h, a=2.0, f=lambda v: float(v @ v))), (r"f(A h) a", dict(A=A, h=h, a=2.0, f=Bowl())),
    (r"f(A h)^T h", dict(A=A, h=h, f=lambda v: np.array([v[0] * v[1], v[1] ** 3]))), (r"f^2(a)", dict(a=0.7, f=lambda v: float(v) ** 2)),
    (r"\theta - \eta \nabla_\theta J(\theta)", {r"\theta": h, r"\eta": 0.1, "J": lambda t: np.sum(t ** 4)}),
    (r"\theta - \eta \nabla_\theta J(\theta)", {r"\theta": h, r"\eta": 0.1, "J": Bowl()}),
    (r"\theta - \eta \nabla_\theta (\theta^T A \theta)", {r"\theta": h, r"\eta": 0.1, "A": A}),
    # code behind letters
    *[(r"\theta - \eta \nabla_\theta J(\theta)", {r"\theta": h, r"\eta": 0.1, "J": bound(f"pycore.landscapes.{name}", {})}) for name in ("ravine", "valley", "plateau")],
    *[(r"a J(\theta)", {r"\theta": h, "a": 0.5, "J": bound(f"pycore.landscapes.{name}", {})}) for name in ("valley", "many_minima")],
    (r"\frac{e^{score(s, h)}}{2}", {"s": h, "h": h / 2, "score": bound("pycore.attention.general_score", {r"\mathbf{W}": A})}),
    (r"f(x) a", {"x": x, "a": 0.5, "f": bound("pycore.activations.gelu", {})}),
    # the subject's
    (r"v_t = \beta v_{t-1} + (1-\beta) x_t", {r"\beta": 0.9, "v": 2, "x_t": -4}), (r"\hat{v} = \frac{v}{1-\beta_1^t}", {"v": 1, r"\beta_1": 0.9, "t": 3}),
    (r"(1-\beta)\sum_{k=0}^{t-1} \beta^k x_{t-k}", {r"\beta": 0.9, "x": x, "t": 3}),
    (r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}", {"W": y, r"\alpha": 0.1, "v": x, "s": x + 2, r"\epsilon": 1e-3}),
    (r"\alpha_{ts} = \frac{\exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S} \exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}",
     {r"\mathbf{h}_t": h, r"\bar{\mathbf{h}}": T.T, "score": lambda a, b: a @ b}),
    (r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", {r"\mathbf{h}_t": h, r"\mathbf{W}": A, r"\bar{\mathbf{h}}_s": T.T}),
    (r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s", {r"\alpha_{ts}": x, r"\bar{\mathbf{h}}_s": T.T}),
    (r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V", {"Q": A, "K": B, "V": T[:, :2], "d_k": 4}),
    # every product
    (r"x y^T", dict(x=x, y=h)), (r"x^T y", dict(x=x, y=y)), (r"a A B", dict(a=2.0, A=A, B=B)), (r"A \cdot h", dict(A=A, h=h)), (r"A \bullet h", dict(A=A, h=h)),
    (r"x \odot y", dict(x=x, y=y)), ("x * y", dict(x=x, y=y)), (r"x \star y", dict(x=x, y=y)), (r"x \circ y", dict(x=x, y=y)), (r"x \times y", dict(x=x, y=y)),
    (r"A \times B", dict(A=A, B=B)), (r"A \otimes T", dict(A=A, T=T)), (r"x \otimes h", dict(x=x, h=h)), (r"x \div a", dict(x=x, a=2.0)), (r"x \bmod a", dict(x=x, a=1.6)),
]
GIVEN_TO = {"diag": (h, A), "det": (A,), "tr": (A,), "trace": (A,), "rank": (A,), "vec": (A,), "softmax": (x, A), "log": (x,), "ln": (x,), "lg": (x,), "sqrt": (x,), "std": (y,)}
CALLS = [(name, one) for name in FUNCTIONS if name not in ("clip", "concat") for one in GIVEN_TO.get(name, (y, 0.3))]


def judged(root, scope, path, h=1e-5):
    """d(result)/d(the node at a path), a column for each of its numbers, by nudging its value on the way up."""
    node = next(node for node in walk(root) if node.path == path)
    mine = {inner.key for inner in walk(node)}
    met = {}

    def at(scope):
        return tuple((key, number) for key, number in scope.bound.items() if key in mine)

    def look(node, scope, value):
        if node.path == path:
            met.setdefault(at(scope), np.array(value, float))
        return value

    def result(where, by):
        nudge = lambda node, scope, value: value + by if node.path == path and at(scope) == where else value
        return np.ravel(over_families(root, replace(scope, watch=nudge)))

    over_families(root, replace(scope, watch=look))
    columns = []
    for where, value in met.items():
        for place in np.ndindex(value.shape):
            step = np.zeros(value.shape)
            step[place] = h * max(1, abs(value[place]))
            columns.append((result(where, step) - result(where, -step)) / (2 * step[place]))
    return np.array(columns).T


def checks(latex, numbers, at=()) -> int:
    """Every slope of a formula against the judge; how many numbers were compared."""
    formula = read(latex)
    found = formula.slopes(numbers, at)
    assert found, "a formula with a value has slopes"
    formula, scope = scope_for(formula, numbers)
    compared = 0
    with np.errstate(all="ignore"):
        for path, slope in found.items():
            root = gathered(formula.tree, Place.parse(path)) if ":" in path else formula.tree
            expected = judged(root, scope, path)
            assert slope.jacobian.shape == expected.shape, (path, slope.jacobian, expected)
            exists = np.isfinite(slope.jacobian)
            assert exists.all() or not np.isfinite(expected).all(), path
            np.testing.assert_allclose(slope.jacobian[exists], expected[exists], rtol=2e-5, atol=2e-5, err_msg=path)
            compared += exists.sum()
    return int(compared)


@pytest.mark.parametrize("latex, numbers", FORMULAS)
def test_slopes_are_differences(latex, numbers):
    assert checks(latex, numbers) > 0


@pytest.mark.parametrize("name, one", CALLS, ids=[f"{name} of {np.ndim(one)} axes" for name, one in CALLS])
def test_every_function_has_its_slope(name, one):
    assert checks(rf"\mathrm{{{name}}}(z) a", {"z": one, "a": 1.5}) > 0


@pytest.mark.parametrize("latex, numbers", [
    (r"\mathrm{clip}(x, a, b)", dict(x=x, a=1.5, b=3.0)), (r"\mathrm{concat}(x, a, y)", dict(x=x, y=y, a=1.0)),
    (r"\max(x, a)", dict(x=x, a=1.5)), (r"\min(x, y, a)", dict(x=x, y=y, a=0.5)), (r"\sigma(a x)", dict(x=y, a=2.0)), (r"\Phi(a x)", dict(x=y, a=2.0)),
])
def test_functions_of_several_and_usual_letters(latex, numbers):
    assert checks(latex, numbers) > 0


def test_nothing_the_evaluator_knows_is_left_out(record_property):
    total = sum(checks(latex, numbers) for latex, numbers in FORMULAS) + sum(checks(rf"\mathrm{{{name}}}(z) a", {"z": one, "a": 1.5}) for name, one in CALLS)
    kinds = {node.kind for latex, numbers in FORMULAS for node in walk(read(latex, tuple(k for k, v in numbers.items() if callable(v))).tree)}
    products = {node.name for latex, _ in FORMULAS for node in walk(read(latex).tree) if node.kind == "product"}
    record_property("says", f"slopes: {total} numbers compared with central differences")
    assert set(PRODUCTS) <= products and set(VALUES) <= kinds, (set(PRODUCTS) - products, set(VALUES) - kinds)


@pytest.mark.parametrize("latex, runs, numbers", [
    ("a b c + c a", ["0:0-1", "0:1-2"], dict(a=2.0, b=x, c=3.0)), (r"x^T A B h", [":0-1", ":1-2", ":2-3"], dict(x=h, A=A, B=B, h=h)),
    ("a + b - c", [":0-1", ":1-2"], dict(a=1.0, b=x, c=y)), (r"\sum_i a x_i y_i", ["1:1-2"], dict(a=2.0, x=x, y=y)),
    ("a b J + c", ["0:0-1"], {"a": 2.0, "b": 3.0, "J": 4.0, "c": 1.0}),
])
def test_runs_of_neighbours_have_slopes_too(latex, runs, numbers):
    formula = read(latex)
    assert set(runs) <= set(formula.slopes(numbers, runs))
    assert checks(latex, numbers, runs) > 0


LETTERS = {"a": 0.8, "b": -1.3, "c": 1.7, "x": y, "z": x, "A": np.array([[0.5, -0.2, 0.1], [0.3, 0.9, -0.7], [0.2, 0.4, 1.1]])}
ROUND_NUMBERS = ["({n} + {m})", "({n} - {m})", "({n})({m})", r"\frac{{{n}}}{{2 + ({m})^2}}", r"\tanh({n})", r"\sin({n})", r"\sqrt{{1 + ({n})^2}}",
                 r"\sum_{{i=1}}^3 x_i ({n})", r"\prod_{{i=1}}^3 (z_i + {n})", r"({v})^T ({w})", r"\|{v} + z\|", r"\mathrm{{sigmoid}}({n})"]
ROUND_VECTORS = ["({v} + {w})", "({n})({v})", r"A ({v})", r"\tanh({v})", r"\mathrm{{softmax}}({v})", r"({v} \odot {w})"]


@st.composite
def latex_of(draw, numbers: bool, deep: int = 3):
    """A random formula of a number or of a vector of three."""
    if deep == 0:
        return draw(st.sampled_from(["a", "b", "c", "2"] if numbers else ["x", "z"]))
    form = draw(st.sampled_from(ROUND_NUMBERS if numbers else ROUND_VECTORS))
    return form.format(**{name: draw(latex_of(name in "nm", draw(st.integers(0, deep - 1)))) for name in "nmvw" if f"{{{name}}}" in form})


@settings(max_examples=40, deadline=None)
@given(latex_of(True) | latex_of(False))
def test_random_formulas(latex):
    checks(latex, LETTERS)


def test_what_is_known_of_the_moving_average():
    """By hand: v = beta v + (1 - beta) x answers to the first beta by v, to the second by -x."""
    slopes = read(r"v_t = \beta v_{t-1} + (1-\beta) x_t").slopes({r"\beta": 0.9, "v": 2, "x_t": -4})
    assert {path: slopes[path].amount for path in ("1.0.0", "1.0.1", "1.0", "1.1.0.1.0", "1.1.0", "1.1.1", "1")} == pytest.approx(
        {"1.0.0": 2, "1.0.1": 0.9, "1.0": 1, "1.1.0.1.0": 4, "1.1.0": -4, "1.1.1": 0.1, "1": 1})
    assert not {"0", "0.0", "1.0.1.1", "1.1.1.1"} & slopes.keys(), "the left side and indices have none"


def test_what_is_known_of_softmax():
    """Its slope by a score is p_i ((i = j) - p_j), so the whole family's size is that matrix's largest stretch."""
    p = np.exp(x) / np.exp(x).sum()
    slopes = read(r"\mathrm{softmax}(x)").slopes({"x": x})
    np.testing.assert_allclose(slopes["1"].jacobian, np.diag(p) - np.outer(p, p), atol=1e-12)
    assert slopes["1"].amount == pytest.approx(np.linalg.norm(np.diag(p) - np.outer(p, p), 2)) and not slopes["1"].signed
    score = read("a^T x").slopes({"a": y, "x": x})
    assert score["1"].amount == pytest.approx(np.linalg.norm(y))


def test_what_does_not_matter_has_slope_zero_and_what_has_no_value_none():
    assert read(r"0 a + b").slopes({"a": 3.0, "b": 2.0})["0.1"].amount == 0
    assert read(r"\arg\max_i x_i").slopes({"x": x})["1"].amount == 0
    assert read("a + q").slopes({"a": 3.0}) == {}
    assert read("a + b").slopes({"a": 3.0, "b": 2.0 + 1.0j}) == {}


def test_what_would_take_long_is_left_out():
    long = read(r"\sum_{i=1}^{20000} i a")
    assert long.slopes({"a": 1.0}) == {} and long.value({"a": 1.0}) == 200010000
    assert read(r"A_{ij} = x_i y_j").slopes({"x": np.ones(60), "y": np.ones(60)}) == {}


def test_values_are_untouched_by_watching():
    for latex, numbers in FORMULAS:
        before = read(latex).value(numbers)
        read(latex).slopes(numbers)
        assert np.array_equal(read(latex).value(numbers), before, equal_nan=True)
