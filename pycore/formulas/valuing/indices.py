"""Indices: which entry of a family a subscript points at, over which range an index runs."""

import numpy as np

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.scope import Scope

LETTERS = ("symbol", "primed")
FAMILIES = frozenset("symbol accent primed apply tuple raised indexed differential product sum".split())
TOGETHER = "Families that share an index are equally long."
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
    return any(inner.key in keys for inner in walk(node))


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
    value = np.asarray(value)
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
    if not exact and not any(mentions(part, scope.bound) for part, _ in known):
        if len(known) < value.ndim and all(part.kind == "number" for part, _ in known) and (whole_anyway(base, value) or value.ndim == 2 and spell(base)[:1].isupper()):
            return value
    if len(known) < len(parts) and not any(mentions(part, scope.bound) for part, _ in known):
        return value
    for part, number in known:
        position = number - offset(part, evaluate, scope)
        if not 0 <= position < value.shape[0]:
            if part.key in TIMES and part.key not in scope.bound:
                return np.asarray(scope.given.get(base.key, value))[()]  # a time beyond the family only names it
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
        number = evaluate(part, scope)
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
