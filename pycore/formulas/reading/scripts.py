"""Scripts: what is written below and above a thing, and what it means there.

Below: an index (it runs or counts) or a label (it only names). Above: a power, a transpose, an index in
parentheses, a step, a star or another mark. Primes bind first, then what is below, then what is above.
"""
from pycore.formulas.error import FormulaError
from pycore.formulas.reading import factors
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

RUNNING = frozenset("i j k l m n r s t u v \\tau \\ell b d".split())
TURNED = frozenset([r"\top", r"\intercal", r"\mathsf{T}", r"\mathrm{T}", r"\mathbf{T}", r"\mathit{T}", r"\mathtt{T}", r"\mathcal{T}"])
MARKS = frozenset(["*", r"\ast", r"\star", "+", "-", r"\dagger", r"\ddagger", r"\prime", r"\perp", r"\circ", r"\pm", r"\mp", r"\to", r"\rightarrow", r"\leftarrow", r"\bullet"])


def after(cursor: Cursor, node: Node) -> Node:
    """The node with all the scripts that follow it."""
    start = node.span[0]
    while True:
        primes, below, above = 0, None, []
        first = cursor.next
        while cursor.next.text in ("'", "’", "_", "^", r"\prime"):
            token = cursor.take()
            if token.text == "_":
                if below is not None:
                    raise FormulaError("There are two subscripts here.", token.start + 1, "Write them in one pair of braces.")
                below = factors.read_argument(cursor)
            elif token.text == "^":
                if cursor.next.text in ("'", r"\prime"):
                    continue
                script = factors.read_argument(cursor)
                if script.kind == "symbol" and script.name == r"\prime":
                    primes += 1
                else:
                    above.append(script)
            else:
                primes += 1
        if len(above) > 1:
            raise FormulaError("There are two superscripts here.", above[1].span[0], "Write them in one pair of braces.")
        if cursor.tokens[cursor.at - 1].end > first.start or primes or below or above:
            end = cursor.tokens[cursor.at - 1].end
            if primes:
                node = Node("primed", "'" * primes, (node,), (start, end))
            if below is not None:
                node = make_below(node, below, (start, end))
            if above:
                node = make_above(cursor, node, above[0], (start, end))
        if cursor.next.text == "!" and (cursor.ahead().text != "="):
            token = cursor.take()
            node = Node("factorial", "", (node,), (start, token.end))
            continue
        return node


def make_below(node: Node, script: Node, span) -> Node:
    if node.kind == "norm" and len(node.children) == 1 and not node.fences:
        return node.like(children=(*node.children, script), roles=("body", "kind"), span=span)
    return Node("indexed", "index" if runs(script) else "label", (node, script), span)


def runs(script: Node) -> bool:
    """Whether a subscript counts or runs, rather than names."""
    if script.kind == "number":
        return False
    if script.kind in ("symbol", "primed"):
        letter = script.children[0] if script.kind == "primed" else script
        return letter.name in RUNNING
    if script.kind in ("text", "word", "sign"):
        return False
    return any(runs(child) for child in script.children) or script.kind in ("sum", "relation")


def make_above(cursor: Cursor, node: Node, script: Node, span) -> Node:
    if is_transpose(cursor, node, script):
        return Node("transpose", "", (node,), span, look={"sign": script})
    if script.kind in ("sign", "symbol") and script.name in MARKS and not script.fences:
        return Node("marked", script.name, (node,), span)
    if script.fences and script.fences[0] in ("(", "[", r"\langle") and script.kind in ("symbol", "number", "primed", "sum", "indexed", "list", "dots", "product", "word", "text", "raised"):
        return Node("raised", "index", (node, script), span)
    if script.kind in ("word", "text"):
        return Node("raised", "label", (node, script), span)
    if script.kind == "list":
        return Node("raised", "index", (node, script), span)
    if script.kind == "symbol" and script.name == "T":
        return Node("raised", "step", (node, script), span)
    return Node("power", "", (node, script), span)


def is_transpose(cursor: Cursor, node: Node, script: Node) -> bool:
    if script.fences or node.kind == "number":
        return False
    if script.kind == "symbol" and script.name in TURNED:
        return True
    if script.kind == "word" and script.name in ("T", "t", "tr", "transpose"):
        return True
    return script.kind == "symbol" and script.name == "T" and "T" not in cursor.clues["counted"]
