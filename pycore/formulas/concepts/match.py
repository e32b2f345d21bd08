"""Matching: does a shape occur at a node, and what do its letters stand for?

A letter of a shape stands for any amount; a letter with an index that a sum binds stands for anything that
depends on that index; a function that is not known by name stands for any function. Terms and factors may
come in any order. Both trees must be in plain form.
"""
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from pycore.formulas.free import bound_letter
from pycore.formulas.concepts.kinds import KINDS, entry_of_vector, stem
from pycore.formulas.tree import Node, walk

NO_AMOUNT = frozenset("relation list lines phrase text condition word sign blank dots quantified typing stretch groups cases".split())
LETTERED = frozenset(["symbol", "indexed", "accent", "primed"])
WIDEST = 6


@dataclass(frozen=True)
class Bindings:
    """letters: {key of a shape's letter: node}; families: {key: (node, index key in it)}; indices: {key of a shape's index: key}."""
    letters: dict = field(default_factory=dict)
    families: dict = field(default_factory=dict)
    indices: dict = field(default_factory=dict)

    def letter(self, key, node):
        return Bindings({**self.letters, key: node}, self.families, self.indices)

    def family(self, key, node, index):
        return Bindings(self.letters, {**self.families, key: (node, index)}, self.indices)

    def index(self, key, node):
        return Bindings(self.letters, self.families, {**self.indices, key: node})


@dataclass(frozen=True)
class Shape:
    """A shape in plain form; bound: the keys of its bound indices; families: of the letters they index.

    kinds: {key of a letter: what it may stand for}, see kinds.py.
    """
    tree: Node
    bound: frozenset
    families: frozenset
    kinds: dict

    @cached_property
    def weight(self) -> int:
        """How telling the shape is: its operations count, then that few letters stand in it, then what is asked of them."""
        operations, letters, waiting = 0, set(), [self.tree]
        while waiting:
            node = waiting.pop()
            if node.kind in LETTERED:
                letters.add(node.key)
            else:
                operations += 1
                waiting.extend(node.children)
        return 20 * operations - 2 * len(letters) + len(self.kinds)


def shape_of(tree: Node, kinds: dict | None = None) -> Shape:
    bound = frozenset(letter.key for node in walk(tree) if node.kind == "series" and (letter := bound_letter(node)) is not None)
    families = frozenset(node.children[0].key for node in walk(tree) if node.kind == "indexed" and node.children[1].key in bound)
    return Shape(tree, bound, families, kinds or {})


def match(shape: Shape, node: Node):
    """The first Bindings under which the shape is this node, or None."""
    if shape.tree.kind != node.kind or shape.tree.name != node.name:
        return None
    return next(_all(shape, [(shape.tree, node)], [], Bindings()), None)


def _all(shape, todo, later, bindings):
    """Every way to meet all pairs of (shape's node, node); pairs whose letters are not yet known wait."""
    if not todo:
        if later:
            yield from _last(shape, later, bindings)
        else:
            yield bindings
        return
    (want, node), *rest = todo
    kind = want.kind
    if want.key in shape.bound:
        if bindings.indices.get(want.key) == node.key:
            yield from _all(shape, rest, later, bindings)
        return
    if kind == "indexed" and want.children[1].key not in shape.bound and any(mentions(want.children[1], key) for key in shape.bound):
        if node.kind == "indexed":
            yield from _all(shape, [*zip(want.children, node.children), *rest], later, bindings)
        return
    if kind == "indexed" and _is_letter(want.children[0]):
        if want.key in bindings.letters or want.children[1].kind in ("number", "sum", "word"):
            yield from _all_letter(shape, want, node, rest, later, bindings)
            return
        family, index = want.children[0].key, want.children[1]
        if index.key in shape.bound:
            if index.key not in bindings.indices:
                yield from _all(shape, rest, [*later, (want, node)], bindings)
                return
            for found in _family(shape, bindings, family, node, bindings.indices[index.key]):
                yield from _all(shape, rest, later, found)
            return
        if family in bindings.families:
            base, inner = bindings.families[family]
            other = stands_for(base, inner, node)
            if other is not None:
                yield from _all(shape, rest, later, bindings)
            return
        if family in shape.families:
            yield from _all(shape, rest, [*later, (want, node)], bindings)
            return
        yield from _all_letter(shape, want, node, rest, later, bindings)
        return
    if _is_letter(want):
        yield from _all_letter(shape, want, node, rest, later, bindings)
        return
    if kind in ("sum", "product") and not want.name:
        yield from _row(shape, want, node, rest, later, bindings)
        return
    if kind == "series":
        yield from _series(shape, want, node, rest, later, bindings)
        return
    if node.kind != kind or node.name != want.name and not (kind == "apply" and not want.name and not node.name):
        return
    if kind in ("symbol", "number", "word", "sign") or not want.children:
        if node.key == want.key:
            yield from _all(shape, rest, later, bindings)
        return
    if len(node.children) != len(want.children) or node.roles != want.roles:
        return
    pairs = list(zip(want.children, node.children))
    if kind == "apply":
        head, own = pairs[0]
        if want.name:
            pairs = pairs[1:]
        elif head.kind == "word" or shape.kinds.get(stem(head).key) == "itself":
            if head.key != own.key:
                return
            pairs = pairs[1:]
        elif head.key in bindings.letters and bindings.letters[head.key].key != own.key:
            return
        else:
            bindings, pairs = bindings.letter(head.key, own), pairs[1:]
    yield from _all(shape, pairs + rest, later, bindings)


