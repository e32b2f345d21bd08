"""The concepts of content, met in formulas of our own: what is named, what is not, what almost is."""
from pathlib import Path

import pytest
from generator.reference import shelf_of

from pycore.formulas import read
from pycore.formulas.concepts import Concept, recognise
from tests.pycore.counting import calls

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def concepts() -> tuple[Concept, ...]:
    return tuple(Concept.of(row) for row in shelf_of(ROOT).rows)


def names(latex: str, concepts) -> dict[str, list[str]]:
    """{place: concepts found there}"""
    found: dict[str, list[str]] = {}
    for hit in recognise(read(latex), concepts).hits:
        found.setdefault(str(hit.place), []).append(hit.concept)
    return found


WHOLE = {  # what the whole formula is
    r"\gamma \frac{h - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta": "layer norm",
    r"\gamma \frac{h - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}} + \beta": "batch norm",
    r"\gamma \odot \frac{h_i - \mu_{\mathcal{B}}}{\sqrt{\sigma_{\mathcal{B}}^2 + \varepsilon}} + \beta": "batch norm",
    r"\frac{h - \mu}{\sqrt{\sigma^2 + \epsilon}}": "standardising",
    r"\frac{z - \mu(z)}{\sigma(z)}": "standardising",
    r"\sum_k w_k f_k": "weighted sum",
    r"\sum_k \lambda_k v_k": "weighted sum",
    r"\sum_k u_k v_k": "dot product",
    r"h^T M h": "quadratic form",
    r"h^T M s": "bilinear score",
    r"-\mathbb{E}_{z \sim q}[\log q(z)]": "entropy",
    r"-\mathbb{E}_{z \sim q}[\log r(z)]": "cross-entropy",
    r"\sum_{k=1}^{K} -t_k \log q_k": "cross-entropy",
    r"-\frac{1}{N} \sum_{m=1}^{N} t_m \log q_m": "cross-entropy",
    r"\frac{p(D \mid w) p(w)}{\int p(D \mid w) p(w) dw}": "Bayes' rule",
    r"H U + c": "linear layer",
    r"h U^T + c": "linear layer",
    r"u v^T": "outer product",
    r"(u - \bar{u}) \otimes v": "outer product",
    r"\frac{z - \hat{\mu}_C}{\hat{\sigma}_C}": "standardising",
    r"\mathcal{N}(z; m_\phi(y), s^2 \mathbf{I})": "normal density",
    r"\arg\max_u Q(s, u; w)": "argmax",
    r"\frac{\sum_k \exp(a_k) \odot \exp(b_k) \odot v_k}{\sum_k \exp(a_k) \odot \exp(b_k)}": "weighted average",
    r"\frac{h}{\sqrt{\|h\|^2 + \epsilon}}": "unit vector",
    r"\gamma \frac{h - \mathbb{E}_B[h]}{\sqrt{\mathrm{Var}_B[h] + \epsilon}} + \beta": "batch norm",
    r"\boldsymbol{\gamma} \odot \frac{\mathbf{h} - \boldsymbol{\mu}}{\boldsymbol{\sigma}} + \boldsymbol{\beta}": "layer norm",
    r"\frac{1}{2m} \sum_{k=1}^m (h_w(z^{(k)}) - y^{(k)})^2": "mean squared error",
    r"\frac{u \cdot v}{|u| |v|}": "cosine similarity",
    r"-\sum \left( t \log q + (1 - t) \log(1 - q) \right)": "binary cross-entropy",
    r"-\sum t \log q": "cross-entropy",
    r"\frac{\exp(e_{ij})}{\sum_{j' \in S} \exp(e_{ij'})}": "softmax",
    r"w_j := w_j - \alpha \frac{\partial}{\partial w_j} J(w)": "gradient step",
    r"\mathbf{w} \leftarrow \mathbf{w} - \eta \nabla_{\mathbf{w}} \mathcal{L}": "gradient step",
    r"C_t = f_t * C_{t-1} + i_t * \tilde{C}_t": "memory cell",
    r"\sum_k a_{ik} b_{kj}": "matrix product",
    r"\sum_k a_{i,k} b_{k,j}": "matrix product",
    r"-\frac{1}{M} \sum_{m=1}^M \sum_k t_{k,m} \log q_{k,m}": "cross-entropy",
    r"\sum_k w_k z_{j+k}": "convolution sum",
}


@pytest.mark.parametrize("latex, name", WHOLE.items(), ids=WHOLE)
def test_the_most_telling_concept_is_named(latex, name, concepts):
    assert names(latex, concepts).get("") == [name]


def test_every_shape_is_called_by_its_own_name(concepts):
    """Said of itself a shape is what its row says, and no near miss; only a sum of two unnamed lists has a better name."""
    for concept in concepts:
        for latex in concept.shapes:
            found = recognise(read(latex, concept.functions), concepts)
            named = [hit.concept for hit in found.hits if not hit.place.path]
            assert named == [concept.name] or (concept.name, named) == ("weighted sum", ["dot product"]), latex
            assert not found.near, (latex, found.near)


def test_every_near_miss_is_told_as_its_row_says(concepts):
    for concept in concepts:
        for latex, why in concept.near or ():
            (miss,) = recognise(read(latex, concept.functions), concepts).near
            assert miss.concept == concept.name and miss.why.lower().startswith(why.lower()), latex


