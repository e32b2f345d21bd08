"""Environments: matrices, cases, and lines set under each other."""

from pycore.formulas.error import FormulaError
from pycore.formulas.reading import atoms, climb
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

MATRICES = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "bsmallmatrix": ("[", "]"),
    "psmallmatrix": ("(", ")"),
    "tabular": ("", ""),
}
LINES = frozenset(
    "align align* aligned split gather gather* gathered equation equation* alignat alignat* alignedat multline multline* eqnarray eqnarray* flalign flalign* subarray displaymath math dmath dmath* subequations".split()
)
CASES = frozenset("cases dcases rcases cases* dcases*".split())
EMPTY = ("", "}", "&", r"\\", r"\end", r"\right.")


def environment(cursor: Cursor, token: Token) -> Node:
    """\\begin{name} ... \\end{name}."""
    name = name_of(cursor, token)
    if name not in MATRICES and name.removesuffix("*") not in MATRICES and name not in LINES and name not in CASES:
        raise FormulaError(f"The environment {name or 'without a name'} is not known.", token.start + 1)
    if name in ("array", "tabular", "subarray") or name.startswith("alignat") or name == "alignedat":
        skip_columns(cursor)
    cursor.deeper(token)
    saved, cursor.bars, cursor.round, cursor.free_lines = (cursor.bars, cursor.round, cursor.free_lines), [], 0, name in LINES
    rows = read_rows(cursor)
    cursor.bars, cursor.round, cursor.free_lines = saved
    cursor.depth -= 1
    ending = cursor.next
    if ending.text != r"\end":
        raise FormulaError(f"\\begin{{{name}}} is not ended.", token.start + 1, f"Add \\end{{{name}}}.")
    cursor.take()
    closing = name_of(cursor, ending)
    if closing != name:
        raise FormulaError(f"\\end{{{closing}}} ends nothing: \\begin{{{name}}} is still open.", ending.start + 1)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    if name in CASES:
        return Node(
            "cases", "", tuple(row_of("case", cells) for cells in rows), span, look={"around": ("", "}") if name == "rcases" else ("{", "")}
        )
    if name in LINES:
        return lines(rows, span)
    fences = MATRICES[name.removesuffix("*")]
    return Node(
        "determinant" if name == "vmatrix" else "matrix", "", tuple(row_of("row", cells) for cells in rows), span, look={"around": fences}
    )


def row_of(kind: str, cells: list[Node]) -> Node:
    return Node(kind, "", tuple(cells), (cells[0].span[0], cells[-1].span[1]))


def skip_columns(cursor: Cursor) -> None:
    """The {ccc} of an array says nothing about its meaning."""
    while cursor.next.text == "[":
        while cursor.take().text not in ("]", ""):
            pass
    if cursor.next.text == "{":
        end = cursor.closing(cursor.at)
        cursor.go(min(end + 1, len(cursor.tokens) - 1))


def name_of(cursor: Cursor, token: Token) -> str:
    name = ""
    if cursor.next.text != "{":
        raise FormulaError(f"{token.text} needs a name in braces.", token.start + 1)
    cursor.take()
    while cursor.next.kind == "letter" or cursor.next.text == "*":
        name += cursor.take().text
    if cursor.next.text != "}":
        raise FormulaError(f"{token.text} needs a name in braces.", token.start + 1)
    cursor.take()
    return name


def read_rows(cursor: Cursor) -> list[list[Node]]:
    """Cells parted by &, rows by \\\\; empty cells are blanks, an empty last row is none."""
    rows, cells = [], []
    while True:
        token = cursor.next
        if token.text in EMPTY and token.text != "}":
            cell = Node("blank", span=(token.start, token.start))
        else:
            cell = climb.read_expression(cursor)
        if climb.is_stop(cursor):
            cursor.take()
            cell = cell.like(look={**cell.look, "stop": "."})
        cells.append(cell)
        token = cursor.next
        if token.text == "&":
            cursor.take()
        elif token.text == r"\\":
            cursor.take()
            if cursor.next.text == "[" and cursor.ahead().kind == "number" and cursor.touching(cursor.next):
                while cursor.take().text not in ("]", ""):
                    pass
            rows.append(cells)
            cells = []
        elif token.text in (r"\end", ""):
            if any(cell.kind != "blank" for cell in cells) or not rows:
                rows.append(cells)
            return rows
        else:
            raise FormulaError(f"“{token.text}” closes nothing: it was not opened.", token.start + 1, "Take it away, or open it before.")


def lines(rows, span) -> Node:
    """Statements under each other; the cells of a line are one statement, cut where the author aligned them.

    A line that goes on from the one before (it begins with a sign) belongs to it when that is a chain.
    """
    joined = [join(cells) for cells in rows if any(cell.kind != "blank" for cell in cells)] or [rows[0][0]]
    return joined[0] if len(joined) == 1 else Node("lines", "", tuple(joined), span)


def join(cells: list[Node]) -> Node:
    """The cells of one line as one node: a relation goes on across its alignment mark."""
    cells = [cell for cell in cells if cell.kind != "blank"] or cells[:1]
    whole = cells[0]
    for cell in cells[1:]:
        span = (whole.span[0], cell.span[1])
        if (
            cell.kind in ("list", "phrase")
            and cell.children[0].kind == "relation"
            and cell.children[0].children[0].kind == "blank"
            and not cell.fences
        ):
            whole = cell.like(children=(join([whole, cell.children[0]]), *cell.children[1:]), span=span)
            continue
        if cell.kind == "relation" and cell.children[0].kind == "blank" and not cell.fences:
            if whole.kind == "relation" and not whole.fences:
                written = (*whole.look.get("written", whole.name.split(" ")), *cell.look.get("written", cell.name.split(" ")))
                whole = Node(
                    "relation",
                    f"{whole.name} {cell.name}",
                    (*whole.children, *cell.children[1:]),
                    span,
                    look={**cell.look, "written": written},
                )
            else:
                whole = cell.like(children=(whole, *cell.children[1:]), span=span)
        elif whole.kind == "relation" and whole.children[-1].kind == "blank":
            whole = whole.like(children=(*whole.children[:-1], cell), span=span)
        elif (
            cell.kind in ("sum", "negative", "positive")
            and (cell.children[0] if cell.kind == "sum" else cell).kind in ("positive", "negative")
            and not cell.fences
        ):
            terms = cell.children if cell.kind == "sum" else (cell,)
            terms = tuple(term.children[0] if term.kind == "positive" else term for term in terms)
            whole = Node("sum", "", (whole, *terms), span)
        else:
            whole = Node("phrase", "", (whole, cell), span)
    return whole


def substack(cursor: Cursor, token: Token) -> Node:
    """\\substack{a \\\\ b}: conditions under each other."""
    opening = cursor.next
    if opening.text != "{":
        raise FormulaError(r"\substack needs braces.", token.start + 1)
    cursor.take()
    cursor.deeper(token)
    rows = [[]]
    while True:
        rows[-1].append(climb.read_expression(cursor) if cursor.next.text not in EMPTY else Node("blank", span=(cursor.next.start,) * 2))
        closing = cursor.take()
        if closing.text == "}":
            break
        if closing.text != r"\\":
            raise FormulaError("The “{” opened here is not closed.", opening.start + 1, "Add “}”.")
        rows.append([])
    cursor.depth -= 1
    node = lines([row for row in rows if row], (token.start, closing.end))
    return node.like(kind="list", look={"stacked": True}) if node.kind == "lines" else node


atoms.ATOMS |= {r"\begin": environment, r"\substack": substack}
