"""Standing in: what is left of a formula takes the place of its code, so that whatever calls the code shows the world without.

    stand_in(function, lines, gone)    a callable like the function: its parameters, results of the same form

`lines` are the formulas that stand for the function, as a program; `gone` are (line, place), what is thought away in them,
one place a line. The code's results hold chunks of its formula, such as a step's memory. Which chunk stands where is found by value, on random
inputs: so a chunk that is thought away is gone from the results too, and one that lost a piece is worked out without it.
"""
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, wraps
from inspect import Parameter, isgenerator, signature

import numpy as np

from pycore.agreement.agree import alike
from pycore.agreement.drawing import draws
from pycore.agreement.letters import gives, letters_of
from pycore.formulas import FormulaError, read
from pycore.formulas.formula import key_of
from pycore.formulas.places import Place, node_at
from pycore.formulas.rewriting.fading import remaining
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.working import working

INPUTS = 3                          # random inputs that tell chunks apart: no two different ones are equal on all three
AFTER = "after"                     # where a step leads: position and step together


@dataclass(frozen=True)
class Where:
    """Where a field of the code's results comes from: an argument, what a line gives, or a node of a line."""
    argument: str = ""
    letter: str = ""
    line: int = -1
    path: str = ""


@lru_cache(maxsize=64)
def stand_in(function: Callable, lines: tuple[str, ...], gone: tuple[tuple[int, str], ...] = ()) -> Callable:
    """The function as these lines say it, without what is gone from them.

    A ValueError with a sentence where the lines do not make all that the code makes, or nothing can be thought away there.
    """
    program = Program(function, lines)
    where = {name: program.located(name) for name in program.names}
    chunks = {name: (at.line, node_at(program.trees[at.line], at.path)) for name, at in where.items() if at.path}
    trees = list(program.trees)
    for line, place in gone:
        try:
            trees[line] = read(lines[line]).fade(place).tree
            chunks = {name: (n, remaining(program.trees[n], Place(where[name].path), Place.parse(place)) if n == line else node)
                      for name, (n, node) in chunks.items()}
        except (FormulaError, KeyError, IndexError, ValueError) as error:
            raise ValueError(getattr(error, "message", f"there is no place {place} in {lines[line]}")) from None
    return program.called(where, program.running(trees, chunks))


