"""Shapes: vectors and matrices put together, and measured; equations."""

import numpy as np

from pycore.factorizations import stretch
from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.valuing.evaluate import VALUES, evaluate
from pycore.formulas.valuing.functions import determinant
from pycore.formulas.valuing.products import PRODUCTS, fits
from pycore.formulas.valuing.scope import shape_said
from pycore.formulas.valuing.taped import stacked
from pycore.tape import Traced


def relation(node, scope):
    """Of an equation or update, what stands on its right; of a chain, the last."""
    return evaluate(node.children[-1], scope)


def lines(node, scope):
    """Of several statements, the last, each knowing what the ones before it set."""
    for child in node.children[:-1]:
        if child.kind == "relation" and child.children[0].kind in ("symbol", "indexed", "accent", "raised", "primed"):
            try:
                scope = scope.having(child.children[0].key, evaluate(child, scope))
            except Misfit:
                raise
            except FormulaError:
                continue
    return evaluate(node.children[-1], scope)


def norm(node, scope):
    body, kind = evaluate(node.children[0], scope), node.part("kind")
    name = spell(kind) if kind is not None else "2"
    if name == "F" or name == "2" and np.ndim(body) != 2:
        return np.linalg.norm(body)
    order = {r"\infty": np.inf, "2": 2}.get(name)
    order = order if order is not None else float(evaluate(kind, scope.quiet))
    if np.ndim(body) > 2 or np.ndim(body) == 2 and order not in (1, 2, np.inf):
        raise FormulaError(f"The norm {quoted(node)} is not known of {shape_said(body)}.", node.span[0] + 1)
    plain_matrix = np.ndim(body) == 2 and not isinstance(body, Traced)
    return stretch(body) if plain_matrix and order == 2 else np.linalg.norm(np.atleast_1d(body), order)


def absolute(node, scope):
    value = evaluate(node.children[0], scope)
    return (
        determinant(value)
        if np.ndim(value) == 2 and np.shape(value)[0] == np.shape(value)[1] and node.children[0].kind == "symbol"
        else np.abs(value)
    )


def together(node, scope):
    """[a ; b]: one vector after the other."""
    values = [np.atleast_1d(evaluate(child, scope)) for child in node.children]
    try:
        return np.concatenate(values)
    except ValueError as wrong:
        raise fits(values[0], values[-1], node.children[0], node.children[-1], "they cannot stand one after the other.") from wrong


def side_by_side(node, scope):
    values = [evaluate(child, scope) for child in node.children]
    try:
        return stacked(values, float)
    except ValueError as wrong:
        raise Misfit(
            "These entries differ in shape: "
            + ", ".join(f"{quoted(child)} has {shape_said(value)}" for child, value in zip(node.children, values))
            + ".",
            node.span[0] + 1,
            "Give them all the same shape.",
        ) from wrong


def matrix(node, scope):
    rows = [[evaluate(cell, scope) for cell in row.children] for row in node.children]
    try:
        return np.block(rows) if any(np.ndim(cell) for row in rows for cell in row) else stacked([stacked(row, float) for row in rows], float)
    except ValueError as wrong:
        raise Misfit("The rows of this matrix differ in length.", node.span[0] + 1, "Give every row as many entries.") from wrong


def inner(node, scope):
    values = [evaluate(child, scope) for child in node.children]
    if len(values) != 2:
        raise FormulaError("An inner product takes two vectors.", node.span[0] + 1)
    return PRODUCTS[""](*values, *node.children)


VALUES |= {
    "relation": relation,
    "lines": lines,
    "norm": norm,
    "absolute": absolute,
    "stack": together,
    "tuple": side_by_side,
    "list": side_by_side,
    "matrix": matrix,
    "inner": inner,
    "floor": lambda node, scope: np.floor(evaluate(node.children[0], scope)),
    "ceiling": lambda node, scope: np.ceil(evaluate(node.children[0], scope)),
    "determinant": lambda node, scope: determinant(matrix(node, scope)),
}
