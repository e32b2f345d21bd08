"""HTML that an author wrote among Markdown: the ids and links in it, and the attributes that only we may write.

    tags(html)      the start tags of a piece of HTML: [(as written, name, {attribute: value})]
    refused(...)    the attributes of a tag that a page cannot have from its author
"""
from __future__ import annotations

from html.parser import HTMLParser
from typing import Mapping

LINKS = ("href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data", "background")


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen: list[tuple[str, str, dict[str, str]]] = []

    def handle_starttag(self, tag, attrs):
        first = {name: value or "" for name, value in reversed(attrs)}          # of two alike the first counts
        self.seen.append((self.get_starttag_text() or "", tag, first))


def tags(html: str) -> list[tuple[str, str, dict[str, str]]]:
    reader = _Tags()
    reader.feed(html)
    reader.close()
    return reader.seen


def refused(attributes: Mapping[str, str]) -> tuple[str, ...]:
    """Those by which our own scripts know what they may touch, and those that the page's policy would stop anyway."""
    return tuple(name for name in attributes if name.startswith(("data-", "on")) or name == "style")
