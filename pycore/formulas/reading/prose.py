"""Words inside formulas: \\text{...}, which is a name or prose, \\operatorname, and notes above and below."""

import re

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.functions import EXPECTATIONS, KNOWN
from pycore.formulas.notation.series import PLAIN
from pycore.formulas.reading import atoms, factors, guesses, prefixed, scripts, styles
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

CONNECTIVES = frozenset(
    "if otherwise where and or for with when such else then let is are in the of on as by to from so that s.t. st. subject elsewhere unless while but not a an has have we iff".split()
)


def content(cursor: Cursor) -> tuple[str, int]:
    """What is written in the braces after the command that comes next, and the place after them."""
    at = cursor.at + 1
    opening = cursor.tokens[min(at, len(cursor.tokens) - 1)]
    if opening.text != "{":
        return "", cursor.at
    closing = cursor.closing(at)
    if closing >= len(cursor.tokens):
        raise FormulaError("The “{” opened here is not closed.", opening.start + 1, "Add “}”.")
    return cursor.latex[opening.end : cursor.tokens[closing].start], closing + 1


SIZES = re.compile(r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|textbf|textit|mathrm|bf|it|rm)(?![A-Za-z])\s*")


def clean(words: str) -> str:
    words = SIZES.sub("", words)
    for old, new in (
        ("~", " "),
        ("$", ""),
        (r"\_", "_"),
        (r"\,", " "),
        (r"\ ", " "),
        (r"\;", " "),
        (r"\!", ""),
        ("\\", ""),
        ("{", ""),
        ("}", ""),
    ):
        words = words.replace(old, new)
    return " ".join(words.split())


def is_name(words: str) -> bool:
    """Whether a text is one name rather than prose."""
    plain = clean(words)
    return (
        bool(plain)
        and words == words.strip()
        and (plain.isupper() or plain.lower().strip(".,:") not in CONNECTIVES)
        and all(char.isalnum() or char in "_-*'." for char in plain)
    )


def is_prose(cursor: Cursor) -> bool:
    words, _ = content(cursor)
    return bool(clean(words)) and not is_name(words)


def text(cursor: Cursor, token: Token) -> Node:
    """\\text{...}: one word is a name; more words, or a connective, are prose."""
    cursor.go(cursor.at - 1)
    words, after = content(cursor)
    cursor.go(cursor.at + 1)
    if cursor.next.text != "{":
        return factors.read_argument(cursor)
    cursor.go(after)
    span = (token.start, cursor.tokens[after - 1].end)
    if is_name(words):
        word = clean(words)
        if token.text == r"\textbf" and len(word) == 1:
            return Node("symbol", rf"\mathbf{{{word}}}", span=span)
        if word[0].isdigit():
            return Node("number" if word.isdigit() else "word", word, span=span)
        return styles.named(
            cursor, word, span, {"\\textit": "italic", r"\textbf": "bold", r"\texttt": "mono", r"\textsf": "sans"}.get(token.text, "roman")
        )
    cursor.prose_end = cursor.next.start if clean(words) else -1
    if clean(words).lower().split(" ")[-1] in CONNECTIVES:
        cursor.clause = cursor.next.start
    return Node("text", clean(words), span=span, look={"written": words}) if clean(words) else Node("blank", span=span)


def operator(cursor: Cursor, token: Token) -> Node:
    """\\operatorname{arg\\,max}: a name."""
    if cursor.next.text != "{":
        return factors.read_argument(cursor)
    cursor.go(cursor.at - 1)
    words, after = content(cursor)
    cursor.go(cursor.at + 1)
    word = clean(words).replace(" ", "")
    if not word or not all(char.isalnum() or char in "_-*" for char in word):
        return factors.read_argument(cursor)
    cursor.go(after)
    return styles.named(cursor, word, (token.start, cursor.tokens[after - 1].end), "roman")


def mathop(cursor: Cursor, token: Token) -> Node:
    """\\mathop{X}: X, set as an operator; letters in it are a word."""
    word, after = styles.word_in_braces(cursor)
    if len(word) > 1:
        cursor.go(after)
        return styles.named(cursor, word, (token.start, cursor.tokens[after - 1].end), "italic")
    inner = factors.read_argument(cursor)
    if inner.kind == "word" and cursor.next.text in ("_", "^"):
        return styles.named(cursor, inner.name, inner.span, inner.look.get("alphabet", "italic"))
    return inner


def beside(cursor: Cursor, token: Token) -> Node:
    """\\underset{x}{X} and \\overset: the bound of a range, the index of an expectation, or a note."""
    note, thing = scripts.script(cursor), factors.read_argument(cursor)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    under = token.text == r"\underset"
    name = guesses.letter_of(thing)
    if under and (thing.kind == "series" and len(thing.children) == 0 or thing.kind == "word" and thing.name in (*PLAIN, "lim")):
        from pycore.formulas.reading import ranges

        return ranges.with_bounds(cursor, thing.name, {"lower": note, "upper": None}, span)
    if under and (thing.kind == "word" or name in EXPECTATIONS or name in KNOWN):
        node = scripts.make_below(thing, note, span)
        node = node.like(look={"under": True})
        return prefixed.function(cursor, node) if thing.kind == "word" and thing.name in ("softmax",) else node
    return Node("annotated", "under" if under else "over", (thing, note), span)


def brace(cursor: Cursor, token: Token) -> Node:
    """\\underbrace{x}_{note} and \\overbrace{x}^{note}: x with a note."""
    body = factors.read_argument(cursor)
    mark = "_" if token.text.startswith(r"\under") else "^"
    name = "underbrace" if mark == "_" else "overbrace"
    if cursor.next.text == mark:
        cursor.take()
        note = scripts.script(cursor)
        return Node("annotated", name, (body, note), (token.start, cursor.tokens[cursor.at - 1].end))
    return Node("annotated", name, (body,), (token.start, cursor.tokens[cursor.at - 1].end))


atoms.ATOMS |= dict.fromkeys(factors.PROSE, text)
atoms.ATOMS |= dict.fromkeys([r"\operatorname", r"\operatorname*"], operator)
atoms.ATOMS |= dict.fromkeys([r"\underset", r"\overset", r"\stackrel"], beside)
atoms.ATOMS |= dict.fromkeys([r"\underbrace", r"\overbrace", r"\underbracket", r"\overbracket"], brace)
atoms.ATOMS |= {r"\mathop": mathop}
