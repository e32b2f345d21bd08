"""Scripts: what is written below and above a thing, and what it means there.

Below: an index (it runs or counts) or a label (it only names). Above: a power, a transpose, an index in
parentheses, a step, a star or another mark. Primes bind first, then what is below, then what is above.
"""

from pycore.formulas.error import FormulaError
from pycore.formulas.reading import factors
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node, walk

MARKERS = frozenset(["^", "_", "'", "!", r"\prime", "|"])
PRIMES = frozenset(["'", r"\prime"])
RUNNING = frozenset("i j k l m n r s t u v b d p q \\tau \\ell \\mu \\nu".split())
TURNED = frozenset([r"\top", r"\intercal", r"\mathsf{T}", r"\mathrm{T}", r"\mathbf{T}", r"\mathit{T}", r"\mathtt{T}", r"\mathcal{T}"])
MARKS = frozenset(
    [
        "*",
        r"\ast",
        r"\star",
        "+",
        "-",
        r"\dagger",
        r"\ddagger",
        r"\perp",
        r"\bot",
        r"\circ",
        r"\pm",
        r"\mp",
        r"\to",
        r"\rightarrow",
        r"\leftarrow",
        r"\bullet",
        r"\times",
        r"\uparrow",
        r"\downarrow",
        r"\degree",
        r"\#",
    ]
)
LABELS = frozenset("Q K V O q k v o".split())
INSIDE = frozenset("symbol number primed sum indexed list dots product word text raised tuple stretch power negative accent".split())


def after(cursor: Cursor, node: Node) -> Node:
    """The node with all the scripts that follow it."""
    start, rounds = node.span[0], 0
    while cursor.next.text in MARKERS:
        text = cursor.next.text
        if text == "!":
            if cursor.ahead().text == "=":
                return node
            token = cursor.take()
            node = Node("factorial", "", (node,), (start, token.end))
        elif text == "|":
            if cursor.ahead().text != "_" or cursor.bars and cursor.bars[-1] == "|":
                return node
            cursor.take()
            cursor.take()
            node = restricted(cursor, node, start)
        else:
            node = one_round(cursor, node, start)
        rounds += 1
        if rounds > 12:
            raise FormulaError("So many scripts on one thing say nothing.", cursor.next.start + 1)
    if node.look.get("bar"):
        node = node.like(look={name: value for name, value in node.look.items() if name != "bar"})
    return node


def restricted(cursor: Cursor, node: Node, start: int) -> Node:
    """x|_{c}: x where c holds."""
    below = script(cursor)
    above = None
    if cursor.next.text == "^":
        cursor.take()
        above = script(cursor)
    children = (node, below) if above is None else (node, below, above)
    return Node("restricted", "", children, (start, cursor.tokens[cursor.at - 1].end), ("body", "where", "upto")[: len(children)])


def script(cursor: Cursor) -> Node:
    cursor.script += 1
    node = factors.read_argument(cursor)
    cursor.script -= 1
    return node


def one_round(cursor: Cursor, node: Node, start: int) -> Node:
    """Primes, one subscript and one superscript, in any order."""
    primes, below, above = 0, None, None
    while cursor.next.text in ("^", "_", "'", r"\prime"):
        token = cursor.take()
        if token.text in PRIMES:
            primes += 1
        elif token.text == "_":
            if below is not None:
                raise FormulaError("There are two subscripts here.", token.start + 1, "Write them in one pair of braces.")
            below = script(cursor)
        else:
            count = take_primes(cursor)
            if count:
                primes += count
                continue
            if above is not None:
                raise FormulaError("There are two superscripts here.", token.start + 1, "Write them in one pair of braces.")
            above = script(cursor)
    end = cursor.tokens[cursor.at - 1].end
    bar = node.look.get("bar")
    if primes:
        node = Node("primed", "'" * min(primes, 9), (node,), (start, end))
    if bar and below is not None:
        look = {name: value for name, value in node.look.items() if name != "bar"}
        roles = ("body", "where") if above is None else ("body", "where", "upto")
        return Node(
            "restricted", "", (node.like(look=look), below) if above is None else (node.like(look=look), below, above), (start, end), roles
        )
    if below is not None and node.kind in ("set", "tuple") and below.kind == "relation":
        children = (node, below) if above is None else (node, below, above)
        return Node("family", "", children, (start, end), ("body", "lower", "upper")[: len(children)])
    if below is not None:
        node = make_below(node, below, (start, end))
    if above is not None:
        node = make_above(cursor, node, above, (start, end))
    return node


