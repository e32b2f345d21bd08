"""What letters may stand for: a letter the same amount everywhere, a family what depends on an index."""

from pycore.formulas.concepts.kinds import KINDS, entry_of_vector, kind_of, stem, thin
from pycore.formulas.concepts.shape import LETTERED
from pycore.formulas.tree import Node, walk

NO_AMOUNT = frozenset("relation list lines phrase text condition word sign blank dots quantified typing stretch groups cases".split())

UNCOUNTED = "a sum without its upper bound"


def is_letter(node: Node) -> bool:
    return node.kind in ("symbol", "accent", "primed") or node.kind == "indexed" and node.children[0].kind == "symbol"


def letter_stands(shape, bindings, want, node):
    """A letter of the shape stands for one amount, the same wherever it stands."""
    kind = kind_of(shape.kinds, want)
    if kind == "itself" and want.kind == "indexed" and want.key in shape.kinds:
        if node.key != want.key:  # what is said of a letter with its index is not said of the letter without
            return
    elif kind is not None and (kind == "column" or stem(node).key != stem(want).key) and not KINDS[kind](node, want):
        return
    if kind == "count" and node.kind == "number" and UNCOUNTED in bindings.letters:
        return  # one half of a sum is no mean
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
        if (
            want.children[1].kind == "sum"
            and shape.tree.kind != "relation"
            and not (node.kind == "indexed" and node.children[1].kind == "sum")
        ):
            return
        bindings = bindings.letter(base, own)
    yield bindings.letter(want.key, node)


def _other_time(bindings, want, node) -> bool:
    """Whether a node can be another time of a letter: v_{t-1} beside v_t, or plain v twice, but no v with a name."""
    times = [
        found
        for key, found in bindings.letters.items()
        if key != want.key and not key.startswith("base of") and found.kind in LETTERED and stem(found).key == stem(node).key
    ]
    if node.kind != "indexed":
        return all(found.key == node.key for found in times)
    return node.children[1].kind != "word" and all(found.kind == "indexed" and found.key != node.key for found in times)


def family_stands(shape, bindings, key, node, index):
    """A letter with a bound index stands for what depends on that index."""
    if not mentions(node, index):
        return
    kind = shape.kinds.get(key)
    if (
        kind == "itself"
        and (node.kind != "indexed" or thin(stem(node)).key != key)
        or kind in ("vector", "letter")
        and not entry_of_vector(node, kind)
    ):
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
