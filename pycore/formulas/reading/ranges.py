"""Series: sums, products, integrals, limits and largest values over a range."""

from pycore.formulas.notation.operators import TIMES
from pycore.formulas.notation.series import PLAIN, SERIES
from pycore.formulas.reading import atoms, climb, prefixed, scripts
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node


def series(cursor: Cursor, token: Token, name: str = "") -> Node:
    """\\sum_{i=1}^n and what it runs over; without bounds \\max and \\min are plain functions."""
    name = name or token.text[1:]
    if name == "arg" and cursor.next.text in (r"\max", r"\min"):
        name = "arg" + cursor.take().text[1:]
    end = cursor.tokens[cursor.at - 1].end
    if name in PLAIN and cursor.next.text not in ("_", "^") or name == "arg":
        return prefixed.function(cursor, Node("word", name, span=(token.start, end)))
    return with_bounds(cursor, name, {"lower": None, "upper": None}, (token.start, end))


def with_bounds(cursor: Cursor, name: str, children: dict, span) -> Node:
    """The bounds that follow, then what the series runs over: all factors up to the next plus."""
    while cursor.next.text in ("_", "^", "'"):
        role = "lower" if cursor.next.text == "_" else "upper"
        if children[role] is not None:
            break
        cursor.take()
        children[role] = scripts.script(cursor)
    end = cursor.tokens[cursor.at - 1].end
    following = cursor.next
    if not prefixed.nothing_follows(cursor):
        cursor.deeper(following)
        children["body"] = body = climb.read_expression(cursor, TIMES)
        cursor.depth -= 1
        end = body.span[1]
        if name.endswith("int"):
            children |= split_variable(body)
    present = {role: child for role, child in children.items() if child is not None}
    return Node("series", name, tuple(present.values()), (span[0], end), tuple(present))


def split_variable(body: Node) -> dict:
    """The integrand and the variable it is integrated in, the dx at its end."""
    if body.kind == "differential" and body.name == "d":
        return {"body": None, "variable": body}
    if body.kind != "product" or body.fences or body.name or body.children[-1].kind != "differential":
        return {}
    *rest, last = body.children
    inner = rest[0] if len(rest) == 1 else body.like(children=tuple(rest), span=(rest[0].span[0], rest[-1].span[1]))
    return {"body": inner, "variable": last}


atoms.ATOMS |= {"\\" + name: series for name in (*SERIES, "arg")}