def _last(shape, later, bindings):
    """Pairs that waited for their index or family; what is still unknown is now a plain letter."""
    ready = [(want, node) for want, node in later if want.children[0].key in bindings.families or want.children[1].key in bindings.indices]
    waiting = [pair for pair in later if pair not in ready]
    if ready:
        yield from _all(shape, ready, waiting, bindings)
        return
    (want, node), *rest = later
    for found in _letter(shape, bindings, want, node):
        yield from _all(shape, rest, [], found)


def _is_letter(node: Node) -> bool:
    return node.kind in ("symbol", "accent", "primed") or node.kind == "indexed" and node.children[0].kind == "symbol"


def _all_letter(shape, want, node, rest, later, bindings):
    for found in _letter(shape, bindings, want, node):
        yield from _all(shape, rest, later, found)


def _letter(shape, bindings, want, node):
    """A letter of the shape stands for one amount, the same wherever it stands."""
    kind = shape.kinds.get(want.key) or shape.kinds.get(stem(want).key)
    if kind is not None and stem(node).key != stem(want).key and not KINDS[kind](node, stem(want)):
        return
    known = bindings.letters.get(want.key)
    if known is not None:
        if known.key == node.key:
            yield bindings
        return
    if node.kind in NO_AMOUNT:
        return
    if want.kind == "indexed":  # v_t and v_{t-1} are one letter at two times
        base, own = "base of " + want.children[0].key, stem(node)
        if base in bindings.letters and (bindings.letters[base].key != own.key or not _other_time(bindings, want, node)):
            return
        if want.children[1].kind == "sum" and shape.tree.kind != "relation" and not (node.kind == "indexed" and node.children[1].kind == "sum"):
            return
        bindings = bindings.letter(base, own)
    yield bindings.letter(want.key, node)


def _other_time(bindings, want, node) -> bool:
    """Whether a node can be another time of a letter: v_{t-1} beside v_t, or plain v twice, but no v with a name."""
    times = [found for key, found in bindings.letters.items() if key != want.key and not key.startswith("base of") and found.kind in LETTERED and stem(found).key == stem(node).key]
    if node.kind != "indexed":
        return all(found.key == node.key for found in times)
    return node.children[1].kind != "word" and all(found.kind == "indexed" and found.key != node.key for found in times)


def _family(shape, bindings, key, node, index):
    """A letter with a bound index stands for what depends on that index."""
    if not mentions(node, index):
        return
    kind = shape.kinds.get(key)
    if kind == "itself" and (node.kind != "indexed" or stem(node).key != key) or kind in ("vector", "letter") and not entry_of_vector(node, kind):
        return
    known = bindings.families.get(key)
    if known is None:
        yield bindings.family(key, node, index)
    elif (other := stands_for(known[0], known[1], node)) is not None and other.key == index:
        yield bindings


def mentions(node: Node, key: str) -> bool:
    return any(inner.key == key for inner in walk(node))


def stands_for(base: Node, index: str, node: Node):
    """What must be put for the index in base to give node; None if nothing does."""
    found, waiting = None, [(base, node)]
    while waiting:
        left, right = waiting.pop()
        if left.key == index:
            if found is not None and found.key != right.key:
                return None
            found = right
        elif left.kind != right.kind or left.name != right.name or len(left.children) != len(right.children) or left.roles != right.roles:
            return None
        else:
            waiting.extend(zip(left.children, right.children))
    return found


def _series(shape, want, node, rest, later, bindings):
    """A range: its index is renamed, its bounds need not be written where the shape writes none."""
    if node.kind != "series" or node.name != want.name or node.part("body") is None:
        return
    own, other = bound_letter(want), bound_letter(node)
    if own is None or other is None:
        return
    pairs = [(want.part("body"), node.part("body"))]
    if want.part("upper") is not None:
        if node.part("upper") is None:
            return
        pairs.append((want.part("upper"), node.part("upper")))
    # what waited for this index can be looked at now
    ready = [pair for pair in later if pair[0].children[1].key == own.key]
    yield from _all(shape, pairs + ready + rest, [pair for pair in later if pair not in ready], bindings.index(own.key, other.key))


def _row(shape, want, node, rest, later, bindings):
    """Terms or factors in any order; of more factors than wanted, a letter of a sum's body takes the extra ones."""
    if node.kind != want.kind or node.name:
        return
    wanted, have = want.children, node.children
    if len(have) > WIDEST or len(have) < len(wanted):
        return
    if len(have) > len(wanted):
        have_groups = _grouped(want, have) if want.kind == "product" else ()
    else:
        have_groups = (have,)
    for group in have_groups:
        ordered = any(factor.kind == "transpose" for factor in (*wanted, *group))
        for order in (group,) if ordered else _orders(wanted, group):
            yield from _all(shape, list(zip(wanted, order)) + rest, later, bindings)


def _orders(wanted, have):
    """The orders of the nodes in which each could be what is wanted at its place; as written first."""
    for order in permutations(have):
        if all(_could(want, node) for want, node in zip(wanted, order)):
            yield order


def _could(want: Node, node: Node) -> bool:
    return want.kind in LETTERED or want.kind == node.kind and (want.name == node.name or want.kind == "number") and (want.kind != "number" or want.key == node.key)


def _grouped(want, have):
    """The factors with some neighbours taken together, so that there are as many as wanted."""
    extra = len(have) - len(want.children)
    for first in range(len(have) - extra):
        run = have[first:first + extra + 1]
        yield (*have[:first], Node("product", "", run, (run[0].span[0], run[-1].span[1]), path=run[0].path), *have[first + extra + 1:])
