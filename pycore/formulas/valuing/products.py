"""Products: of numbers, vectors and matrices, by their sign; one row a kind of product."""

import numpy as np

from pycore.formulas.error import Misfit
from pycore.formulas.spelling import quoted
from pycore.formulas.tree import Node
from pycore.formulas.valuing.scope import shape_said


def fits(left, right, left_node: Node, right_node: Node, rule: str, suggestion: str = "") -> Misfit:
    """The error of two shapes that do not go together, with the rule they break."""
    sides = f"{quoted(left_node)} has {shape_said(left)} and {quoted(right_node)} has {shape_said(right)}"
    return Misfit(f"{sides}: {rule}", right_node.span[0] + 1, suggestion)


def is_row(node: Node) -> bool:
    return node.kind == "transpose"


def matrix_product(left, right, left_node: Node, right_node: Node):
    """Numbers scale, a column times a row is their outer product, all else is a matrix product."""
    if np.ndim(left) == 0 or np.ndim(right) == 0:
        return left * right
    if np.ndim(left) == 1 and np.ndim(right) == 1 and is_row(right_node) and not is_row(left_node):
        return np.outer(left, right)
    if np.shape(left)[-1] != np.shape(right)[0 if np.ndim(right) == 1 else -2]:
        if np.ndim(left) == 1 and np.ndim(right) == 2 and np.shape(right)[0] == 1:
            return np.outer(left, right)
        if np.ndim(left) == 2 and np.shape(left)[1] == 1 and np.ndim(right) == 1 and is_row(right_node):
            return np.outer(left, right)
        if np.ndim(left) == np.ndim(right) == 1:
            raise fits(left, right, left_node, right_node, "they must be equally long.", "Give both as many numbers.")
        rule = "the columns of the first must be as many as the rows of the second."
        raise fits(left, right, left_node, right_node, rule, mended(left, right, left_node))
    return left @ right


def mended(left, right, left_node: Node) -> str:
    """What to write instead, where the first would fit the second lying on its side."""
    if np.ndim(left) == 2 and np.shape(left)[0] == np.shape(right)[0]:
        turned = left_node.children[0] if is_row(left_node) else Node("transpose", "", (left_node,))
        return f"Is {quoted(turned)} meant?"
    return f"Give the second {np.shape(left)[-1]} rows, or the first {np.shape(right)[0 if np.ndim(right) == 1 else -2]} columns."


def elementwise(left, right, left_node: Node, right_node: Node, multiply=np.multiply):
    try:
        return multiply(left, right)
    except ValueError as wrong:
        raise fits(left, right, left_node, right_node, "they must be alike to meet element by element.", "Give both the same shape.") from wrong


def cross(left, right, left_node: Node, right_node: Node):
    if np.shape(left) == np.shape(right) == (3,):
        return np.cross(left, right)
    return matrix_product(left, right, left_node, right_node)


def tensor(left, right, left_node: Node, right_node: Node):
    return np.kron(left, right) if np.ndim(left) == np.ndim(right) == 2 else np.multiply.outer(left, right)


PRODUCTS = {
    "": matrix_product,
    r"\cdot": matrix_product,
    r"\bullet": matrix_product,
    r"\odot": elementwise,
    "*": elementwise,
    r"\star": elementwise,
    r"\circ": elementwise,
    r"\times": cross,
    r"\otimes": tensor,
    r"\div": lambda left, right, left_node, right_node: left / right,
    r"\bmod": lambda left, right, left_node, right_node: np.mod(left, right),
}
