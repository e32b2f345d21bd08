"""Limits: pasted text is a stranger's, so what is too long or too deep is refused before it costs anything.

    reading(latex, longest)    the formula, or Refused with a sentence
    inside(latex)              where a formula begins and ends between the signs that set it off from a text
"""
from pycore.formulas import FormulaError, read
from pycore.formulas.tree import walk

LONGEST = 4000          # letters that the page takes: a formula of a page and a half
MOST = 3000             # nodes it typesets


AROUND = (("$$", "$$"), ("$", "$"), (r"\[", r"\]"), (r"\(", r"\)"))


class Refused(ValueError):
    """Why something is not read: a sentence, the column (from one) it is about, and perhaps what to write instead."""

    def __init__(self, message: str, column: int = 1, suggestion: str = ""):
        super().__init__(message)
        self.message, self.column, self.suggestion = message, column, suggestion


def reading(latex: str, longest: int = LONGEST):
    """Read a formula that anyone may have written."""
    if not isinstance(latex, str):
        raise Refused("A formula is a text, in LaTeX.")
    if len(latex) > longest:
        raise Refused(f"This is {len(latex):,} letters long; this page reads formulas of up to {longest:,}.", longest,
                      "Paste the part you want to read.")
    if not latex.strip():
        raise Refused("There is nothing here yet.")
    start, end = inside(latex)
    try:
        formula = read(latex[start:end])
        if sum(1 for _ in walk(formula.tree)) > MOST:
            raise Refused(f"This formula has more than {MOST:,} parts.", 1, "Paste the part you want to read.")
        formula.tree.key                                    # noqa: B018  (its depth is tried here, once for all)
        return formula
    except FormulaError as error:
        raise Refused(error.message, start + error.column, error.suggestion) from None
    except RecursionError:
        raise Refused("This formula is nested too deeply to be read.") from None


def inside(latex: str) -> tuple[int, int]:
    """The (start, end) of what stands between dollars or \\[ and \\], however often they are set around it."""
    start, end = 0, len(latex)
    while True:
        text = latex[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        text = latex[start:end]
        pair = next(((left, right) for left, right in AROUND if text.startswith(left) and text.endswith(right)
                     and left not in text[len(left):-len(right)] and len(text) > len(left + right)), None)
        if pair is None:                                    # also for $a$ and $b$: two formulas in a text
            return start, end
        start, end = start + len(pair[0]), end - len(pair[1])
