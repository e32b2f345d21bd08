"""Bars: |x| and ‖x‖ open and close with the same sign, and one alone means "given"."""
from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import BARS
from pycore.formulas.reading import climb
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

OPENING = frozenset("{ ( [ \\{ \\langle \\lvert \\lVert \\lfloor \\lceil".split())
CLOSING = frozenset("} ) ] \\} \\rangle \\rvert \\rVert \\rfloor \\rceil".split())


def read(cursor: Cursor, token) -> Node:
    """An absolute value or a norm; its opening bar has been taken."""
    character, kind = BARS[token.text]
    cursor.bars.append(token.text)
    cursor.deeper(token)
    inner = climb.read_expression(cursor)
    cursor.depth -= 1
    cursor.bars.pop()
    closing = cursor.next
    if closing.text not in BARS or BARS[closing.text][0] != character:
        raise FormulaError(f"The bar {character} opened here is not closed.", token.start + 1)
    cursor.take()
    return Node(kind, "", (inner,), (token.start, closing.end), ("body",), {"bars": character, "size": cursor.sizes.get(token.start, "")})


def closes(cursor: Cursor) -> bool:
    """Whether the bar that comes next closes the innermost open one."""
    text = cursor.next.text
    if not cursor.bars or text not in BARS or BARS[text][0] != BARS.get(cursor.bars[-1], ("",))[0]:
        return False
    return cursor.sizes.get(cursor.next.start) != r"\left"


def is_condition(cursor: Cursor) -> bool:
    """Whether the bar that comes next, after an operand, says "given": no partner follows it on this level."""
    size = cursor.sizes.get(cursor.next.start, "")
    if size == r"\left" or size.endswith("l"):
        return False
    level, at = 0, cursor.at + 1
    character = BARS[cursor.next.text][0]
    partners = 0
    while at < len(cursor.tokens):
        text = cursor.tokens[at].text
        if text in OPENING:
            level += 1
        elif text in CLOSING or text == "":
            if level == 0:
                break
            level -= 1
        elif level == 0 and text in BARS and BARS[text][0] == character:
            partners += 1
        at += 1
    return partners % 2 == 0
