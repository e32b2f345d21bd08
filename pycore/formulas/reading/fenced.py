"""Groups: braces only hold together; brackets make tuples, stacks, intervals and sets of what they hold."""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import CHARACTER, MIXED, PAIRS
from pycore.formulas.notation.operators import SUM
from pycore.formulas.reading import climb
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node


def group(cursor: Cursor, opening: Token) -> Node:
    """{...}; the opening brace has been taken. Braces around braces are gone through without going deeper."""
    only = cursor.next
    if only.kind in ("letter", "number") and cursor.ahead().text == "}" and "," not in only.text:
        cursor.go(cursor.at + 2)
        return Node("symbol" if only.kind == "letter" else "number", only.text, span=(only.start, only.end))
    extra = 0
    while cursor.next.text == "{" and cursor.closing(cursor.at) == cursor.closing(cursor.at - 1) - 1:
        cursor.take()
        extra += 1
    saved, cursor.bars, cursor.round = (cursor.bars, cursor.round), [], 0
    cursor.deeper(opening)
    if cursor.next.text == "}":
        node = Node("blank", span=(opening.start, cursor.next.end))
    elif cursor.next.text == "<" and cursor.text_before_closing() == ">":
        node = angled(cursor)
    else:
        node = climb.read_expression(cursor)
        if climb.is_stop(cursor):
            cursor.take()
            node = node.like(look={**node.look, "stop": "."})
    cursor.depth -= 1
    cursor.bars, cursor.round = saved
    for _ in range(extra + 1):
        if cursor.next.text != "}":
            raise unclosed(cursor, opening, "{", "}")
        cursor.take()
    return node


def angled(cursor: Cursor) -> Node:
    """<t> in a script, an index in angle brackets."""
    opening = cursor.take()
    node = climb.read_expression(cursor, SUM)
    closing = cursor.take()
    if closing.text != ">":
        raise FormulaError("The “<” opened here is not closed.", opening.start + 1)
    return node.like(span=(opening.start, closing.end), look={**node.look, "fences": ("⟨", "⟩", "")})


def read(cursor: Cursor, opening: Token) -> Node:
    """(...), [...], \\{...\\} and their like; the opening sign has been taken."""
    if opening.start in cursor.done:
        node, after = cursor.done.pop(opening.start)
        cursor.go(after)
        return node
    closing_text, left, right, kind = PAIRS[opening.text]
    closed = {closing_text, r"\right."} | {text for text, partners in MIXED.items() if opening.text in partners}
    cursor.deeper(opening)
    saved, cursor.bars, cursor.round = (cursor.bars, cursor.round), [opening.text], cursor.round + (opening.text != r"\left.")
    if opening.text == r"\left.":
        cursor.bars = ["|"]
        closed |= {"|", ")", "]", r"\}"}
    inner = Node("blank", span=(cursor.next.start, cursor.next.start)) if cursor.next.text in closed else climb.read_expression(cursor)
    inner = lines_inside(cursor, inner)
    cursor.bars, cursor.round = saved
    cursor.depth -= 1
    closing = cursor.next
    if closing.text not in closed:
        if opening.text in (r"\lVert", r"\lvert") and closing.text == opening.text:
            closing = closing._replace(text=closing_text)
        else:
            raise unclosed(cursor, opening, opening.text, closing_text)
    if opening.text == r"\left." and closing.text == "|" and cursor.ahead().text not in ("_", "^"):
        return inner  # \left. x \right| y only makes the bar of "x given y" grow
    cursor.take()
    if opening.text == r"\left." and closing.text == "|":
        return inner.like(span=(opening.start, closing.end), look={**inner.look, "bar": True})
    fences = (left, CHARACTER.get(closing.text, right), cursor.sizes.get(opening.start, ""))
    return enclose(inner, kind, fences, (opening.start, closing.end))


def lines_inside(cursor: Cursor, inner: Node) -> Node:
    """Lines and alignment marks that an author let run through a bracket do not cut it."""
    while cursor.next.text in ("&", r"\\") and cursor.free_lines:
        from pycore.formulas.reading import grids

        cursor.take()
        if cursor.next.text in ("&", r"\\") or cursor.next.text in climb.ENDS:
            continue
        more = climb.read_expression(cursor)
        inner = grids.join([inner, more])
    return inner


def enclose(inner: Node, kind: str, fences: tuple, span) -> Node:
    """What brackets make of what they hold."""
    if kind in ("absolute", "norm"):
        return Node(kind, "", (inner,), span, ("body",), {"around": fences})
    if kind == "set" and inner.kind in ("cases", "lines", "matrix") or fences[0] == "{" and fences[1] == "":
        return (
            inner.like(
                kind="cases" if inner.kind in ("matrix", "lines") else inner.kind, span=span, look={**inner.look, "around": ("{", "")}
            )
            if inner.kind != "lines"
            else inner.like(span=span, look={**inner.look, "fences": fences})
        )
    if kind != "group":
        children = inner.children if inner.kind == "list" and kind in ("set", "inner") else () if inner.kind == "blank" else (inner,)
        if kind == "inner" and inner.kind == "condition":
            children = inner.children
        return Node(
            kind,
            "",
            children,
            span,
            look={"around": fences, "mark": inner.look.get("sign", ",")} if kind == "inner" else {"around": fences},
        )
    if inner.kind == "list" and not inner.fences:
        mixed = fences[0] + fences[1] not in ("()", "[]", "")
        return Node(
            "interval" if mixed and len(inner.children) == 2 else "tuple",
            fences[0] + fences[1] if mixed else "",
            inner.children,
            span,
            look={"fences": fences},
        )
    if inner.kind == "groups" and fences[0] == "[":
        return Node("stack", "", inner.children, span, look={"fences": fences})
    if inner.fences:
        return inner.like(span=span, look={**inner.look, "fences": fences, "inner": (*inner.look.get("inner", ()), inner.fences)})
    return inner.like(span=span, look={**inner.look, "fences": fences})


def unclosed(cursor: Cursor, opening: Token, left: str, right: str) -> FormulaError:
    found = cursor.next
    if found.kind == "end" or found.text in ("}", r"\end", "&", r"\\"):
        return FormulaError(f"The “{left}” opened here is not closed.", opening.start + 1, f"Add “{right}”.")
    return FormulaError(f"“{found.text}” closes nothing: the “{left}” of column {opening.start + 1} is still open.", found.start + 1)
