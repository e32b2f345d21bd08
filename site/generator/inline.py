"""The small things inside a text, each with its place: math between dollars, links, and what to leave alone.

pieces(span, found)   (Words | Math | Code), in order; together they are the text
titled(span)          the links that have a title, the words in quotes behind the target
masked(span)          the text without its code and math
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from .mistakes import Found
from .source import Span

TOKEN = re.compile(r"(?P<escape>\\.)|(?P<code>`+)|(?P<paragraph>\n[ \t]*\n)|(?P<comment><!--)|(?P<dollar>\$)", re.DOTALL)
TITLED = re.compile(r"(?:\]\(|^[ ]{0,3}\[[^\]\n]+\]:)[ \t]*(?P<target>[^()\s]+)\s+(?:\"(?P<double>(?:(?!\n\s*\n)[^\"])*)\"|'(?P<single>(?:(?!\n\s*\n)[^'])*)')[ \t]*(?:\)|$)", re.MULTILINE)
SPACED = re.compile(r"[ \t]+(?P<math>[^$\n]+)\$")


@dataclass(frozen=True)
class Words:
    span: Span


@dataclass(frozen=True)
class Code:
    span: Span


@dataclass(frozen=True)
class Math:
    latex: Span


def pieces(text: Span, found: Found) -> tuple:
    """Cut a text at its code spans and its inline math."""
    string, cut, begun, at = text.text, [], 0, 0

    def until(end: int) -> None:
        if end > begun:
            cut.append(Words(text.cut(begun, end)))

    while match := TOKEN.search(string, at):
        at = match.end()
        if match["code"]:
            closing = re.compile(rf"(?<!`){match['code']}(?!`)").search(string, at)
            if closing:
                until(match.start())
                cut.append(Code(text.cut(match.start(), closing.end())))
                begun = at = closing.end()
        elif match["comment"]:
            closing = string.find("-->", at)
            if closing >= 0:
                until(match.start())
                cut.append(Code(text.cut(match.start(), closing + 3)))
                begun = at = closing + 3
        elif match["dollar"]:
            if spaced := SPACED.match(string, at):
                found.note(text.cut(match.start(), spaced.end()), "math does not begin with a space",
                           f"Write ${spaced['math'].strip()}$, or \\$ for a dollar sign.")
                at = spaced.end()
                continue
            end = _closing(string, at)
            if end is None:
                found.note(text.group(match), "this $ opens a formula that is never closed in its paragraph",
                           "Close it with $ (no space before it), or write \\$ for a dollar sign.")
                continue
            until(match.start())
            if not string[at:end].strip():
                found.note(text.cut(match.start(), end + 1), "there is nothing between these dollar signs",
                           "Write a formula between them, or \\$ for a dollar sign.")
            else:
                cut.append(Math(text.cut(at, end)))
            begun = at = end + 1
    until(len(string))
    return tuple(cut)


def titled(text: Span) -> tuple[tuple[Span, Span], ...]:
    """The target and the title of each link that has both."""
    return tuple((text.group(match, "target"), text.group(match, match.lastgroup)) for match in TITLED.finditer(masked(text)))


def masked(text: Span) -> str:
    """The text with its code and math blotted out, so that nothing else is seen in them; every place stays."""
    string = list(text.text)
    for piece in pieces(text, Found()):
        if not isinstance(piece, Words):
            span = piece.latex if isinstance(piece, Math) else piece.span
            string[span.start - text.start:span.end - text.start] = ["x" if letter != "\n" else "\n" for letter in span.text]
    return "".join(string)


def _closing(string: str, at: int) -> int | None:
    """The offset of the dollar that closes math opened just before `at`: not after a space, not before a digit."""
    if at >= len(string) or string[at].isspace():
        return None
    n = at
    while n < len(string):
        if string[n] == "\\":
            n += 2
            continue
        if re.compile(r"\n[ \t]*\n").match(string, n):
            return None
        if string[n] == "$" and (n == at or not string[n - 1].isspace()) and not string[n + 1:n + 2].isdigit():
            return n
        n += 1
    return None
