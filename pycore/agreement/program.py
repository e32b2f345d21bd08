"""The formulas that stand for a function, as the lines of a program; and where in them the function's results are made.

    program = Program(function, lines)
    program.fields                      the fields of the function's results; [""] where the result is one value
    program.located("memory")           Where a field comes from, found by value on random inputs
    program.running(trees, chunks)      the lines as one function of the arguments
"""
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from inspect import isgenerator

import numpy as np

from pycore.agreement.agree import alike
from pycore.agreement.drawing import draws
from pycore.agreement.letters import gives, letters_of
from pycore.formulas import FormulaError, read
from pycore.formulas.formula import key_of
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.working import working

INPUTS = 3                          # random inputs that tell chunks apart: no two different ones are equal on all three
AFTER = "after"                     # what print's update of a place gives: position and step together


@dataclass(frozen=True)
class Where:
    """Where a field comes from: an argument, a letter that a line gives, or a node of a line. Nowhere: it is left empty."""
    argument: str = ""
    letter: str = ""
    line: int = -1
    path: str = ""


class Program:
    """A function's lines. A ValueError with a sentence where they are none."""

    def __init__(self, function: Callable, lines: tuple[str, ...]):
        self.function, self.trees = function, tuple(read(one).tree for one in lines)
        if not lines or any(tree.kind != "relation" for tree in self.trees):
            raise ValueError("a line that stands for code says on its left what it gives")
        spoken = {node.key for tree in self.trees for node in walk(tree)}
        declared = letters_of(function)
        self.letters = {name: tuple(key for one in letter.spellings if (key := key_of(one)) in spoken) for name, letter in declared.items()}
        self.lengths = {key: (name, axis) for name, letter in declared.items() for axis, size in enumerate(letter.space.shape)
                        if size.isalpha() and (key := key_of(size)) in spoken}
        self.series = next((name for name, letter in declared.items() if letter.series), "")
        self.gives = {key_of(spelling): where for spelling, where in gives(function).items() if spelling}
        self.known = frozenset(key for keys in self.letters.values() for key in keys) | self.lengths.keys() | {tree.children[0].key for tree in self.trees}
        self.samples = [self.sample(draw.arguments) for draw in draws(function, INPUTS, lambda spelling: key_of(spelling) in spoken)]

    @property
    def record(self) -> type:
        """What the function's results are."""
        return type(self.samples[0][0])

    @property
    def fields(self) -> list[str]:
        return [one.name for one in fields(self.record)] if is_dataclass(self.record) else [""]

    @property
    def counter(self) -> str | None:
        """The field in which the results of a series are counted."""
        return "t" if self.series else None

    def sample(self, arguments: dict):
        """For one input: what the code gives, the arguments, and what the letters and nodes of the lines are worth."""
        nodes = {(n, node.path): (n, node) for n, tree in enumerate(self.trees) for node in self.pieces(tree.children[-1])}
        with np.errstate(all="ignore"):
            result = self.function(**arguments)
            if isgenerator(result):
                result, arguments = next(result), arguments | {self.series: arguments[self.series][0]}
            try:
                return result, arguments, *self.running(self.trees, nodes)(arguments)
            except FormulaError as error:
                raise ValueError(error.message) from None

    def pieces(self, node: Node) -> Iterator[Node]:
        """A node and all in it but what is inside a letter."""
        yield node
        for child in node.children if node.key not in self.known else ():
            yield from self.pieces(child)

    def running(self, trees, chunks: Mapping[object, tuple[int, Node | None]]) -> Callable[[dict], tuple[dict, dict]]:
        """What the letters are worth once these lines have run, and what the chunks are worth just before their line does."""
        lines = [(tree.children[0].key, working(tree.children[-1], self.known),
                  [(name, working(node, self.known)) for name, (line, node) in chunks.items() if line == n and node is not None])
                 for n, tree in enumerate(trees)]

        pairs = [(key, name) for name, keys in self.letters.items() for key in keys]

        def run(arguments: dict):
            known = {key: np.shape(arguments[name])[axis] for key, (name, axis) in self.lengths.items() if np.ndim(arguments.get(name)) > axis}
            known |= {key: arguments[name] for key, name in pairs if name in arguments}
            made = {}
            for left, right, inside in lines:
                for name, work in inside:
                    made[name] = work(known)
                known[left] = right(known)
            return known, made
        return run

    def located(self, name: str) -> Where:
        """Where a field of the results comes from, the same for every sample."""
        wanted = [getattr(result, name) if name else result for result, *_ in self.samples]
        if all(value is None for value in wanted) or name == self.counter:
            return Where()
        if name == "step" and (place := self.left_of(AFTER)):
            return Where(letter=place)                      # taken from here, once it is known where it started
        for where, worth in self.candidates(name):
            if all(alike(one, value) for one, value in zip(worth, wanted)):
                return where
        raise ValueError(f"nothing in these formulas is the {name or 'result'} of {self.function.__name__}")

    def candidates(self, name: str) -> Iterator[tuple[Where, list]]:
        """Whatever a field may be, with its value for each sample; what print calls so comes first."""
        if letter := self.left_of(name):
            yield Where(letter=letter), [known[letter] for _, _, known, _ in self.samples]
        for argument in self.samples[0][1]:
            yield Where(argument=argument), [arguments[argument] for _, arguments, _, _ in self.samples]
        for line, path in self.samples[0][3]:
            yield Where(line=line, path=path), [made[line, path] for *_, made in self.samples]

    def left_of(self, name: str) -> str:
        """The letter, by its key, that a line gives and that print has for a field."""
        return next((key for tree in self.trees if self.gives.get(key := tree.children[0].key) == name), "")
