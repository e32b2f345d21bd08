"""Series: sums, products, integrals, limits and largest values over a range; and expectations."""
from pycore.formulas.notation.operators import BETWEEN, TIMES
from pycore.formulas.notation.series import PLAIN, SERIES
from pycore.formulas.reading import atoms, climb, factors, guesses
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node


def series(cursor: Cursor, token: Token, name: str = "") -> Node:
    """\\sum_{i=1}^n and what it runs over; without bounds \\max and \\min are plain functions."""
    name = name or token.text[1:]
    if name == "arg" and cursor.next.text in (r"\max", r"\min"):
        name = "arg" + cursor.take().text[1:]
    if name in PLAIN and cursor.next.text not in ("_", "^"):
        return atoms.function(cursor, Node("word", name, span=(token.start, cursor.tokens[cursor.at - 1].end)))
    if name == "arg":
        return atoms.function(cursor, Node("word", name, span=(token.start, token.end)))
    lower = upper = None
    while cursor.next.text in ("_", "^") and not (cursor.next.text == "_" and lower or cursor.next.text == "^" and upper):
        if cursor.take().text == "_":
            lower = factors.read_argument(cursor)
        else:
            upper = factors.read_argument(cursor)
    children = {"lower": lower, "upper": upper}
    end = cursor.tokens[cursor.at - 1].end
    following = cursor.next
    if not (following.kind == "end" or following.text in atoms.NO_MORE - {"("} or following.text in climb.ENDS or following.text in BETWEEN and following.text != "-" or climb._closes(cursor)):
        cursor.deeper(token)
        children["body"] = body = climb.read_expression(cursor, TIMES)
        cursor.depth -= 1
        end = body.span[1]
    present = {role: child for role, child in children.items() if child is not None}
    return Node("series", name, tuple(present.values()), (token.start, end), tuple(present))


atoms.ATOMS.update({"\\" + name: series for name in (*SERIES, "arg")})
