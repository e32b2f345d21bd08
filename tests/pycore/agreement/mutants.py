"""Formulas with one slip in them: a sign, an operand, an index, a number, a function changed, or a term dropped.

    mutants(formula)    {latex: what was done}, each read again, none of them the formula itself
"""
from pycore.formulas import FormulaError, read
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, replaced, walk

LETTERS = ("symbol", "indexed", "accent", "primed", "differential")
OTHER = {"exp": "sin", "log": "sqrt", "tanh": "sin", "max": "min", "cos": "sin", "sin": "cos", "softmax": "tanh", "erf": "tanh", "det": "trace"}
ONE = Node("number", "1")


def mutants(formula) -> dict[str, str]:
    tree, found = formula.tree, {}
    for node in walk(tree):
        if tree.kind == "relation" and (node is tree or node.path == "0" or node.path.startswith("0.")):
            continue                                    # the left side names what is meant
        for slip, what in slips(node, tree):
            try:
                latex = spell(replaced(tree, node.path, slip))
                if read(latex, formula.functions).tree.key != tree.key:
                    found.setdefault(latex, f"{what}: {spell(node)} -> {spell(slip)}")
            except FormulaError:
                continue                                # no formula any more: the build says so before all else
    return found


def slips(node: Node, tree: Node):
    """Every slip of one node."""
    children = node.children
    if node.kind in ("sum", "product") and len(children) > 1:
        for place, child in enumerate(children):
            kept = children[:place] + children[place + 1:]
            yield (kept[0] if len(kept) == 1 else node.like(children=kept)), "term dropped" if node.kind == "sum" else "factor dropped"
    if node.kind == "sum":
        for place, child in enumerate(children):
            if place or child.kind == "negative":
                turned = child.children[0] if child.kind == "negative" else Node("negative", "", (child,))
                yield node.like(children=(*children[:place], turned, *children[place + 1:])), "sign changed"
    if node.kind == "product" and not node.name and len(children) == 2 and children[0].key != children[1].key:
        yield Node("fraction", "", children), "times became over"
        yield Node("sum", "", children), "times became plus"
    if node.kind == "negative":
        yield children[0], "minus dropped"
    if node.kind == "fraction":
        yield node.like(children=(children[1], children[0])), "fraction turned over"
        yield children[0], "denominator dropped"
    if node.kind == "power":
        yield children[0], "exponent dropped"
    if node.kind == "root":
        yield node.part("body"), "root dropped"
    if node.kind == "transpose":
        yield children[0], "transpose dropped"
    if node.kind == "apply" and len(children) == 2:
        yield children[1], "function dropped"
        if node.name in OTHER:
            yield Node("apply", OTHER[node.name], (Node("word", OTHER[node.name]), *children[1:])), "function changed"
    if node.kind == "number":
        yield node.like(name="3" if node.name != "3" else "2"), "number changed"
    if node.kind == "series" and node.name == "sum" and node.part("body") is not None:
        yield node.like(name="prod"), "sum became product"
    if node.kind == "indexed":
        for other in indices(tree):
            if other.key != children[1].key:
                yield node.like(children=(children[0], other)), "index changed"
    if node.kind in LETTERS:
        for other in letters(tree):
            if other.key != node.key:
                yield other, "operand changed"


def letters(tree: Node) -> list[Node]:
    """The letters of a formula that are not inside others, each once."""
    found, waiting = {}, [tree.children[-1] if tree.kind == "relation" else tree]
    while waiting:
        node = waiting.pop()
        if node.kind in LETTERS:
            found.setdefault(node.key, node)
        else:
            waiting += node.children
    return list(found.values())


def indices(tree: Node) -> list[Node]:
    return list({node.children[1].key: node.children[1] for node in walk(tree) if node.kind == "indexed"}.values())
