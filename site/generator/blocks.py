"""A page's text, cut into its pieces: what is Markdown's own, and what is ours.

    given          Listing("given")      a word alone, then a list
    - $x = 1$ ...

    $$             Display               lines of LaTeX, then perhaps {#id ...}
    x = y
    $$
    {#name}

    where          Listing("where")
    - $x$ is ...

    ```figure ...  Fence                 any fenced block

Everything between is Prose. Nothing is understood here; only the places are found.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from .mistakes import Found
from .source import Span

FENCE = re.compile(r"[ ]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
WORD = re.compile(r"(given|where)[ \t]*:?[ \t]*$", re.IGNORECASE)
ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
ATTRIBUTES = re.compile(r"[ \t]*\{(?P<inside>[^{}\n]*)\}[ \t]*$")


@dataclass(frozen=True)
class Prose:
    span: Span


@dataclass(frozen=True)
class Display:
    latex: Span
    attributes: Span | None
    span: Span
    closed: bool = True                 # else that has been said, and what can be read of it is taken along


@dataclass(frozen=True)
class Listing:
    word: str
    items: tuple[Span, ...]
    span: Span


@dataclass(frozen=True)
class Fence:
    info: Span
    body: Span
    span: Span


def blocks(text: Span, found: Found) -> tuple:
    """The pieces of a page, in order."""
    lines, pieces, start, at = text.lines(), [], 0, 0
    while at < len(lines):
        made = _begins(lines, at, found)
        if made is None:
            at += 1
            continue
        piece, after = made
        if at > start:
            pieces.append(Prose(_join(lines, start, at)))
        pieces.append(piece)
        start = at = after
    if at > start:
        pieces.append(Prose(_join(lines, start, at)))
    return tuple(pieces)


def _begins(lines, at: int, found: Found):
    """The piece that begins at a line and the line after it, or None where Markdown goes on."""
    line = lines[at].text
    if match := FENCE.match(line):
        return _fence(lines, at, match, found)
    if line.lstrip().startswith("$$"):
        return _display(lines, at, found)
    if WORD.match(line) and (at == 0 or not lines[at - 1].text.strip()):
        return _listing(lines, at, found)
    return None


def _fence(lines, at: int, match: re.Match, found: Found):
    closing = re.compile(rf" *{re.escape(match['fence'][0])}{{{len(match['fence'])},}}[ \t]*$")
    for end in range(at + 1, len(lines)):
        if closing.match(lines[end].text):
            break
    else:
        found.note(lines[at].strip(), "this fence is never closed", f"Close it with a line of {match['fence']}.")
        end = next((n for n in range(at + 1, len(lines)) if not lines[n].text.strip()), len(lines))       # so that all below is read
    body = _join(lines, at + 1, end) if end > at + 1 else lines[at].cut(len(lines[at].text))
    info = lines[at].group(match, "info").strip()
    return Fence(info, body, _join(lines, at, min(end + 1, len(lines)))), end + 1


def _display(lines, at: int, found: Found):
    opening = lines[at].cut(lines[at].text.index("$$"))
    closed = opening.text.find("$$", 2)
    end, tail = at, None
    if closed >= 0:                                                     # $$ x = y $$ on one line
        latex, tail = opening.cut(2, closed), opening.cut(closed + 2)
    else:
        for end in range(at + 1, len(lines)):
            stop = lines[end].text.find("$$")
            if stop >= 0:
                latex = Span(opening.source, opening.start + 2, lines[end].start + stop)
                tail = lines[end].cut(stop + 2)
                break
            if FENCE.match(lines[end].text) or not lines[end].text.strip():
                break
        else:
            end = len(lines)
    if tail is None:
        return _unclosed(lines, at, end, opening, found), end
    attributes, after = tail.strip(), end + 1
    if not attributes.text:
        attributes = None
        following = next((n for n in range(after, min(after + 2, len(lines))) if lines[n].text.strip()), None)
        if following is not None and ATTRIBUTES.match(lines[following].text):
            attributes, after = lines[following].strip(), following + 1
    return Display(latex.strip(), attributes, _join(lines, at, after)), after


def _unclosed(lines, at: int, end: int, opening: Span, found: Found) -> Display:
    """A formula whose closing $$ is forgotten: up to the next empty line, or to the attributes in the last line before it."""
    found.note(opening.cut(0, 2), "this $$ is never closed", "Close the formula with a line of $$.")
    named = end > at + 1 and ATTRIBUTES.match(lines[end - 1].text)
    last = lines[end - 1 - bool(named)].end
    latex = Span(opening.source, min(opening.start + 2, last), last)
    return Display(latex.strip(), lines[end - 1].strip() if named else None, _join(lines, at, end), closed=False)


def _listing(lines, at: int, found: Found):
    """The word and its list; None where no list follows: then it was only a word."""
    first = next((n for n in range(at + 1, len(lines)) if lines[n].text.strip()), None)
    word = lines[at].strip()
    if first is None or not ITEM.match(lines[first].text):
        found.note(word, f"“{word.text}” stands alone, and no list follows it",
                   "Put a list after it, each item on a line that starts with “- ”.")
        return None
    items, begun, last, n = [], first, first, first
    for n in range(first + 1, len(lines) + 1):
        line = lines[n].text if n < len(lines) else ""
        if n < len(lines) and ITEM.match(line):
            items.append((begun, last))
            begun = last = n
        elif n < len(lines) and line.startswith(" ") and line.strip():
            last = n
        elif not line.strip() and n < len(lines) and n + 1 < len(lines) and ITEM.match(lines[n + 1].text):
            continue
        else:
            break
    items.append((begun, last))
    spans = tuple(_item(lines, *item) for item in items)
    return Listing(word.text.rstrip(" \t:").lower(), spans, _join(lines, at, last + 1)), last + 1


def _item(lines, begun: int, last: int) -> Span:
    """An item without its bullet."""
    whole = _join(lines, begun, last + 1)
    return whole.cut(ITEM.match(whole.text).end()).strip()


def _join(lines, start: int, end: int) -> Span:
    return Span(lines[start].source, lines[start].start, lines[end - 1].end)