def take_primes(cursor: Cursor) -> int:
    """How many primes the superscript that comes next consists of; they are taken."""
    at, count = cursor.at, 0
    braced = cursor.tokens[at].text == "{"
    at += braced
    while cursor.tokens[at].text in PRIMES:
        count, at = count + 1, at + 1
        if not braced:
            break
    if not count or braced and cursor.tokens[at].text != "}":
        return 0
    cursor.go(at + braced)
    return count


def make_below(node: Node, script: Node, span) -> Node:
    if node.kind == "norm" and len(node.children) == 1 and not node.fences:
        return node.like(children=(*node.children, script), roles=("body", "kind"), span=span)
    return Node("indexed", "index" if runs(script) else "label", (node, script), span)


def runs(script: Node) -> bool:
    """Whether a subscript counts or runs, rather than names."""
    return script.kind in ("sum", "relation", "stretch") or any(node.kind == "symbol" and node.name in RUNNING for node in walk(script))


def make_above(cursor: Cursor, node: Node, script: Node, span) -> Node:
    if is_transpose(cursor, node, script):
        return Node("transpose", "", (node,), span, look={"sign": script})
    if script.kind == "negative" and is_transpose(cursor, node, script.children[0]):
        inverse = Node("power", "", (node, script.like(children=(Node("number", "1", span=script.children[0].span),))), span)
        return Node("transpose", "", (inverse,), span, look={"sign": script.children[0], "joint": True})
    if script.kind in ("sign", "symbol") and script.name in MARKS and not script.fences:
        return Node("marked", script.name, (node,), span)
    if script.fences and script.kind in INSIDE or script.kind in ("list", "set") and node.kind != "number":
        return Node("raised", "index", (node, script), span)
    if script.kind == "inner" and len(script.children) == 1:
        return Node("raised", "index", (node, script), span)
    if steps(cursor, script):
        return Node("raised", "step", (node, script), span)
    if script.kind in ("word", "text") or script.kind == "indexed" and script.children[0].kind == "word":
        return Node("raised", "label", (node, script), span)
    if script.kind == "symbol" and script.name == "T" and node.kind != "number":
        return Node("raised", "step", (node, script), span)
    if script.kind == "symbol" and script.name in LABELS and _capital(node):
        return Node("raised", "label", (node, script), span)
    if node.kind == "sign" and node.name != r"\partial" or node.kind in ("list", "dots"):
        return Node("raised", "label", (node, script), span)
    return Node("power", "", (node, script), span)


def _capital(node: Node) -> bool:
    while node.kind in ("indexed", "accent", "primed"):
        node = node.children[0]
    name = node.name[8:-1] if node.name.startswith(r"\mathbf{") else node.name
    return node.kind == "symbol" and name in ("W", "X", "b", "H", "A", "w", "P", "Z")


def steps(cursor: Cursor, script: Node) -> bool:
    """Whether a superscript counts layers or times: the formula has it both as l and as l+1."""
    letter = script.children[0] if script.kind == "sum" else script
    return letter.kind == "symbol" and letter.name in cursor.clues["stepped"]


def is_transpose(cursor: Cursor, node: Node, script: Node) -> bool:
    if script.fences or node.kind in ("number", "sign"):
        return False
    if script.kind == "symbol" and script.name in TURNED or script.kind == "word" and script.name in ("T", "t", "tr", "transpose"):
        return True
    return script.kind == "symbol" and script.name == "T" and "T" not in cursor.clues["counted"]
