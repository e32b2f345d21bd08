"""A given value: a number, a vector [1, 0.5, -0.2], or a matrix as rows or as a bmatrix."""
from __future__ import annotations

import re

from ..mistakes import Wrong
from ..numbers import NUMBER, number
from ..source import Span

DEEPEST = 3
MATRIX = re.compile(r"\\begin\{([bp]?)matrix\}(?P<rows>.*)\\end\{\1matrix\}", re.DOTALL)


def value(span: Span):
    """A number, a vector [1, 2] or a matrix, as rows of numbers."""
    if match := MATRIX.fullmatch(span.text):
        inside = span.group(match, "rows")
        rows = [[number(cell.strip()) for cell in _split(row, "&")] for row in _split(inside, r"\\\\") if row.text.strip()]
        return _even(rows, span)
    if span.text.startswith("["):
        return _even(_nested(span), span)
    if not re.fullmatch(NUMBER, span.text):
        raise Wrong(span, f"“{span.text}” is not a value", "A value is a number, a vector [1, 0.5], or a matrix [[1, 0], [0, 1]].")
    return number(span)


def _nested(span: Span, depth: int = 0):
    inside = span.text
    if depth > DEEPEST:
        raise Wrong(span, f"these brackets are more than {DEEPEST} deep", "A value is a number, a vector [1, 0.5], or a matrix [[1, 0], [0, 1]].")
    if not (inside.startswith("[") and inside.endswith("]")):
        return number(span)
    return [_nested(piece.strip(), depth + 1) for piece in _split(span.cut(1, len(inside) - 1), ",")]


def _split(span: Span, mark: str) -> list[Span]:
    """Cut at a mark that stands outside brackets."""
    made, depth, begun = [], 0, 0
    for match in re.finditer(rf"[\[\]]|{mark}", span.text):
        if match[0] in "[]":
            depth += 1 if match[0] == "[" else -1
        elif depth == 0:
            made.append(span.cut(begun, match.start()))
            begun = match.end()
    return made + [span.cut(begun)]


def _even(rows: list, span: Span) -> list:
    """Rows of a matrix must be equally long."""
    lengths = {len(row) if isinstance(row, list) else -1 for row in rows}
    if len(lengths) > 1:
        raise Wrong(span, "the rows of this value are not equally long", "Give every row as many numbers.")
    return rows
