"""Tokens: a LaTeX string cut into signs with their places; what only spaces, sizes or colours is set aside."""

import re
from typing import NamedTuple

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.plain import TYPED

LONGEST = 20_000


class Token(NamedTuple):
    text: str
    start: int
    end: int
    kind: str  # command, letter, number, sign, end


CUT = re.compile(
    r"""
    (?P<space>\s+|~|%[^\n]*|\\(?:color|label|tag\*?|hspace\*?|vspace\*?|ref|eqref|cite|mspace)\s*(?:\[[^][{}]*\])?\{[^{}]*\}|\\kern[-\d.]+\s*(?:em|pt|mu|ex)|\\hline)
    |(?P<command>\\(?:operatorname\*|[A-Za-z]+|.))
    |(?P<number>\d+(?:(?:,|\{,\})\d{3}(?![\d}]))*(?:\.\d+)?(?:e[-+]\d+)?|\.\d+)
    |(?P<letter>[^\W\d_])
    |(?P<sign>:=|=:|->|=>|<=|>=|<<|>>|.)""",
    re.S | re.X,
)

# commands that only space; the number is their width in em
SPACES = {
    r"\,": 0.1667,
    r"\:": 0.2222,
    r"\>": 0.2222,
    r"\;": 0.2778,
    r"\!": -0.1667,
    r"\ ": 0.25,
    r"\quad": 1.0,
    r"\qquad": 2.0,
    r"\enspace": 0.5,
    r"\thinspace": 0.1667,
    r"\medspace": 0.2222,
    r"\thickspace": 0.2778,
    r"\enskip": 0.5,
    r"\space": 0.25,
    r"\nobreakspace": 0.25,
    "\\\n": 0.25,
    "\\\t": 0.25,
    r"\/": 0,
    r"\negthinspace": -0.1667,
}
SILENT = frozenset(
    r"\displaystyle \textstyle \scriptstyle \scriptscriptstyle \limits \nolimits \small \scriptsize \footnotesize \tiny \large \Large \LARGE \huge \normalsize \nonumber \notag \allowbreak "
    r"\nobreak \displaylimits \noindent \mathstrut \strut \normalfont \centering \relax \protect \ensuremath \null \hfill \mathord \mathrel \mathbin \mathopen \mathclose \mathpunct \mathinner".split()
)
SIZES = frozenset(
    r"\left \right \middle \big \Big \bigg \Bigg \bigl \Bigl \biggl \Biggl \bigr \Bigr \biggr \Biggr \bigm \Bigm \biggm \Biggm".split()
)
OPENS = frozenset(r"\left \bigl \Bigl \biggl \Biggl".split())
SHUTS = frozenset(r"\right \bigr \Bigr \biggr \Biggr".split())
SIZED = {(True, "<"): r"\langle", (False, ">"): r"\rangle", (True, "."): r"\left.", (False, "."): r"\right."}


def cut(latex: str) -> tuple[list[Token], dict[int, float], dict[int, str]]:
    """The tokens of a formula, the spaces the author put before a token, and the sizes of fences.

    spaces: {start of the token that follows: width in em}; sizes: {start of the fence: command}.
    """
    if len(latex) > LONGEST:
        raise FormulaError(f"This formula has {len(latex)} characters, more than the {LONGEST} that are read.", LONGEST + 1)
    tokens, spaces, sizes = [], {}, {}
    space, size, end = 0.0, "", 0
    add = tokens.append
    for found in CUT.finditer(latex):
        kind, text, end = found.lastgroup, found[0], found.end()
        if kind == "space":
            continue
        if kind == "command":
            if text in SPACES:
                space += SPACES[text]
                continue
            if text in SIZES:
                size = text
                continue
            if text in SILENT:
                continue
            text = TYPED.get(text, text)
        elif kind == "sign" or kind == "letter" and text > "z":
            text = TYPED.get(text, text)
            if text[0] == "\\":
                kind = "command"
        start = found.start()
        if space:
            spaces[start] = space
            space = 0.0
        if size:
            text = SIZED.get((size in OPENS, text), text) if size in OPENS or size in SHUTS else text
            sizes[start] = size
            size = ""
        add(Token(text, start, end, kind))
    if end < len(latex):
        raise FormulaError("The formula ends in a lone backslash.", len(latex))
    add(Token("", len(latex), len(latex), "end"))
    return _double_bars(tokens), spaces, sizes


def _double_bars(tokens: list[Token]) -> list[Token]:
    """|| is the bar of a norm or a divergence, unless single bars stand about in the same bracket."""
    if not any(token.text == "|" and tokens[at + 1].text == "|" for at, token in enumerate(tokens)):
        return tokens
    paired, levels = set(), [[]]
    for at, token in enumerate(tokens):
        if token.text == "|":
            levels[-1].append(at)
        elif token.text in "([{" and token.text or token.text == r"\{":
            levels.append([])
        elif token.text in ")]}" and token.text or token.text in (r"\}", ""):
            paired |= _pairs(levels.pop(), tokens)
            levels = levels or [[]]
    for level in levels:
        paired |= _pairs(level, tokens)
    return [
        token._replace(text=r"\|", end=tokens[at + 1].end) if at in paired else token
        for at, token in enumerate(tokens)
        if at - 1 not in paired
    ]


def _pairs(bars: list[int], tokens: list[Token]) -> set[int]:
    """The first bars of pairs, if all bars of a level are paired."""
    firsts = bars[::2]
    touching = len(bars) % 2 == 0 and all(
        second == first + 1 and tokens[second].start == tokens[first].end for first, second in zip(firsts, bars[1::2])
    )
    return set(firsts) if touching else set()
