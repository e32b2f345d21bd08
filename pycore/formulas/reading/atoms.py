"""Atoms: ATOMS is the table of what a command reads into, sign: reader(cursor, token). Other files add their rows."""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.functions import COMMANDS
from pycore.formulas.notation.letters import ELLIPSES, LETTERS
from pycore.formulas.reading import climb, factors, fenced, letters, prefixed
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import NOTHING, Node


def symbol(cursor: Cursor, token: Token) -> Node:
    return Node("symbol", token.text, span=(token.start, token.end))


def change(cursor: Cursor, token: Token) -> Node:
    """\\Delta x is a change in x; a Delta with scripts or alone is a letter."""
    following = cursor.next
    if following.kind == "letter" or following.text in letters.CHANGING:
        return letters.differential(cursor, token)
    return symbol(cursor, token)


def partial(cursor: Cursor, token: Token) -> Node:
    """\\partial x, a small change; \\partial_x f, a derivative."""
    return prefixed.gradient(cursor, token) if cursor.next.text == "_" else letters.differential(cursor, token)


def ellipsis(cursor: Cursor, token: Token) -> Node:
    return Node("dots", "", span=(token.start, token.end), look={"sign": ELLIPSES[token.text[1:]]})


def point(cursor: Cursor, token: Token) -> Node:
    """A full stop where an operand should be: two or three of them make an ellipsis."""
    end = token.end
    while cursor.next.text == "." and end - token.start < 3:
        end = cursor.take().end
    if end - token.start < 2:
        return Node("sign", ".", span=(token.start, end))
    return Node("dots", "", span=(token.start, end), look={"sign": "…"})


def fraction(cursor: Cursor, token: Token) -> Node:
    """\\frac{a}{b}, and the derivatives among fractions."""
    above, below = factors.read_argument(cursor), factors.read_argument(cursor)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    look = NOTHING if token.text == r"\frac" else {"command": token.text}
    if not is_change(above) or not is_change(below):
        return Node("fraction", "", (above, below), span, look=look)
    if not lone_change(above) or prefixed.nothing_follows(cursor):
        return Node("derivative", "", (above, below), span, ("above", "below"), look)
    cursor.deeper(token)
    body = prefixed.run_of_factors(cursor)
    cursor.depth -= 1
    return Node("derivative", "", (above, below, body), (token.start, body.span[1]), ("above", "below", "body"), look)


def is_change(node: Node) -> bool:
    """Whether a half of a fraction is dy, \\partial y, d^2y, \\partial x \\partial y, or the bare d."""
    while node.kind in ("product", "power"):
        node = node.children[0]
    return node.kind == "differential" and node.name != "Delta" or lone_change(node)


def lone_change(node: Node) -> bool:
    if node.kind == "power":
        node = node.children[0]
    return node.kind in ("sign", "symbol") and node.name in (r"\partial", "d", r"\mathrm{d}")


def two(kind: str):
    """A reader of a command that takes two arguments."""

    def read(cursor: Cursor, token: Token) -> Node:
        first, second = factors.read_argument(cursor), factors.read_argument(cursor)
        return Node(kind, "", (first, second), (token.start, cursor.tokens[cursor.at - 1].end))

    return read


def root(cursor: Cursor, token: Token) -> Node:
    """\\sqrt{x} and \\sqrt[n]{x}."""
    degree = None
    if cursor.next.text == "[":
        opening = cursor.take()
        cursor.deeper(token)
        degree = climb.read_expression(cursor)
        cursor.depth -= 1
        if cursor.next.text != "]":
            raise fenced.unclosed(cursor, opening, "[", "]")
        cursor.take()
    body = factors.read_argument(cursor)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    return Node("root", "", (body,), span, ("body",)) if degree is None else Node("root", "", (body, degree), span, ("body", "degree"))


def modulus(cursor: Cursor, token: Token) -> Node:
    """\\pmod{n}."""
    inner = factors.read_argument(cursor)
    return Node("modulus", "", (inner,), (token.start, cursor.tokens[cursor.at - 1].end))


def reals(cursor: Cursor, token: Token) -> Node:
    return Node("symbol", rf"\mathbb{{{token.text[1].upper()}}}", span=(token.start, token.end))


def stray_not(cursor: Cursor, token: Token) -> Node:
    raise FormulaError("“\\not” must stand before a sign.", token.start + 1)


ATOMS = {"\\" + name: symbol for name in LETTERS}
ATOMS |= {"\\" + name: ellipsis for name in ELLIPSES}
ATOMS |= {"\\" + name: prefixed.command for name in COMMANDS}
ATOMS |= dict.fromkeys([r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\nicefrac", r"\sfrac"], fraction)
ATOMS |= dict.fromkeys([r"\binom", r"\dbinom", r"\tbinom"], two("choose"))
ATOMS |= dict.fromkeys([r"\forall", r"\exists", r"\nexists", r"\neg"], prefixed.quantifier)
ATOMS |= dict.fromkeys([r"\reals", r"\R", r"\N", r"\Z", r"\C", r"\Q"], reals)
ATOMS |= {
    "{": fenced.group,
    ".": point,
    r"\sqrt": root,
    r"\nabla": prefixed.gradient,
    r"\partial": partial,
    r"\Delta": change,
    r"\pmod": modulus,
    r"\not": stray_not,
}
