"""Standing in: what is left of a formula takes the place of its code, so that whatever calls the code shows the world without.

    stand_in(function, lines, gone)    a callable like the function: its parameters, results of the same form

`lines` are the formulas that stand for the function, as a program; `gone` are (line, place), what is thought away in them,
one place a line. The code's results hold chunks of its formula, such as a step's memory: one that is thought away is gone
from the results too, and one that lost a piece is worked out without it.
"""
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache, wraps
from inspect import Parameter, signature

import numpy as np

from pycore.agreement.families import stand_in_for_families
from pycore.agreement.program import AFTER, Program, Where
from pycore.formulas import Formula, FormulaError, read
from pycore.formulas.places import Place, node_at
from pycore.formulas.rewriting.fading import remaining


@lru_cache(maxsize=64)
def stand_in(function: Callable, lines: tuple[str, ...], gone: tuple[tuple[int, str], ...] = ()) -> Callable:
    """The function as these lines say it, without what is gone from them.

    A ValueError with a sentence where the lines do not make all that the code makes, or nothing can be thought away there.
    """
    try:
        program = Program(function, lines)
        where = {name: program.located(name) for name in program.fields}
    except ValueError:
        whole = tuple(map(read, lines))
        try:
            return stand_in_for_families(function, whole, tuple(fading(whole, gone)))
        except ValueError:
            pass                                # then what was wrong with the plain way is said
        raise
    chunks = {name: (at.line, node_at(program.trees[at.line], at.path)) for name, at in where.items() if at.path}
    trees = [formula.tree for formula in fading(tuple(map(read, lines)), gone)]
    for line, place in gone:
        chunks = {name: (n, remaining(program.trees[n], Place(where[name].path), Place.parse(place)) if n == line else node)
                  for name, (n, node) in chunks.items()}
    return called(program, where, program.running(trees, chunks))


def fading(formulas: tuple[Formula, ...], gone: tuple[tuple[int, str], ...]) -> list[Formula]:
    """The lines without what is gone from them."""
    made = list(formulas)
    for line, place in gone:
        try:
            made[line] = formulas[line].fade(place)
        except (FormulaError, KeyError, IndexError, ValueError) as error:
            raise ValueError(getattr(error, "message", f"there is no place {place} in {formulas[line].latex}")) from None
    return made


def called(program: Program, where: dict[str, Where], run: Callable) -> Callable:
    """The function that makes of its arguments what the code would make of them, by running the lines."""
    parameters = signature(program.function).parameters
    defaults = {name: one.default for name, one in parameters.items() if one.default is not Parameter.empty}
    optional = {one.name for one in fields(program.record) if one.default is None} if is_dataclass(program.record) else set()
    place, rows = program.left_of(AFTER), [(name, at.argument, at.letter, name in optional) for name, at in where.items()]

    def made(arguments: dict) -> dict:
        known, chunks = run(arguments)
        like = next((value for value in arguments.values() if getattr(value, "ndim", 0)), None)
        values = {}
        for name, argument, letter, may_be_empty in rows:
            found = arguments[argument] if argument else known[letter] if letter else chunks.get(name)
            values[name] = found if found is None and may_be_empty else spread(found, like)
        if place:
            values["step"] = moved(values["step"], values["position"])
        return values

    def once(arguments: dict):
        values = made(arguments)
        return values[""] if "" in values else program.record(**values)

    def each(arguments: dict):
        for t, one in enumerate(arguments[program.series], start=1):
            result = program.record(**made(arguments | {program.series: one}) | {program.counter: t})
            yield result
            arguments = arguments | {name: getattr(result, name) for name in defaults if name in where}

    @wraps(program.function)
    def stands(*given, **named):
        return (each if program.series else once)(defaults | dict(zip(parameters, given)) | named)
    return stands


def spread(value, like: np.ndarray | None):
    """A number in the shape of an array, if there is one; what is not there is nothing."""
    value = 0.0 if value is None else value
    return value if like is None or getattr(value, "ndim", 0) else value + np.zeros(like.shape)


def moved(after, position) -> np.ndarray:
    """The step between two places; none where a fraction was nothing over nothing."""
    step = after - position
    return np.where(step == step, step, 0.0)
