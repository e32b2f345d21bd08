"""What can be said of a part's influence from the tree alone.

    bends(root)     the paths of the nodes whose influence changes with their size: a slope holds only for a little way
    whole(root)     what the value is called: "letter" for the one on the left, "new" where its old value is on the
                    right as well, "" for neither
"""

from pycore.formulas.tree import Node, walk

STRAIGHT = frozenset("relation sum negative positive product transpose indexed raised marked annotated tuple list matrix row stack".split())
LETTERS = ("symbol", "indexed", "raised", "accent", "primed", "differential")


def bends(root: Node) -> tuple[str, ...]:
    """Sums, products and what is above a bar answer evenly, however much is added; all else bends what is inside."""
    found, waiting = [], [(root, False)]
    while waiting:
        node, bent = waiting.pop()
        if bent:
            found.append(node.path)
        waiting.extend((child, bent or not is_straight(node, place)) for place, child in enumerate(node.children))
    return tuple(sorted(found))


def is_straight(node: Node, place: int) -> bool:
    """Whether a node answers evenly to its child."""
    if node.kind == "fraction" or node.name == r"\div":
        return place == 0
    if node.name == r"\bmod":
        return False
    return node.kind in STRAIGHT or node.kind == "series" and node.name == "sum"


def whole(root: Node) -> str:
    """What a sentence may call the value by: its letter, the new one of its letter, or nothing."""
    if root.kind != "relation" or root.children[0].kind not in LETTERS:
        return ""
    left, *rest = root.children
    return "new" if any(node.key == left.key for side in rest for node in walk(side)) else "letter"
