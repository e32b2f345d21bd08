"""Cursor: where the reading of a formula stands, and what the whole formula tells about its letters."""

from functools import cached_property

from pycore.formulas.error import FormulaError
from pycore.formulas.reading.clues import clues
from pycore.formulas.reading.tokens import Token, cut

DEEPEST = 45


class Cursor:
    """at: the place of the token that comes next; depth: how deep the reading is; round: how many brackets are open in this group;
    bars: the bars open in it; done: brackets already read, {start: (node, where the reading went on)}."""

    def __init__(self, latex: str, functions: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()):
        self.latex = latex
        self.tokens, self.spaces, self.sizes = cut(latex)
        self.go(0)
        self.depth = 0
        self.round = 0
        self.script = 0
        self.bars: list[str] = []
        self.done: dict = {}
        self.free_lines = False
        self.prose_end = -1
        self.clause = -1
        self.functions = functions
        self.words = words

    @cached_property
    def clues(self) -> dict:
        return clues(self.tokens)

    def go(self, at: int) -> None:
        """Stand before the token at a place."""
        self.at, self.next = at, self.tokens[at]

    def take(self) -> Token:
        """The token that comes next, and one step on; the end stays where it is."""
        token = self.next
        if token.kind != "end":
            self.at += 1
            self.next = self.tokens[self.at]
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

    @cached_property
    def _closings(self) -> dict[int, int]:
        """The place of each opening brace's closing one."""
        pairs, open_braces = {}, []
        for at, token in enumerate(self.tokens):
            if token.text == "{":
                open_braces.append(at)
            elif token.text == "}" and open_braces:
                pairs[open_braces.pop()] = at
        return pairs

    def closing(self, at: int) -> int:
        """The place of the brace that closes the one at a place; far away if none does."""
        return self._closings.get(at, len(self.tokens) + at)

    def text_before_closing(self) -> str:
        """The last sign in the braces just opened."""
        end = self.closing(self.at - 1)
        return self.tokens[end - 1].text if end < len(self.tokens) else ""
