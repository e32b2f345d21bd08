"""Signs with something written on them: \\overset{!}{=}, \\stackrel{def}{=}, \\xrightarrow{n \\to \\infty}."""

from pycore.formulas.notation.operators import BETWEEN, RELATION, TIMES
from pycore.formulas.reading import factors
from pycore.formulas.reading.cursor import Cursor

ARROWS = {r"\xrightarrow": r"\to", r"\xleftarrow": r"\leftarrow", r"\xRightarrow": r"\Rightarrow", r"\xmapsto": r"\mapsto"}
COMMANDS = frozenset([r"\overset", r"\underset", r"\stackrel", *ARROWS])


def sign_of(cursor: Cursor) -> str | None:
    """The sign that carries the writing, if it is one that stands between operands."""
    if cursor.next.text in ARROWS:
        return ARROWS[cursor.next.text]
    at = _after_group(cursor, cursor.at + 1)
    tokens = cursor.tokens
    if at < len(tokens) - 1 and tokens[at].text == "{":
        sign = tokens[at + 1].text
        plain = tokens[at + 2].text == "}" if at + 2 < len(tokens) else False
    else:
        sign, plain = tokens[min(at, len(tokens) - 1)].text, True
    return sign if plain and sign in BETWEEN and RELATION <= BETWEEN[sign][0] <= TIMES else None


def _after_group(cursor: Cursor, at: int) -> int:
    """The place after one argument."""
    tokens, level = cursor.tokens, 0
    while at < len(tokens) - 1:
        level += (tokens[at].text == "{") - (tokens[at].text == "}")
        at += 1
        if level <= 0:
            break
    return at


def take(cursor: Cursor) -> tuple:
    """(sign, its token, what is written on it)."""
    token = cursor.take()
    if token.text in ARROWS:
        while cursor.next.text == "[":
            while cursor.take().text not in ("]", ""):
                pass
        note = factors.read_argument(cursor)
        return ARROWS[token.text], token._replace(end=cursor.tokens[cursor.at - 1].end), ("over", note)
    note = factors.read_argument(cursor)
    braced = cursor.next.text == "{"
    if braced:
        cursor.take()
    sign = cursor.take()
    if braced:
        cursor.take()
    return sign.text, token._replace(end=cursor.tokens[cursor.at - 1].end), ("under" if token.text == r"\underset" else "over", note)
