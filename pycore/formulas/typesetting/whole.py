"""A whole formula as one <math> element."""
from pycore.formulas.reading.tokens import cut
from pycore.formulas.typesetting.pen import Pen
from pycore.formulas.typesetting.rows import write


def typeset(formula, parts: dict, attributes=None, display: bool = True) -> str:
    """MathML Core for a formula, its parts named and its nodes numbered by their paths."""
    pen = Pen(parts, attributes, cut(formula.latex)[1] if "\\" in formula.latex else {})
    inside = write(pen, formula.tree)
    shown = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{shown}>{inside}</math>'
