"""Kinship: two formulas that are the same machine in other letters, with the substitution that shows it."""

from dataclasses import dataclass

from pycore.formulas.concepts.match import match
from pycore.formulas.concepts.shape import Bindings, shape_of
from pycore.formulas.formula import Formula
from pycore.formulas.rewriting.plain import plain
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk


@dataclass(frozen=True)
class Kinship:
    """same: whether they are one machine; letters: (letter of the left, what it is on the right); why: a sentence."""

    same: bool
    letters: tuple[tuple[str, str], ...]
    why: str


def kin(left: Formula, right: Formula) -> Kinship:
    """Whether two formulas are one machine: the left one's letters put to amounts of the right one (or the other way round)."""
    for first, second, turned in ((left, right, False), (right, left, True)):
        found = _substitution(timeless(plain(first.tree)), timeless(plain(second.tree)))
        if found is not None:
            said = ", ".join(f"{a} is {b}" for a, b in found if a != b) or "the letters are the same"
            return Kinship(True, found, f"The same machine: {said}" + (" (the letters are the second formula's)." if turned else "."))
    return Kinship(False, (), difference(timeless(plain(left.tree)), timeless(plain(right.tree))))


def _substitution(left: Node, right: Node):
    shape = shape_of(left)
    found = match(shape, right)
    if found is not None:
        return _pairs(left, found)
    if left.kind == right.kind == "lines" and len(left.children) == len(right.children):
        return rescaled(left.children, right.children)
    return None


def _pairs(tree: Node, found: Bindings) -> tuple[tuple[str, str], ...]:
    pairs = [(spell(node), spell(found.letters[node.key])) for node in walk(tree) if node.key in found.letters]
    pairs += [(spell(node), spell(found.families[node.key][0])) for node in walk(tree) if node.key in found.families]
    return tuple(dict.fromkeys(pairs))


def timeless(node: Node) -> Node:
    """The tree without the clock: v_t on the left and v_{t-1} on the right of an update are both v."""
    node = inputs(node)
    clock = clock_of(node)
    return without_clock(node, clock) if clock else node


def inputs(node: Node) -> Node:
    """The tree with every gradient, and every dW, as one letter: what it is the gradient of is the machine's input, not its works."""
    if node.kind in ("gradient", "differential"):
        return Node("symbol", spell(node), (), node.span)
    return node.like(children=tuple(inputs(child) for child in node.children)) if node.children else node


def clock_of(node: Node) -> str:
    """The index that an update counts with: it stands as t on the left and as t-1 on the right (or t+1 and t)."""
    scripts = {inner.children[1].key for inner in walk(node) if inner.kind == "indexed"}
    for inner in walk(node):
        if inner.kind == "indexed" and inner.children[1].kind == "sum" and inner.children[1].children[0].key in scripts:
            return inner.children[1].children[0].key
    return ""


def without_clock(node: Node, clock: str) -> Node:
    if node.kind == "indexed" and (
        node.children[1].key == clock or node.children[1].kind == "sum" and node.children[1].children[0].key == clock
    ):
        return without_clock(node.children[0], clock)
    return node.like(children=tuple(without_clock(child, clock) for child in node.children)) if node.children else node


def rescaled(left, right):
    """Two machines of several lines whose memory is kept in other units: v here is c times v there.

    The first line updates the memory from itself and an input, the second uses it; the scale found in the
    second line is divided out of the first.
    """
    if len(left) != 2:
        return None
    memory = left[0].children[0]
    second = match(shape_of(left[1]), right[1])
    if second is None or memory.key not in second.letters:
        return None
    scaled, there = second.letters[memory.key], right[0].children[0]
    factors = scaled.children if scaled.kind == "product" else (scaled,)
    rest = tuple(factor for factor in factors if factor.key != there.key)
    if len(rest) != len(factors) - 1 or not rest:
        return None
    first = match(shape_of(left[0]), right[0])
    if first is None or first.letters.get(memory.key, there).key != there.key:
        return None
    pairs = dict(_pairs(left[1], second)) | {spell(memory): spell(scaled)}
    for name, value in _pairs(left[0], first):
        node = next(inner for inner in walk(left[0]) if spell(inner) == name)
        pairs.setdefault(name, spell(Node("product", "", (*rest, first.letters[node.key]))) if _drives(left[0], node, memory) else value)
    return tuple(pairs.items())


def _drives(line: Node, letter: Node, memory: Node) -> bool:
    """Whether a letter scales the input of an update rather than its memory: it stands first in a term without the memory."""
    terms = line.children[-1].children if line.children[-1].kind == "sum" else (line.children[-1],)
    for term in terms:
        factors = term.children if term.kind == "product" else (term,)
        if factors[0].key == letter.key and len(factors) > 1 and not any(inner.key == memory.key for inner in walk(term)):
            return True
    return False


def difference(left: Node, right: Node) -> str:
    """The first place where two machines part ways, as a sentence."""
    while True:
        if left.kind != right.kind:
            return f"Not the same machine: {spell(left)} is a {left.kind} where {spell(right)} is a {right.kind}."
        if len(left.children) != len(right.children):
            return f"Not the same machine: {spell(left)} has {len(left.children)} pieces where {spell(right)} has {len(right.children)}."
        if left.name != right.name and not left.children:
            return f"Not the same machine: {spell(left)} would have to be {spell(right)}, but it is something else elsewhere."
        pairs = [
            pair
            for pair in zip(left.children, right.children)
            if pair[0].kind != pair[1].kind
            and pair[0].kind not in ("symbol", "indexed")
            or len(pair[0].children) != len(pair[1].children)
            and pair[0].kind not in ("symbol", "indexed")
        ]
        if not pairs:
            pairs = [
                pair
                for pair in zip(left.children, right.children)
                if pair[0].children and pair[0].kind == pair[1].kind and pair[0].kind not in ("indexed",)
            ]
            if not pairs:
                return f"Not the same machine: no one meaning of the letters of {spell(left)} gives {spell(right)}."
        left, right = pairs[0]
