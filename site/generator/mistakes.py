"""What an author got wrong, said so that it can be mended.

Mistake    a sentence with its place, the text underlined, and what to do
Wrong      raised where a mistake is met; it carries the mistake
Found      a list that gathers mistakes: `with found.noting(): ...`
Mistakes   all of a run's, raised at its end
reported   the numbers that could not be checked, as a build says it
nearest    "Did you mean ...?"
"""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Iterable, Iterator

from .source import Span


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake; `text` is the line it stands in."""
    file: str
    line: int
    column: int
    length: int
    what: str
    suggestion: str = ""
    text: str = ""

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}:{self.column}: {self.what}"
        if self.text.strip():
            margin = "".join("\t" if letter == "\t" else " " for letter in self.text[:self.column - 1])
            said += f"\n  | {self.text}\n  | {margin}{'^' * self.length}"
        return said + (f"\n  {self.suggestion}" if self.suggestion else "")


class Wrong(Exception):
    """Stops the reading of one piece; whoever reads the pieces notes it and goes on with the next."""

    def __init__(self, span: Span, what: str, suggestion: str = ""):
        super().__init__(what)
        self.mistake = mistake(span, what, suggestion)


class Mistakes(Exception):
    """All mistakes of a run, in the order of the text."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n\n".join(map(str, self.mistakes)))


class Found(list):
    """Mistakes found so far."""

    def note(self, span: Span, what: str, suggestion: str = "") -> None:
        self.append(mistake(span, what, suggestion))

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Whatever goes wrong inside is noted, and the run goes on."""
        try:
            yield
        except Wrong as wrong:
            self.append(wrong.mistake)


def mistake(span: Span, what: str, suggestion: str = "") -> Mistake:
    """The mistake at a span; the underline stays within the span's first line."""
    line = span.line_text
    width = len(span.text.split("\n", 1)[0].rstrip())
    return Mistake(span.source.name, span.line, span.column, max(1, width), what, suggestion, line)


def reported(unchecked: Iterable[Mistake]) -> str:
    """The numbers that could not be checked, a line each, under a line that counts them; nothing where there are none."""
    lines = [f"  {one.file}:{one.line}:{one.column}: {one.text[one.column - 1:][:one.length]}: {one.what}" for one in unchecked]
    return "\n".join((f"{len(lines)} number{'s' if len(lines) > 1 else ''} in prose could not be checked:", *lines)) if lines else ""


def nearest(word: str, known: Iterable[str], kind: str = "") -> str:
    """A suggestion: the known words that look most like this one, or all of them where they are few."""
    known = sorted(set(known))
    alike = {one: SequenceMatcher(None, word.lower(), one.lower()).ratio() for one in known}
    best = max(alike.values(), default=0)
    close = sorted((one for one in known if alike[one] >= max(0.6, best - 0.1)), key=lambda one: -alike[one])[:3]
    if close:
        return f"Did you mean {either(close)}?"
    if not known:
        return f"There is no {kind} yet." if kind else ""
    if len(known) <= 12:
        return f"There is {both(known)}." if len(known) == 1 else f"There are {both(known)}."
    return ""


def either(words: Iterable[str]) -> str:
    """`a, b or c`"""
    return _joined(list(words), "or")


def both(words: Iterable[str]) -> str:
    """`a, b and c`"""
    return _joined(list(words), "and")


def _joined(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
