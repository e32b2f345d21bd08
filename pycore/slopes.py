"""How the result of an operation answers to each of its arguments: a table, a row an operation.

    SLOPES[operation][k](g, out, *arguments)   the slope by argument k, where g is the slope by the result

`out` is the result of operation(*arguments). A slope may come out in a broadcast shape; `fitted` sums it back.
The operations are NumPy's own functions; the keyword ones (axis, keepdims, ...) hand their keywords on.
"""
import numpy as np


def fitted(g, shape):
    """The slope g by something that was broadcast, summed back to that thing's own shape."""
    g = np.sum(g, axis=tuple(range(np.ndim(g) - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1 and np.shape(g)[axis] != 1)
    return np.sum(g, axis=stretched, keepdims=True) if stretched else g


def spread_out(g, x, axis=None, keepdims=False):
    """The slope by a sum, given back to every term of it."""
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, np.shape(x))


def shared(one, other):
    """Which of two competing numbers wins: 1, or a half each where they are equal."""
    return np.where(one == other, 0.5, one > other)


def matmul_left(g, out, a, b):
    """For A B: g B^T; vectors count as a row on the left and as a column on the right."""
    g, _, columns = as_matrices(g, a, b)
    slope = g @ np.swapaxes(columns, -1, -2)
    return np.squeeze(slope, -2) if np.ndim(a) == 1 else slope


def matmul_right(g, out, a, b):
    """For A B: A^T g."""
    g, rows, _ = as_matrices(g, a, b)
    slope = np.swapaxes(rows, -1, -2) @ g
    return np.squeeze(slope, -1) if np.ndim(b) == 1 else slope


def as_matrices(g, a, b):
    """The three with the axes that a vector lacks."""
    if np.ndim(b) == 1:
        b, g = np.expand_dims(b, -1), np.expand_dims(g, -1)
    if np.ndim(a) == 1:
        a, g = np.expand_dims(a, -2), np.expand_dims(g, -2)
    return g, a, b


def max_slope(g, out, x, axis=None, keepdims=False):
    """The largest takes it all; equals share."""
    highest = spread_out(out, x, axis, keepdims) == x
    return spread_out(g, x, axis, keepdims) * highest / np.sum(highest, axis=axis, keepdims=True)


def item_slope(g, out, x, place):
    """Back to where the item was taken from, more than once if it was."""
    slope = np.zeros(np.shape(x))
    np.add.at(slope, place, g)
    return slope


def item(x, place):
    """x[place], as an operation."""
    return x[place]


def power_slope(g, out, x, p):
    """p x^(p - 1), without dividing by x."""
    return g * p * np.power(x, np.where(p == 0, 1, np.subtract(p, 1)))


def exponent_slope(g, out, x, p):
    """x^p log x, and 0 where x is 0."""
    return g * out * np.log(np.where(np.asarray(x) == 0, 1, x))


SLOPES = {
    np.add: (lambda g, out, a, b: g, lambda g, out, a, b: g),
    np.subtract: (lambda g, out, a, b: g, lambda g, out, a, b: -g),
    np.multiply: (lambda g, out, a, b: g * b, lambda g, out, a, b: g * a),
    np.divide: (lambda g, out, a, b: g / b, lambda g, out, a, b: -g * out / b),
    np.power: (power_slope, exponent_slope),
    np.maximum: (lambda g, out, a, b: g * shared(a, b), lambda g, out, a, b: g * shared(b, a)),
    np.minimum: (lambda g, out, a, b: g * shared(b, a), lambda g, out, a, b: g * shared(a, b)),
    np.logaddexp: (lambda g, out, a, b: g * np.exp(a - out), lambda g, out, a, b: g * np.exp(b - out)),
    np.matmul: (matmul_left, matmul_right),
    np.negative: (lambda g, out, x: -g,),
    np.positive: (lambda g, out, x: g,),
    np.exp: (lambda g, out, x: g * out,),
    np.log: (lambda g, out, x: g / x,),
    np.sqrt: (lambda g, out, x: g / (2 * out),),
    np.square: (lambda g, out, x: 2 * g * x,),
    np.tanh: (lambda g, out, x: g * (1 - out * out),),
    np.sin: (lambda g, out, x: g * np.cos(x),),
    np.cos: (lambda g, out, x: -g * np.sin(x),),
    np.absolute: (lambda g, out, x: g * np.sign(x),),
    np.sum: (lambda g, out, x, **how: spread_out(g, x, **how),),
    np.mean: (lambda g, out, x, **how: spread_out(g, x, **how) * (np.size(out) / np.size(x)),),
    np.max: (max_slope,),
    np.reshape: (lambda g, out, x, shape: np.reshape(g, np.shape(x)),),
    np.transpose: (lambda g, out, x: np.transpose(g),),
    np.swapaxes: (lambda g, out, x, one, other: np.swapaxes(g, one, other),),
    item: (item_slope,),
}
