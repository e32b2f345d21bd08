"""A whole formula: one statement, or several under each other; dollar signs and brackets around it are forgiven."""

import re

from pycore.formulas.error import FormulaError
from pycore.formulas.reading import grids, prose, ranges, styles  # noqa: F401  (they add their rows to the table of atoms)
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.gather import TALLEST
from pycore.formulas.tree import Node, with_paths

WRAPPED = re.compile(r"\s*(\$\$|\$|\\\[|\\\()(.*)(\$\$|\$|\\\]|\\\))[\s.,]*$", re.S)


def read_tree(latex: str, functions: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()) -> Node:
    """The tree of a formula, every node with its span and path."""
    inside = WRAPPED.match(latex) if len(latex) < 20_000 else None
    source = " " * inside.start(2) + inside[2] if inside else latex
    cursor = Cursor(source, functions, words)
    if cursor.next.kind == "end":
        raise FormulaError("There is no formula here.", 1)
    cursor.free_lines = True
    rows = grids.read_rows(cursor)
    if cursor.next.kind != "end":
        raise FormulaError(f"“{cursor.next.text}” ends nothing.", cursor.next.start + 1)
    tree = grids.lines(rows, (0, len(source.rstrip())))
    if with_paths(tree) > TALLEST:
        raise FormulaError(f"The formula is nested more than {TALLEST} levels deep.", tree.span[0] + 1)
    return tree
