"""Functions that a formula defines: score(h, s) = h^T W s gives score to the lines after it."""

from dataclasses import dataclass
from typing import ClassVar

from pycore.formulas.error import Misfit
from pycore.formulas.reading.guesses import SCRIPTED
from pycore.formulas.reading.whole import TALLEST
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, height
from pycore.formulas.valuing.evaluate import evaluate
from pycore.formulas.valuing.scope import Scope

LETTERS = ("symbol", "indexed", "accent", "primed", "raised")


@dataclass(frozen=True)
class Defined:
    """What stands right of the equals sign, with the letters on the left as its parameters."""

    name: str
    parameters: tuple[Node, ...]
    body: Node
    scope: Scope
    open: ClassVar[int] = 0    # levels of the bodies that are being worked out right now, one inside the other

    def __call__(self, *values):
        if len(values) != len(self.parameters):
            raise Misfit(f"{self.name} was defined with {len(self.parameters)} arguments, and here are {len(values)}.", 1)
        scope = self.scope
        for parameter, value in zip(self.parameters, values):
            scope = scope.having(parameter.key, value)
        tall = self.open + height(self.body)
        if tall > TALLEST:
            raise Misfit(f"{self.name} calls functions that call functions, nested more than {TALLEST} levels deep.", 1)
        before, Defined.open = self.open, tall
        try:
            return evaluate(self.body, scope)
        finally:
            Defined.open = before


def definition(statement: Node) -> tuple[Node, ...]:
    """The function and its parameters of a statement such as f(x) = x^2; nothing of any other."""
    if statement.kind != "relation" or statement.children[0].kind != "apply":
        return ()
    head, *parameters = statement.children[0].children
    named = head.kind in ("word", "symbol") or head.kind in SCRIPTED
    return (head, *parameters) if named and parameters and all(one.kind in LETTERS for one in parameters) else ()


def defined(statement: Node, scope: Scope) -> dict:
    """{LaTeX: function} of what a statement defines."""
    head, *parameters = definition(statement) or (None,)
    return {spell(head): Defined(spell(head), tuple(parameters), statement.children[-1], scope)} if head else {}
