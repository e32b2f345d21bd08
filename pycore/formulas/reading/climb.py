"""The climber: operands and the signs between them, gathered level by level (what binds tighter is deeper).

read_expression(cursor, level) reads everything that binds at `level` or tighter.
"""
from pycore.formulas.error import FormulaError
from pycore.formulas.notation.operators import BETWEEN, CONDITION, LINE, PRODUCT, RELATION, SUM, UNARY
from pycore.formulas.reading import factors, gather
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

ENDS = frozenset(["", "}", "&", r"\\", r"\end", ")", "]", r"\}", r"\rangle", r"\rbrace", r"\rbrack", r"\rfloor", r"\rceil", r"\rvert", r"\rVert", r"\cr", r"\rrbracket", r"\rparen"])


def read_expression(cursor: Cursor, lowest: int = LINE) -> Node:
    """The longest expression from here whose signs all bind at `lowest` or tighter."""
    left = operand(cursor, lowest)
    while True:
        row = sign_ahead(cursor)
        if row is None or row[0] < lowest:
            return left
        left = gather_level(cursor, left, row[0])


def gather_level(cursor: Cursor, first: Node, level: int) -> Node:
    """All the operands joined at one level, as one node."""
    operands, signs = [first], []
    while True:
        row = sign_ahead(cursor)
        if row is None or row[0] != level:
            return gather.BUILD[level](cursor, operands, signs)
        sign = None
        if row[1] is not None:
            sign = cursor.take()
        signs.append((row[1], sign))
        ending = cursor.next
        if ending.text in ENDS or _closes(cursor):
            if level in (gather.COMMA, gather.SEMICOLON):
                return gather.BUILD[level](cursor, operands, signs)
            if level in (RELATION, CONDITION):
                operands.append(Node("blank", span=(ending.start, ending.start)))
                return gather.BUILD[level](cursor, operands, signs)
        operands.append(operand(cursor, level + 1) if level < PRODUCT else factors.read_factor(cursor))
        while level < PRODUCT:
            tighter = sign_ahead(cursor)
            if tighter is None or tighter[0] <= level:
                break
            operands[-1] = gather_level(cursor, operands[-1], tighter[0])


def sign_ahead(cursor: Cursor) -> tuple | None:
    """The level and text of the sign that comes next; (PRODUCT, None) where two factors just touch; None at an end."""
    token = cursor.next
    text = token.text
    if text in ENDS and token.kind != "letter":
        return None
    row = BETWEEN.get(text)
    if row is not None:
        return (row[0], text)
    if text in factors.BARS:
        if _closes(cursor):
            return None
        if factors.is_condition_bar(cursor):
            return (CONDITION, text)
    if text == r"\not":
        return (RELATION, text)
    return (PRODUCT, None)


def _closes(cursor: Cursor) -> bool:
    """Whether the next sign is the bar that closes the bars we are inside of."""
    return factors.closes_bars(cursor)


def operand(cursor: Cursor, lowest: int) -> Node:
    """One operand: signs before it, then a factor; a relation may begin with its sign (as in '= 3')."""
    token = cursor.next
    if token.text in ("-", "+", r"\pm", r"\mp"):
        return signed(cursor)
    row = BETWEEN.get(token.text)
    if row is not None and row[0] == RELATION and lowest <= RELATION:
        return Node("blank", span=(token.start, token.start))
    return factors.read_factor(cursor)


def signed(cursor: Cursor) -> Node:
    """A term that begins with its sign: -x, +x, \\pm x (several signs in a row nest)."""
    signs = []
    while cursor.next.text in ("-", "+", r"\pm", r"\mp"):
        signs.append(cursor.take())
        if len(signs) > 20:
            raise FormulaError("So many signs in a row say nothing.", cursor.next.start + 1)
    if cursor.next.text in ENDS or (BETWEEN.get(cursor.next.text) or (0,))[0] in (gather.COMMA, CONDITION, gather.SEMICOLON, RELATION):
        token = signs[-1]
        inner = Node("sign", token.text, span=(token.start, token.end))
        signs.pop()
    else:
        inner = factors.read_factor(cursor)
        while True:
            row = sign_ahead(cursor)
            if row is None or row[0] <= SUM or row[0] >= UNARY:
                break
            inner = gather_level(cursor, inner, row[0])
    for token in reversed(signs):
        kind = {"-": "negative", "+": "positive"}.get(token.text, "either")
        inner = Node(kind, token.text if kind == "either" else "", (inner,), (token.start, inner.span[1]))
    return inner