class Program:
    """The lines that stand for a function, and what it and they make of the same random inputs."""

    def __init__(self, function: Callable, lines: tuple[str, ...]):
        self.function, self.trees = function, tuple(read(one).tree for one in lines)
        if not lines or any(tree.kind != "relation" for tree in self.trees):
            raise ValueError("a line that stands for code says on its left what it gives")
        spoken = {node.key for tree in self.trees for node in walk(tree)}
        self.letters = {name: tuple(key for one in letter.spellings if (key := key_of(one)) in spoken)
                        for name, letter in letters_of(function).items()}
        self.series = next((name for name, letter in letters_of(function).items() if letter.series), "")
        self.gives = {key_of(spelling): where for spelling, where in gives(function).items() if spelling}
        self.known = frozenset(key for keys in self.letters.values() for key in keys) | {tree.children[0].key for tree in self.trees}
        drawn = draws(function, INPUTS, lambda spelling: key_of(spelling) in spoken)
        self.samples = [self.sample(draw.arguments) for draw in drawn]

    @property
    def names(self) -> list[str]:
        """The fields of the function's results; "" is the whole where there are none."""
        result = self.samples[0][0]
        return [one.name for one in fields(result)] if is_dataclass(result) else [""]

    def sample(self, arguments: dict):
        """For one input: what the code gives, the arguments, and what letters and nodes of the lines are worth."""
        nodes = {(n, node.path): (n, node) for n, tree in enumerate(self.trees) for node in self.pieces(tree.children[-1])}
        with np.errstate(all="ignore"):
            result = self.function(**arguments)
            if isgenerator(result):
                result, arguments = next(result), arguments | {self.series: arguments[self.series][0]}
            try:
                return result, arguments, *self.running(self.trees, nodes)(arguments)
            except FormulaError as error:
                raise ValueError(error.message) from None

    def pieces(self, node: Node):
        """A node and all in it but what is inside a letter."""
        yield node
        for child in node.children if node.key not in self.known else ():
            yield from self.pieces(child)

    def running(self, trees, chunks: dict) -> Callable:
        """The lines as one function of the arguments: what the letters are worth in the end, and the chunks on the way."""
        lines = [(tree.children[0].key, working(tree.children[-1], self.known),
                  [(name, working(node, self.known)) for name, (line, node) in chunks.items() if line == n and node is not None])
                 for n, tree in enumerate(trees)]

        def run(arguments: dict):
            known = {key: arguments[name] for name, keys in self.letters.items() for key in keys if name in arguments}
            made = {}
            for left, right, inside in lines:
                for name, work in inside:
                    made[name] = work(known)
                known[left] = right(known)
            return known, made
        return run

    def located(self, name: str) -> Where:
        """Where a field of the results comes from, the same for every sample; nowhere for one that is always empty."""
        seen = [(getattr(result, name) if name else result, arguments, known, made) for result, arguments, known, made in self.samples]
        if all(value is None for value, *_ in seen) or name == self.counts:
            return Where()
        if name == "step" and (key := self.left_of(AFTER)):
            return Where(letter=key)
        key = self.left_of(name)
        if key and all(alike(known[key], value) for value, _, known, _ in seen):
            return Where(letter=key)
        for argument in seen[0][1]:
            if all(alike(arguments[argument], value) for value, arguments, _, _ in seen):
                return Where(argument=argument)
        for line, path in seen[0][3]:
            if all(alike(made[line, path], value) for value, _, _, made in seen):
                return Where(line=line, path=path)
        raise ValueError(f"nothing in these formulas is the {name or 'result'} of {self.function.__name__}")

    @property
    def counts(self) -> str:
        """The field in which the results of a series are counted."""
        return "t" if self.series else "-"

    def left_of(self, name: str) -> str:
        """The letter, by its key, that a line gives and that names this field."""
        return next((key for tree in self.trees if self.gives.get(key := tree.children[0].key) == name), "")

    def called(self, where: dict[str, Where], run: Callable) -> Callable:
        """The function that makes of its arguments what the code would make of them."""
        function, record = self.function, type(self.samples[0][0])
        parameters = signature(function).parameters
        defaults = {name: one.default for name, one in parameters.items() if one.default is not Parameter.empty}
        empty = {one.name: one.default is None for one in fields(record)} if is_dataclass(record) else {"": False}
        place = self.left_of(AFTER)

        def made(arguments: dict):
            known, chunks = run(arguments)
            like = next((value for value in arguments.values() if np.ndim(value)), 0.0)
            values = {name: arguments[at.argument] if at.argument else
                      spread(known[at.letter] if at.letter else chunks.get(name, None if empty[name] else 0.0), like)
                      for name, at in where.items()}
            if place:
                values["step"] = moved(values["step"], values["position"])
            return values

        def once(arguments: dict):
            values = made(arguments)
            return record(**values) if "" not in values else values[""]

        def each(arguments: dict):
            for t, one in enumerate(arguments[self.series], start=1):
                result = record(**made(arguments | {self.series: one}) | {self.counts: t})
                yield result
                arguments = arguments | {name: getattr(result, name) for name in defaults if name in where}

        @wraps(function)
        def called(*given, **named):
            return (each if self.series else once)(defaults | dict(zip(parameters, given)) | named)
        return called


def spread(value, like):
    """A value in the shape of another; what is not there stays so."""
    return value if value is None or np.ndim(value) == np.ndim(like) else value + np.zeros(np.shape(like))


def moved(after, position) -> np.ndarray:
    """The step between two places; where a fraction was nothing over nothing, none."""
    step = after - position
    return np.where(step == step, step, 0.0)
