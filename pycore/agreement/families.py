"""Standing in where a formula speaks of every member of a family, as of each state of a sentence: its lines are valued whole.

    stand_in_for_families(function, formulas)    as pycore.agreement.standing_in, for results that are all named left of a line,
                                                 fields of a record or one value
"""
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import signature

import numpy as np

from pycore.agreement.agree import alike
from pycore.agreement.drawing import draws
from pycore.agreement.letters import gives, letters_of
from pycore.formulas import Formula
from pycore.formulas.formula import key_of
from pycore.formulas.tree import walk
from pycore.formulas.valuing.lines import assigned

INPUTS = 3


def stand_in_for_families(function: Callable, lines: tuple[Formula, ...], faded: tuple[Formula, ...]) -> Callable:
    """The function as the faded lines say it; a ValueError where the whole ones do not give all that it gives."""
    spoken = {node.key for formula in lines for node in walk(formula.tree)}
    named = {key_of(spelling): where for spelling, where in gives(function).items() if isinstance(where, str)}
    parameters = tuple(signature(function).parameters)

    def valued(formulas: tuple[Formula, ...], arguments: dict) -> dict:
        """{field: value} of the results, by running the lines."""
        known, made = letters(function, arguments, lambda spelling: key_of(spelling) in spoken), {}
        with np.errstate(all="ignore"):
            for formula in formulas:
                left, value = formula.tree.children[0], formula.value(known)
                if left.key in named:
                    made[named[left.key]] = np.asarray(value)
                known = known | (assigned(formula, known) if left.kind == "apply" else {formula.latex[slice(*left.span)]: value})
        return made

    for draw in draws(function, INPUTS, lambda spelling: key_of(spelling) in spoken):
        result, made = function(**draw.arguments), valued(lines, draw.arguments)
        if any(name not in made or not alike(made[name], one) for name, one in results(result).items()):
            raise ValueError(f"these formulas do not give all that {function.__name__} gives")

    @wraps(function)
    def stands(*given, **others):
        arguments = dict(zip(parameters, given)) | others
        usual, made = function(**arguments), valued(faded, arguments)
        for field, value in made.items():
            if np.shape(value) != np.shape(results(usual)[field]):
                raise ValueError(f"without this part the {field or 'result'} of {function.__name__} would have another shape")
        return type(usual)(**made) if is_dataclass(usual) else made[""]
    return stands


def results(found) -> dict:
    """What a function gave, by field; [""] where it is one value."""
    return {one.name: getattr(found, one.name) for one in fields(found)} if is_dataclass(found) else {"": found}


def letters(function: Callable, arguments: dict, spoken: Callable[[str], bool]) -> dict:
    """What the letters of print are worth for these arguments, those of lengths too."""
    known = {}
    for name, letter in letters_of(function).items():
        if name not in arguments:           # a temperature that print leaves out
            continue
        letter = letter.among(spoken)
        known |= dict(zip(letter.space.shape, np.shape(arguments[name]))) | {one: arguments[name] for one in letter.spellings if spoken(one)}
    return known
