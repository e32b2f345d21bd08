"""Cases: the first line whose condition holds, entry by entry where the condition is asked of an array."""

import numpy as np

from pycore.formulas.error import FormulaError
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.evaluate import VALUES, evaluate

COMPARED = {
    "=": np.equal, r"\ne": np.not_equal, r"\neq": np.not_equal, "<": np.less, ">": np.greater,
    r"\le": np.less_equal, r"\leq": np.less_equal, r"\ge": np.greater_equal, r"\geq": np.greater_equal,
}
REST = ("otherwise", "else", "elsewhere", "in all other cases")


def cases(node: Node, scope):
    """Every line is worked out; where no condition holds, the value is not a number."""
    whole = np.nan
    with np.errstate(all="ignore"):
        for case in reversed(node.children):
            amount, *condition = case.children
            whole = np.where(holds(condition[0], scope) if condition else True, evaluate(amount, scope), whole)
    return whole[()]


def holds(condition: Node, scope):
    """Whether a condition such as 0 <= x < 1, or "otherwise", holds: true or false, or an array of them."""
    if condition.kind == "text" and condition.name.strip(" ,.").lower() in REST:
        return True
    relations = [node for node in walk(condition) if node.kind == "relation"]
    others = [node for node in walk(condition) if node.kind == "text" and node.name.strip(" ,").lower() not in ("if", "for", "when", "where", "")]
    if len(relations) != 1 or others:
        raise FormulaError(f"The condition {spell(condition)} is not a comparison, so it has no answer.", condition.span[0] + 1)
    (relation,) = relations
    answer = True
    for sign, left, right in zip(relation.name.split(), relation.children, relation.children[1:]):
        if sign not in COMPARED:
            raise FormulaError(f"The sign {sign} compares nothing here.", relation.span[0] + 1)
        answer = answer & COMPARED[sign](evaluate(left, scope), evaluate(right, scope))
    return answer


VALUES |= {"cases": cases}
