"""No formula is published that disagrees with the code it names: each is held beside it on random inputs.

    agreeing(blocks, cache, found)     notes a mistake for each formula that is not its code
    computed(concept, cache, found)    which shapes of a concept its code computes; a mistake if they are all other ones
    held(latex, functions, before, code, cache)    what came of it, as plain data
"""
from __future__ import annotations

from typing import Any, Iterable

import numpy as np

from pycore.agreement import Agreement, Disagreement, Incomparable, agree, explain
from pycore.formulas import read

from .cache import Cache
from .code_names import code_of
from .concepts import Concept
from .mistakes import Found, both
from .records import FormulaBlock


def agreeing(blocks: Iterable[FormulaBlock], cache: Cache, found: Found) -> None:
    """Hold each formula that names code beside that code."""
    for block in blocks:
        if not block.code:
            continue
        came = held(block.formula.latex, block.functions, block.before, block.code, cache)
        if "says" in came:
            start, end = came.get("at", (0, len(block.span.text)))
            span = block.code_span if "at" not in came and block.code_span else block.span.cut(start, end)
            found.note(span, came["says"], came["hint"])


def computed(concept: Concept, cache: Cache, found: Found) -> tuple[bool, ...]:
    """For each shape, whether the concept's code computes it. Authors differ, so not all have to; but one should."""
    if not concept.code:
        return (False,) * len(concept.shapes)
    came = [held(shape, concept.functions, concept.before, concept.code, cache) for shape in concept.shapes]
    parted = [one for one in came if "at" in one]
    if parted and not any("inputs" in one for one in came):
        found.note(concept.code_span, f"none of the shapes is this code: {parted[0]['says']}", parted[0]["hint"])
    return tuple("inputs" in one for one in came)


def held(latex: str, functions: tuple[str, ...], before: tuple[str, ...], code: str, cache: Cache) -> dict[str, Any]:
    """{"inputs", "worst"} of an agreement; {"says", "hint"} where there is none, with "at" if a place is to blame."""
    return cache.made("agreement", [latex, functions, before, code], lambda: _held(latex, functions, before, code))


def _held(latex: str, functions: tuple[str, ...], before: tuple[str, ...], code: str) -> dict[str, Any]:
    formula = read(latex, tuple(functions))
    try:
        came = agree(formula, code_of(code), tuple(before))
        if isinstance(came, Agreement):
            return {"inputs": came.inputs, "worst": came.worst}
        came = explain(formula, code_of(code), tuple(before))
    except Incomparable as wrong:
        return {"says": wrong.message, "hint": wrong.hint}
    name = code.rpartition(".")[2]
    digits = _telling(came.formula, came.code)
    letters = [f"${letter} = {_value(value)}$" for letter, value in came.letters.items()]
    given = f"with {both(letters)} " if letters else ""
    return {"says": f"this formula is not what {name} computes: {given}the formula gives "
                    f"{_value(came.formula, digits)} and the code {_value(came.code, digits)}",
            "hint": _parting(came, digits), "at": _place(came, formula)}


def _parting(came: Disagreement, digits: int) -> str:
    """Where the two part ways, as far as it can be told."""
    if came.parting is None:
        return "Every piece of the formula is somewhere in the code; they are put together in another way."
    instead = f"; the code has {came.parting.source}, {_value(came.parting.instead, digits)}" if came.parting.source else ""
    return f"They part at ${came.parting.latex}$, which is {_value(came.parting.value, digits)}{instead}."


def _place(came: Disagreement, formula) -> tuple[int, int]:
    """The stretch of the LaTeX to blame."""
    nodes = dict(formula.nodes())
    return nodes[came.parting.path].span if came.parting else formula.tree.span


def _value(value, digits: int = 3) -> str:
    """A number or array in a sentence; an array of one number as that number."""
    array = np.asarray(value)
    if array.size == 1:
        return f"{array.reshape(-1)[0]:.{digits}g}"
    return "[" + ", ".join(_value(each, digits) for each in array) + "]"


def _telling(one, other) -> int:
    """How many digits tell two values apart."""
    return next((digits for digits in range(3, 17) if _value(one, digits) != _value(other, digits)), 17)
