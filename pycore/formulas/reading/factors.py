"""A factor: an atom with its scripts, and what it is applied to."""
from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import BARS, PAIRS
from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.reading import atoms, bars, guesses, scripts
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

closes_bars, is_condition_bar = bars.closes, bars.is_condition

NEEDS_LEFT = frozenset([",", ";", "/", r"\mid", "*", "+", "-"])


def read_factor(cursor: Cursor) -> Node:
    """One atom with its scripts, its argument if it is a function, and a factorial after it."""
    token = cursor.next
    node = read_atom(cursor)
    if node.kind in ("apply", "series", "gradient", "differential", "derivative") and not node.look.get("open"):
        return scripts.after(cursor, node) if cursor.next.text in ("^", "_", "'", "!") else node
    node = scripts.after(cursor, node)
    while True:
        applied = guesses.application(cursor, node)
        if applied is None:
            return node
        node = scripts.after(cursor, applied)


def read_atom(cursor: Cursor) -> Node:
    """The smallest thing that can stand alone."""
    token = cursor.take()
    text = token.text
    row = atoms.ATOMS.get(text)
    if row is not None:
        return row(cursor, token)
    if token.kind == "letter":
        return atoms.letter(cursor, token)
    if token.kind == "number":
        return Node("number", text.replace(",", ""), span=(token.start, token.end), look={"written": text} if "," in text else {})
    if text in PAIRS:
        return atoms.fenced(cursor, token)
    if text in BARS:
        return bars.read(cursor, token)
    if token.kind == "end":
        raise FormulaError("The formula ends where something should follow." if token.start else "There is no formula here.", max(token.start, 1))
    if text in ("}", ")", "]", r"\}", "&", r"\\", r"\end"):
        return atoms.stray(cursor, token)
    if text in BETWEEN:
        if text in (r"\star", r"\ast", "*", r"\perp", r"\circ", r"\bullet", r"\to", r"\cdot", r"\parallel", r"\wedge", r"\times", r"\otimes", r"\odot", r"\oplus", "+", "-", r"\pm", ":", "/", r"\uparrow", r"\downarrow", "=", "<", ">", r"\leftarrow", r"\rightarrow", r"\backslash", r"\le", r"\ge", r"\sim", r"\leq", r"\geq"):
            return Node("sign", text, span=(token.start, token.end))
        raise FormulaError(f"Something is missing before “{text}”.", token.start + 1)
    if text.startswith("\\"):
        raise FormulaError(f"The command {text} is not known.", token.start + 1)
    raise FormulaError(f"The sign “{text}” means nothing in a formula.", token.start + 1)


def read_argument(cursor: Cursor) -> Node:
    """What one command takes: a group in braces, or a single sign."""
    token = cursor.next
    if token.text == "{":
        cursor.take()
        return atoms.group(cursor, token)
    if token.kind == "number" and len(token.text) > 1:
        first = token._replace(text=token.text[0], end=token.start + 1)
        cursor.tokens[cursor.at] = token._replace(text=token.text[1:], start=token.start + 1)
        return Node("number", first.text, span=(first.start, first.end))
    if token.kind == "end" or token.text in ("}", "&", r"\\", "^", "_"):
        raise FormulaError("Something should follow here.", max(token.start, 1), "Write it in braces.")
    if token.kind == "letter":
        cursor.take()
        return Node("symbol", token.text, span=(token.start, token.end))
    cursor.deeper(token)
    node = read_atom(cursor)
    cursor.depth -= 1
    return node
