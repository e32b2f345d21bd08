"""The rules of pycore.optimizers with other small print: what further authors and libraries write, one chunk changed.

    momentum_of_slopes    v = mu v + g,  theta = theta - eta v      the learning rate enters at the end (PyTorch)
    nesterov_ahead        v = gamma v + eta grad J(theta - gamma v) the slope is asked for where momentum leads (Ruder)
    rmsprop_outside  rmsprop_inside      dW / (sqrt(s) + epsilon), dW / sqrt(s + epsilon)
    adagrad_inside  adam_inside          the same crumb under the root
    adam_folded           both corrections folded into the learning rate (Kingma and Ba, TensorFlow)
    adam_switched         Adam with any of its four ideas left out: memory, size, correction, decay
    adamw_apart           weights that shrink apart from the learning rate as well (Loshchilov and Hutter)

Each is a rule like those, for pycore.descent to take.
"""
from dataclasses import replace

import numpy as np

from pycore import optimizers
from pycore.averages import corrected
from pycore.optimizers import PLACE, Step, adam_corrected, momentum, momentum_average

# How print writes what these rules take and give (pycore.agreement): the letters of pycore.optimizers, and a few more.
LETTERS = optimizers.LETTERS | {
    "mu": r"\mu, \gamma \in [0, 1)",
    "slope": r"J \in slopes^n",
}
GIVES = {
    "momentum_of_slopes": PLACE | {"v, v_t": "average"},
    "nesterov_ahead": PLACE | {"v, v_t": "average"},
    "rmsprop_outside": PLACE | {"s, s_t": "squares"},
    "rmsprop_inside": PLACE | {"s, s_t": "squares"},
    "adagrad_inside": PLACE | {"s, G_t": "squares"},
    "adam_inside": PLACE | {"v, m_t": "average", "s": "squares"},
    "adam_folded": PLACE | {"v, m_t": "average", "s": "squares"},
    "adamw_apart": PLACE | {"v, m_t": "average", "s": "squares"},
}


def momentum_of_slopes(theta, gradient, v, mu, eta) -> Step:
    """Gather bare slopes, and scale what has been gathered.

    v = mu v + gradient; theta = theta - eta v (as PyTorch's SGD writes it). The same walk as `momentum` as long as eta
    stands still; when eta falls, this one slows at once, and that one keeps the speed it had.
    """
    memory = mu * v
    v = memory + gradient
    return Step(theta, gradient, gradient, -(eta * v), memory, average=v)


def nesterov_ahead(theta, slope, v, gamma, eta) -> Step:
    """Momentum whose slope is asked for where the memory is about to lead; `slope` is a function of the place.

    v = gamma v + eta grad J(theta - gamma v); theta = theta - v (Ruder, 2016, section 4.2, after Nesterov, 1983).
    """
    return momentum(theta, slope(theta - gamma * v), v, gamma, eta)


def rmsprop_outside(W, dW, s, alpha, beta, epsilon=1e-8) -> Step:
    """RMSProp with a crumb beside the root, so that nothing is divided by zero.

    s = beta s + (1 - beta) dW^2; W = W - alpha dW / (sqrt(s) + epsilon) (as Ng's course 2 and PyTorch write it).
    """
    s = beta * s + (1 - beta) * dW ** 2
    return Step(W, dW, dW, -(alpha * dW / (np.sqrt(s) + epsilon)), squares=s)


def rmsprop_inside(W, dW, s, alpha, beta, epsilon=1e-8) -> Step:
    """RMSProp with the crumb under the root, where it weighs more: sqrt(1e-8) is 1e-4.

    s = beta s + (1 - beta) dW^2; W = W - alpha dW / sqrt(s + epsilon) (Ruder, 2016, section 4.5).
    """
    s = beta * s + (1 - beta) * dW ** 2
    return Step(W, dW, dW, -(alpha * dW / np.sqrt(s + epsilon)), squares=s)


def adagrad_inside(W, dW, s, alpha, epsilon=1e-8) -> Step:
    """AdaGrad with the crumb under the root.

    s = s + dW^2; W = W - alpha dW / sqrt(s + epsilon) (Ruder, 2016, section 4.3).
    """
    s = s + dW ** 2
    return Step(W, dW, dW, -(alpha * dW / np.sqrt(s + epsilon)), squares=s)


def adam_inside(W, dW, v, s, alpha, beta_1, beta_2, epsilon=1e-8) -> Step:
    """Adam without correction and with the crumb under the root. (Optax's eps_root stands there too, but beside its correction.)

    v = beta_1 v + (1 - beta_1) dW; s = beta_2 s + (1 - beta_2) dW^2; W = W - alpha v / sqrt(s + epsilon).
    """
    top = momentum_average(W, dW, v, alpha, beta_1)
    s = beta_2 * s + (1 - beta_2) * dW ** 2
    return replace(top, step=-(alpha * top.average / np.sqrt(s + epsilon)), squares=s)


def adam_folded(W, dW, v, s, t, alpha, beta_1, beta_2, epsilon=1e-8) -> Step:
    """Corrected Adam with both corrections in the learning rate, which spares two divisions a weight.

    alpha_t = alpha sqrt(1 - beta_2^t) / (1 - beta_1^t); W = W - alpha_t v / (sqrt(s) + epsilon)
    (Kingma and Ba, 2015, end of section 2; TensorFlow). Its epsilon is adam_corrected's times sqrt(1 - beta_2^t).
    """
    top = momentum_average(W, dW, v, alpha, beta_1)
    s = beta_2 * s + (1 - beta_2) * dW ** 2
    alpha_t = alpha * np.sqrt(1 - beta_2 ** t) / (1 - beta_1 ** t)
    return replace(top, step=-(alpha_t * top.average / (np.sqrt(s) + epsilon)), squares=s)


def adamw_apart(W, dW, v, s, t, alpha, beta_1, beta_2, decay, epsilon=1e-8) -> Step:
    """AdamW whose weights shrink by decay W a step, whatever the learning rate.

    W = W - decay W - alpha v_hat / (sqrt(s_hat) + epsilon) (Loshchilov and Hutter, 2019, algorithm 2, schedule 1).
    """
    bare = adam_corrected(W, dW, v, s, t, alpha, beta_1, beta_2, epsilon)
    return replace(bare, step=bare.step - decay * W)


def adam_switched(W, dW, v, s, t, alpha, beta_1, beta_2, decay, epsilon=1e-8, memory=True, size=True, correction=True) -> Step:
    """Decoupled Adam with some of its ideas switched off; decay is off at 0. With all of them off it is gradient descent.

    Without memory the fresh slope stands on top, without size nothing divides it, without correction both averages keep the
    pull of their empty start. W = W - alpha decay W - alpha top / below.
    """
    kept = beta_1 * v if memory else np.zeros_like(dW)
    push = (1 - beta_1) * dW if memory else dW
    v = kept + push
    s = beta_2 * s + (1 - beta_2) * dW ** 2
    top = corrected(v, beta_1, t) if memory and correction else v
    below = np.sqrt(corrected(s, beta_2, t) if correction else s) + epsilon if size else np.ones_like(dW)
    return Step(W, dW, push, -(alpha * decay * W) - alpha * top / below, kept, v, s, below)
