"""evaluate(node, scope): the value of one node; VALUES is the table, kind: how its value is computed."""
import math

import numpy as np

from pycore.formulas.error import FormulaError
from pycore.formulas.free import bound_letter
from pycore.formulas.reading.guesses import letter_of
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node
from pycore.formulas.valuing import indices
from pycore.formulas.valuing.functions import CONSTANTS, FUNCTIONS, USUAL
from pycore.formulas.valuing.products import PRODUCTS, elementwise, fits
from pycore.formulas.valuing.scope import Scope, missing, shape_said

LONGEST_RANGE = 100_000


def evaluate(node: Node, scope: Scope):
    """The value of a node: what is given for it, or else what its kind computes."""
    key = node.key
    if key in scope.bound:
        return scope.bound[key]
    if key in scope.given:
        value = scope.given[key]
        if not callable(value):
            if node.kind in ("indexed", "raised") and np.ndim(value) and indices.mentions(node.children[1], scope.bound):
                return indices.entry(node, value, evaluate, scope, exact=True)
            return value
    row = VALUES.get(node.kind)
    if row is None:
        raise FormulaError(f"{spell(node) or 'This'} has no value: it is no number, vector or matrix.", node.span[0] + 1)
    return row(node, scope)


def number(node, scope):
    return float(node.name)


def symbol(node, scope):
    if node.key in CONSTANTS:
        return CONSTANTS[node.key]
    if callable(scope.given.get(node.key)):
        raise FormulaError(f"{spell(node)} is a function and needs an argument in parentheses.", node.span[0] + 1)
    raise missing(node)


def indexed(node, scope):
    try:
        base = evaluate(node.children[0], scope)
    except FormulaError as wrong:
        if node.children[0].kind in ("symbol", "accent", "primed", "word") and wrong.column == node.children[0].span[0] + 1:
            raise missing(node) from None
        raise
    return indices.entry(node, base, evaluate, scope)


def add(node, scope):
    first, *rest = node.children
    whole = evaluate(first, scope)
    for term in rest:
        value = evaluate(term, scope)
        try:
            whole = whole + value
        except ValueError as wrong:
            raise fits(whole, value, first, term, "they cannot be added.") from wrong
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
    base, exponent = evaluate(base_node, scope), evaluate(exponent_node, scope)
    matrix = np.ndim(base) == 2 and np.ndim(exponent) == 0 and np.shape(base)[0] == np.shape(base)[1]
    if matrix and (exponent == -1 or float(exponent).is_integer() and letter_of(base_node).startswith(r"\mathbf{")):
        try:
            return np.linalg.matrix_power(base, int(exponent))
        except np.linalg.LinAlgError as wrong:
            raise FormulaError(f"{spell(base_node)} has no inverse: it flattens something.", base_node.span[0] + 1) from wrong
    with np.errstate(all="ignore"):
        return elementwise(np.asarray(base, dtype=float) if not np.iscomplexobj(base) else base, exponent, base_node, exponent_node, multiply=np.power)[()]


def transpose(node, scope):
    return np.transpose(evaluate(node.children[0], scope))


def root(node, scope):
    body, degree = evaluate(node.part("body"), scope), node.part("degree")
    with np.errstate(all="ignore"):
        return np.sqrt(body) if degree is None else np.power(body, 1 / evaluate(degree, scope))


def apply(node, scope):
    head, *arguments = node.children
    function = function_of(head, scope)
    values = [evaluate(argument, scope) for argument in arguments]
    if function is None:
        try:
            factor = evaluate(head, scope)
        except FormulaError:
            raise FormulaError(f"{spell(head)} is a function without a value.", head.span[0] + 1, f"Give a function for {spell(head)}.") from None
        if len(values) != 1:
            raise FormulaError(f"{spell(head)} is no function, so it cannot take {len(values)} arguments.", head.span[0] + 1)
        return PRODUCTS[""](factor, values[0], head, arguments[0])
    try:
        with np.errstate(all="ignore"):
            return function(*values)
    except FormulaError:
        raise
    except Exception as wrong:
        shapes = ", ".join(f"{spell(argument)} has {shape_said(value)}" for argument, value in zip(arguments, values))
        raise FormulaError(f"{spell(head)} cannot take this: {shapes} ({wrong}).", head.span[0] + 1) from wrong


