"""What the items of both lists end in: a bold name, then a few words.

    **memory**, how much of the past is kept
    is the **memory**: the previous change, discounted
"""
from __future__ import annotations

import re

from ..mistakes import Wrong
from ..source import Span

NAMED = re.compile(r"(?P<before>[^*]*)\*\*(?P<name>[^*]*)\*\*[ \t]*(?P<mark>[,:.–—]?)\s*(?P<does>.*)$", re.DOTALL)


def named(rest: Span, like: str) -> tuple[Span, Span]:
    """The name and what is said about it."""
    match = NAMED.match(rest.text)
    if not match:
        raise Wrong(rest.strip() if rest.text.strip() else rest, "this item has no **name** in bold", like)
    name = rest.group(match, "name").strip()
    if not name.text or not re.search(r"\w", name.text):
        raise Wrong(rest.cut(match.start("name") - 2, match.end("name") + 2), "the name between the asterisks is empty", like)
    return name, rest.group(match, "does").strip()
