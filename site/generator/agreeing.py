"""No formula is published that disagrees with the code it names: each is held beside it on random inputs.

    agreeing(blocks, cache, found)     notes a mistake for each formula that is not its code
    computed(concept, cache, found)    which shapes of a concept its code computes; a mistake if they are all other ones
    held(latex, functions, before, code, cache)          what came of it, as plain data
    explained(latex, functions, before, code, cache)     what is to be said of a disagreement
"""
from __future__ import annotations

from typing import Any, Iterable

import numpy as np

from pycore.agreement import Agreement, Disagreement, Incomparable, agree, explain
from pycore.formulas import read

from .cache import Cache
from .code_names import code_of
from .concepts import Concept
from .failures import HINT, told
from .mistakes import Found, both
from .records import FormulaBlock


def agreeing(blocks: Iterable[FormulaBlock], cache: Cache, found: Found) -> None:
    """Hold each formula that names code beside that code."""
    for block in blocks:
        asked = (block.formula.latex, block.functions, block.before, block.code)
        came = held(*asked, cache) if block.code else {}
        if came.get("parted"):
            wrong = explained(*asked, cache)
            found.note(block.span.cut(*wrong["at"]), wrong["says"], wrong["hint"])
        elif "says" in came:
            found.note(block.code_span or block.span, came["says"], came["hint"])


def computed(concept: Concept, cache: Cache, found: Found) -> tuple[bool, ...]:
    """For each shape, whether the concept's code computes it. Authors differ, so not all have to; but one should."""
    if not concept.code:
        return (False,) * len(concept.shapes)
    asked = [(shape, concept.functions, concept.before, concept.code) for shape in concept.shapes]
    came = [held(*one, cache) for one in asked]
    parted = [one for one, how in zip(asked, came) if how.get("parted")]
    if parted and not any("inputs" in how for how in came):
        wrong = explained(*parted[0], cache)
        found.note(concept.code_span, f"none of the shapes is this code: {wrong['says']}", wrong["hint"])
    elif failed := next((how for how in came if how.get("failed")), None):
        found.note(concept.code_span, failed["says"], failed["hint"])
    return tuple("inputs" in how for how in came)


def held(latex: str, functions: tuple[str, ...], before: tuple[str, ...], code: str, cache: Cache) -> dict[str, Any]:
    """{"inputs", "worst"} of an agreement, {"parted": True} of a disagreement; {"says", "hint"} where they cannot be compared."""
    def hold() -> dict[str, Any]:
        try:
            came = agree(read(latex, tuple(functions)), code_of(code), tuple(before))
        except Incomparable as wrong:
            return {"says": wrong.message, "hint": wrong.hint}
        except Exception as error:
            return {"says": f"{code.rpartition('.')[2]}, held beside this formula on random inputs, fails: {told(error)}", "hint": HINT, "failed": True}
        return {"inputs": came.inputs, "worst": came.worst} if isinstance(came, Agreement) else {"parted": True}
    return cache.made("agreement", [latex, functions, before, code], hold)


def explained(latex: str, functions: tuple[str, ...], before: tuple[str, ...], code: str, cache: Cache) -> dict[str, Any]:
    """{"says", "hint", "at"} of a disagreement: what each gives for which input, where they part, and the LaTeX to blame."""
    return cache.made("disagreement", [latex, functions, before, code], lambda: _explained(latex, functions, before, code))


def _explained(latex: str, functions: tuple[str, ...], before: tuple[str, ...], code: str) -> dict[str, Any]:
    formula = read(latex, tuple(functions))
    came = explain(formula, code_of(code), tuple(before))
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