def function_of(head: Node, scope: Scope):
    """The callable a function's name stands for, its scripts seen to; None if it is none."""
    if callable(scope.given.get(head.key)):
        return scope.given[head.key]
    if head.kind == "power" and (inner := function_of(head.children[0], scope)):
        exponent = evaluate(head.children[1], scope)
        return lambda *values: np.power(inner(*values), exponent)
    if head.kind == "indexed" and head.children[0].kind == "word" and head.children[0].name == "log":
        base = evaluate(head.children[1], scope)
        return lambda x: np.log(x) / math.log(base)
    if head.kind in ("indexed", "raised", "primed", "marked") and head.key not in scope.given:
        return function_of(head.children[0], scope)
    if head.kind == "word":
        from pycore.formulas.notation.functions import SPELLINGS
        return FUNCTIONS.get(SPELLINGS.get(head.name, head.name))
    return None if head.key in scope.given else USUAL.get(letter_of(head))


def gradient(node, scope):
    """The slope of a callable: its own .gradient, or central differences in the variable under the nabla."""
    sign, body = node.children
    if body.kind == "apply" and (function := function_of(body.children[0], scope)) is not None and hasattr(function, "gradient"):
        return np.asarray(function.gradient(*(evaluate(argument, scope) for argument in body.children[1:])))[()]
    if sign.kind == "indexed":
        variable = sign.children[1]
    elif body.kind == "apply" and len(body.children) > 1:
        variable = body.children[1]
    else:
        raise FormulaError("This gradient does not say in which variable.", sign.span[0] + 1, r"Write it under the \nabla.")
    here = np.asarray(evaluate(variable, scope), dtype=float)
    slopes = np.empty(here.shape)
    for place in np.ndindex(here.shape):
        step = 1e-6 * max(1.0, abs(here[place]))
        ends = []
        for side in (step, -step):
            moved = here.copy()
            moved[place] += side
            ends.append(evaluate(body, scope.having(variable.key, moved[()])))
        if np.ndim(ends[0]):
            raise FormulaError(f"{spell(body)} is no single number, so it has no gradient.", body.span[0] + 1)
        slopes[place] = (ends[0] - ends[1]) / (2 * step)
    return slopes[()]


def series(node, scope):
    """A sum, product, largest or smallest over a range."""
    rule = OVER.get(node.name)
    body = node.part("body")
    if rule is None or body is None:
        raise FormulaError(f"{spell(node)} has no value that can be computed.", node.span[0] + 1)
    letter = bound_letter(node)
    if letter is None:
        return rule(np.asarray(evaluate(body, scope)).reshape(-1), None)
    first, last = range_of(node, letter, body, scope)
    numbers = range(first, last + 1)
    values = [evaluate(body, scope.binding(letter.key, number, first, last)) for number in numbers]
    if not values:
        if node.name in ("sum", "prod"):
            return float(node.name == "prod")
        raise FormulaError(f"{spell(letter)} runs over nothing here.", node.span[0] + 1)
    return rule(np.array(values), numbers)


def range_of(node, letter, body, scope) -> tuple[int, int]:
    """The first and last number an index runs over; where no bound says it, its families do."""
    lower, upper = node.part("lower"), node.part("upper")
    start = 1
    if lower.kind == "relation" and lower.name == "=":
        found = indices.number_of(lower.children[1], evaluate, scope)
        if found is None:
            raise missing(lower.children[1])
        start = found
    length = None
    if upper is not None:
        end = indices.number_of(upper, evaluate, scope)
        if end is not None:
            if end - start > LONGEST_RANGE:
                raise FormulaError(f"{spell(letter)} would run over {end - start + 1} numbers.", upper.span[0] + 1)
            return start, end
        if upper.kind == "symbol" and upper.name == r"\infty":
            raise FormulaError("A series without an end has no value that can be computed here.", upper.span[0] + 1)
    length = indices.family_length(letter, body, evaluate, scope)
    if length is None:
        if upper is not None:
            raise missing(upper)
        raise FormulaError(f"Nothing says how far {spell(letter)} runs.", lower.span[0] + 1, f"Give a family that {spell(letter)} indexes, or bounds.")
    return (start, length - 1) if start == 0 else (start, length)


