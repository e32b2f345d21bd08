"""Understanding: everything that can be said of a formula that somebody pastes, as plain data.

    understood(latex, rows, given)   its words, MathML, nodes, order, letters, values, concepts and near misses
    faded(latex, at, rows)           the formula without the part at a place, read again
    told(latex, rows)                the same in short, with its tree: what `read --json` answers
    Refused                          a sentence and a column: not a formula, or too long for this door

rows are concepts as content/concepts has them: {"slug", "name", "shapes", "does", ...}. The terminal, the build and the
page "Read a formula" all ask here.
"""
from pycore.understanding.limits import LONGEST, Refused
from pycore.understanding.fading import faded
from pycore.understanding.telling import told
from pycore.understanding.whole import understood

__all__ = ["LONGEST", "Refused", "faded", "told", "understood"]
