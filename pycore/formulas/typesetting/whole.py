"""A whole formula as one <math> element."""

from pycore.formulas.reading.tokens import cut
from pycore.formulas.typesetting import brackets, calls, letters, rows, scripts
from pycore.formulas.typesetting.pen import Pen

ROWS = letters.ROWS | rows.ROWS | scripts.ROWS | calls.ROWS | brackets.ROWS


def typeset(formula, parts: dict, attributes=None, display: bool = True) -> str:
    """MathML Core for a formula, its parts named and its nodes numbered by their paths."""
    spaced = any(mark in formula.latex for mark in ("\\,", "\\;", "\\:", "\\!", "\\ ", "quad", "space", "\\>"))
    pen = Pen(ROWS, parts, attributes, cut(formula.latex)[1] if spaced else {})
    shown = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{shown}>{pen.write(formula.tree)}</math>'
