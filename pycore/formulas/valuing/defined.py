"""Functions that a formula defines: score(h, s) = h^T W s gives score to the lines after it."""

from dataclasses import dataclass

from pycore.formulas.error import Misfit
from pycore.formulas.reading.guesses import SCRIPTED
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node
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

    def __call__(self, *values):
        if len(values) != len(self.parameters):
            raise Misfit(f"{self.name} was defined with {len(self.parameters)} arguments, and here are {len(values)}.", 1)
        scope = self.scope
        for parameter, value in zip(self.parameters, values):
            scope = scope.having(parameter.key, value)
        return evaluate(self.body, scope)


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
