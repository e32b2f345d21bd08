"""Series: sums, products, largest and smallest over a range."""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.valuing import indices
from pycore.formulas.valuing.cases import COMPARED, holds
from pycore.formulas.valuing.evaluate import VALUES, evaluate
from pycore.formulas.valuing.lengths import family_length
from pycore.formulas.valuing.scope import missing
from pycore.formulas.valuing.taped import stacked

LONGEST_RANGE = 100_000


def series(node, scope):
    """A sum, product, largest or smallest over a range."""
    rule = OVER.get(node.name)
    body = node.part("body")
    if rule is None or body is None:
        raise FormulaError(f"{spell(node)} has no value that can be computed.", node.span[0] + 1)
    letters = bound_letters(node)
    if not letters:
        return rule(np.reshape(evaluate(body, scope), -1), None)
    scopes = [inner for inner in running(node, letters, body, scope) if allowed(node.part("lower"), inner)]
    numbers = [inner.bound[letters[0].key] for inner in scopes]
    values = [evaluate(body, inner) for inner in scopes]
    if not values:
        if node.name in ("sum", "prod"):
            return float(node.name == "prod")
        raise FormulaError(f"{spell(letters[0])} runs over nothing here.", node.span[0] + 1)
    return rule(stacked(values), numbers)


def running(node, letters, body, scope):
    """A scope for each of the numbers that the letters of a series run over together, the last letter fastest."""
    if not letters:
        yield scope
        return
    first, last = range_of(node, letters[0], body, scope)
    for number in range(first, last + 1):
        yield from running(node, letters[1:], body, scope.binding(letters[0].key, number, first, last))


def allowed(lower, scope) -> bool:
    """Whether an index may have its present number: i < j, j != i, and all the conditions of a list."""
    if lower is not None and lower.kind == "list":
        return all(allowed(child, scope) for child in lower.children)
    if lower is None or lower.kind != "relation" or lower.name == "=" or any(sign not in COMPARED for sign in lower.name.split(" ")):
        return True
    return bool(holds(lower, scope.quiet))


def range_of(node, letter, body, scope) -> tuple[int, int]:
    """The first and last number an index runs over; where no bound says it, its families do."""
    lower, upper, scope = node.part("lower"), node.part("upper"), scope.quiet
    start = 1
    if lower is None:
        raise FormulaError(f"{spell(letter)} runs through all numbers here, not from one to the next.", node.span[0] + 1)
    if lower.kind == "list":
        lower = next((one for one in lower.children if one.kind == "relation" and one.children[0].key == letter.key), letter)
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
        if indices.mentions(upper, {letter.key}):
            raise Misfit(f"{quoted(letter)} runs as far as {quoted(upper)}, which speaks of {quoted(letter)} itself.", upper.span[0] + 1,
                         "Let it run to a letter of its own, such as $n$.")
        if upper.kind == "symbol" and upper.name == r"\infty":
            raise FormulaError("A series without an end has no value that can be computed here.", upper.span[0] + 1)
    length = family_length(letter, body, evaluate, scope)
    if length is None:
        if upper is not None:
            raise missing(upper)
        raise FormulaError(
            f"Nothing says how far {spell(letter)} runs.", lower.span[0] + 1, f"Give a family that {spell(letter)} indexes, or bounds."
        )
    return (start, length - 1) if start == 0 else (start, length)


OVER = {
    "sum": lambda values, numbers: np.sum(values, axis=0),
    "prod": lambda values, numbers: np.prod(values, axis=0),
    "max": lambda values, numbers: np.max(values, axis=0),
    "min": lambda values, numbers: np.min(values, axis=0),
    "sup": lambda values, numbers: np.max(values, axis=0),
    "inf": lambda values, numbers: np.min(values, axis=0),
    "argmax": lambda values, numbers: (numbers or range(1, len(values) + 1))[int(np.argmax(values))],
    "argmin": lambda values, numbers: (numbers or range(1, len(values) + 1))[int(np.argmin(values))],
}
VALUES |= {"series": series}
