"""What the literature prints of everything in the core, and the function that each formula stands for.

A row is the function's name and the formulas of one program: the last one is held beside the code, the others run first.
"""
from importlib import import_module

from tests.pycore.agreement.lines import LIFE, NUDGE, SWEEPS, WAYS

AVERAGE = r"v = \beta_1 v + (1-\beta_1) dW"
SQUARES = r"s = \beta_2 s + (1-\beta_2) dW^2"
HATS = (r"\hat{v} = \frac{v}{1-\beta_1^t}", r"\hat{s} = \frac{s}{1-\beta_2^t}")
SCORE = r"score(\mathbf{h}_t, \bar{\mathbf{h}}_s)"

PRINTED = (
    *(("influence.nudge", *NUDGE[:n]) for n in range(1, 5)),
    *(("influence.life", *LIFE[:n]) for n in range(1, 9)),
    *(("influence.two_paths", *WAYS[:n]) for n in range(1, 9)),
    ("influence.message", r"\frac{\partial L}{\partial x_i} = \sum_{j=1}^{m} \frac{\partial L}{\partial u_j} \frac{\partial u_j}{\partial x_i}"),
    ("influence.weight_message", r"\frac{\partial L}{\partial W} = \frac{\partial L}{\partial \hat{y}} x"),
    *(("influence.sweeps", line) for line in SWEEPS),
    ("averages.moving_average", r"v_t = \beta v_{t-1} + (1-\beta) x_t"),
    ("averages.corrected", r"\hat{v} = \frac{v}{1-\beta^t}"),
    ("averages.memory_length", r"\frac{1}{1-\beta}"),
    ("averages.older_than", r"\beta^k"),
    ("averages.weight_of_the_past", r"w_k = (1-\beta) \beta^k"),
    ("optimizers.gradient_descent", r"\theta = \theta - \eta \nabla_{\theta} J(\theta)"),
    ("optimizers.momentum", r"v_t = \gamma v_{t-1} + \eta \nabla_{\theta} J(\theta)"),
    ("optimizers.momentum", r"v_t = \gamma v_{t-1} + \eta \nabla_{\theta} J(\theta)", r"\theta = \theta - v_t"),
    ("optimizers.momentum_average", r"v = \beta v + (1-\beta) dW"),
    ("optimizers.momentum_average", r"v = \beta v + (1-\beta) dW", r"W = W - \alpha v"),
    ("optimizers.rmsprop", r"s = \beta s + (1-\beta) dW^2"),
    ("optimizers.rmsprop", r"s = \beta s + (1-\beta) dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s}}"),
    ("optimizers.adam", AVERAGE),
    ("optimizers.adam", SQUARES),
    ("optimizers.adam", AVERAGE, SQUARES, r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}"),
    ("optimizers.nesterov", r"v = \gamma v + \eta dW", r"\theta = \theta - (\gamma v + \eta dW)"),
    ("optimizers.adagrad", r"s = s + dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s} + \epsilon}"),
    ("optimizers.adam_corrected", AVERAGE, SQUARES, *HATS, r"W = W - \alpha \frac{\hat{v}}{\sqrt{\hat{s}} + \epsilon}"),
    ("optimizers.adamw", AVERAGE, SQUARES, *HATS, r"W = W - \alpha \lambda W - \alpha \frac{\hat{v}}{\sqrt{\hat{s}} + \epsilon}"),
    ("variants.momentum_of_slopes", r"v = \mu v + dW", r"\theta = \theta - \eta v"),
    ("variants.nesterov_ahead", r"v_t = \gamma v_{t-1} + \eta \nabla_{\theta} J(\theta - \gamma v_{t-1})"),
    ("variants.nesterov_ahead", r"v_t = \gamma v_{t-1} + \eta \nabla_{\theta} J(\theta - \gamma v_{t-1})", r"\theta = \theta - v_t"),
    ("variants.rmsprop_outside", r"s = \beta s + (1-\beta) dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s} + \epsilon}"),
    ("variants.rmsprop_inside", r"s = \beta s + (1-\beta) dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s + \epsilon}}"),
    ("variants.adagrad_inside", r"s = s + dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s + \epsilon}}"),
    ("variants.adam_inside", AVERAGE, SQUARES, r"W = W - \alpha \frac{v}{\sqrt{s + \epsilon}}"),
    ("variants.adam_folded", AVERAGE, SQUARES, r"W = W - \alpha \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t} \cdot \frac{v}{\sqrt{s} + \epsilon}"),
    ("variants.adamw_apart", AVERAGE, SQUARES, *HATS, r"W = W - \lambda W - \alpha \frac{\hat{v}}{\sqrt{\hat{s}} + \epsilon}"),
    ("activations.sigmoid", r"\frac{1}{1 + e^{-x}}"),
    ("activations.sigmoid_slope", r"\frac{e^{-x}}{(1 + e^{-x})^2}"),
    ("activations.tanh_slope", r"1 - \tanh(x)^2"),
    ("activations.relu", r"\max(0, x)"),
    ("activations.relu_slope", r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}"),
    ("activations.leaky_relu", r"\max(\alpha x, x)"),
    ("activations.leaky_relu_slope", r"\begin{cases} 1 & x > 0 \\ \alpha & \text{otherwise} \end{cases}"),
    ("activations.elu", r"\begin{cases} x & x > 0 \\ \alpha (e^x - 1) & \text{otherwise} \end{cases}"),
    ("activations.elu_slope", r"\begin{cases} 1 & x > 0 \\ \alpha e^x & \text{otherwise} \end{cases}"),
    ("activations.gelu", r"\frac{x}{2} \left( 1 + \mathrm{erf}\left( \frac{x}{\sqrt{2}} \right) \right)"),
    ("activations.gelu_slope", r"\Phi(x) + \frac{x}{\sqrt{2\pi}} e^{-\frac{x^2}{2}}"),
    ("activations.gelu_by_tanh", r"\frac{x}{2} \left( 1 + \tanh\left( \sqrt{\frac{2}{\pi}} (x + 0.044715 x^3) \right) \right)"),
    ("activations.gelu_by_sigmoid", r"x \sigma(1.702 x)"),
    ("activations.softplus", r"\log(1 + e^x)"),
    ("activations.softmax", r"softmax(x)_i = \frac{\exp(x_i)}{\sum_{j} \exp(x_j)}"),
    ("activations.softmax", r"\frac{\exp(x_i / T)}{\sum_{j} \exp(x_j / T)}"),
    ("activations.softmax_jacobian", r"\frac{1}{T} \left( \mathrm{diag}(p) - p p^\top \right)"),
    ("losses.mean_squared_error", r"\frac{1}{n} \sum_{i=1}^{n} (\hat{y}_i - y_i)^2"),
    ("losses.mean_squared_error_slope", r"\frac{2}{n} (\hat{y} - y)"),
    ("losses.binary_cross_entropy", r"-\frac{1}{n} \sum_{i=1}^{n} \left( y_i \log p_i + (1 - y_i) \log(1 - p_i) \right)"),
    ("losses.binary_cross_entropy_slope", r"\frac{1}{n} \cdot \frac{p_i - y_i}{p_i (1 - p_i)}"),
    ("losses.binary_cross_entropy_of_scores", r"\frac{1}{n} \sum_{i=1}^{n} \left( \log(1 + e^{z_i}) - y_i z_i \right)"),
    ("losses.binary_cross_entropy_of_scores_slope", r"\frac{1}{n} (\sigma(z) - y)"),
    ("losses.categorical_cross_entropy", r"-\sum_{i} y_i \log p_i"),
    ("losses.categorical_cross_entropy_slope", r"-\frac{y_i}{p_i}"),
    ("losses.categorical_cross_entropy_of_scores", r"\log \sum_{j} e^{z_j} - \sum_{i} y_i z_i"),
    ("losses.categorical_cross_entropy_of_scores_slope", r"p = \mathrm{softmax}(z)", r"p - y"),
    ("attention.dot_score", SCORE + r" = \mathbf{h}_t^T \bar{\mathbf{h}}_s"),
    ("attention.general_score", r"r = \sum_{i,j} x_i W_{ij} y_j"),
    ("attention.general_score", SCORE + r" = \mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s"),
    ("attention.concat_score", SCORE + r" = \mathbf{v}^T \tanh(\mathbf{W} [\mathbf{h}_t ; \bar{\mathbf{h}}_s])"),
    ("attention.bahdanau_score", SCORE + r" = \mathbf{v}^T \tanh(\mathbf{W} \mathbf{h}_t + \mathbf{U} \bar{\mathbf{h}}_s)"),
    ("attention.scaled_dot_score", SCORE + r" = \frac{\mathbf{h}_t^T \bar{\mathbf{h}}_s}{\sqrt{d}}"),
    ("attention.attention_weights", r"\alpha_{ts} = \frac{\exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S} \exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}"),
    ("attention.context", r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s"),
    ("attention.attention_vector", r"\mathbf{a}_t = \tanh(\mathbf{W_c} [\mathbf{c}_t ; \mathbf{h}_t])"),
    ("attention.scaled_dot_product", r"\mathrm{softmax}\left( \frac{Q K^T}{\sqrt{d_k}} \right) V"),
    ("matrices.reflection", r"\mathbf{I} - 2 \frac{\mathbf{v} \mathbf{v}^T}{\mathbf{v}^T \mathbf{v}}"),
    ("matrices.rotation", r"\begin{bmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{bmatrix}"),
    ("matrices.projection", r"\frac{\mathbf{a} \mathbf{a}^T}{\mathbf{a}^T \mathbf{a}}"),
    ("matrices.shear", r"\begin{bmatrix} 1 & k \\ 0 & 1 \end{bmatrix}"),
    ("factorizations.lu.lu", r"\mathbf{P} \mathbf{A} = \mathbf{L} \mathbf{U}"),
    ("factorizations.lu.solve", r"\mathbf{A} \mathbf{x} = \mathbf{b}"),
    ("factorizations.lu.solve", r"\mathbf{x} = \mathbf{A}^{-1} \mathbf{b}"),
    ("factorizations.lu.determinant", r"\det(\mathbf{A})"),
    ("factorizations.qr.qr", r"\mathbf{A} = \mathbf{Q} \mathbf{R}"),
    ("factorizations.qr.least_squares", r"(X^T X)^{-1} X^T y"),
    ("factorizations.symmetric.symmetric", r"\mathbf{A} = \mathbf{Q} \boldsymbol{\Lambda} \mathbf{Q}^T"),
    ("factorizations.eigen.eigen", r"A = V \Lambda V^{-1}"),
    ("factorizations.eigen.eigen", r"A v = \lambda v"),
    ("factorizations.svd.svd", r"\mathbf{A} = \mathbf{U} \boldsymbol{\Sigma} \mathbf{V}^T"),
)


def function(name: str):
    """The function of a row."""
    module, _, own = name.rpartition(".")
    return getattr(import_module(f"pycore.{module}"), own)
