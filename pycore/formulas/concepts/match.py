"""Matching: does a shape occur at a node, and what do its letters stand for?

A letter of a shape stands for any amount; a letter with an index that a sum binds stands for anything that
depends on that index; a function that is not known by name stands for any function. Terms and factors may
come in any order. Both trees must be in plain form.
"""

from itertools import permutations

from pycore.formulas.concepts.kinds import stem
from pycore.formulas.concepts.shape import LETTERED, Bindings, Shape
from pycore.formulas.concepts.standing import UNCOUNTED, family_stands, is_letter, letter_stands, mentions, stands_for
from pycore.formulas.free import bound_letter
from pycore.formulas.rewriting.plain import negated
from pycore.formulas.tree import Node

WIDEST = 6


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
    if kind == "indexed" and is_letter(want.children[0]):
        if want.key in bindings.letters or want.children[1].kind in ("number", "sum", "word"):
            yield from _all_letter(shape, want, node, rest, later, bindings)
            return
        family, index = want.children[0].key, want.children[1]
        if index.key in shape.bound:
            if index.key not in bindings.indices:
                yield from _all(shape, rest, [*later, (want, node)], bindings)
                return
            for found in family_stands(shape, bindings, family, node, bindings.indices[index.key]):
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
    if is_letter(want):
        yield from _all_letter(shape, want, node, rest, later, bindings)
        return
    if kind in ("sum", "product") and want.name in ("", r"\odot"):
        yield from _row(shape, want, node, rest, later, bindings)
        return
    if (turned := turned_difference(want, node)) is not None:
        yield from _all(shape, [(want.children[0], turned), *zip(want.children[1:], node.children[1:]), *rest], later, bindings)
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
        if want.name:  # E without a range may have any, E over x ~ p has its range and draws from p
            if head.kind == "indexed" and (own.kind != "indexed" or head.children[1].kind != own.children[1].kind):
                return
            pairs = [*pairs[1:], *([(head.children[1], own.children[1])] if head.kind == "indexed" else [])]
        elif head.kind == "word" or shape.kinds.get(stem(head).key) == "itself":
            if head.key != own.key:
                return
            pairs = pairs[1:]
        elif head.key in bindings.letters and bindings.letters[head.key].key != own.key:
            return
        else:
            bindings, pairs = bindings.letter(head.key, own), pairs[1:]
    yield from _all(shape, pairs + rest, later, bindings)


def turned_difference(want: Node, node: Node) -> Node | None:
    """y - x where x - y stands under a square, a norm or bars, which do not tell them apart."""
    if want.kind != node.kind or not (want.kind in ("norm", "absolute") or want.kind == "power" and want.children[1].key == "(number 2)" == node.children[1].key):
        return None
    wanted, inner = want.children[0], node.children[0]
    if not all(side.kind == "sum" and len(side.children) == 2 and [term.kind == "negative" for term in side.children] == [False, True] for side in (wanted, inner)):
        return None
    first, second = inner.children
    return inner.like(children=(second.children[0], negated(first)))


def _last(shape, later, bindings):
    """Pairs that waited for their index or family; what is still unknown is now a plain letter."""
    ready = [(want, node) for want, node in later if want.children[0].key in bindings.families or want.children[1].key in bindings.indices]
    waiting = [pair for pair in later if pair not in ready]
    if ready:
        yield from _all(shape, ready, waiting, bindings)
        return
    (want, node), *rest = later
    for found in letter_stands(shape, bindings, want, node):
        yield from _all(shape, rest, [], found)


def _all_letter(shape, want, node, rest, later, bindings):
    for found in letter_stands(shape, bindings, want, node):
        yield from _all(shape, rest, later, found)


def _series(shape, want, node, rest, later, bindings):
    """A range: its index is renamed, its upper bound may be left out on either side."""
    if node.kind != "series" or node.name != want.name or node.part("body") is None:
        return
    own, other = bound_letter(want), bound_letter(node)
    if own is None and other is None and len(node.children) == len(want.children) == 1:  # a sum over whatever there is
        yield from _all(shape, [(want.part("body"), node.part("body")), *rest], later, bindings)
    if own is None or other is None:
        return
    pairs = [(want.part("body"), node.part("body"))]
    if want.part("upper") is not None and node.part("upper") is not None:
        pairs.append((want.part("upper"), node.part("upper")))
    elif want.part("upper") is not None:
        bindings = bindings.letter(UNCOUNTED, node)
    # what waited for this index can be looked at now
    ready = [pair for pair in later if pair[0].children[1].key == own.key]
    yield from _all(shape, pairs + ready + rest, [pair for pair in later if pair not in ready], bindings.index(own.key, other.key))


def _row(shape, want, node, rest, later, bindings):
    """Terms or factors in any order; of more factors than wanted, a letter of a sum's body takes the extra ones."""
    if node.kind != want.kind or node.name != want.name:
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
    return (
        want.kind in LETTERED
        or want.kind == node.kind
        and (want.name == node.name or want.kind == "number")
        and (want.kind != "number" or want.key == node.key)
    )


def _grouped(want, have):
    """The factors with some neighbours taken together, so that there are as many as wanted."""
    extra = len(have) - len(want.children)
    for first in range(len(have) - extra):
        run = have[first : first + extra + 1]
        yield (*have[:first], Node("product", want.name, run, (run[0].span[0], run[-1].span[1]), path=run[0].path), *have[first + extra + 1 :])
