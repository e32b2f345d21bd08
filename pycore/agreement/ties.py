"""Ties: which piece of the formulas each piece of a function's source works out.

    ties(function, lines)    {Piece: Tie}; `lines` are the formulas that stand for the function, in the order they run

Nobody writes ties down. Code and formulas are worked out on the same few random inputs, and a piece of code is tied to
what is worth the same on all of them. What is worth the same on every input, as a 1 is, tells nothing and stays untied.
"""
import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from pycore.agreement.agree import held
from pycore.agreement.drawing import draws
from pycore.agreement.parting import equal, text_of
from pycore.agreement.reading import NAMES
from pycore.agreement.watching import Piece, watched, written
from pycore.formulas import Formula, FormulaError
from pycore.formulas.places import Place, piece
from pycore.formulas.tree import Node
from pycore.formulas.valuing.lines import assigned

INPUTS = 8


@dataclass(frozen=True)
class Line:
    """A formula by its name, and those of its places that have names of their own."""
    name: str
    formula: Formula
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tie:
    """A place of a formula: a node by its path, or a run of neighbours."""
    line: str
    place: str


def ties(function: Callable, lines: tuple[Line, ...]) -> dict[Piece, Tie]:
    """Tie each piece of a function's source to the place of the formulas that it works out, where there is one.

    Where several places are worth the same, a lone name goes to a name and anything else to more than a name, then
    to what lies inside the place of the piece around it, or on the right of what it is given to, to what has a name, to the widest. Incomparable where nothing
    says how print writes what the function takes.
    """
    seen, worth = [], []
    *before, last = (line.formula for line in lines)
    reading, _ = held(last, function, tuple(line.latex for line in before), INPUTS)
    for draw in draws(function, INPUTS, reading.free):
        with np.errstate(all="ignore"):
            seen.append(parameters(function, draw.arguments) | watched(function, draw.arguments))
            worth.append(worked_out(lines, reading.known(draw, reading.result(draw))))
    places = [place for place in worth[0] if all(place in each for each in worth) and varies([each[place] for each in worth])]
    found: dict[Piece, Tie] = {}
    for one in sorted(seen[0], key=lambda one: (one.line, one.column, -one.last_line, -one.last_column)):
        fitting = [place for place in places if all(one in each and equal(each[one], values[place]) for each, values in zip(seen, worth))]
        if fitting:
            around = next((found[other] for other in reversed(found) if inside(one, other)), None) or given_to(one, found)
            found[one] = best(fitting, one, function, around, lines)
    return found


def parameters(function: Callable, arguments: dict) -> dict[Piece, object]:
    """What the names between the parentheses of a function's first line are worth."""
    asked = ast.parse(written(function).text).body[0].args
    return {Piece(name.lineno, name.col_offset, name.lineno, name.col_offset + len(name.arg)): arguments[name.arg]
            for name in (*asked.posonlyargs, *asked.args, *asked.kwonlyargs)
            if name.arg in arguments and not isinstance(arguments[name.arg], list)}


def worked_out(lines: tuple[Line, ...], known: dict) -> dict[Tie, object]:
    """What each place of the formulas is worth when they run one after the other; of a letter only the whole of it."""
    worth = {}
    for line in lines:
        values = line.formula.values(known)
        worth |= {Tie(line.name, node.path): values[node.path] for node in open_nodes(line.formula.tree) if node.path in values}
        for place in line.named:
            if place not in values:
                try:
                    worth[Tie(line.name, place)] = line.formula.value(known, at=place)
                except FormulaError:
                    continue
        known = known | assigned(line.formula, known)
    return worth


def open_nodes(node: Node) -> Iterator[Node]:
    """A tree's nodes but for its whole relation and what is inside letters."""
    if node.kind != "relation":
        yield node
    if node.kind not in NAMES or node.children and node.children[0].kind == "apply":
        for child in node.children:
            yield from open_nodes(child)


def varies(values: list) -> bool:
    """Whether a place is not worth the same whatever comes in."""
    return any(not equal(value, values[0]) for value in values[1:])


def inside(one: Piece, other: Piece) -> bool:
    return (other.line, other.column) <= (one.line, one.column) and (one.last_line, one.last_column) <= (other.last_line, other.last_column)


def given_to(one: Piece, found: dict[Piece, Tie]) -> Tie | None:
    """The right side of the formula on whose left stands the name that a piece is given to, as in scores = ..."""
    return next((Tie(tie.line, "1") for name, tie in found.items()
                 if tie.place == "0" and (name.last_line, name.last_column + len(" = ")) == (one.line, one.column)), None)


def best(fitting: list[Tie], one: Piece, function: Callable, around: Tie | None, lines: tuple[Line, ...]) -> Tie:
    """Of the places that are worth what a piece is worth, the one it stands for; `around` is what it stands inside of."""
    order = {line.name: number for number, line in enumerate(lines)}
    lone = text_of(one, function).isidentifier()
    given = lone and text_after(one, function).startswith(" = ")

    def fitness(tie: Tie) -> tuple:
        line = lines[order[tie.line]]
        node = piece(line.formula.tree, Place.parse(tie.place))
        left = tie.place == "0" and line.formula.tree.kind == "relation"
        within = around and tie.line == around.line and f"{tie.place}.".startswith(f"{around.place}.")
        return (lone == (node.kind in NAMES or left and node.kind == "apply"), given and left, bool(within), tie.place in line.named,
                node.span[1] - node.span[0], -order[tie.line])
    return max(fitting, key=fitness)


def text_after(one: Piece, function: Callable) -> str:
    """What stands behind a piece on its line."""
    return written(function).text.split("\n")[one.last_line - 1][one.last_column:]
