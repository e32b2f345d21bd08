"""Edits: the shapes one small change away from a shape, each with a sentence about the change."""

from pycore.formulas.rewriting.plain import negated
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node

WHERE = {
    ("fraction", 0): "the numerator",
    ("fraction", 1): "the denominator",
    ("power", 1): "the exponent",
    ("power", 0): "the base",
    ("root", 0): "what stands under the root",
}
FEWEST = 12


def edits(tree: Node):
    """(tree, what is different) for every single edit of a shape that is big enough to be known by the rest."""
    if _count(tree) < FEWEST:
        return
    yield from _edits(tree, lambda new: new, "it", top=True)


def _count(node: Node) -> int:
    return 1 + sum(_count(child) for child in node.children)


def _edits(node: Node, put, where: str, top: bool = False):
    """put makes the whole shape from a new node for this one."""
    if not top:  # without its outermost sign a shape would be anything
        for new, why in here(node, where):
            yield put(new), why
    if node.kind in ("indexed", "gradient", "symbol"):
        return
    for place, child in enumerate(node.children):
        if (
            node.roles
            and node.roles[place] in ("lower", "upper")
            or node.kind == "apply"
            and place == 0
            or node.kind == "relation"
            and place == 0
        ):
            continue
        inner = WHERE.get((node.kind, place), where)

        def put_child(new, node=node, place=place):
            return put(node.like(children=(*node.children[:place], new, *node.children[place + 1 :])))

        yield from _edits(child, put_child, inner)


def here(node: Node, where: str):
    """The edits of one node."""
    if node.kind == "apply" and node.name and len(node.children) == 2:
        yield node.children[1], f"{where} has no {node.name}"
    elif node.kind == "power" and node.children[1].kind == "number":
        yield node.children[0], f"{where} has nothing {'squared' if node.children[1].name == '2' else 'raised to a power'}"
    elif node.kind == "root":
        yield node.children[0], f"{where} has no root"
    elif node.kind == "series" and node.part("body") is not None and node.name == "sum" and where != "it":
        yield node.part("body"), f"{where} has no sum"
    elif node.kind == "sum" and len(node.children) == 2:
        first, second = node.children
        if first.key == "(number 1)" and second.kind == "negative":
            yield node.like(children=(first, second.children[0])), f"{where} has a plus where a minus belongs"
            yield second.children[0], f"{spell(second.children[0])} stands where {spell(node)} belongs"
        elif second.kind == "negative":
            yield node.like(children=(first, second.children[0])), f"{where} has a plus where a minus belongs"
        elif second.kind != "negative" and first.kind != "number":
            yield node.like(children=(first, negated(second))), f"{where} has a minus where a plus belongs"
        if first.kind == "number" or second.kind == "number":
            yield (second if first.kind == "number" else first), f"{where} lacks its constant"
    elif node.kind == "transpose":
        yield node.children[0], f"{spell(node.children[0])} is not transposed"
    elif node.kind == "negative":
        yield node.children[0], f"{where} has no minus"
    elif node.kind == "fraction" and node.children[1].kind in ("root", "symbol", "indexed"):
        yield node.children[0], f"{where} is not divided by {'a root' if node.children[1].kind == 'root' else 'anything'}"
