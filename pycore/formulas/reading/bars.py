"""Bars: |x| and ‖x‖ open and close with the same sign, and one alone means "given"."""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import BARS
from pycore.formulas.notation.operators import BETWEEN, RELATION
from pycore.formulas.reading import climb
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

OPENING = frozenset("{ ( [ \\{ \\langle \\lvert \\lVert \\lfloor \\lceil \\left. \\begin".split())
CLOSING = frozenset("} ) ] \\} \\rangle \\rvert \\rVert \\rfloor \\rceil \\right. \\end \\\\ &".split()) | {""}
FARTHEST = 600


def read(cursor: Cursor, token) -> Node:
    """An absolute value or a norm; its opening bar has been taken."""
    character, kind = BARS[token.text]
    cursor.bars.append(token.text)
    cursor.deeper(token)
    cursor.round += 1
    inner = climb.read_expression(cursor)
    cursor.round -= 1
    cursor.depth -= 1
    cursor.bars.pop()
    closing = cursor.next
    if closing.text not in BARS or BARS[closing.text][0] != character:
        raise FormulaError(f"The bar {character} opened here is not closed.", token.start + 1)
    cursor.take()
    return Node(
        kind, "", (inner,), (token.start, closing.end), ("body",), {"around": (character, character, cursor.sizes.get(token.start, ""))}
    )


def closes(cursor: Cursor) -> bool:
    """Whether the bar that comes next closes the innermost open one."""
    text = cursor.next.text
    if not cursor.bars or text not in BARS or text != cursor.bars[-1]:
        return False
    size = cursor.sizes.get(cursor.next.start, "")
    return size != r"\left" and size[-1:] != "l" and size != r"\middle"


def is_condition(cursor: Cursor) -> bool:
    """Whether the bar that comes next, after an operand, says "given": no partner follows it on this level."""
    token = cursor.next
    size = cursor.sizes.get(token.start, "")
    if size == r"\left" or len(size) > 4 and size[-1] == "l":
        return False
    if size == r"\middle" or size[-1:] == "m":
        return True
    level, at, partners = 0, cursor.at + 1, 0
    tokens = cursor.tokens
    after_sign = True
    while at < len(tokens) and at < cursor.at + FARTHEST:
        text = tokens[at].text
        if text == token.text and level == 0:
            partners += 1
            if after_sign and partners == 1:
                break
        elif text in OPENING:
            level += 1
        elif text in CLOSING:
            if level == 0:
                break
            level -= text not in ("\\\\", "&")
        elif level == 0 and partners % 2 == 0 and text in (",", ";", "="):
            break
        row = BETWEEN.get(text)
        after_sign = row is not None and row[0] >= RELATION
        at += 1
    return partners % 2 == 0
