"""Rules that turn slopes into steps. Each is one function that reads like its formula.

    gradient_descent      theta = theta - eta grad
    momentum              v = gamma v + eta grad,            theta = theta - v         (Ruder's letters)
    momentum_average      v = beta v + (1 - beta) dW,        W = W - alpha v           (Ng's letters)
    rmsprop               s = beta s + (1 - beta) dW^2,      W = W - alpha dW / sqrt(s)
    adam                  both averages,                     W = W - alpha v / (sqrt(s) + epsilon)
    nesterov adagrad adam_corrected adamw      the same machines with one chunk changed

A rule is handed where it stands, the gradient there and what it remembers; it gives back one Step, which holds every
chunk of its formula. Arrays may have any shape, all the same. pycore.descent takes a rule for a walk. Where authors
differ in the small print, the other forms are in pycore.variants.
"""
from dataclasses import dataclass, replace

import numpy as np

from pycore.averages import corrected
from pycore.ratios import ratio


# How print writes what the rules take and give (pycore.agreement).
LETTERS = {
    "theta": r"\theta, \theta_{t-1}, \theta_t, W \in R^n",
    "gradient": r"\nabla_\theta J(\theta), \nabla_\theta L, g_t, g, dW, \frac{\partial L}{\partial W} \in R^n",
    "W": r"W, \theta, \theta_{t-1}, \theta_t \in R^n",
    "nesterov.gradient": r"\nabla_\theta J(\theta - \gamma v_{t-1}), g_t, g, dW \in R^n",
    "dW": r"dW, g_t, g \in R^n",
    "v": r"v, v_{t-1}, m_{t-1} \in R^n",
    "s": r"s, s_{t-1}, G_{t-1}, v_{t-1} \in R_+^n",
    "t": r"t \in N",
    "eta": r"\eta, \alpha \in (0, 1]",
    "alpha": r"\alpha, \eta \in (0, 1]",
    "gamma": r"\gamma, \mu \in [0, 1)",
    "beta": r"\beta, \gamma \in [0, 1)",
    "beta_1": r"\beta_1 \in [0, 1)",
    "beta_2": r"\beta_2 \in [0, 1)",
    "epsilon": r"\epsilon \in (0, 0.1)",
    "decay": r"\lambda \in (0, 0.1)",
}
PLACE = {r"\theta, \theta_t, \theta_{t+1}, W": "after"}
GIVES = {
    "gradient_descent": PLACE,
    "momentum": PLACE | {"v, v_t": "average"},
    "momentum_average": PLACE | {"v, v_t": "average"},
    "nesterov": PLACE | {"v, v_t": "average"},
    "adagrad": PLACE | {"s, G_t": "squares"},
    "rmsprop": PLACE | {"s, s_t": "squares"},
    "adam": PLACE | {"v, m_t": "average", "s": "squares"},
    "adam_corrected": PLACE | {"v, m_t": "average", "s": "squares"},
    "adamw": PLACE | {"v, m_t": "average", "s": "squares"},
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule: where it stood, what it saw, each chunk of its formula, and the change it made."""
    position: np.ndarray
    gradient: np.ndarray
    push: np.ndarray                     # the fresh gradient's share
    step: np.ndarray                     # the change; position + step is where it stands next
    memory: np.ndarray | None = None     # the kept share of the average before
    average: np.ndarray | None = None    # v, memory and push together
    squares: np.ndarray | None = None    # s, the average of squared gradients
    usual: np.ndarray | None = None      # the usual size of a slope here, which divides

    @property
    def after(self) -> np.ndarray:
        return self.position + self.step


def gradient_descent(theta, gradient, eta) -> Step:
    """Go downhill, a distance proportional to the slope.

    theta = theta - eta gradient (Cauchy, 1847).
    """
    push = eta * gradient
    return Step(theta, gradient, push, step=-push)


def momentum(theta, gradient, v, gamma, eta) -> Step:
    """Keep a share gamma of the previous change and add the fresh push.

    v = gamma v + eta gradient; theta = theta - v (Ruder, 2016, section 4.1).
    """
    memory = gamma * v
    push = eta * gradient
    v = memory + push
    return Step(theta, gradient, push, -v, memory, average=v)


def momentum_average(W, dW, v, alpha, beta) -> Step:
    """Step along a moving average of the gradients.

    v = beta v + (1 - beta) dW; W = W - alpha v (Ng, Deep Learning Specialization, course 2).
    The same machine as `momentum` with gamma = beta and eta = (1 - beta) alpha.
    """
    memory = beta * v
    push = (1 - beta) * dW
    v = memory + push
    return Step(W, dW, push, -(alpha * v), memory, average=v)


def rmsprop(W, dW, s, alpha, beta) -> Step:
    """Divide each slope by the root of the average of its squares: steep directions calm down, flat ones wake up.

    s = beta s + (1 - beta) dW^2; W = W - alpha dW / sqrt(s) (Hinton, Coursera lecture 6e, 2012). A slope that was always
    zero, whose fraction is 0 / 0, moves nothing.
    """
    s = beta * s + (1 - beta) * dW ** 2
    usual = np.sqrt(s)
    return Step(W, dW, dW, -(alpha * ratio(dW, usual)), squares=s, usual=usual)


def adam(W, dW, v, s, alpha, beta_1, beta_2, epsilon=1e-8) -> Step:
    """The moving average of the gradients on top, the root of that of their squares below.

    v = beta_1 v + (1 - beta_1) dW; s = beta_2 s + (1 - beta_2) dW^2; W = W - alpha v / (sqrt(s) + epsilon)
    (Kingma and Ba, 2015, without their bias correction, as the essay prints it).
    """
    memory = beta_1 * v
    push = (1 - beta_1) * dW
    v = memory + push
    s = beta_2 * s + (1 - beta_2) * dW ** 2
    usual = np.sqrt(s) + epsilon
    return Step(W, dW, push, -(alpha * v / usual), memory, v, s, usual)


def nesterov(theta, gradient, v, gamma, eta) -> Step:
    """Momentum that has already looked ahead: the handed gradient was measured where the memory was about to lead.

    v = gamma v + eta gradient; theta = theta - (gamma v + eta gradient) (Nesterov, 1983, as Sutskever and others, 2013,
    Keras and scikit-learn write it). PyTorch and Optax have eta outside, v = gamma v + gradient; theta = theta - eta (gamma v
    + gradient), which is the same walk only while eta stands still. With phi = theta + gamma v it is Ruder's v = gamma v + eta grad J(phi - gamma v); phi = phi - v.
    """
    memory = gamma * v
    push = eta * gradient
    v = memory + push
    return Step(theta, gradient, push, -(gamma * v + push), memory, average=v)


def adagrad(W, dW, s, alpha, epsilon=1e-10) -> Step:
    """Divide each slope by the root of the sum of all its squares so far: nothing is forgotten, so steps only shrink.

    s = s + dW^2; W = W - alpha dW / (sqrt(s) + epsilon) (Duchi, Hazan and Singer, 2011).
    """
    s = s + dW ** 2
    usual = np.sqrt(s) + epsilon
    return Step(W, dW, dW, -(alpha * dW / usual), squares=s, usual=usual)


def adam_corrected(W, dW, v, s, t, alpha, beta_1, beta_2, epsilon=1e-8) -> Step:
    """Adam with both averages freed from their empty start; t counts steps from 1.

    v_hat = v / (1 - beta_1^t); s_hat = s / (1 - beta_2^t); W = W - alpha v_hat / (sqrt(s_hat) + epsilon)
    (Kingma and Ba, 2015, algorithm 1).
    """
    memory = beta_1 * v
    push = (1 - beta_1) * dW
    v = memory + push
    s = beta_2 * s + (1 - beta_2) * dW ** 2
    v_hat, s_hat = corrected(v, beta_1, t), corrected(s, beta_2, t)
    usual = np.sqrt(s_hat) + epsilon
    return Step(W, dW, push, -(alpha * v_hat / usual), memory, v, s, usual)


def adamw(W, dW, v, s, t, alpha, beta_1, beta_2, decay, epsilon=1e-8) -> Step:
    """Corrected Adam whose weights also shrink by themselves, by alpha decay W a step, apart from the averages.

    W = W - alpha decay W - alpha v_hat / (sqrt(s_hat) + epsilon) (after Loshchilov and Hutter, 2019, as PyTorch has it).
    """
    bare = adam_corrected(W, dW, v, s, t, alpha, beta_1, beta_2, epsilon)
    return replace(bare, step=bare.step - alpha * decay * W)
