"""Environments: matrices, cases, and lines set under each other."""
from pycore.formulas.error import FormulaError
from pycore.formulas.reading import atoms, climb
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

MATRICES = {"matrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "smallmatrix": ("", ""), "array": ("", ""), "bsmallmatrix": ("[", "]"), "psmallmatrix": ("(", ")")}
LINES = frozenset("align align* aligned split gather gather* gathered equation equation* alignat alignat* multline multline* eqnarray eqnarray* flalign subarray".split())


def environment(cursor: Cursor, token: Token) -> Node:
    """\\begin{name} ... \\end{name}."""
    name = name_of(cursor, token)
    if name == "array" or name == "subarray" or name.startswith("alignat"):
        if cursor.next.text == "{":
            while cursor.take().text not in ("}", ""):
                pass
    cursor.deeper(token)
    rows = read_rows(cursor)
    cursor.depth -= 1
    ending = cursor.next
    if ending.text != r"\end":
        raise FormulaError(f"\\begin{{{name}}} is not ended.", token.start + 1, f"Add \\end{{{name}}}.")
    cursor.take()
    closing = name_of(cursor, ending)
    if closing != name:
        raise FormulaError(f"\\end{{{closing}}} ends nothing: \\begin{{{name}}} is still open.", ending.start + 1)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    if name in MATRICES:
        kind = {"vmatrix": "determinant"}.get(name, "matrix")
        return Node(kind, "", tuple(Node("row", "", tuple(cells), (cells[0].span[0], cells[-1].span[1])) for cells in rows), span, look={"around": MATRICES[name]})
    if name in ("cases", "dcases", "rcases"):
        return Node("cases", "", tuple(Node("case", "", tuple(cells), (cells[0].span[0], cells[-1].span[1])) for cells in rows), span)
    if name in LINES:
        return lines(rows, span)
    raise FormulaError(f"The environment {name} is not known.", token.start + 1)


def name_of(cursor: Cursor, token: Token) -> str:
    name = ""
    if cursor.next.text != "{":
        raise FormulaError(f"{token.text} needs a name in braces.", token.start + 1)
    cursor.take()
    while cursor.next.text not in ("}", ""):
        name += cursor.take().text
    cursor.take()
    return name


def read_rows(cursor: Cursor) -> list[list[Node]]:
    """Cells parted by &, rows by \\\\; empty cells are blanks, an empty last row is none."""
    rows, cells = [], []
    while True:
        token = cursor.next
        if token.text == r"\hline":
            cursor.take()
            continue
        if token.text in ("&", r"\\", r"\cr", r"\end", ""):
            cells.append(Node("blank", span=(token.start, token.start)))
        else:
            cells.append(climb.read_expression(cursor))
        token = cursor.next
        if token.text == "&":
            cursor.take()
        elif token.text in (r"\\", r"\cr"):
            cursor.take()
            if cursor.next.text == "[" and cursor.touching(cursor.next):
                while cursor.take().text not in ("]", ""):
                    pass
            rows.append(cells)
            cells = []
        elif token.text in (r"\end", ""):
            if any(cell.kind != "blank" for cell in cells) or not rows:
                rows.append(cells)
            return rows
        else:
            raise FormulaError(f"“{token.text}” closes nothing here.", token.start + 1)


def lines(rows, span) -> Node:
    """Statements under each other; the cells of a line are one statement, cut where the author aligned them."""
    joined = [join(cells) for cells in rows]
    if len(joined) == 1:
        return joined[0]
    return Node("lines", "", tuple(joined), span)


def join(cells: list[Node]) -> Node:
    """The cells of one line as one node: a relation goes on across its alignment mark."""
    cells = [cell for cell in cells if cell.kind != "blank"] or cells[:1]
    whole = cells[0]
    for cell in cells[1:]:
        span = (whole.span[0], cell.span[1])
        if cell.kind == "relation" and cell.children[0].kind == "blank":
            if whole.kind == "relation" and not whole.fences:
                signs = f"{whole.name} {cell.name}"
                whole = Node("relation", signs, (*whole.children, *cell.children[1:]), span, look={"written": (*whole.look["written"], *cell.look["written"])})
            else:
                whole = cell.like(children=(whole, *cell.children[1:]), span=span)
        elif whole.kind == "relation" and whole.children[-1].kind == "blank":
            whole = whole.like(children=(*whole.children[:-1], cell), span=span)
        elif cell.kind == "sum" and cell.children[0].kind in ("positive", "negative"):
            whole = Node("sum", "", (whole, *cell.children), span)
        else:
            whole = Node("phrase", "", (whole, cell), span)
    return whole


atoms.ATOMS[r"\begin"] = environment
