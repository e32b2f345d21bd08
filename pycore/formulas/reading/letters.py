"""Letters: alone, as a word set letter by letter, or behind the d of a differential."""

import re

from pycore.formulas.notation.functions import BARE, SCRIPT_WORDS, SPELLINGS, WORDS
from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.reading import factors, prefixed, scripts
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

LONGEST_WORD = 40
VOWELS = frozenset("aeiouyAEIOUY")
NAME = re.compile(r"[A-Z][a-z]{2,}")
CHANGING = frozenset(
    r"\theta \mathbf \mu \tau \phi \lambda \omega \sigma \boldsymbol \alpha \bm \beta \hat \tilde \bar \gamma \epsilon \xi \eta \psi \rho".split()
)


def letter(cursor: Cursor, token: Token) -> Node:
    """The letter just taken, with the letters after it where they make a word."""
    text, tokens, at, end = token.text, cursor.tokens, cursor.at, token.end
    while (
        tokens[at].start == end
        and len(text) <= LONGEST_WORD
        and (
            tokens[at].kind == "letter"
            and tokens[at].text.isascii()
            or tokens[at].text == r"\_"
            and tokens[at + 1].kind in ("letter", "number")
        )
    ):
        text, end, at = text + tokens[at].text.lstrip("\\"), tokens[at].end, at + 1
        if text[-1] == "_" and tokens[at].kind == "number":
            text, end, at = text + tokens[at].text, tokens[at].end, at + 1
    if 1 < len(text) <= LONGEST_WORD and (text in cursor.words or is_word(text, tokens[at].text, cursor.script > 0)):
        cursor.go(at)
        node = Node("word", text, span=(token.start, end), look={"letters": True})
        return prefixed.function(cursor, node) if SPELLINGS.get(text, text) in BARE else node
    if token.text == "d" and is_differential(cursor):
        return differential(cursor, token)
    return Node("symbol", token.text, span=(token.start, token.end))


def is_word(text: str, following: str, script: bool) -> bool:
    """Whether letters that touch are one word: known, or long, said aloud, and perhaps followed by a bracket."""
    if text in WORDS or "_" in text:
        return True
    vowels = any(char in VOWELS for char in text[1:]) or text[0] in VOWELS and len(text) > 3
    ordered = list(text) == sorted(text)
    if script:
        return (
            text in SCRIPT_WORDS
            or len(text) >= 4
            and any(char in VOWELS for char in text[1:])
            and not ordered
            or bool(NAME.fullmatch(text))
            or len(text) > 1
            and text.isupper()
            and text not in ("IJ", "MN", "BC", "HW", "CHW", "BHW", "BL", "CL", "XY", "AB", "ABC")
        )
    if following == "(" and len(text) >= 3 and (vowels or text.isupper()):
        return True
    if len(text) == 3 and following in ("_", "^") and text.islower() and text[1] in VOWELS and not ordered:
        return True
    return len(text) >= 4 and vowels and not ordered and not text.isupper() or bool(NAME.fullmatch(text)) and len(text) > 3


def is_differential(cursor: Cursor) -> bool:
    """Whether the d just taken belongs to the letter after it."""
    after = cursor.next
    if after.kind == "letter" and cursor.touching(after) or after.text in CHANGING:
        return not cursor.clues["plain d"]
    return after.kind == "letter" and cursor.ahead().text in ("}", "") and not cursor.clues["plain d"]


def differential(cursor: Cursor, token: Token) -> Node:
    """dx, \\partial x, \\Delta x: a small change of what follows; scripts belong to the letter, powers to the whole."""
    name = "d" if token.text in ("d", r"\mathrm") else token.text.lstrip("\\")
    following = cursor.next
    if following.text in prefixed.NO_MORE or following.text in BETWEEN:
        return Node("sign", token.text, span=(token.start, token.end))
    cursor.deeper(token)
    inner = factors.read_atom(cursor)
    while cursor.next.text in ("_", "'"):
        if cursor.take().text == "_":
            script = scripts.script(cursor)
            inner = scripts.make_below(inner, script, (inner.span[0], cursor.tokens[cursor.at - 1].end))
        else:
            inner = Node("primed", "'", (inner,), (inner.span[0], cursor.tokens[cursor.at - 1].end))
    from pycore.formulas.reading import guesses

    if name == "partial":
        if (
            cursor.next.text == "^"
            and inner.kind in ("indexed", "symbol")
            and cursor.ahead().text in ("{", "\\")
            and cursor.ahead(2).text in ("(", "[")
        ):
            inner = scripts.one_round(cursor, inner, inner.span[0])
    inner = guesses.application(cursor, inner) or inner
    cursor.depth -= 1
    return Node("differential", name, (inner,), (token.start, inner.span[1]))
