"""How the result of an operation answers to each of its arguments: a table, a row an operation.

    SLOPES[operation][k](g, out, *arguments)   the slope by argument k, where g is the slope by the result

`out` is the result of operation(*arguments). A slope may come out in a broadcast shape; `fitted` sums it back.
The operations are NumPy's own functions; the keyword ones (axis, keepdims, ...) hand their keywords on. What NumPy does
with a list of arrays is, in GATHERING, an operation with an argument each; what it does with singular matrices, which is
not the same everywhere, is done INSTEAD by pycore.factorizations; a maximum with a plain 0 is RECTIFIED. The slopes at corners are those of pycore.corners. A function that nobody can look into is a
Hidden operation and brings its own slopes. What is made of other operations needs no row: see pycore.composed.
"""
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pycore.corners import shared, shares
from pycore.factorizations import determinant, inverse


def fitted(g, shape):
    """The slope g by something that was broadcast, summed back to that thing's own shape."""
    if np.shape(g) == shape:
        return g
    g = np.sum(g, axis=tuple(range(np.ndim(g) - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1 and np.shape(g)[axis] != 1)
    return np.sum(g, axis=stretched, keepdims=True) if stretched else g


def spread_out(g, x, axis=None, keepdims=False):
    """The slope by a sum, given back to every term of it."""
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, np.shape(x))


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
    return spread_out(g, x, axis, keepdims) * shares(spread_out(out, x, axis, keepdims) == x, axis)


def above(x):
    """max(0, x), whose corner is the relu's."""
    return np.maximum(0, x)


def below(x):
    """min(0, x), its mirror image."""
    return np.minimum(0, x)


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


def prod_slope(g, out, x, axis=None):
    """For each factor the product of all the others, without dividing by it."""
    if axis is None:
        return np.reshape(prod_slope(g, out, np.ravel(x), 0), np.shape(x))
    factors = np.moveaxis(np.asarray(x), axis, 0)
    one = np.ones((1, *factors.shape[1:]))
    before = np.cumprod(np.concatenate([one, factors[:-1]]), 0)
    after = np.cumprod(np.concatenate([one, factors[:0:-1]]), 0)[::-1]
    return np.moveaxis(g * before * after, 0, axis)


def det_slope(g, out, x):
    """The cofactors, by singular values, so that a matrix that flattens has them too."""
    if not np.isfinite(x).all():
        return np.full(np.shape(x), np.nan)
    left, sizes, right = np.linalg.svd(x)
    others = [np.prod(np.delete(sizes, i)) for i in range(len(sizes))]
    return g * np.sign(determinant(left) * determinant(right)) * (left * others) @ right


def diag_slope(g, out, x):
    """A vector's slope stands on the diagonal, a matrix's diagonal takes it back there."""
    if np.ndim(x) == 1:
        return np.diag(g)
    slope = np.zeros(np.shape(x))
    slope[np.arange(len(g)), np.arange(len(g))] = g
    return slope


def concatenated(*parts, axis=0):
    """np.concatenate, an argument a part."""
    return np.concatenate(parts, axis)


def stacked(*parts, axis=0):
    """np.stack, an argument a part."""
    return np.stack(parts, axis)


class Concatenated:
    """For each part its stretch of the slope."""

    def __getitem__(self, k):
        def slope(g, out, *parts, axis=0):
            ends = np.cumsum([np.shape(part)[axis] for part in parts])
            return np.split(g, ends[:-1], axis)[k]
        return slope


class Stacked:
    """For each part its layer of the slope."""

    def __getitem__(self, k):
        return lambda g, out, *parts, axis=0: np.take(g, k, axis)


@dataclass(frozen=True, eq=False)
class Hidden:
    """A function that no tape can look into, as an operation. Its slope is its own .gradient's, if it has one and gives
    one number for one argument, or else that of central differences."""
    function: Callable

    def __call__(self, *arguments):
        return np.asarray(self.function(*arguments))[()]

    def __getitem__(self, k):
        def slope(g, out, *arguments):
            gradient = getattr(self.function, "gradient", None)
            if gradient is not None and len(arguments) == 1 and np.ndim(out) == 0:
                return g * np.asarray(gradient(*arguments))
            return central_differences(lambda x: np.sum(g * self(*arguments[:k], x, *arguments[k + 1:])), arguments[k])
        return slope


def central_differences(function, x):
    """The slope of a number by each number of x, from a step to either side."""
    here = np.array(x, float)
    slope = np.empty(here.shape)
    for place in np.ndindex(here.shape):
        step = 1e-5 * max(1.0, abs(here[place]))
        up, down = here.copy(), here.copy()
        up[place] += step
        down[place] -= step
        slope[place] = (function(up[()]) - function(down[()])) / (2 * step)
    return slope


GATHERING = {np.concatenate: concatenated, np.stack: stacked}
RECTIFIED = {np.maximum: above, np.minimum: below}
INSTEAD = {np.linalg.det: determinant, np.linalg.inv: inverse}
LN2 = np.log(2.0)
SLOPES = {
    np.add: (lambda g, out, a, b: g, lambda g, out, a, b: g),
    np.subtract: (lambda g, out, a, b: g, lambda g, out, a, b: -g),
    np.multiply: (lambda g, out, a, b: g * b, lambda g, out, a, b: g * a),
    np.divide: (lambda g, out, a, b: g / b, lambda g, out, a, b: -g * out / b),
    np.power: (power_slope, exponent_slope),
    np.maximum: (lambda g, out, a, b: g * shared(a, b), lambda g, out, a, b: g * shared(b, a)),
    np.minimum: (lambda g, out, a, b: g * shared(b, a), lambda g, out, a, b: g * shared(a, b)),
    above: (lambda g, out, x: g * (x > 0),),
    below: (lambda g, out, x: g * (x < 0),),
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
    np.mean: (lambda g, out, x, **how: spread_out(g, x, **how) * (np.size(out) / max(np.size(x), 1)),),
    np.max: (max_slope,),
    np.min: (max_slope,),
    np.prod: (prod_slope,),
    np.tan: (lambda g, out, x: g * (1 + out * out),),
    np.arcsin: (lambda g, out, x: g / np.sqrt(1 - x * x),),
    np.arccos: (lambda g, out, x: -g / np.sqrt(1 - x * x),),
    np.arctan: (lambda g, out, x: g / (1 + x * x),),
    np.sinh: (lambda g, out, x: g * np.cosh(x),),
    np.cosh: (lambda g, out, x: g * np.sinh(x),),
    np.log2: (lambda g, out, x: g / (x * LN2),),
    np.log1p: (lambda g, out, x: g / (1 + x),),
    np.expm1: (lambda g, out, x: g * (1 + out),),
    np.mod: (lambda g, out, a, b: g, lambda g, out, a, b: -g * np.floor_divide(a, b)),
    np.sign: (lambda g, out, x: 0 * g,),
    np.floor: (lambda g, out, x: 0 * g,),
    np.ceil: (lambda g, out, x: 0 * g,),
    np.round: (lambda g, out, x: 0 * g,),
    np.where: (None, lambda g, out, holds, a, b: np.where(holds, g, 0), lambda g, out, holds, a, b: np.where(holds, 0, g)),
    np.diag: (diag_slope,),
    determinant: (det_slope,),
    inverse: (lambda g, out, x: -out.T @ g @ out.T,),
    concatenated: Concatenated(),
    stacked: Stacked(),
    np.reshape: (lambda g, out, x, shape: np.reshape(g, np.shape(x)),),
    np.transpose: (lambda g, out, x, axes=None: np.transpose(g, None if axes is None else np.argsort(axes)),),
    np.swapaxes: (lambda g, out, x, one, other: np.swapaxes(g, one, other),),
    item: (item_slope,),
}
