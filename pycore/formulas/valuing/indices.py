"""Indices: which entry of a family a subscript points at."""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.scope import Scope
from pycore.formulas.valuing.taped import arrayed

LETTERS = ("symbol", "primed")
TIMES = ("(symbol t)", r"(symbol \tau)")


def components(script: Node, axes: int = 1) -> tuple[Node, ...]:
    """The indices of a subscript: ij, (i, j) and i,j have two, t-1 has one; of what has two axes, 23 and 2j have two."""
    if script.kind in ("list", "tuple"):
        return script.children
    if script.kind == "product" and not script.name and all(child.kind in LETTERS for child in script.children):
        return script.children
    if axes == 2 and script.kind == "number" and len(script.name) == 2 and script.name.isdigit() and "0" not in script.name:
        return tuple(script.like(name=digit, path="") for digit in script.name)
    if axes == 2 and script.kind == "product" and not script.name and all(child.kind in (*LETTERS, "number") for child in script.children):
        return script.children
    return (script,)


def turned(node: Node) -> Node:
    """W_i^Q as the i-th of the W^Q; any other node as it is."""
    if node.kind != "raised" or node.children[0].kind != "indexed":
        return node
    letter, index = node.children[0].children
    return node.children[0].like(children=(node.like(children=(letter, node.children[1])), index), span=node.span, path=node.path)


def mentions(node: Node, keys) -> bool:
    return not node.inside.isdisjoint(keys)


def whole_anyway(base: Node, value: np.ndarray) -> bool:
    """Whether a letter is one vector or matrix by its look, so that an index nothing binds only names it."""
    letter = base
    while letter.children:
        letter = letter.children[-1] if letter.kind == "apply" else letter.children[0]
    name = letter.name
    if base.kind == "apply":
        return False
    bold = name.startswith(r"\mathbf{")
    bare = name[8:-1] if bold else name
    return value.ndim == 1 and bold and bare.islower() or value.ndim == 2 and bold and bare.isupper()


def is_family(node: Node, value) -> bool:
    """Whether what is given for h_s is all of the h at once: a matrix for a letter that is a vector, matrices for a matrix."""
    if node.kind != "indexed" or node.children[1].kind not in LETTERS:
        return False
    letter = node.children[0]
    while letter.children:
        letter = letter.children[0]
    bold = letter.name.startswith(r"\mathbf{")
    capital = letter.name[8:-1].isupper() if bold else letter.name.isupper()
    return np.ndim(value) == 3 if capital else np.ndim(value) == 2 and bold


def entry(node: Node, value, evaluate, scope: Scope, exact: bool = False):
    """The entry of a family a subscript points at; the value itself where the subscript only names it."""
    value = arrayed(value)
    if value.ndim == 0:
        return value[()]
    base, script = node.children
    parts = components(script, value.ndim)
    if exact:
        parts = tuple(part for part in parts if mentions(part, scope.bound))
    numbers = [number_of(part, evaluate, scope) for part in parts]
    known = [(part, number) for part, number in zip(parts, numbers) if number is not None]
    if len(known) > value.ndim:
        known = [pair for pair in known if mentions(pair[0], scope.bound)][-value.ndim :]
    if not exact and len(known) < value.ndim and all(part.kind == "number" for part, _ in known):
        if whole_anyway(base, value) or value.ndim == 2 and spell(base)[:1].isupper():  # W_1 is a matrix by its name
            return value
    if len(known) < len(parts) and not any(mentions(part, scope.bound) for part, _ in known):
        return value
    for part, number in known:
        position = number - offset(part, evaluate, scope)
        if not 0 <= position < value.shape[0]:
            if part.key in TIMES and part.key not in scope.bound:
                return arrayed(scope.given.get(base.key, value))[()]  # a time beyond the family only names it
            raise Misfit(f"{quoted(node)} would be number {number} of a family of {value.shape[0]}.", node.span[0] + 1,
                         f"Give {quoted(base)} more of them, or let the index stop earlier.")
        value = value[position]
    return value


def slope_entry(node: Node, value, scope: Scope):
    """Of a slope given for every \\theta_j at once, the one that is asked for now."""
    for key in [key for key in scope.bound if mentions(node, {key})]:
        first, last = scope.ranges[key]
        if np.ndim(value) and len(value) == last - first + 1:
            value = value[scope.bound[key] - first]
    return value


def number_of(part: Node, evaluate, scope: Scope) -> int | None:
    """The whole number an index is now; None where it has no value."""
    running = [inner.key for inner in walk(part) if inner.key in scope.bound]
    if part.kind not in LETTERS and running and all(key in scope.free for key in running):
        return scope.bound[running[0]]
    try:
        number = evaluate(part, scope.quiet)
    except FormulaError:
        return None
    if np.ndim(number) or not np.isfinite(number) or abs(number - round(float(number))) > 1e-9:
        return None
    return int(round(float(number)))


def offset(part: Node, evaluate, scope: Scope) -> int:
    """One, as families are counted in print; zero where an index that starts at zero reaches it."""
    lowest = None
    for inner in walk(part):
        if inner.key in scope.ranges and inner.key not in scope.free:
            first, last = scope.ranges[inner.key]
            if first == 0:
                ends = [number_of(part, evaluate, scope.binding(inner.key, end, first, last)) for end in (first, last)]
                lowest = min([end for end in ends if end is not None] + ([] if lowest is None else [lowest]), default=None)
    return 0 if lowest == 0 else 1
