"""Indexed families: every way to give them and to point into them, against NumPy written by hand."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pycore.formulas import Misfit, read

chance = np.random.default_rng(0)
T, S, d = 3, 4, 2
x, y, h = chance.normal(size=5), chance.normal(size=5), chance.normal(size=d)
A, B, M, W, W_c = (chance.normal(size=size) for size in ((3, 4), (4, 2), (5, 5), (d, d), (3, 2 * d)))
H, D = chance.normal(size=(S, d)), chance.normal(size=(T, d))           # encoder and decoder states, one a row
Q, K, V = chance.normal(size=(T, d)), chance.normal(size=(S, d)), chance.normal(size=(S, 3))
WQ, WK, WV = (chance.normal(size=(2, 3, d)) for _ in range(3))          # two heads
X, WO = chance.normal(size=(T, 3)), chance.normal(size=(2 * d, 3))


def softmax(z):
    powers = np.exp(z - z.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def attend(q, k, v):
    return softmax(q @ k.T / np.sqrt(q.shape[-1])) @ v


def score(a, b):
    return a @ W @ b


alpha = softmax(chance.normal(size=(T, S)))
heads = [attend(X @ q, X @ k, X @ v) for q, k, v in zip(WQ, WK, WV)]
BAR, BAR_S, H_T = r"\bar{\mathbf{h}}", r"\bar{\mathbf{h}}_s", r"\mathbf{h}_t"
CONTEXT = r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s"
WEIGHTS = (r"\alpha_{ts} = \frac{\exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_s))}"
           r"{\sum_{s'=1}^{S} \exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}")

ROWS = [
    ("x_i", {"x": x}, x),
    ("x_i", {"x": x, "i": 2}, x[1]),
    ("x_2", {"x": x}, x[1]),
    ("x_i", {"x_i": x}, x),
    ("A_{ij}", {"A": A}, A),
    ("A_{i,j}", {"A": A}, A),
    ("A_{ij}", {"A_{ij}": A}, A),
    ("A_{i,j}", {"A_{ij}": A}, A),
    ("A_{ij}", {"A_{i,j}": A}, A),
    ("A_{2j}", {"A": A}, A[1]),
    ("A_{i3}", {"A": A}, A[:, 2]),
    ("A_{23}", {"A": A}, A[1, 2]),
    ("A_{2,3}", {"A": A}, A[1, 2]),
    (r"x_{ij}", {"x": A}, A),
    (r"x_{i,j}", {"x": A}, A),
    ("x_{ij}", {"x": A, "i": 2, "j": 3}, A[1, 2]),
    (r"\alpha_{ts}", {r"\alpha": alpha}, alpha),
    (r"\alpha_{ts}", {r"\alpha_t": alpha[0]}, alpha[0]),
    (r"\alpha_{ts}", {r"\alpha_{ts}": alpha}, alpha),
    (r"\alpha_{ts}", {r"\alpha_{ts}": alpha[0]}, alpha[0]),
    (r"\alpha_{t,s}", {r"\alpha_{ts}": alpha[0]}, alpha[0]),
    (r"\alpha_{ts}", {r"\alpha": alpha[0]}, alpha[0]),
    (r"\alpha_{ts}", {r"\alpha": alpha, "t": 2}, alpha[1]),
    (r"\alpha_{ts}", {r"\alpha_{t}": alpha}, alpha),
    (BAR_S, {BAR: H}, H),
    (BAR_S, {BAR_S: H}, H),
    (BAR_S, {BAR: H, "s": 2}, H[1]),
    (BAR_S, {BAR_S: H, "s": 2}, H[1]),
    (CONTEXT, {r"\alpha": alpha[0], BAR: H}, alpha[0] @ H),
    (CONTEXT, {r"\alpha": alpha, BAR: H}, alpha @ H),
    (CONTEXT, {r"\alpha_t": alpha[0], BAR: H}, alpha[0] @ H),
    (CONTEXT, {r"\alpha_t": alpha[0], BAR_S: H}, alpha[0] @ H),
    (CONTEXT, {r"\alpha_{ts}": alpha, BAR_S: H}, alpha @ H),
    (CONTEXT, {r"\alpha_{ts}": alpha[0], BAR_S: H}, alpha[0] @ H),
    (CONTEXT, {r"\alpha_{ts}": alpha, BAR_S: H, "t": 2}, alpha[1] @ H),
    (CONTEXT, {r"\alpha": alpha, BAR: H, "t": 2}, alpha[1] @ H),
    (WEIGHTS, {"score": score, H_T: h, BAR_S: H}, softmax(H @ (h @ W))),
    (WEIGHTS, {"score": score, H_T: h, BAR: H}, softmax(H @ (h @ W))),
    (WEIGHTS, {"score": score, H_T: D, BAR_S: H}, softmax(D @ W @ H.T)),
    (WEIGHTS, {"score": score, r"\mathbf{h}": D, BAR: H}, softmax(D @ W @ H.T)),
    (WEIGHTS, {"score": score, r"\mathbf{h}": D, BAR: H, "t": 2}, softmax(D @ W @ H.T)[1]),
    (WEIGHTS, {"score": score, H_T: h, BAR_S: H, "S": 4}, softmax(H @ (h @ W))),
    (r"[\mathbf{c}_t ; \mathbf{h}_t]", {r"\mathbf{c}_t": h, H_T: h}, np.r_[h, h]),
    (r"[\mathbf{c}_t ; \mathbf{h}_t]", {r"\mathbf{c}": h, r"\mathbf{h}": h}, np.r_[h, h]),
    (r"[\mathbf{c}_t ; \mathbf{h}_t]", {r"\mathbf{c}_t": D, r"\mathbf{h}_t": D}, np.c_[D, D]),
    (r"\tanh(\mathbf{W_c} [\mathbf{c}_t ; \mathbf{h}_t])", {r"\mathbf{c}_t": h, H_T: h, r"\mathbf{W_c}": W_c}, np.tanh(W_c @ np.r_[h, h])),
    (r"\tanh(\mathbf{W}_c [\mathbf{c}_t ; \mathbf{h}_t])", {r"\mathbf{c}_t": h, H_T: h, r"\mathbf{W}_c": W_c}, np.tanh(W_c @ np.r_[h, h])),
    (r"\tanh(\mathbf{W}_c [\mathbf{c}_t ; \mathbf{h}_t])", {r"\mathbf{c}_t": D, H_T: D, r"\mathbf{W}_c": W_c}, np.tanh(np.c_[D, D] @ W_c.T)),
    (r"\sum_{i=1}^{n} x_i", {"x": x}, x.sum()),
    (r"\sum_{i=1}^{n} x_i", {"x": x, "n": 3}, x[:3].sum()),
    (r"\sum_{i=2}^{4} x_i y_i", {"x": x, "y": y}, (x * y)[1:4].sum()),
    (r"\sum_{i=1}^{n} \sum_{j=1}^{m} A_{ij}", {"A": A}, A.sum()),
    (r"\sum_{i,j} A_{ij}", {"A": A}, A.sum()),
    (r"\sum_{i}\sum_j A_{ij} x_i", {"A": A, "x": x[:3]}, x[:3] @ A.sum(1)),
    (r"\prod_{i=1}^{n} x_i", {"x": x}, x.prod()),
    (r"\max_i x_i", {"x": x}, x.max()),
    (r"\min_{i} x_i", {"x": x}, x.min()),
    (r"\max_{1 \le i \le n} x_i", {"x": x}, x.max()),
    (r"\mathrm{softmax}(x)_i", {"x": x}, softmax(x)),
    (r"\mathrm{softmax}(x)_i", {"x": x, "i": 2}, softmax(x)[1]),
    (r"softmax(x)_i = \frac{\exp(x_i)}{\sum_{j} \exp(x_j)}", {"x": x, "i": 2}, softmax(x)[1]),
    (r"x_{t-1}", {"x": x, "t": 3}, x[1]),
    (r"x_{t-1}", {"x": x}, x),
    (r"x_t - x_{t-1}", {"x": x, "t": 3}, x[2] - x[1]),
    (r"\hat{y}_i", {r"\hat{y}": y}, y),
    (r"-\sum_i y_i \log \hat{y}_i", {"y": abs(y), r"\hat{y}": abs(x)}, -(abs(y) * np.log(abs(x))).sum()),
    (r"\frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2", {"y": y, r"\hat{y}": x}, ((y - x)**2).mean()),
    (r"\theta_j = \theta_j - \eta g_j", {r"\theta": x, r"\eta": 0.1, "g": y}, x - 0.1 * y),
    (r"\theta_j - \eta \frac{\partial J}{\partial \theta_j}", {r"\theta": x, r"\eta": 0.1, r"\frac{\partial J}{\partial \theta_j}": y}, x - 0.1 * y),
    (r"W^{(l)} x", {"W^{(l)}": M, "x": x}, M @ x),
    (r"W^{(2)} x", {"W^{(2)}": M, "x": x}, M @ x),
    (r"\sigma(W^{(l)} a^{(l-1)} + b^{(l)})", {"W^{(l)}": M, "a^{(l-1)}": x, "b^{(l)}": y}, 1 / (1 + np.exp(-(M @ x + y)))),
    (r"\mathbf{A}\mathbf{x}", {r"\mathbf{A}": M, r"\mathbf{x}": x}, M @ x),
    (r"y_i = \sum_j A_{ij} x_j", {"A": A, "x": x[:4]}, A @ x[:4]),
    (r"C_{ij} = \sum_k A_{ik} B_{kj}", {"A": A, "B": B}, A @ B),
    (r"(AB)_{ij} = \sum_k A_{ik} B_{kj}", {"A": A, "B": B}, A @ B),
    (r"C_{ij} = \sum_{k=1}^{n} A_{ik} B_{kj}", {"A": A, "B": B}, A @ B),
    (r"AB = \sum_k \mathbf{a}_k \mathbf{b}_k^\top", {r"\mathbf{a}": A.T, r"\mathbf{b}": B}, A @ B),
    (r"\mathrm{softmax}\left(\frac{Q K^\top}{\sqrt{d_k}}\right) V", {"Q": Q, "K": K, "V": V, "d_k": 2}, softmax(Q @ K.T / np.sqrt(2)) @ V),
    (r"\mathrm{Attention}(Q,K,V) = \mathrm{softmax}\left(\frac{Q K^\top}{\sqrt{d_k}}\right) V", {"Q": Q, "K": K, "V": V, "d_k": 2}, softmax(Q @ K.T / np.sqrt(2)) @ V),
    (r"\mathrm{head}_i = \mathrm{Attention}(Q W_i^Q, K W_i^K, V W_i^V)", {"Q": X, "K": X, "V": X, "W_i^Q": WQ[0], "W_i^K": WK[0], "W_i^V": WV[0], r"\mathrm{Attention}": attend}, heads[0]),
    (r"\mathrm{head}_i = \mathrm{Attention}(Q W_i^Q, K W_i^K, V W_i^V)", {"Q": X, "K": X, "V": X, "W^Q": WQ, "W^K": WK, "W^V": WV, r"\mathrm{Attention}": attend}, np.array(heads)),
    (r"\mathrm{head}_i = \mathrm{Attention}(Q W_i^Q, K W_i^K, V W_i^V)", {"Q": X, "K": X, "V": X, "W_i^Q": WQ, "W_i^K": WK, "W_i^V": WV, r"\mathrm{Attention}": attend}, np.array(heads)),
    (r"\mathrm{Concat}(\mathrm{head}_1, \mathrm{head}_2) W^O", {r"\mathrm{head}": np.array(heads), "W^O": WO}, np.concatenate(heads, -1) @ WO),
    (r"\mathrm{Concat}(\mathrm{head}_1, \mathrm{head}_2) W^O", {r"\mathrm{head}_1": heads[0], r"\mathrm{head}_2": heads[1], "W^O": WO}, np.concatenate(heads, -1) @ WO),
    (r"\frac{1}{m}\sum_{i=1}^{m} \|\mathbf{x}_i\|^2", {r"\mathbf{x}": A}, (A**2).sum() / 3),
    (r"\mu_j = \frac{1}{n} \sum_{i=1}^n x_{ij}", {"x": A}, A.mean(0)),
    (r"\frac{x_{ij} - \mu_j}{\sigma_j}", {"x": A, r"\mu": A.mean(0), r"\sigma": A.std(0)}, (A - A.mean(0)) / A.std(0)),
    (r"\sum_{i=1}^n x_i x_{i+1}", {"x": x, "n": 4}, (x[:-1] * x[1:]).sum()),
    (r"\sum_{k=0}^{n} \beta^k x_{t-k}", {"x": x, r"\beta": 0.9, "t": 4, "n": 3}, sum(0.9**k * x[3 - k] for k in range(4))),
    (r"v_t = \beta v_{t-1} + (1-\beta) x_t", {r"\beta": 0.9, "v_{t-1}": 2, "x": x, "t": 2}, 1.8 + 0.1 * x[1]),
    (r"\mathbf{h}_t^\top \mathbf{W} \bar{\mathbf{h}}_s", {H_T: D, r"\mathbf{W}": W, BAR_S: H}, D @ W @ H.T),
    (r"\frac{\exp(e_{ts})}{\sum_{s'} \exp(e_{ts'})}", {"e": D @ H.T}, softmax(D @ H.T)),
    (r"\frac{\exp(e_{ts})}{\sum_{s'} \exp(e_{ts'})}", {"e_{ts}": D @ H.T}, softmax(D @ H.T)),
    (r"\frac{\exp(e_{ts})}{\sum_{s'} \exp(e_{ts'})}", {"e_t": (D @ H.T)[0]}, softmax(D @ H.T)[0]),
    (r"\frac{\exp(e_{ts})}{\sum_{s'} \exp(e_{ts'})}", {"e_{ts}": (D @ H.T)[0]}, softmax(D @ H.T)[0]),
    (r"\begin{cases} x & \text{if } -1 \le x \\ 0 & \text{otherwise} \end{cases}", {"x": x}, np.where(x >= -1, x, 0)),
    (r"\begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases}", {"x": x, r"\alpha": 0.1}, np.where(x > 0, x, 0.1 * x)),
    (r"\begin{cases} x_i & \text{if } x_i > 0 \\ 0 & \text{otherwise} \end{cases}", {"x": x}, np.maximum(x, 0)),
    (r"p_i - y_i", {"p": x, "y": y}, x - y),
    (r"\frac{\partial L}{\partial z_i} = p_i - y_i", {"p": x, "y": y}, x - y),
    (r"\mathrm{ReLU}(x)_i", {"x": x}, np.maximum(x, 0)),
    (r"A_{i:}", {"A": A}, A),
    (r"J_{ij} = p_i(\delta_{ij} - p_j)", {"p": alpha[0], r"\delta": np.eye(4)}, np.diag(alpha[0]) - np.outer(alpha[0], alpha[0])),
    (r"\sum_{i \ne j} x_i", {"x": x, "j": 2}, x.sum() - x[1]),
    (r"\sum_{j \ne i} x_j", {"x": x}, x.sum() - x),
    (r"\frac{1}{N}\sum_{n=1}^{N}\sum_{k=1}^{K} y_{nk} \log p_{nk}", {"y": abs(A), "p": abs(A)}, (abs(A) * np.log(abs(A))).sum() / 3),
]


@pytest.mark.parametrize("latex, known, wanted", ROWS)
def test_family(latex, known, wanted):
    found = read(latex).value(known)
    assert np.shape(found) == np.shape(wanted)
    np.testing.assert_allclose(found, wanted, rtol=1e-12)


@pytest.mark.parametrize("latex, known, wanted", ROWS)
def test_all_values_at_once_are_those_asked_for_one_by_one(latex, known, wanted):
    """All at once, what was worked out is kept; one by one, it is not."""
    formula = read(latex)
    for path, found in formula.values(known).items():
        np.testing.assert_array_equal(found, formula.value(known, at=path), err_msg=path)


def test_inside_a_sum_every_node_has_its_family():
    found = read(CONTEXT).values({r"\alpha_t": alpha[0], BAR_S: H})
    np.testing.assert_allclose(found["1.1"], alpha[0][:, None] * H)     # what is summed up
    np.testing.assert_allclose(found["1.1.0"], alpha[0])
    np.testing.assert_allclose(found["1.1.1"], H)
    np.testing.assert_allclose(found["1"], alpha[0] @ H)


def test_inside_two_sums_a_node_has_an_axis_for_each():
    found = read(r"\sum_i \sum_j A_{ij} x_i").values({"A": A, "x": x[:3]})
    np.testing.assert_allclose(found["1.1"], A * x[:3, None])
    np.testing.assert_allclose(found["1"], A.sum(1) * x[:3])


size = st.integers(1, 5)
ways = st.sampled_from


@given(size, size, size, ways(["A", "A_{ik}", "A_{i,k}"]), ways(["B", "B_{kj}", "B_{k,j}"]), ways(["ik", "i,k"]), ways(["kj", "k,j"]))
def test_a_product_is_its_sums_however_it_is_given_and_written(n, m, p, first, second, ik, kj):
    a, b = np.random.default_rng([n, m, p]).normal(size=(n, m)), np.random.default_rng([p, m, n]).normal(size=(m, p))
    found = read(rf"C_{{ij}} = \sum_k A_{{{ik}}} B_{{{kj}}}").value({first: a, second: b})
    np.testing.assert_allclose(found, a @ b, rtol=1e-9, atol=1e-12)


@given(size, size, st.booleans(), ways([r"\alpha", r"\alpha_t", r"\alpha_{ts}", r"\alpha_{t,s}"]), ways([BAR, BAR_S]))
def test_a_context_is_its_weighted_average_however_it_is_given(t, s, all_of_them, weights, states):
    a, rows = np.random.default_rng([t, s]).dirichlet(np.ones(s), size=t), np.random.default_rng([s, t]).normal(size=(s, 3))
    a = a if all_of_them else a[0]
    np.testing.assert_allclose(read(CONTEXT).value({weights: a, states: rows}), a @ rows, rtol=1e-9, atol=1e-12)


NAMES = [
    (r"\tanh(W_{xh} x + W_{hh} h)", {"W_{xh}": W, "x": h, "W_{hh}": W.T, "h": h}, np.tanh(W @ h + W.T @ h)),
    (r"W_2 (W_1 x)", {"W_1": M, "W_2": M.T, "x": x}, M.T @ M @ x),
    (r"\mathbf{h}_t \odot \mathbf{h}_t", {H_T: h, "t": 7}, h * h),
    (r"\beta_1 g_t", {r"\beta_1": 0.9, "g_t": h, "t": 7}, 0.9 * h),
]


@pytest.mark.parametrize("latex, known, wanted", NAMES)
def test_an_index_that_counts_nothing_is_a_name(latex, known, wanted):
    np.testing.assert_allclose(read(latex).value(known), wanted)


def test_an_integral_runs_over_no_family():
    found = read(r"\int f(\tau) g(t-\tau) d\tau").values({"f": np.exp, "g": np.exp, "t": 2.0})
    assert found == {"0.1.1.0": 2.0}                                     # only the t outside it has a value


LOST = [
    (r"\sum_{i=1}^{7} x_i", {"x": x}, "number 6 of a family of 5"),
    (r"\sum_i x_i z_i", {"x": x, "z": x[:3]}, "runs over 5 in $x_i$ but over 3 in $z_i$"),
    (r"\sum_s \alpha_{ts} \bar{\mathbf{h}}_s", {r"\alpha_t": alpha[0][:3], BAR_S: H}, r"runs over 3 in $\alpha_{t s}$ but over 4"),
]


@pytest.mark.parametrize("latex, known, words", LOST)
def test_an_index_outside_its_family_is_a_misfit(latex, known, words):
    with pytest.raises(Misfit) as caught:
        read(latex).value(known)
    assert words in caught.value.message
