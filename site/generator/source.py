"""Text that knows where it came from.

Source   one file's text
Span     a stretch of it, which can be cut further and still knows its line and column
"""
from __future__ import annotations

import re
from dataclasses import dataclass

# Control characters, and those for private use: they print nothing, and Markdown and we mark our own places with them.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")


@dataclass(frozen=True)
class Source:
    """A file as it was read: `name` is how mistakes print it."""
    name: str
    text: str

    def span(self, start: int = 0, end: int | None = None) -> Span:
        return Span(self, start, len(self.text) if end is None else end)


@dataclass(frozen=True)
class Span:
    """The stretch `source.text[start:end]`."""
    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source.text[self.start:self.end]

    @property
    def line(self) -> int:
        return self.source.text.count("\n", 0, self.start) + 1

    @property
    def column(self) -> int:
        return self.start - self._line_start() + 1

    @property
    def line_text(self) -> str:
        """The whole line in which the span starts."""
        end = self.source.text.find("\n", self.start)
        return self.source.text[self._line_start():None if end < 0 else end]

    def cut(self, start: int, end: int | None = None) -> Span:
        """A piece of this span; offsets count from its start."""
        return Span(self.source, self.start + start, self.end if end is None else self.start + end)

    def group(self, match: re.Match, which: int | str = 0) -> Span:
        """The span of one group of a match made on `self.text`."""
        return self.cut(*match.span(which))

    def strip(self) -> Span:
        """Without the white space at both ends."""
        text = self.text
        left = len(text) - len(text.lstrip())
        return self.cut(left, max(left, len(text.rstrip())))

    def lines(self) -> tuple[Span, ...]:
        """One span a line, line ends left out."""
        made, start = [], 0
        for line in self.text.split("\n"):
            made.append(self.cut(start, start + len(line)))
            start += len(line) + 1
        return tuple(made)

    def _line_start(self) -> int:
        return self.source.text.rfind("\n", 0, self.start) + 1


def line_span(source: Source, number: int) -> Span:
    """The text of line `number` (from 1) without its margin; of the last line where there is no such line."""
    lines = source.text.split("\n")
    number = max(1, min(number, len(lines)))
    start = sum(len(line) + 1 for line in lines[:number - 1])
    return source.span(start, start + len(lines[number - 1])).strip()
