"""A whole formula: one statement, or several under each other; dollar signs around it are forgiven."""
import re

from pycore.formulas.error import FormulaError
from pycore.formulas.reading import climb, grids, ranges, styles  # noqa: F401  (they add their rows to the table of atoms)
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node, depth, with_paths

TALLEST = 150
WRAPPED = re.compile(r"\s*(\$\$|\$|\\\[|\\\()(.*?)(\$\$|\$|\\\]|\\\))\s*$", re.S)


def read_tree(latex: str, functions: frozenset[str] = frozenset()) -> Node:
    """The tree of a formula, every node with its span and path."""
    inside = WRAPPED.match(latex)
    if inside:
        latex = " " * inside.start(2) + inside[2]
    cursor = Cursor(latex, functions)
    if cursor.next.kind == "end":
        raise FormulaError("There is no formula here.", 1)
    rows = []
    cells = []
    while True:
        if cursor.next.text in ("&", r"\\", ""):
            cells.append(Node("blank", span=(cursor.next.start, cursor.next.start)))
        else:
            cells.append(climb.read_expression(cursor))
        token = cursor.next
        if token.kind == "end":
            break
        if token.text == "&":
            cursor.take()
        elif token.text in (r"\\", r"\cr"):
            cursor.take()
            rows.append(cells)
            cells = []
        elif token.text in (")", "]", "}", r"\}"):
            raise FormulaError(f"“{token.text}” closes nothing: no bracket is open here.", token.start + 1, "Take it away, or open one before.")
        else:
            raise FormulaError(f"“{token.text}” closes nothing: it was not opened.", token.start + 1)
    if any(cell.kind != "blank" for cell in cells) or not rows:
        rows.append(cells)
    tree = grids.lines(rows, (0, len(latex)))
    if depth(tree) > TALLEST:
        raise FormulaError(f"The formula is nested more than {TALLEST} levels deep.", tree.span[0] + 1)
    return with_paths(tree)
