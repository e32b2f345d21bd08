"""Dress: alphabets, accents and colours; they change how a thing looks, alphabets and accents also which thing it is."""

from pycore.formulas.notation.functions import BARE, SPELLINGS, WORDS
from pycore.formulas.notation.letters import ACCENTS, ALPHABETS, SAME_ACCENT, SPELLED, UNDER
from pycore.formulas.notation.series import PLAIN
from pycore.formulas.reading import atoms, factors, letters, prefixed
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

DECLARED = frozenset("rm bf it sf tt cal bold".split())
DRESSED = frozenset("indexed product accent power primed raised list sum relation transpose negative marked tuple stretch phrase".split())
SLANTED = frozenset(["boldsymbol", "bm", "pmb"])  # bold, but leaning as it did
LETTERED = ("roman", "sans", "mono", "italic")


def alphabet(cursor: Cursor, token: Token) -> Node:
    """\\mathbf{W}: a letter of another alphabet; several letters are a word (roman) or factors (bold)."""
    name = ALPHABETS[token.text[1:]][0]
    if token.text[1:] in DECLARED and cursor.next.text != "{":
        return declared(cursor, token, name)
    word, after = word_in_braces(cursor)
    if cursor.next.text == "d" and name == "roman" and cursor.ahead().kind == "letter":
        cursor.take()
        return letters.differential(cursor, token._replace(text="d"))
    if word == "d" and name == "roman" and (cursor.tokens[after].kind == "letter" or cursor.tokens[after].text in letters.CHANGING):
        cursor.go(after)
        return letters.differential(cursor, token._replace(text="d"))
    if word and len(word) > 1 and (name in LETTERED or word in WORDS or len(word) > 2 and word[1:].islower()):
        cursor.go(after)
        return named(cursor, word, (token.start, cursor.tokens[after - 1].end), name)
    inner = factors.read_argument(cursor)
    return dress(inner, name, token.text[1:] in SLANTED).like(span=(token.start, cursor.tokens[cursor.at - 1].end))


def declared(cursor: Cursor, token: Token, name: str) -> Node:
    """{\\rm softmax}, {\\bf x}: the old way; it dresses the word or the factor after it."""
    tokens, at, word = cursor.tokens, cursor.at, ""
    while tokens[at].kind == "letter" and (not word or tokens[at].start == tokens[at - 1].end):
        word, at = word + tokens[at].text, at + 1
    if len(word) > 1 and name in LETTERED:
        cursor.go(at)
        return named(cursor, word, (token.start, tokens[at - 1].end), name)
    cursor.deeper(token)
    inner = dress(factors.read_atom(cursor), name)
    cursor.depth -= 1
    return inner.like(span=(token.start, inner.span[1]))


def dress(node: Node, name: str, slanted: bool = False) -> Node:
    """The same tree with its letters in another alphabet."""
    if node.kind == "symbol" and not node.name.startswith(r"\math") and (name != "roman" or len(node.name) == 1):
        if name == "italic":
            return node
        return node.like(name=rf"\{SPELLED[name]}{{{node.name}}}", look={**node.look, "slanted": True} if slanted else node.look)
    if node.kind == "number" and name in ("bold", "double") and len(node.name) == 1:
        return node.like(kind="symbol", name=rf"\{SPELLED[name]}{{{node.name}}}")
    if node.kind in DRESSED:
        return node.like(children=tuple(dress(child, name, slanted) for child in node.children))
    return node


def word_in_braces(cursor: Cursor) -> tuple[str, int]:
    """The word in the braces that come next and the place after them; no word if they hold more than letters, digits and hyphens."""
    tokens = cursor.tokens
    if cursor.next.text != "{":
        return "", cursor.at
    at, word = cursor.at + 1, ""
    while tokens[at].kind in ("letter", "number") or word and tokens[at].text in ("-", r"\_", "*", "_"):
        word += (" " if word and cursor.spaces.get(tokens[at].start, 0) > 0.2 else "") + tokens[at].text.lstrip("\\")
        at += 1
    return (
        (word, at + 1)
        if tokens[at].text == "}"
        and word[:1].isalpha()
        and "_" not in word.strip("_")
        or tokens[at].text == "}"
        and r"\_" in [tokens[i].text for i in range(cursor.at, at)]
        else ("", cursor.at)
    )


def named(cursor: Cursor, word: str, span, style: str) -> Node:
    """A word as a name: of a range, of a function that takes what follows, or only of something."""
    plain = SPELLINGS.get(word, word)
    if (plain in PLAIN or plain == "lim") and cursor.next.text == "_":
        from pycore.formulas.reading import ranges

        return ranges.series(cursor, cursor.tokens[cursor.at - 1]._replace(start=span[0]), plain)
    node = Node("word", word, span=span, look={"alphabet": style})
    return prefixed.function(cursor, node) if plain in BARE else node


def accent(cursor: Cursor, token: Token) -> Node:
    inner = factors.read_argument(cursor)
    name = token.text[1:]
    return Node("accent", SAME_ACCENT.get(name, name), (inner,), (token.start, cursor.tokens[cursor.at - 1].end), look={"command": name})


def transparent(skip: int = 0):
    """A reader of a command that only changes how its last argument looks; `skip` arguments before it are nothing."""

    def read(cursor: Cursor, token: Token) -> Node:
        while cursor.next.text == "[":
            while cursor.take().text not in ("]", ""):
                pass
        for _ in range(skip):
            if cursor.next.text == "{":
                while cursor.take().text not in ("}", ""):
                    pass
        inner = factors.read_argument(cursor)
        return inner.like(span=(token.start, cursor.tokens[cursor.at - 1].end)) if not inner.fences else inner

    return read


def nothing(cursor: Cursor, token: Token) -> Node:
    """\\phantom{x}: room on the page, nothing to the mathematics."""
    factors.read_argument(cursor)
    return Node("blank", span=(token.start, cursor.tokens[cursor.at - 1].end))


atoms.ATOMS |= {"\\" + name: alphabet for name in ALPHABETS if name != "textbf"}
atoms.ATOMS |= {"\\" + name: accent for name in (*ACCENTS, *UNDER)}
atoms.ATOMS |= dict.fromkeys([r"\textcolor", r"\colorbox", r"\href", r"\scalebox", r"\raisebox"], transparent(1))
atoms.ATOMS |= dict.fromkeys(
    [
        r"\boxed",
        r"\cancel",
        r"\mathclap",
        r"\mathrlap",
        r"\mathllap",
        r"\fbox",
        r"\smash",
        r"\bcancel",
        r"\xcancel",
        r"\hbox",
        r"\mathstrut",
        r"\framebox",
    ],
    transparent(),
)
atoms.ATOMS |= dict.fromkeys([r"\phantom", r"\hphantom", r"\vphantom"], nothing)
