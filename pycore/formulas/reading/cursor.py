"""Cursor: where the reading of a formula stands, and what the whole formula tells about its letters."""
from collections import Counter

from pycore.formulas.error import FormulaError
from pycore.formulas.reading.tokens import Token, cut

DEEPEST = 60


class Cursor:
    def __init__(self, latex: str, functions: frozenset[str] = frozenset()):
        self.latex = latex
        self.tokens, self.spaces, self.sizes = cut(latex)
        self.at = 0
        self.depth = 0
        self.bars: list[str] = []
        self.done: dict = {}  # start of a bracket already read: (its node, where the reading went on)
        self.functions = functions
        self.clues = clues(self.tokens)

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def ahead(self, steps: int = 1) -> Token:
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def deeper(self, token: Token) -> None:
        """One level down; formulas nested deeper than anyone can read are refused."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(f"The formula is nested more than {DEEPEST} levels deep here.", token.start + 1)

    def touching(self, token: Token) -> bool:
        """Whether nothing, not even a space, stands between the token before and this one."""
        return self.at > 0 and self.tokens[self.at - 1].end == token.start


def clues(tokens: list[Token]) -> dict:
    """What a formula tells about its letters before it is read.

    "T is a count": it bounds a series or divides, so a raised T is no transpose;
    "d is a letter": it stands where no differential can.
    """
    texts = [token.text for token in tokens]
    pairs = Counter(zip(texts, texts[1:]))
    counted = {texts[i + 1] if texts[i + 1] != "{" else texts[i + 2]
               for i, text in enumerate(texts[:-2]) if text == "^" and _over_series(texts, i)}
    counted |= {texts[i + 3] for i, text in enumerate(texts[:-4]) if text == r"\frac" and texts[i + 4] == "}" and texts[i + 2:i + 3] == ["}"]}
    plain_d = any(pairs[pair] for pair in (("_", "d"), ("^", "d"), ("d", "_"), ("d", "^"), ("d", "}"), ("d", "="), ("d", r"\times"), (r"\times", "d"), ("d", ")"), ("d", ",")))
    return {"counted": counted, "plain d": plain_d}


def _over_series(texts: list[str], i: int) -> bool:
    """Whether the ^ at i carries the upper bound of a sum or product."""
    j = i - 1
    if j >= 0 and texts[j] == "}":
        level = 0
        while j >= 0:
            level += (texts[j] == "}") - (texts[j] == "{")
            if level == 0:
                break
            j -= 1
        j -= 2
    elif j >= 1 and texts[j - 1] == "_":
        j -= 2
    return j >= 0 and texts[j] in (r"\sum", r"\prod", r"\int")
