"""Working: a node made into a function once, for where its value is asked for again and again.

    working(node, letters)     a function from {key of a letter: value} to the node's value

The same values as evaluate() gives, several times as fast; kinds without a row here are left to evaluate().
"""

from collections.abc import Callable

import numpy as np

from pycore.formulas.tree import Node
from pycore.formulas.valuing import arithmetic, calls, cases, series, shapes  # noqa: F401  (they add their rows to the table of values)
from pycore.formulas.valuing.evaluate import evaluate
from pycore.formulas.valuing.products import PRODUCTS
from pycore.formulas.valuing.scope import Scope


def working(node: Node, letters: frozenset) -> Callable[[dict], object]:
    """The function that works a node out; `letters` are the keys of what its values will be known for."""
    if node.key in letters:
        return lambda known, key=node.key: known[key]
    made = MADE.get(node.kind)
    whole = made and made(node, [working(child, letters) for child in node.children])
    return whole or (lambda known: evaluate(node, Scope(known)))


def total(node, terms):
    first, *rest = terms

    def work(known):
        value = first(known)
        for term in rest:
            value = value + term(known)
        return value
    return work


def product(node, factors):
    rule, (first, *rest) = PRODUCTS[node.name], factors
    pairs = [*zip(rest, node.children, node.children[1:])]

    def work(known):
        value = first(known)
        for factor, before, here in pairs:
            value = rule(value, factor(known), before, here)
        return value
    return work


def power(node, children):
    base, exponent = children

    def work(known):
        value = base(known)
        return evaluate(node, Scope(known)) if np.ndim(value) > 1 else np.power(np.asarray(value, float), exponent(known))[()]
    return work


MADE = {
    "number": lambda node, _: lambda known, value=float(node.name): value,
    "sum": lambda node, terms: None if node.name else total(node, terms),
    "product": lambda node, factors: product(node, factors) if node.name in PRODUCTS else None,
    "negative": lambda node, children: lambda known: -children[0](known),
    "fraction": lambda node, halves: lambda known: np.true_divide(halves[0](known), halves[1](known)),
    "power": power,
    "root": lambda node, children: (lambda known: np.sqrt(children[0](known))) if node.roles == ("body",) else None,
}
