"""Families given with their index: whoever gives x_i = (1, 2, 3) gives all the x at once.

Where a formula lets such an index run, as in a sum over i, the family goes by its bare letter, and every x_j, x_{i-1} and
x_i of the formula is one of it. Where nothing runs, the index belongs to the name: the h of W_{xh} counts nothing.
"""

import numpy as np

from pycore.formulas.free import bound_letters
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.indices import LETTERS, components, is_family, mentions, turned


def by_key(given: dict, root: Node) -> dict:
    """{key: value} for a formula of {LaTeX: (tree, value)}, its families under their bare letters."""
    found = {tree.key: value for tree, value in given.values()}
    if not any(isinstance(value, np.ndarray) for _, value in given.values()):
        return found
    running = frozenset(letter.key for node in walk(root) if node.kind == "series" for letter in bound_letters(node))
    for tree, value in given.values():
        family = turned(tree)
        if family.kind != "indexed" or callable(value) or np.ndim(value) == 0:
            continue
        base, parts = family.children[0], components(family.children[1])
        if base.key in found or any(part.kind not in LETTERS for part in parts):
            continue
        if is_family(family, value) or runs(family, root, running, found):
            found[base.key] = value
            del found[tree.key]
        else:
            found |= {node.key: value for node in walk(root) if indices_of(node) == indices_of(family)}
    return found


def runs(family: Node, root: Node, running: frozenset, found: dict) -> bool:
    """Whether a formula lets an index of the family run, or has one index more than it is given with."""
    base, script = family.children
    own = (node for node in map(turned, walk(root)) if node.kind == "indexed" and node.children[0].key == base.key)
    return any(len(components(node.children[1])) > len(components(script)) or mentions(node.children[1], running)
               for node in own if node.key == family.key or node.key not in found)


def indices_of(node: Node) -> tuple[str, ...]:
    """A letter and its indices, however they are written: x_{i,j} is x_{ij}."""
    return (node.children[0].key, *(part.key for part in components(node.children[1]))) if node.kind == "indexed" else ()
