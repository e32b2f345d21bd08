"""evaluate(node, scope): the value of one node; VALUES is the table, kind: how its value is computed.

The rows are in arithmetic.py, calls.py, cases.py, series.py and shapes.py; each is (node, scope) -> value. Whatever a row
makes, a value is a float or an array of floats: a count, a place and the number of an index too, since whole numbers
overflow, and in a browser, where NumPy's are of 32 bits, sooner than elsewhere.
"""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.tree import Node
from pycore.formulas.valuing import indices
from pycore.formulas.valuing.functions import CONSTANTS
from pycore.formulas.valuing.scope import NUMBER, Scope, missing, shape_said
from pycore.tape import Traced

VALUES: dict = {}


def evaluate(node: Node, scope: Scope):
    """The value of a node, worked out once for each of its indices' numbers where values are kept."""
    if scope.memo is None:
        return watched(node, scope)
    now = scope.now(node)
    if now not in scope.memo:
        scope.memo[now] = watched(node, scope)
    return scope.memo[now]


def watched(node: Node, scope: Scope):
    """The value of a node as whoever watches gives it back; places and counts, which no small step changes, are not shown."""
    value = worth(node, scope)
    if counts(value):
        return np.asarray(value, float)[()]
    return value if scope.watch is None else scope.watch(node, scope, value)


def counts(value) -> bool:
    """Whether a value is whole by its type: the number of an index, a place, or a truth."""
    return not isinstance(value, (float, Traced)) and np.asarray(value).dtype.kind in "iub"


def worth(node: Node, scope: Scope):
    """What is given for a node, or else what its kind computes."""
    key = node.key
    if key in scope.bound:
        return scope.bound[key]
    if key in scope.given:
        value = scope.given[key]
        if not callable(value):
            if node.kind in ("indexed", "raised") and np.ndim(value) and indices.mentions(node.children[1], scope.bound):
                return indices.entry(node, value, evaluate, scope, exact=True)
            return indices.slope_entry(node, value, scope) if node.kind == "derivative" else value
    row = VALUES.get(node.kind)
    if row is None:
        raise FormulaError(f"{spell(node) or 'This'} has no value: it is no number, vector or matrix.", node.span[0] + 1)
    try:
        return row(node, scope)
    except FormulaError:
        raise
    except (ValueError, TypeError, ArithmeticError) as wrong:
        raise unworkable(node, scope) from wrong


def unworkable(node: Node, scope: Scope) -> FormulaError:
    """The error of a node that its children's values, or their shapes, do not allow."""
    shapes = {}
    for child in node.children:
        try:
            shapes[quoted(child)] = shape_said(evaluate(child, scope))
        except FormulaError:
            continue
    said = ", ".join(f"{name} has {shape}" if shape != NUMBER else f"{name} is {NUMBER}" for name, shape in shapes.items())
    kind = FormulaError if all(shape == NUMBER for shape in shapes.values()) else Misfit
    return kind(f"{quoted(node)} cannot be worked out" + (f": {said}." if said else "."), node.span[0] + 1)


def number(node, scope):
    return float(node.name)


def symbol(node, scope):
    if node.key in CONSTANTS:
        return CONSTANTS[node.key]
    if node.key in scope.counts:
        return scope.counts[node.key]
    if callable(scope.given.get(node.key)):
        raise FormulaError(f"{spell(node)} is a function and needs an argument in parentheses.", node.span[0] + 1)
    raise missing(node)


def unknown(node, scope):
    raise missing(node)


def indexed(node, scope):
    family = indices.turned(node)
    if family is not node and family.children[0].key in scope.given:
        return indices.entry(family, scope.given[family.children[0].key], evaluate, scope)
    try:
        base = evaluate(node.children[0], scope)
    except FormulaError as wrong:
        if node.children[0].kind in ("symbol", "accent", "primed", "word") and wrong.column == node.children[0].span[0] + 1:
            raise missing(node) from None
        raise
    return indices.entry(node, base, evaluate, scope)


VALUES |= {
    "number": number,
    "symbol": symbol,
    "indexed": indexed,
    "raised": indexed,
    "marked": lambda node, scope: evaluate(node.children[0], scope),
    "annotated": lambda node, scope: evaluate(node.children[0], scope),
    **dict.fromkeys(("primed", "accent", "differential", "word"), unknown),
}
