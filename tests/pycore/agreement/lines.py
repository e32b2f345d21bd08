"""The formulas that stand for a function, line by line, as the essay prints them."""

AVERAGE = (r"v_t = \beta v_{t-1} + (1-\beta) x_t",)
WEIGHT = (r"w_k = (1-\beta) \beta^k",)
DESCENT = (r"\theta = \theta - \eta \nabla_\theta J(\theta)",)
RUDER = (r"v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)", r"\theta = \theta - v_t")
NG = (r"v = \beta v + (1-\beta) dW", r"W = W - \alpha v")
RMSPROP = (r"s = \beta s + (1-\beta) dW^2", r"W = W - \alpha \frac{dW}{\sqrt{s}}")
ADAM = (r"v = \beta_1 v + (1-\beta_1) dW", r"s = \beta_2 s + (1-\beta_2) dW^2", r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}")
ATTEND = (r"\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s) = \mathbf{h}_t^T \mathbf{W} \bar{\mathbf{h}}_s",
          r"\alpha_{ts} = \frac{\exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_s))}{\sum_{s'=1}^{S} \exp(\mathrm{score}(\mathbf{h}_t, \bar{\mathbf{h}}_{s'}))}",
          r"\mathbf{c}_t = \sum_s \alpha_{ts} \bar{\mathbf{h}}_s", r"\mathbf{a}_t = \tanh(\mathbf{W}_c [\mathbf{c}_t ; \mathbf{h}_t])")
ROAD = (r"W = W - \alpha \frac{\beta_1 v + (1-\beta_1) dW}{\sqrt{\beta_2 s + (1-\beta_2) dW^2} + \epsilon}",)
