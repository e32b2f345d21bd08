"""A factor: an atom with its scripts, and what it is applied to."""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import BARS, PAIRS
from pycore.formulas.notation.operators import ALONE, BETWEEN
from pycore.formulas.reading import atoms, bars, fenced, guesses, letters, prefixed, scripts
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

PROSE = frozenset(
    [r"\text", r"\mbox", r"\hbox", r"\textrm", r"\textit", r"\textsf", r"\texttt", r"\textnormal", r"\emph", r"\intertext", r"\textbf"]
)
FINISHED = frozenset(["series", "gradient", "differential", "derivative", "quantified"])


def read_factor(cursor: Cursor) -> Node:
    """One atom with its scripts and, if it is a function, what it is applied to."""
    node = read_atom(cursor)
    if node.kind in FINISHED and not node.fences:
        if node.kind == "derivative" and (applied := guesses.application(cursor, node)):
            node = applied
        return scripts.after(cursor, node) if cursor.next.text in scripts.MARKERS else node
    node = scripts.after(cursor, node)
    if (
        node.kind == "indexed"
        and (node.children[0].name == r"\mathbb{E}" or node.children[0].name in ("E", r"\mathrm{E}") and node.children[1].name == r"\sim")
        and cursor.next.text not in guesses.OPENINGS
    ):
        return prefixed.function(cursor, node)
    while True:
        applied = guesses.application(cursor, node)
        if applied is None:
            return node
        node = scripts.after(cursor, applied)


def read_atom(cursor: Cursor) -> Node:
    """The smallest thing that can stand alone."""
    from pycore.formulas.reading import ranges

    token = cursor.take()
    text = token.text
    row = atoms.ATOMS.get(text)
    if row is not None:
        return row(cursor, token)
    if token.kind == "letter":
        return letters.letter(cursor, token)
    if token.kind == "number":
        plain = text.replace("{,}", "").replace(",", "")
        return Node("number", plain, span=(token.start, token.end), look={"written": text.replace("{,}", ",")} if plain != text else {})
    if text in PAIRS:
        return fenced.read(cursor, token)
    if text in BARS:
        return (
            bars.read(cursor, token)
            if cursor.next.text != "_"
            else ranges.with_bounds(cursor, "concat", {"lower": None, "upper": None}, (token.start, token.end))
        )
    if text in ALONE:
        return Node("sign", text, span=(token.start, token.end))
    raise wrong(cursor, token)


def wrong(cursor: Cursor, token) -> FormulaError:
    """Why nothing can begin with this sign."""
    text, before = token.text, cursor.tokens[cursor.at - 2] if cursor.at > 1 else None
    if token.kind == "end":
        before = cursor.tokens[cursor.at - 1] if cursor.at else None
        if before is None:
            return FormulaError("There is no formula here.", 1)
        if before.text == "{" or before.text in PAIRS:
            closing = "}" if before.text == "{" else PAIRS[before.text][0]
            return FormulaError(f"The “{before.text}” opened here is not closed.", before.start + 1, f"Add “{closing}”.")
        return FormulaError(f"The formula ends after “{before.text}”, where something should follow.", before.start + 1)
    if text in ("}", ")", "]", r"\}", "&", r"\\", r"\end", r"\rangle", r"\rvert", r"\rVert", r"\right."):
        if before is not None and (
            before.text in BETWEEN
            or before.text in PAIRS
            or before.text in ("^", "_")
            or before.text in atoms.ATOMS
            and before.text not in ("{", ".")
        ):
            return FormulaError(f"Something is missing after “{before.text}”.", before.start + 1)
        return FormulaError(f"“{text}” closes nothing here.", token.start + 1)
    if text in BETWEEN:
        return FormulaError(f"Something is missing before “{text}”.", token.start + 1)
    if text in ("^", "_"):
        return FormulaError(f"“{text}” has nothing to stand at.", token.start + 1)
    if text.startswith("\\"):
        near = guesses.near_command(text)
        return FormulaError(f"The command {text} is not known.", token.start + 1, f"Did you mean {near}?" if near else "")
    if text in ("$", "#"):
        return FormulaError(f"A lone “{text}” does not belong into a formula.", token.start + 1)
    return FormulaError(f"The sign “{text}” means nothing in a formula.", token.start + 1)


def read_argument(cursor: Cursor) -> Node:
    """What one command takes: a group in braces, or a single sign."""
    token = cursor.next
    if token.text == "{":
        cursor.take()
        return fenced.group(cursor, token)
    if token.kind == "number" and len(token.text) > 1:
        cursor.tokens[cursor.at] = token._replace(text=token.text[1:].lstrip(",") or "0", start=token.start + 1)
        cursor.go(cursor.at)
        return Node("number", token.text[0], span=(token.start, token.start + 1))
    if token.kind == "end" or token.text in ("}", "&", r"\\", "^", "_"):
        before = cursor.tokens[max(cursor.at - 1, 0)]
        raise FormulaError(f"Something should follow “{before.text}”.", before.start + 1, "Write it in braces.")
    if token.kind == "letter":
        cursor.take()
        return Node("symbol", token.text, span=(token.start, token.end))
    cursor.deeper(token)
    node = read_atom(cursor)
    cursor.depth -= 1
    return node


def is_prose(cursor: Cursor) -> bool:
    """Whether the \\text that comes next holds prose rather than a name."""
    from pycore.formulas.reading import prose

    return prose.is_prose(cursor)
