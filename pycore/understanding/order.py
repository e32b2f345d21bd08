"""Order: what binds first. The parts worth a step of their own, innermost first, as one would work them out."""
from pycore.formulas.tree import Node

LEAVES = frozenset("symbol number word text indexed primed accent raised differential dots sign blank".split())
FRAMES = frozenset("relation list groups lines phrase condition tuple".split())      # they hold things together, they do nothing


def order(formula) -> list[str]:
    """Paths of the operations in the order in which they are carried out; the left side of an equation is what comes out."""
    steps, waiting = [], [(formula.tree, False)]
    while waiting:
        node, below_done = waiting.pop()
        if below_done:
            steps.append(node.path)
        elif not is_leaf(node):
            if node.kind not in FRAMES:
                waiting.append((node, True))
            waiting.extend((child, False) for child in reversed(node.children[node.kind == "relation":]))
    return steps


def is_leaf(node: Node) -> bool:
    """Whether there is nothing to work out: a letter with its scripts, a number, prose."""
    return node.kind in LEAVES or not node.children
