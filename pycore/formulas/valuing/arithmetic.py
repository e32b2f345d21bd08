"""Arithmetic: sums, products, fractions, powers, roots."""

import numpy as np

from pycore.factorizations import power as matrix_power
from pycore.formulas.error import FormulaError
from pycore.formulas.reading.guesses import letter_of
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.valuing.counting import choose, factorial
from pycore.formulas.valuing.evaluate import VALUES, evaluate
from pycore.formulas.valuing.functions import inverse
from pycore.formulas.valuing.products import PRODUCTS, elementwise, fits


def add(node, scope):
    first, *rest = node.children
    whole = evaluate(first, scope)
    for term in rest:
        value = evaluate(term, scope)
        try:
            whole = whole + value
        except ValueError as wrong:
            raise fits(whole, value, first, term, "they cannot be added.", "Give both the same shape.") from wrong
    return whole


def product(node, scope):
    rule = PRODUCTS.get(node.name)
    if rule is None:
        raise FormulaError(f"The sign {node.name} has no value here.", node.span[0] + 1)
    first, *rest = node.children
    whole, before = evaluate(first, scope), first
    for factor in rest:
        value = evaluate(factor, scope)
        whole = rule(whole, value, before, factor)
        before = factor
    return whole


def fraction(node, scope):
    above, below = (evaluate(child, scope) for child in node.children)
    with np.errstate(all="ignore"):
        return elementwise(above, below, *node.children, multiply=np.true_divide)


def power(node, scope):
    base_node, exponent_node = node.children
    base, exponent = evaluate(base_node, scope), evaluate(exponent_node, scope.quiet)
    matrix = np.ndim(base) == 2 and np.ndim(exponent) == 0 and np.shape(base)[0] == np.shape(base)[1]
    if matrix and (exponent == -1 or float(exponent).is_integer() and letter_of(base_node).startswith(r"\mathbf{")):
        return matrix_power(undone(base, base_node) if exponent < 0 else base, abs(int(exponent)))
    if scope.watch is not None:                          # how often a matrix is applied is a count, this exponent is none
        exponent = evaluate(exponent_node, scope)
    with np.errstate(all="ignore"):
        return elementwise(
            np.multiply(base, 1.0), exponent, base_node, exponent_node, multiply=np.power
        )[()]


def undone(base, node):
    """The inverse of a node's value, a square matrix; a FormulaError if it flattens something."""
    try:
        return inverse(base)
    except ValueError as wrong:
        raise FormulaError(f"{spell(node)} has no inverse: it flattens something.", node.span[0] + 1) from wrong


def transpose(node, scope):
    return np.transpose(evaluate(node.children[0], scope))


def root(node, scope):
    body, degree = evaluate(node.part("body"), scope), node.part("degree")
    with np.errstate(all="ignore"):
        return np.sqrt(body) if degree is None else np.power(body, 1 / evaluate(degree, scope))


def counted(rule):
    """A count of single numbers, with no slope; why it has none is said of the node."""
    def value(node, scope):
        try:
            return rule(*(evaluate(child, scope.quiet) for child in node.children))
        except ValueError as wrong:
            raise FormulaError(f"{quoted(node)} has no value here. {wrong}", node.span[0] + 1) from wrong
    return value


VALUES |= {
    "sum": add,
    "negative": lambda node, scope: -evaluate(node.children[0], scope),
    "positive": lambda node, scope: evaluate(node.children[0], scope),
    "product": product,
    "fraction": fraction,
    "power": power,
    "transpose": transpose,
    "root": root,
    "factorial": counted(factorial),
    "choose": counted(choose),
}
