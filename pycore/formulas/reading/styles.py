"""Alphabets, accents, words and colours: commands that dress what they take."""
from pycore.formulas.error import FormulaError
from pycore.formulas.notation.functions import KNOWN, WORDS
from pycore.formulas.notation.letters import ACCENTS, ALPHABETS, SAME_ACCENT, SPELLED, UNDER
from pycore.formulas.reading import atoms, factors
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node


def alphabet(cursor: Cursor, token: Token) -> Node:
    """\\mathbf{W}: a letter of another alphabet; several letters are a word (roman) or factors (bold)."""
    name = ALPHABETS[token.text[1:]][0]
    word = letters_of_group(cursor)
    if word is not None and len(word) > 1 and (name in ("roman", "sans", "mono", "italic") or word in WORDS or (len(word) > 2 and word.islower())):
        end = take_group(cursor)
        return finish_word(cursor, word, (token.start, end), name)
    inner = factors.read_argument(cursor)
    return dress(inner, name).like(span=(token.start, cursor.tokens[cursor.at - 1].end))


def dress(node: Node, name: str) -> Node:
    """The same tree with its letters in another alphabet."""
    if node.kind == "symbol" and not node.name.startswith((r"\math",)) and name != "roman":
        return node.like(name=rf"\{SPELLED[name]}{{{node.name}}}")
    if node.kind in ("symbol", "number") and name in ("roman", "bold", "double") and len(node.name) == 1:
        if node.kind == "number" and name == "roman":
            return node
        return node.like(kind="symbol", name=rf"\{SPELLED[name]}{{{node.name}}}")
    if node.kind in ("indexed", "product", "accent", "power", "primed", "raised", "list", "sum", "relation", "transpose", "negative", "marked"):
        return node.like(children=tuple(dress(child, name) for child in node.children))
    return node


def letters_of_group(cursor: Cursor) -> str | None:
    """The word in the braces that come next, if they hold letters (and digits, hyphens) alone."""
    if cursor.next.text != "{":
        return None
    at, word = cursor.at + 1, ""
    while cursor.tokens[at].kind in ("letter", "number") or cursor.tokens[at].text in ("-", r"\_", "*") and word:
        word += cursor.tokens[at].text.lstrip("\\")
        at += 1
    return word if cursor.tokens[at].text == "}" and word and not word[0].isdigit() else None


def take_group(cursor: Cursor) -> int:
    """Go past the braces that come next; the place after them."""
    while cursor.next.text != "}":
        cursor.take()
    return cursor.take().end


def finish_word(cursor: Cursor, word: str, span, alphabet_name: str) -> Node:
    node = Node("word", word, span=span, look={"alphabet": alphabet_name})
    if word in KNOWN and word not in ("mean", "std", "mod"):
        return atoms.function(cursor, node)
    return node


def prose(cursor: Cursor, token: Token) -> Node:
    """\\text{...}: one word is a name; more, or a connective, is prose."""
    opening = cursor.next
    if opening.text != "{":
        inner = factors.read_argument(cursor)
        return inner
    level, at = 0, cursor.at
    while True:
        text = cursor.tokens[at].text
        level += (text == "{") - (text == "}")
        if cursor.tokens[at].kind == "end":
            raise FormulaError("The “{” opened here is not closed.", opening.start + 1, "Add “}”.")
        if level == 0:
            break
        at += 1
    closing = cursor.tokens[at]
    words = cursor.latex[opening.end:closing.start]
    cursor.at = at + 1
    clean = " ".join(words.replace("~", " ").replace("$", "").replace(r"\_", "_").replace("\\", "").split())
    span = (token.start, closing.end)
    if token.text == r"\operatorname" or clean and clean.lower() not in CONNECTIVES and all(char.isalnum() or char in "_-*" for char in clean) and words == words.strip():
        return finish_word(cursor, clean.replace(" ", ""), span, "roman")
    return Node("text", clean, span=span, look={"written": words})


CONNECTIVES = frozenset("if otherwise where and or for with when such else then let is are in the of on as by to from so that else, otherwise,".split())


def accent(cursor: Cursor, token: Token) -> Node:
    inner = factors.read_argument(cursor)
    name = token.text[1:]
    return Node("accent", SAME_ACCENT.get(name, name), (inner,), (token.start, cursor.tokens[cursor.at - 1].end), look={"command": name})


def colour(cursor: Cursor, token: Token) -> Node:
    """\\textcolor{red}{x} is x; \\color{red} colours what follows and is nothing."""
    if cursor.next.text == "[":
        while cursor.take().text not in ("]", ""):
            pass
    if cursor.next.text == "{":
        while cursor.take().text not in ("}", ""):
            pass
    if token.text == r"\color":
        return factors.read_factor(cursor) if cursor.next.text not in ("}", "") else Node("blank", span=(token.start, token.end))
    return factors.read_argument(cursor)


def skip(cursor: Cursor, token: Token) -> Node:
    """\\label{...}, \\tag{...}: nothing to the mathematics."""
    if cursor.next.text == "{":
        while cursor.take().text not in ("}", ""):
            pass
    return factors.read_factor(cursor) if cursor.next.text not in ("}", "", r"\\", r"\end") else Node("blank", span=(token.start, token.end))


atoms.ATOMS.update({"\\" + name: alphabet for name in ALPHABETS})
atoms.ATOMS.update({"\\" + name: accent for name in (*ACCENTS, *UNDER)})
atoms.ATOMS.update({name: prose for name in (r"\text", r"\mbox", r"\hbox", r"\textrm", r"\textit", r"\textsf", r"\texttt", r"\textnormal", r"\operatorname", r"\emph")})
atoms.ATOMS.update({name: colour for name in (r"\color", r"\textcolor", r"\colorbox")})
atoms.ATOMS.update({name: skip for name in (r"\label", r"\tag", r"\hspace", r"\vspace", r"\phantom", r"\hphantom", r"\vphantom")})
