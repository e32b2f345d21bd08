"""Values on their way in and out: plain numbers and nested lists outside, NumPy inside."""
import numpy as np

from pycore.formulas import FormulaError
from pycore.formulas.free import bound_letters
from pycore.formulas.valuing.sloping import told

MOST = 20_000           # terms that all sums of a formula may run over together


def values(formula, given: dict, parts: dict) -> dict:
    """{path: plain value} of every node that has one, and of the parts that are runs of neighbours; none of too much work."""
    if terms(formula, given) > MOST:
        return {}
    with np.errstate(all="ignore"):
        found = formula.values(given)
        for at in {part["at"] for part in parts.values()} - set(found):
            try:
                found[at] = formula.value(given, at=at)
            except FormulaError:
                continue
    return {at: shown for at, value in found.items() if (shown := plain(value)) is not None}


def slopes(formula, given: dict, parts: dict) -> dict:
    """{path: how much the value answers to it} where that tells something; none of too much work."""
    if terms(formula, given) > MOST:
        return {}
    return told(formula, given, sorted(part["at"] for part in parts.values()))


def misfit(formula, given: dict) -> str:
    """Why what is given does not fit together, in a sentence; nothing where it does."""
    if terms(formula, given) > MOST:
        return ""
    with np.errstate(all="ignore"):
        wrong = formula.misfit(given)
    return f"{wrong.message} {wrong.suggestion}".strip() if wrong else ""


def terms(formula, given: dict) -> int:
    """How many terms the sums of a formula have, one inside the other, as far as their bounds tell."""
    most, waiting = 1, [(formula.tree, 1)]
    while waiting:
        node, outer = waiting.pop()
        upper = node.part("upper") if node.kind == "series" else None
        if upper is not None:
            outer *= max(1, _whole(formula, given, upper.path)) ** max(1, len(bound_letters(node)))
        most = max(most, outer)
        waiting.extend((child, outer) for child in node.children)
    return most


def _whole(formula, given: dict, at: str) -> int:
    try:
        value = formula.value(given, at=at)
        return int(value) if np.ndim(value) == 0 and np.isfinite(value) else 1
    except FormulaError:
        return 1


def numbers(given: dict | None) -> dict:
    """{latex: number or array} of {latex: number or nested list}; lists of unlike rows are left out."""
    made = {}
    for latex, value in (given or {}).items():
        try:
            made[latex] = np.array(value, float) if isinstance(value, list) else float(value)
        except (TypeError, ValueError):
            continue
    return made


def plain(value, most: int = 400):
    """A value that JSON can carry, with six digits; None for what has none, is infinite or is too large to show."""
    if value is None or not np.issubdtype(np.asarray(value).dtype, np.number):
        return None
    array = np.asarray(value, float)
    if array.size > most or not np.isfinite(array).all():
        return None
    return _short(array.tolist())


def _short(value):
    return [_short(one) for one in value] if isinstance(value, list) else float(f"{value:.6g}")
