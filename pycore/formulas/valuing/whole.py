"""The value of a whole formula or of a part: indices that nothing binds run over their families."""

from dataclasses import replace

import numpy as np

from pycore.formulas import places
from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.free import bound_letter, bound_letters
from pycore.formulas.places import Place
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing import arithmetic, calls, cases, families, indices, shapes  # noqa: F401  (they add their rows to the table of values)
from pycore.formulas.valuing.defined import defined
from pycore.formulas.valuing.evaluate import evaluate
from pycore.formulas.valuing.lengths import family_length, free_indices
from pycore.formulas.valuing.scope import Scope, array
from pycore.formulas.valuing.series import range_of
from pycore.formulas.valuing.taped import stacked


def value(formula, given: dict, at=None):
    """The value at a place (the whole formula if none is said)."""
    formula, scope = scope_for(formula, given)
    place = Place.parse(at) if at is not None else Place("")
    return value_at(formula.tree, place, replace(scope, memo={}))


def values(formula, given: dict, at=None) -> dict:
    """{place: value} of every node that has one, or of these places."""
    formula, scope = scope_for(formula, given)
    scope, found = replace(scope, memo={}), {}
    for place in at if at is not None else (node.path for node in walk(formula.tree)):
        try:
            found[place] = value_at(formula.tree, Place.parse(place), scope)
        except FormulaError:
            continue
    return found


def functions_defined(formula, given: dict) -> dict:
    """{LaTeX: function} that a formula such as f(x) = x^2 gives to the lines after it."""
    formula, scope = scope_for(formula, given)
    return defined(formula.tree, scope)


def scope_for(formula, given: dict):
    """The formula, read again if functions are given that it did not know of, and the values by tree."""
    from pycore.formulas.formula import read, tree_of

    named = tuple(name for name, value in given.items() if callable(value))
    if set(named) - set(formula.functions):
        formula = read(formula.latex, tuple(dict.fromkeys((*formula.functions, *named))))
    words = frozenset(name for name in named if len(name) > 1 and name.isalpha())
    trees = {name: (tree_of(name, words), array(value, name)) for name, value in given.items()}
    return formula, counted(formula.tree, Scope(families.by_key(trees, formula.tree)))


def counted(root: Node, scope: Scope) -> Scope:
    """The scope that also knows the upper bounds nobody gave, where the families they count do."""
    counts = {}
    for series in walk(root):
        upper = upper_of(series) if series.kind == "series" else None
        if (
            upper is None
            or upper.kind not in ("symbol", "indexed")
            or upper.key in scope.given
            or upper.name == r"\infty"
            or series.part("body") is None
        ):
            continue
        letter = bound_letter(series)
        length = family_length(letter, series.part("body"), evaluate, scope) if letter is not None else None
        if length is not None:
            lower = series.part("lower")
            zero = lower is not None and lower.kind == "relation" and lower.name == "=" and lower.children[-1].name == "0"
            counts[upper.key] = float(length - zero)
    return replace(scope, counts=counts) if counts else scope


def upper_of(series: Node) -> Node | None:
    """What a series runs up to: its upper bound, or the end of 1 <= i <= n."""
    lower = series.part("lower")
    chain = lower is not None and lower.kind == "relation" and len(lower.children) > 2 and lower.name.endswith(r"\le")
    return lower.children[-1] if chain else series.part("upper")


def value_at(root: Node, place: Place, scope: Scope):
    node = places.piece(root, place)
    above = ancestors(root, place.path)
    for relation in above:
        if (
            relation.kind == "relation" and node.path == relation.path + ".0"
            if relation.path
            else node.path == "0" and relation.kind == "relation"
        ):
            node = relation.children[-1]
    ranges = {}
    for series in above:
        if (
            series.kind == "series"
            and series.part("body") is not None
            and node.path.startswith(series.part("body").path)
        ):
            ranges |= {letter.key: (letter, series) for letter in bound_letters(series)}
    return np.asarray(over_families(node, scope, list(ranges.values())))[()]


def ancestors(root: Node, path: str) -> list[Node]:
    """The nodes above a path, the root first."""
    found, node = [], root
    for step in path.split(".") if path else ():
        found.append(node)
        node = node.children[int(step)]
    return found


def over_families(node: Node, scope: Scope, binders=()):
    """A node's value; for each index that runs here, an array over its range."""
    if binders:
        (letter, series), *rest = binders
        if indices.mentions(node, {letter.key}):
            first, last = range_of(series, letter, series.part("body"), scope)
            return _stacked(
                [over_families(node, scope.binding(letter.key, number, first, last), rest) for number in range(first, last + 1)], node
            )
        return over_families(node, scope, rest)
    loose = free_indices(_right(node), evaluate, scope.quiet)
    if not loose:
        return evaluate(node, scope)
    letter, length = loose[0]
    return _stacked([over_families(node, scope.binding(letter.key, number, 1, length, free=True)) for number in range(1, length + 1)], node)


def _right(node: Node) -> Node:
    """What of a relation is valued: its right-hand side."""
    while node.kind == "relation":
        node = node.children[-1]
    return node


def _stacked(values, node):
    try:
        return stacked(values)
    except ValueError as wrong:
        raise Misfit("The values of this differ in shape from one index to the next.", node.span[0] + 1, "Give all of a family one shape.") from wrong
