"""Free symbols: what a formula speaks of without saying over which range it runs."""

from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk

CONSTANTS = frozenset([r"\infty", r"\nabla", r"\emptyset"])


def bound_letter(series: Node) -> Node | None:
    """The letter a series runs over: the left side of its lower bound, or the middle of 1 <= i <= n."""
    variable = series.part("variable")
    if variable is not None:  # an integral runs over its dx
        return variable.children[0]
    lower = series.part("lower")
    if lower is None:
        return None
    if lower.kind == "list":
        lower = lower.children[0]
    if lower.kind == "relation":
        lower = next((side for side in lower.children if side.kind not in ("number", "blank")), lower.children[0])
    if lower.kind == "list":
        lower = lower.children[0]
    return lower if lower.kind in ("symbol", "primed", "indexed") else None


def bound_letters(series: Node) -> tuple[Node, ...]:
    """All letters a series runs over: both of sum_{i,j}."""
    lower = series.part("lower")
    listed = lower if lower is None or lower.kind != "relation" or lower.children[0].kind != "list" else lower.children[0]
    if listed is None or listed.kind != "list":
        return tuple(filter(None, [bound_letter(series)]))
    every = (part.children[0] if part.kind == "relation" else part for part in listed.children)
    return tuple({letter.key: letter for letter in every if letter.kind in ("symbol", "primed", "indexed")}.values())


def free_symbols(root: Node) -> tuple[str, ...]:
    """Canonical LaTeX of each free symbol with its scripts, in order of appearance."""
    bound = {letter.key for node in walk(root) if node.kind == "series" for letter in bound_letters(node)}
    found: dict[str, None] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.kind in ("symbol", "indexed", "primed", "accent", "raised", "differential") and node.key not in bound:
            letter = node
            while letter.children:
                letter = letter.children[0]
            if letter.kind == "symbol":
                if letter.name not in CONSTANTS:
                    found.setdefault(spell(node))
                    continue
        waiting.extend(reversed(node.children))
    return tuple(found)