NEVER = {  # what must not be said of a formula, anywhere in it
    r"f(u, v^2)": "normal density",
    r"h W_1^T + c": "outer product",
    r"f(a U + b) \otimes (a V + c)": "outer product",
    r"\frac{1}{\sigma} \sum_k y_k": "mean",
    r"\frac{z - \mu(z)}{\sigma(z)}": "sigmoid",
    r"-\mathbb{E}_{z \sim q}[\log q(z)]": "cross-entropy",
    r"\mathbb{E}_{B}[z] - \mu_B": "batch norm",
    r"U V + W R": "linear layer",
    r"\sum_n b_n x^n": "discounted return",
    r"\frac{1}{2} \sum_k z_k": "mean",
    r"\sigma (\log_2 e) q": "sigmoid",
    r"u^T \tanh(W [h; s])": "attention vector",
    r"x = \frac{-b + \sqrt{b^2 - 4 a c}}{2 a}": "mean",
    r"\gamma \frac{z - \mathbb{E}_{N, H, W}[z]}{\sqrt{\mathrm{Var}_{N, H, W}[z] + \epsilon}} + \beta": "layer norm",
}


@pytest.mark.parametrize("latex, name", NEVER.items(), ids=NEVER)
def test_no_false_alarms(latex, name, concepts):
    assert name not in {each for found in names(latex, concepts).values() for each in found}


def test_a_fraction_beside_a_factor_keeps_its_name(concepts):
    assert names(r"\frac{\|z\|^2}{1 + \|z\|^2} \frac{z}{\|z\|}", concepts)["1"] == ["unit vector"]
    assert names(r"g \frac{1}{1 + e^{-z}}", concepts)["1"] == ["sigmoid"]


NEAR = {  # (concept, a word of its sentence): one sentence a fault
    r"\alpha_{ts} = \frac{\exp(score(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S}{score(\mathbf{h}_t, \bar{\mathbf{h}}_{s'})}}": ("softmax", "no exp"),
    r"\frac{1}{m} \sum_{k=1}^m (z_k - \mu)": ("variance", "squared"),
    r"\frac{1}{m} \sum_{k=1}^m (y_k - \hat{y}_k)": ("mean squared error", "squared"),
    r"t \log q + (1 - t) \log(1 - q)": ("binary cross-entropy", "minus"),
    r"\frac{1}{M} \sum_{k=1}^M (t_k \log q_k + (1 - t_k) \log(1 - q_k))": ("binary cross-entropy", "minus"),
    r"\sum_k q_k \log q_k": ("entropy", "minus"),
    r"\sum_k t_k \log q_k": ("cross-entropy", "minus"),
    r"\sum_k t_k \log \frac{q_k}{t_k}": ("KL divergence", "upside down"),
    r"m_t = \rho m_{t-1} + (1 + \rho) g_t": ("moving average", "plus"),
    r"\lambda u + (1 + \lambda) v": ("blend of two", "plus"),
    r"W = W - \alpha \frac{dW}{s + \epsilon}": ("RMSProp", "root"),
    r"\frac{e^{z_k}}{\sum_j e^{z_k}}": ("softmax", "does not change with the index"),
    r"\frac{z - \mu}{\sigma^2 + \epsilon}": ("standardising", "variance"),
    r"m_t = \rho m_{t-1} + z_t": ("moving average", "scaled down"),
    r"w_{t+1} = w_t + \eta \nabla_w J(w_t)": ("gradient step", "climbs"),
}


@pytest.mark.parametrize("latex, said", NEAR.items(), ids=NEAR)
def test_a_near_miss_is_said_once(latex, said, concepts):
    (miss,) = recognise(read(latex), concepts).near
    assert miss.concept == said[0] and said[1] in miss.why


NOT_NEAR = [
    r"\alpha_{ts} = \frac{\exp(score(h_t, k_s))}{\sum_{r=1}^{S} \exp(score(h_t, k_r))}",
    r"-\frac{1}{M} \sum_{k=1}^M (t_k \log q_k + (1 - t_k) \log(1 - q_k))",
    r"-\sum \left[ t \log q + (1 - t) \log(1 - q) \right]",
    r"m_t = \rho m_{t-1} + (1 - \rho) g_t",
    r"\frac{1}{m} \sum_{k=1}^m (z_k - \mu)^2",
    r"-\sum_k q_k \log q_k",
    r"h_t = W h_{t-1} + U z_t",
    r"c_t = f_t * c_{t-1} + i_t * g_t",
]


@pytest.mark.parametrize("latex", NOT_NEAR)
def test_what_is_right_is_no_near_miss(latex, concepts):
    assert recognise(read(latex), concepts).near == ()


def test_the_right_attention_is_attention_and_a_softmax(concepts):
    assert names(NOT_NEAR[0], concepts) == {"": ["attention weights"], "1": ["softmax"]}


def test_taking_W_out_of_luongs_score_leaves_a_dot_product(concepts):
    formula = read(r"\mathbf{h}_t^\top \mathbf{W} \bar{\mathbf{h}}_s")
    assert [hit.concept for hit in recognise(formula, concepts).hits] == ["bilinear score"]
    faded = formula.fade(formula.find(r"\mathbf{W}")[0])
    assert [hit.concept for hit in recognise(faded, concepts).hits] == ["dot product"]


def test_many_formulas_take_little_work(concepts):
    """Counted in calls for each formula, 13,000 when this was written; bench formulas has the seconds."""
    formulas = [read(latex) for latex in (*WHOLE, *NEVER, *NEAR, *NOT_NEAR)]
    _, count = calls(lambda: [recognise(formula, concepts) for formula in formulas])
    assert count < 30_000 * len(formulas)
