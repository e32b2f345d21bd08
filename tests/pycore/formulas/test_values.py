"""Values against NumPy expressions written by hand."""
import numpy as np
import pytest

from pycore.formulas import FormulaError, read

H = np.array([[1.0, 0.5], [-0.2, 0.3], [0.7, -1.1]])
h = np.array([0.4, -0.6])
W = np.array([[1.0, 2.0], [0.5, -1.0]])
x = np.array([1.0, 2.0, 3.5])
dW = np.array([3.0, -4.0])


def softmax(z):
    return np.exp(z) / np.exp(z).sum()


ATTENTION = r"\alpha_{ts} = \frac{\exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S} \exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}"

ROWS = [
    (r"v_t = \beta v_{t-1} + (1-\beta) x_t", {r"\beta": 0.9, "v_{t-1}": 2, "x_t": 5}, 0.9 * 2 + 0.1 * 5),
    (r"v_t = \beta v_{t-1} + (1-\beta) x_t", {r"\beta": 0.9, "v": 2, "x": 5}, 0.9 * 2 + 0.1 * 5),
    (r"v_t = \beta v_{t-1} + (1-\beta) x_t", {r"\beta": 0.9, "v": 1, "v_{ t - 1 }": 2, "x": 5}, 0.9 * 2 + 0.1 * 5),
    (r"\theta = \theta - \eta \nabla_{\theta} J(\theta)", {r"\theta": [1.0, 2.0], r"\eta": 0.1, "J": lambda t: (t**2).sum()}, np.array([0.8, 1.6])),
    (r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)", {r"\gamma": 0.5, "v": 2, r"\eta": 0.1, r"\nabla_\theta J(\theta)": 7}, 1.7),
    (r"v = \beta v + (1-\beta) dW", {r"\beta": 0.9, "v": np.ones(2), "dW": dW}, 0.9 + 0.1 * dW),
    (r"s = \beta_2 s + (1-\beta_2) dW^2", {r"\beta_2": 0.99, "s": np.ones(2), "dW": dW}, 0.99 + 0.01 * dW**2),
    (r"W = W - \alpha \frac{dW}{\sqrt{s}}", {"W": h, r"\alpha": 0.1, "dW": dW, "s": dW**2}, h - 0.1 * np.sign(dW)),
    (r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}", {"W": 1, r"\alpha": 0.1, "v": 2, "s": 9, r"\epsilon": 1}, 0.95),
    (r"\hat{v} = \frac{v}{1-\beta_1^t}", {"v": 1, r"\beta_1": 0.9, "t": 3}, 1 / (1 - 0.9**3)),
    (r"\frac{1}{1-\beta}", {r"\beta": 0.9}, 10.0),
    (r"1/(1-\beta)", {r"\beta": 0.9}, 10.0),
    (r"(1-\beta)\sum_{k=0}^{t-1} \beta^k x_{t-k}", {r"\beta": 0.9, "x": x, "t": 3}, 0.1 * (3.5 + 0.9 * 2 + 0.81)),
    (r"(1-\beta)\sum_{k=0}^{n} \beta^k x_k", {r"\beta": 0.9, "x": x}, 0.1 * (1 + 0.9 * 2 + 0.81 * 3.5)),
    (r"softmax(x)_i = \frac{\exp(x_i)}{\sum_{j} \exp(x_j)}", {"x": x}, softmax(x)),
    (r"\frac{e^{x_i}}{\sum_j e^{x_j}}", {"x": x}, softmax(x)),
    (r"\mathrm{softmax}(x)", {"x": x}, softmax(x)),
    (r"score(\mathbf{h}_t, \bar{\mathbf{h}}_s) = \mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", {r"\mathbf{h}_t": h, r"\mathbf{W}": W, r"\bar{\mathbf{h}}_s": H[0]}, h @ W @ H[0]),
    (r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", {r"\mathbf{h}_t": h, r"\mathbf{W}": W, r"\bar{\mathbf{h}}": H}, H @ W.T @ h),
    (ATTENTION, {r"\mathbf{h}_t": h, r"\bar{\mathbf{h}}": H, "score": lambda a, b: a @ b}, softmax(H @ h)),
    (ATTENTION, {r"\mathbf{h}_t": h, r"\bar{\mathbf{h}}": H, r"\bar{\mathbf{h}}_s": H[1], "S": 3, "score": lambda a, b: a @ b}, softmax(H @ h)[1]),
    (r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s", {r"\alpha": softmax(x), r"\bar{\mathbf{h}}": H}, softmax(x) @ H),
    (r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s", {r"\alpha_{ts}": softmax(x), r"\bar{\mathbf{h}}_s": H}, softmax(x) @ H),
    (r"\mathbf{a}_t = \tanh(\mathbf{W_c} [\mathbf{c}_t ; \mathbf{h}_t])", {r"\mathbf{W_c}": np.ones((2, 4)), r"\mathbf{c}_t": h, r"\mathbf{h}_t": h}, np.tanh(np.ones(2) * h.sum() * 2)),
    (r"\mathbf{PA}", {r"\mathbf{P}": W, r"\mathbf{A}": W}, W @ W),
    (r"\mathbf{P} = \begin{bmatrix} 0&0&1\\1&0&0\\0&1&0 \end{bmatrix}", {}, np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0.0]])),
    (r"\frac{dy}{dx} = \frac{dy}{du} \frac{du}{dx}", {r"\frac{dy}{du}": 2, r"\frac{du}{dx}": -3}, -6),
    (r"x \odot y", {"x": x, "y": x}, x * x), (r"\|x\|_2", {"x": x}, np.linalg.norm(x)), (r"x^T y", {"x": x, "y": x}, x @ x), (r"x y^T", {"x": x, "y": dW}, np.outer(x, dW)),
    (r"\frac{1}{n} \sum_{i=1}^n x_i", {"x": x}, x.mean()), (r"\frac{1}{n}\sum_{i=1}^n (x_i - \mu)^2", {"x": x, r"\mu": x.mean()}, x.var()),
    (r"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", {"x": x - 2}, np.maximum(x - 2, 0)), (r"\max(0, x)", {"x": x - 2}, np.maximum(x - 2, 0)),
    (r"\theta_{t+1} = \theta_t - \eta g_t", {r"\theta": x, "g_t": x, r"\eta": 0.1}, 0.9 * x), (r"v = \beta v + (1-\beta) g \\ W = W - \alpha v", {r"\beta": 0.5, "v": 1, "g": 3, "W": 10, r"\alpha": 1}, 8.0),
    (r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V", {"Q": W, "K": W, "V": H[:2], "d_k": 4}, np.array([softmax(row) for row in W @ W.T / 2]) @ H[:2]),
    (r"\sigma(W x + b)", {"W": W, "x": h, "b": dW}, 1 / (1 + np.exp(-(W @ h + dW)))), (r"A^{-1} b", {"A": W, "b": h}, np.linalg.solve(W, h)), (r"A_{ij} = x_i y_j", {"x": x, "y": h}, np.outer(x, h)),
    (r"\sum_{i} \sum_{j} A_{ij} x_i y_j", {"A": W, "x": h, "y": dW}, h @ W @ dW), (r"\sum_{j \ne i} x_j", {"x": x, "i": 2}, 4.5), (r"\sum_{i<j} x_i", {"x": x, "j": 3}, 3.0), (r"\prod_{i=1}^n x_i", {"x": x}, 7.0),
    (r"\log_2 8 + 3! + \binom{5}{2} + \lfloor 2.5 \rfloor", {}, 21.0), (r"\mathbf{1}[x > 1.5]", {"x": x}, [0, 1, 1]), (r"\arg\max_i x_i", {"x": x}, 3), (r"\det(W)", {"W": W}, np.linalg.det(W)),
    (r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", {r"\mathbf{h}": H, r"\mathbf{W}": W, r"\bar{\mathbf{h}}": H}, H @ W @ H.T),
    (r"\mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s", {r"\mathbf{h}_t": h, r"\mathbf{W}": W, r"\bar{\mathbf{h}}_s": H}, H @ W.T @ h),
    (r"h_t = \tanh(W h_{t-1} + U x_t)", {"W": W, "U": W, "h": h, "x": dW}, np.tanh(W @ h + W @ dW)),
]


@pytest.mark.parametrize("latex, given, wanted", ROWS)
def test_value(latex, given, wanted):
    np.testing.assert_allclose(read(latex).value(given), wanted, rtol=1e-6)


WRONG = [
    (r"\alpha v + W x", {r"\alpha": 1, "v": 1, "W": np.ones((2, 3)), "x": [1, 2]}, 14, ["2×3", "shape 2"]),
    (r"a + b", {"a": [1, 2], "b": [1, 2, 3]}, 5, ["shape 2", "shape 3"]),
    (r"a + \beta_1", {"a": 1}, 5, [r"\beta_1"]),
    (r"score(x)", {"x": 1}, 1, ["score", "function"]),
    (r"\sum_{k=1}^{4} x_k", {"x": [1, 2]}, 16, ["family of 2"]),
]


@pytest.mark.parametrize("latex, given, column, words", WRONG)
def test_what_is_wrong_is_said_with_its_column(latex, given, column, words):
    with pytest.raises(FormulaError) as caught:
        read(latex).value(given)
    assert caught.value.column == column
    assert all(word in str(caught.value) for word in words)


def test_parts_have_values_too():
    f = read(r"v_t = \gamma v_{t-1} + \eta g")
    given = {r"\gamma": 0.9, "v": 2, r"\eta": 0.1, "g": 5}
    assert f.value(given, f.find(r"\gamma v_{t-1}")[0]) == pytest.approx(1.8)
    assert f.values({r"\gamma": 0.9, "v": 2})["1.0"] == pytest.approx(1.8)
    assert "1.1" not in f.values({r"\gamma": 0.9, "v": 2})


def test_a_gradient_of_its_own_is_used():
    class J:
        def __call__(self, theta):
            return 0.0

        def gradient(self, theta):
            return 3 * theta
    assert read(r"\nabla_\theta J(\theta)").value({"J": J(), r"\theta": 2.0}) == 6


def test_a_slope_is_asked_for_in_the_variable_under_the_nabla():
    class Bowl:
        def __call__(self, place):
            return place @ place

        def gradient(self, place):
            return 2 * place
    given = {r"\theta": np.array([1.0, 2.0]), r"\gamma": 0.5, "v": np.array([2.0, -2.0]), "J": Bowl()}
    assert read(r"\nabla_\theta J(\theta - \gamma v)").value(given) == pytest.approx([0, 6])
    assert read(r"\nabla_\gamma J(\theta - \gamma v)").value(given) == pytest.approx(12, rel=1e-8)     # -v . (0, 6)
    assert read(r"\nabla_v J(\theta - \gamma v)").value(given) == pytest.approx([0, -3], abs=1e-8)


def test_an_index_does_not_say_how_far_it_runs_itself():
    with pytest.raises(FormulaError, match="speaks of \\$i\\$ itself"):
        read(r"\sum_{i=1}^{x_i} x_i").value({"x": [1.0, 2.0]})
