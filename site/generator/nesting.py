"""How deep an author's Markdown may be nested. Markdown is read by functions that call themselves, so this is asked first.

    check(span, found)      notes the first line that is nested too deeply, and says whether there was one
"""
from __future__ import annotations

import re

from .mistakes import Found
from .source import Span

DEEPEST = 20                            # lists and quotes in each other
BRACKETS = 60                           # brackets, or stars, that are open at once in one paragraph
MARKERS = re.compile(r"(?P<markers>(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*)(?P<rest>.*)")
PER_LEVEL = 4                           # spaces


def check(span: Span, found: Found) -> bool:
    """Whether anything in a text is nested too deeply."""
    opened = stars = 0
    for line in span.lines():
        text = line.text.expandtabs(PER_LEVEL)
        match = MARKERS.match(text)
        indent = len(text) - len(text.lstrip())
        markers = re.findall(r">|[-*+]|\d+[.)]", match["markers"])
        rule = not re.sub(r"[-*+ ]", "", text)              # - - - - across the page is no list
        if not text.strip():
            opened = stars = 0
        if (len(markers) > DEEPEST and not rule) or indent > PER_LEVEL * DEEPEST:
            found.note(line.strip(), f"this is nested more than {DEEPEST} deep", "Lists and quotes that deep cannot be followed by anyone; set it further left.")
            return True
        for n, letter in enumerate(line.text):
            opened += (letter in "[(<") - (letter in "])>")
            opened = max(opened, 0)
            if opened > BRACKETS:
                found.note(line.cut(n), f"more than {BRACKETS} brackets are open here", "Close them, or write a \\ before those that are meant as they stand.")
                return True
    return False
