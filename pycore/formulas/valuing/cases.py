"""Cases and conditions: the first line whose condition holds, entry by entry where it is asked of an array."""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.tree import Node
from pycore.formulas.valuing.evaluate import VALUES, evaluate
from pycore.formulas.valuing.scope import shape_said

COMPARED = {
    "=": np.equal, r"\ne": np.not_equal, r"\neq": np.not_equal, "<": np.less, ">": np.greater,
    r"\le": np.less_equal, r"\leq": np.less_equal, r"\ge": np.greater_equal, r"\geq": np.greater_equal,
}
REST = ("otherwise", "else", "elsewhere", "in all other cases")
LEADING = ("if", "for", "when", "where", "")


def cases(node: Node, scope):
    """Every line is worked out; where no condition holds, the value is not a number."""
    whole = np.nan
    with np.errstate(all="ignore"):
        for case in reversed(node.children):
            amount, *condition = case.children
            value, answer = evaluate(amount, scope), holds(condition[0], scope) if condition else True
            try:
                whole = np.where(answer, value, whole)
            except ValueError as wrong:
                sides = f"{quoted(amount)} has {shape_said(value)} and the condition beside it {shape_said(answer)}"
                raise Misfit(f"{sides}: in cases all must be alike.", amount.span[0] + 1, "Give them the same shape.") from wrong
    return whole[()]


def holds(condition: Node, scope):
    """Whether a condition such as 0 <= x < 1, or "otherwise", holds: true or false, or an array of them."""
    if condition.kind in ("text", "word") and words(condition) in REST:
        return True
    if condition.kind == "phrase" and all(words(child) in LEADING for child in condition.children if child.kind == "text"):
        return np.logical_and.reduce([holds(child, scope) for child in condition.children if child.kind != "text"])
    if condition.kind == "list":
        return np.logical_and.reduce([holds(child, scope) for child in condition.children])
    if condition.kind == "logic":
        join = np.logical_and if "and" in condition.name else np.logical_or
        return join.reduce([holds(child, scope) for child in condition.children])
    if condition.kind != "relation":
        raise FormulaError(f"The condition {spell(condition)} is not a comparison, so it has no answer.", condition.span[0] + 1)
    values = [evaluate(child, scope) for child in condition.children]
    answer = True
    for sign, left, right in zip(condition.name.split(), values, values[1:]):
        if sign not in COMPARED:
            raise FormulaError(f"The sign {sign} compares nothing here.", condition.span[0] + 1)
        answer = np.logical_and(answer, COMPARED[sign](left, right))
    return answer


def words(text: Node) -> str:
    return text.name.strip(" ,.").lower()


VALUES |= {"cases": cases, "indicator": lambda node, scope: np.asarray(holds(node.children[0], scope), float)[()]}
