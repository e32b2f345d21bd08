"""The climber: operands and the signs between them, gathered level by level (what binds tighter is deeper).

read_expression(cursor, level) reads everything that binds at `level` or tighter.
"""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import BARS
from pycore.formulas.notation.operators import (
    BETWEEN,
    COLON,
    COMMA,
    CONDITION,
    LINE,
    NEGATED,
    PHRASE,
    PRODUCT,
    RELATION,
    SEMICOLON,
    SUM,
    TIMES,
    UNARY,
)
from pycore.formulas.reading import bars, factors, gather, scripts, stacked
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

ENDS = frozenset(
    [
        "",
        "}",
        "&",
        r"\\",
        r"\end",
        ")",
        "]",
        r"\}",
        r"\rangle",
        r"\rfloor",
        r"\rceil",
        r"\rvert",
        r"\rVert",
        r"\rrbracket",
        r"\right.",
        r"\rgroup",
    ]
)
SIGNS_BEFORE = frozenset(["-", "+", r"\pm", r"\mp"])
BROKEN = frozenset([r"\\", "&", r"\right."])
WIDE = 0.9  # em; a space this wide parts phrases


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
        signs.append(take_sign(cursor, row))
        ending = cursor.next
        if (
            level != SUM
            and level < PRODUCT
            and (ending.text in ENDS or bars.closes(cursor))
            or level in (COMMA, SEMICOLON)
            and is_stop(cursor)
        ):
            if level in (RELATION, CONDITION, TIMES):
                operands.append(Node("blank", span=(ending.start, ending.start)))
            return gather.BUILD[level](cursor, operands, signs)
        if level == SUM and ending.text in BROKEN:  # a sum that goes on in the next line
            operands.append(Node("blank", span=(ending.start, ending.start)))
            return gather.BUILD[level](cursor, operands, signs)
        operands.append(operand(cursor, level + 1) if level < PRODUCT else factors.read_factor(cursor))
        while level < PRODUCT:
            tighter = sign_ahead(cursor)
            if tighter is None or tighter[0] <= level:
                break
            operands[-1] = gather_level(cursor, operands[-1], tighter[0])


def take_sign(cursor: Cursor, row: tuple) -> tuple:
    """The sign that comes next as (its text, its token, what is written on it)."""
    text = row[1]
    if text is None:
        return None, None, None
    if cursor.next.text in stacked.COMMANDS:
        return stacked.take(cursor)
    token = cursor.take()
    if text == r"\not":
        negated = cursor.take()
        return NEGATED.get(negated.text, r"\not" + negated.text), token._replace(end=negated.end), None
    if text == r"\perp" and cursor.next.text == r"\perp":
        return r"\indep", token._replace(end=cursor.take().end), None
    if cursor.next.text in ("_", "^") and RELATION <= row[0] <= TIMES and text not in "+-":
        side = "under" if cursor.take().text == "_" else "over"
        return text, token, (side, scripts.script(cursor))
    return text, token, None


def sign_ahead(cursor: Cursor) -> tuple | None:
    """The level and text of the sign that comes next; (PRODUCT, None) where two factors just touch; None at an end."""
    token = cursor.next
    text = token.text
    if text in ENDS:
        return None
    if text in SIGNS_BEFORE and token.start == cursor.clause:  # "if -1 < x" subtracts nothing
        return (PHRASE, None)
    row = BETWEEN.get(text)
    if row is not None:
        return (COLON, text) if text == r"\parallel" and cursor.round else (row[0], text)
    if text in BARS:
        if bars.closes(cursor):
            return None
        if bars.is_condition(cursor):
            return (CONDITION if text == "|" else COLON, text)
    elif text in ("\\lVert", "\\lvert") and text in cursor.bars and cursor.ahead().text in ("_", "^", *SIGNS_BEFORE, *ENDS):
        return None  # an author closed with the opening sign
    elif text == r"\not":
        return (RELATION, text) if cursor.ahead().text in BETWEEN else (PRODUCT, None)
    elif text == "." and is_stop(cursor):
        return None
    elif text in stacked.COMMANDS and (sign := stacked.sign_of(cursor)):
        return (BETWEEN[sign][0], sign)
    if (
        cursor.round == 0
        and cursor.spaces.get(token.start, 0) > WIDE
        or token.start == cursor.prose_end
        or text in factors.PROSE
        and factors.is_prose(cursor)
    ):
        return (PHRASE, None)
    return (PRODUCT, None)


def is_stop(cursor: Cursor) -> bool:
    """Whether a full stop comes next that ends the sentence, not the mathematics."""
    return cursor.next.text == "." and cursor.ahead().text in ENDS


def operand(cursor: Cursor, lowest: int) -> Node:
    """One operand: signs before it, then a factor; a relation may begin with its sign (as in '= 3')."""
    token = cursor.next
    if token.text in SIGNS_BEFORE:
        return signed(cursor, lowest)
    row = BETWEEN.get(token.text)
    if row is not None and row[0] == RELATION and lowest <= RELATION and cursor.ahead().text not in ("}", ")", "^", "_", ",", "", ";", "]"):
        return Node("blank", span=(token.start, token.start))
    return factors.read_factor(cursor)


def signed(cursor: Cursor, lowest: int = SUM) -> Node:
    """A term that begins with its sign: -x, +x, \\pm x (several signs in a row nest)."""
    signs = []
    while cursor.next.text in SIGNS_BEFORE:
        signs.append(cursor.take())
        if len(signs) > 9:
            raise FormulaError("So many signs in a row say nothing.", cursor.next.start + 1)
    following = cursor.next
    if following.text in ENDS or following.text in BETWEEN and BETWEEN[following.text][0] <= RELATION:
        token = signs.pop()
        inner = Node("sign", token.text, span=(token.start, token.end))
    else:
        inner = factors.read_factor(cursor)
        while True:
            row = sign_ahead(cursor)
            if row is None or row[0] <= SUM or row[0] < lowest or row[0] >= UNARY:
                break
            inner = gather_level(cursor, inner, row[0])
    for token in reversed(signs):
        kind = {"-": "negative", "+": "positive"}.get(token.text, "either")
        inner = Node(kind, token.text if kind == "either" else "", (inner,), (token.start, inner.span[1]))
    return inner
