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
NUDGE = (r"u = \frac{18}{1+x}", r"\Delta u = \frac{18}{1+x+h} - \frac{18}{1+x}", r"\frac{du}{dx} = -\frac{18}{(1+x)^2}", r"\Delta u - \frac{du}{dx} h")
LIFE = (r"x = \frac{8}{1+c}", r"\frac{dx}{dc} = -\frac{x}{1+c}", r"u = \frac{18}{1+x}", r"\frac{du}{dx} = -\frac{u}{1+x}", r"y = \sqrt{6 u}",
        r"\frac{dy}{du} = \frac{3}{y}", r"\frac{dy}{dx} = \frac{dy}{du} \frac{du}{dx}", r"\frac{dy}{dc} = \frac{dy}{du} \frac{du}{dx} \frac{dx}{dc}")
WAYS = (r"u_1 = \frac{18}{1+x}", r"\frac{du_1}{dx} = -\frac{u_1}{1+x}", r"u_2 = 1 + \frac{x^2}{8}", r"\frac{du_2}{dx} = \frac{x}{4}", r"y = u_1 u_2",
        r"\frac{\partial y}{\partial u_1} = u_2", r"\frac{\partial y}{\partial u_2} = u_1",
        r"\frac{dy}{dx} = \frac{\partial y}{\partial u_1} \frac{du_1}{dx} + \frac{\partial y}{\partial u_2} \frac{du_2}{dx}")
SWEEPS = (r"P = n q^\ell r \ell", r"F = n \left( (\ell - 1) q^2 + q r \right)", r"B = r \left( (\ell - 1) q^2 + q n \right)")