OVER = {
    "sum": lambda values, numbers: np.sum(values, axis=0), "prod": lambda values, numbers: np.prod(values, axis=0), "max": lambda values, numbers: np.max(values, axis=0), "min": lambda values, numbers: np.min(values, axis=0),
    "sup": lambda values, numbers: np.max(values, axis=0), "inf": lambda values, numbers: np.min(values, axis=0),
    "argmax": lambda values, numbers: (numbers or range(1, len(values) + 1))[int(np.argmax(values))], "argmin": lambda values, numbers: (numbers or range(1, len(values) + 1))[int(np.argmin(values))],
}


def relation(node, scope):
    """Of an equation or update, what stands on its right; of a chain, the last."""
    return evaluate(node.children[-1], scope)


def norm(node, scope):
    body, kind = evaluate(node.children[0], scope), node.part("kind")
    name = spell(kind) if kind is not None else "2"
    if name in ("F", "2") and np.ndim(body) != 2 or name == "F":
        return np.sqrt(np.sum(np.square(np.abs(body))))
    order = {r"\infty": np.inf, "2": 2}.get(name)
    return np.linalg.norm(np.atleast_1d(body), order if order is not None else float(evaluate(kind, scope)))


def absolute(node, scope):
    value = evaluate(node.children[0], scope)
    return np.linalg.det(value) if np.ndim(value) == 2 and np.shape(value)[0] == np.shape(value)[1] and node.children[0].kind == "symbol" else np.abs(value)


def together(node, scope):
    """[a ; b]: one vector after the other."""
    return np.concatenate([np.atleast_1d(evaluate(child, scope)) for child in node.children])


def side_by_side(node, scope):
    values = [evaluate(child, scope) for child in node.children]
    try:
        return np.array(values, dtype=float)
    except ValueError as wrong:
        raise FormulaError("These entries differ in shape: " + ", ".join(f"{spell(child)} has {shape_said(value)}" for child, value in zip(node.children, values)) + ".", node.span[0] + 1) from wrong


def matrix(node, scope):
    rows = [[evaluate(cell, scope) for cell in row.children] for row in node.children]
    try:
        return np.block(rows) if any(np.ndim(cell) for row in rows for cell in row) else np.array(rows, dtype=float)
    except ValueError as wrong:
        raise FormulaError("The rows of this matrix differ in length.", node.span[0] + 1) from wrong


def inner(node, scope):
    values = [evaluate(child, scope) for child in node.children]
    if len(values) != 2:
        raise FormulaError("An inner product takes two vectors.", node.span[0] + 1)
    return PRODUCTS[""](*values, *node.children)


VALUES = {
    "number": number, "symbol": symbol, "primed": lambda node, scope: _fail(node), "accent": lambda node, scope: _fail(node), "differential": lambda node, scope: _fail(node), "word": lambda node, scope: _fail(node), "marked": lambda node, scope: evaluate(node.children[0], scope),
    "indexed": indexed, "raised": indexed, "sum": add, "negative": lambda node, scope: -evaluate(node.children[0], scope), "positive": lambda node, scope: evaluate(node.children[0], scope),
    "product": product, "fraction": fraction, "derivative": lambda node, scope: derivative(node, scope), "power": power, "transpose": transpose, "root": root, "apply": apply, "gradient": gradient, "series": series, "relation": relation,
    "norm": norm, "absolute": absolute, "floor": lambda node, scope: np.floor(evaluate(node.children[0], scope)), "ceiling": lambda node, scope: np.ceil(evaluate(node.children[0], scope)), "factorial": lambda node, scope: math.gamma(evaluate(node.children[0], scope) + 1),
    "stack": together, "tuple": side_by_side, "list": side_by_side, "matrix": matrix, "determinant": lambda node, scope: np.linalg.det(matrix(node, scope)), "inner": inner,
}


def derivative(node, scope):
    """dy/dx from given dy and dx."""
    if node.part("body") is not None:
        raise missing(node)
    try:
        return evaluate(node.children[0], scope) / evaluate(node.children[1], scope)
    except FormulaError:
        raise missing(node) from None


def _fail(node):
    raise missing(node)
