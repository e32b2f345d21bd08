"""Tokens: a LaTeX string cut into signs with their places; what only spaces or colours is left out."""
import re
from typing import NamedTuple

from pycore.formulas.error import FormulaError

LONGEST = 20_000


class Token(NamedTuple):
    text: str
    start: int
    end: int
    kind: str  # command, letter, number, sign, end


CUT = re.compile(r"(?P<space>\s+|~|%[^\n]*)|(?P<command>\\(?:[A-Za-z]+|.))|(?P<number>\d+(?:,\d{3}(?!\d)(?=\D|$))*(?:\.\d+)?|\.\d+)|(?P<letter>[^\W\d_])|(?P<sign>:=|.)", re.S)

# commands that only space or size; the number is their width in em
SPACES = {r"\,": 0.1667, r"\:": 0.2222, r"\>": 0.2222, r"\;": 0.2778, r"\!": -0.1667, r"\ ": 0.25, r"\quad": 1.0, r"\qquad": 2.0, r"\enspace": 0.5, r"\thinspace": 0.1667,
          r"\medspace": 0.2222, r"\thickspace": 0.2778, r"\enskip": 0.5, r"\space": 0.25, r"\nobreakspace": 0.25, "\\\n": 0.25, "\\\t": 0.25, r"\/": 0}
SILENT = frozenset(r"\displaystyle \textstyle \scriptstyle \scriptscriptstyle \limits \nolimits \small \scriptsize \footnotesize \tiny \large \Large \LARGE \normalsize \nonumber \notag \allowbreak \nobreak "
                   r"\left \right \middle \displaylimits \noindent \mathstrut \strut \normalfont \bfseries".split())
SIZES = frozenset(r"\big \Big \bigg \Bigg \bigl \Bigl \biggl \Biggl \bigr \Bigr \biggr \Biggr \bigm \Bigm \biggm \Biggm".split())


def cut(latex: str) -> tuple[list[Token], dict[int, float], dict[int, str]]:
    """The tokens of a formula, the spaces the author put before a token, and the sizes of fences.

    spaces: {start of the token that follows: width in em}; sizes: {start of the fence: command}.
    """
    if len(latex) > LONGEST:
        raise FormulaError(f"This formula has {len(latex)} characters, more than the {LONGEST} that are read.", LONGEST + 1)
    tokens, spaces, sizes = [], {}, {}
    space, size = 0.0, ""
    for found in CUT.finditer(latex):
        kind, text = found.lastgroup, found[0]
        if kind == "space":
            continue
        if kind == "command":
            if text in SPACES:
                space += SPACES[text]
                continue
            if text in SILENT or text in SIZES:
                size = text if text not in (r"\middle",) else size
                continue
        start = found.start()
        if text == "." and size in (r"\left", r"\right"):
            size = ""
            continue
        if space:
            spaces[start] = space
            space = 0.0
        if size:
            sizes[start] = size
            size = ""
        tokens.append(Token(text, start, found.end(), kind))
    if latex.endswith("\\") and (not tokens or tokens[-1].end < len(latex)):
        raise FormulaError("The formula ends in a lone backslash.", len(latex))
    tokens.append(Token("", len(latex), len(latex), "end"))
    return tokens, spaces, sizes
