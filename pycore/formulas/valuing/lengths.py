"""Lengths: how far an index runs by the families it points into, and which indices of a tree nothing binds."""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import quoted
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.indices import LETTERS, components, is_family, mentions, turned, whole_anyway
from pycore.formulas.valuing.scope import Scope

FAMILIES = frozenset("symbol accent primed apply tuple raised indexed differential product sum".split())
WHOLES = frozenset("matrix tuple list stack".split())          # these are families even of single numbers
INDICES = frozenset(("indexed", "raised", "series"))          # without one of these nothing runs
TOGETHER = "Families that share an index are equally long."


def family_length(letter: Node, body: Node, evaluate, scope: Scope) -> int | None:
    """How long the families are that an index runs over inside a body; None if none tells."""
    found = None
    for node in walk(body):
        if node.kind not in ("indexed", "raised"):
            continue
        parts = components(node.children[1])
        keys = [part.key for part in parts]
        if letter.key not in keys:
            continue
        value, exact = scope.given.get(node.key), node.key in scope.given
        if not exact:
            try:
                value = evaluate(node.children[0], scope)
            except FormulaError:
                continue
        if value is None or callable(value) or np.ndim(value) == 0:
            continue
        parts = (
            [part for part in parts if part.key == letter.key or part.kind == "number" or mentions(part, scope.bound)]
            if exact or len(parts) > np.ndim(value)
            else parts
        )
        axis = [part.key for part in parts].index(letter.key)
        if axis >= np.ndim(value):
            axis = np.ndim(value) - 1
        length = np.shape(value)[axis]
        if found is not None and found[0] != length:
            raise Misfit(f"{quoted(letter)} runs over {found[0]} in {found[1]} but over {length} in {quoted(node)}.", node.span[0] + 1, TOGETHER)
        found = (length, quoted(node))
    return found[0] if found else None


def free_indices(root: Node, evaluate, scope: Scope, bound: frozenset = frozenset()) -> list[tuple[Node, int]]:
    """The indices of a tree that nothing binds but whose family is known: (letter, length), in order of appearance."""
    kinds = {node.kind for node in walk(root)}
    if not kinds & INDICES or scope.flat and not kinds & WHOLES:
        return []
    found: dict[str, tuple[Node, int]] = {}

    families: set[str] = set()

    def look(node: Node, bound: frozenset) -> None:
        if node.key in scope.given and not callable(scope.given[node.key]):
            if is_family(node, scope.given[node.key]) and not mentions(node.children[1], bound | scope.bound.keys() | scope.given.keys()):
                part = node.children[1]
                found.setdefault(part.key, (part, len(scope.given[node.key])))
                families.add(node.key)
            return
        if node.kind == "series":
            bound = bound | {letter.key for letter in bound_letters(node)}
            consider_others(node, bound)
        if node.kind in ("indexed", "raised"):
            consider(turned(node), bound)
        meets_matrix = node.kind == "product" and any(np.ndim(value_or_none(child)) == 2 for child in node.children)
        for child in node.children:
            if not (meets_matrix and child.kind == "indexed" and np.ndim(value_or_none(child.children[0])) == 1):
                look(child, bound)  # a vector beside a matrix is no family of numbers

    def value_or_none(node: Node):
        try:
            value = evaluate(node, scope)
        except FormulaError:
            return None
        return None if callable(value) else value

    def consider_others(series: Node, bound: frozenset) -> None:
        """The i of a sum over j != i runs over what j runs over."""
        lower, letters = series.part("lower"), bound_letters(series)
        if lower is None or lower.kind != "relation" or lower.name not in (r"\ne", r"\neq") or series.part("body") is None:
            return
        other = lower.children[-1]
        if other.kind in LETTERS and not (bound | scope.bound.keys() | scope.given.keys()) & {other.key}:
            if length := family_length(letters[0], series.part("body"), evaluate, scope):
                found.setdefault(other.key, (other, length))

    def consider(node: Node, bound: frozenset) -> None:
        base, script = node.children
        if base.kind not in FAMILIES:
            return
        if node.name == "label" and base.kind != "apply" and script.kind not in LETTERS:
            return
        value = value_or_none(base)
        if np.ndim(value) == 0:
            return
        value = np.asarray(value)
        parts = components(script, value.ndim)
        loose = [
            part
            for part in parts
            if part.kind in LETTERS and part.key not in bound and part.key not in scope.bound and part.key not in scope.given
        ]
        room = value.ndim - (len(parts) - len(loose))
        loose = loose[len(loose) - room :] if room < len(loose) else loose
        if room <= 0 or not loose or whole_anyway(base, value) or node.name == "label" and value.ndim > 1:
            return
        fixed = len(parts) - len(loose)
        for part in loose:
            axis = min(parts.index(part) if len(parts) <= value.ndim else loose.index(part) + fixed, value.ndim - 1)
            length = value.shape[axis]
            if part.key in found and found[part.key][1] != length:
                raise Misfit(
                    f"{quoted(part)} runs over {found[part.key][1]} elsewhere but over {length} in {quoted(node)}.", node.span[0] + 1, TOGETHER
                )
            found.setdefault(part.key, (part, length))

    look(root, bound)
    named = {
        part.key
        for node in walk(root)
        if node.kind == "indexed" and node.key in scope.given and node.key not in families
        for part in components(node.children[1])
    }
    found = {key: pair for key, pair in found.items() if key not in named}
    return list(found.values())
