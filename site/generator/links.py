"""Links: to a part or a formula of this page, to another essay, or out into the world.

    [what the last step wanted](#momentum.memory)     a term: it lights its part
    [the essay on attention](attention.md#score)      another essay, as its file is named
    [softmax](../concepts/softmax.md)                 a concept, as its file is named

rewriter(...)    what Markdown calls for each link of a page
local(...)       of the links that Markdown made, those that lead into the site; what may lead nowhere at all is noted
check(...)       notes the links into the site that lead nowhere
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from .mistakes import Found, nearest
from .source import Span

PAGE = re.compile(r"(?:[\w.-]+/)*(?P<slug>[\w-]+)\.md(?:#(?P<id>.+))?$")
CONCEPT = re.compile(r"(?:[\w.-]+/)*concepts/(?P<slug>[\w-]+)\.md$")
OUTSIDE = re.compile(r"https?://[^\s/?#]|mailto:[^\s?]", re.IGNORECASE)
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][\w+.-]*):")
HINT = "Link to #part, to another essay as name.md, or to a whole address that begins with https://"


@dataclass(frozen=True)
class Link:
    """A link as a browser would follow it; `tag` is "a", or "img" for what wants to show a file."""
    tag: str
    target: str


def as_followed(target: str) -> str:
    """An address as a browser reads it: references resolved, line ends and tabs gone, nothing around it."""
    return re.sub(r"[\t\n\r]", "", unescape(target.replace(AMP_SUBSTITUTE, "&"))).strip("".join(map(chr, range(33))))


def rewriter(root: str, parts: set[str], formulas: set[str], met: list[Link]) -> Callable[[Element], None]:
    """Give terms their class and part, and links to files the address of the page made from them; `met` gathers them all."""
    def link(element: Element) -> None:
        target = as_followed(element.get("href", element.get("src", "")))
        met.append(Link(element.tag, target))
        if target.startswith("#") and target[1:] in parts | formulas:
            element.set("class", "term")
            if target[1:] in parts:
                element.set("data-part", target[1:])
        elif match := CONCEPT.match(target):
            element.set("href", f"{root}concepts/{match['slug']}/")
        elif match := PAGE.match(target):
            home = root if match["slug"] == "home" else f"{root}{match['slug']}/"
            element.set("href", home + (f"#{match['id']}" if match["id"] else ""))
    return link


def local(placed: Iterable[tuple[Link, Span]], found: Found) -> tuple[Span, ...]:
    """Where links into the site are written, word for word."""
    inside = []
    for link, span in placed:
        target = link.target
        if link.tag != "a":
            found.note(span, "a page shows no picture files", "What it shows are figures, which scenes draw: see the fence “figure”.")
        elif OUTSIDE.match(target):
            continue
        elif target.startswith("#") or PAGE.match(target):
            if span.text == target:
                inside.append(span)
            else:
                found.note(span, f"this link to “{target}” is written in a roundabout way", f"Write ({target}).")
        elif not target:
            found.note(span, "this link names no target", HINT)
        elif scheme := SCHEME.match(target):
            found.note(span, f"a link cannot begin with {scheme[0]}" if not OUTSIDE.match(f"{scheme[0]}//x") else f"“{target}” is no whole address", HINT)
        else:
            found.note(span, f"this link leads nowhere: “{target}”", HINT)
    return tuple(inside)


def check(links: Iterable[Span], own: tuple[str, ...], pages: Mapping[str, tuple[str, ...] | None], found: Found) -> None:
    """Every link into the site must lead somewhere. `own` are the ids of the page they stand on; `pages` are all pages' ids,
    concepts' among them as concepts/name, None where a page could not be read."""
    for span in links:
        target = span.text
        if target.startswith("#"):
            _known(span, target[1:], own, "on this page", found)
        elif match := CONCEPT.match(target):
            concepts = [name.removeprefix("concepts/") for name in pages if name.startswith("concepts/")]
            if match["slug"] not in concepts:
                found.note(span, f"there is no concept “{match['slug']}”", nearest(match["slug"], concepts, "concept"))
        elif match := PAGE.match(target):
            if match["slug"] not in pages:
                found.note(span, f"there is no essay “{match['slug']}”", nearest(match["slug"], [name for name in pages if "/" not in name], "essay"))
            elif match["id"] and pages[match["slug"]] is not None:
                _known(span, match["id"], pages[match["slug"]], f"in {match['slug']}.md", found)


def _known(span: Span, name: str, ids: tuple[str, ...], where: str, found: Found) -> None:
    if name in ids:
        return
    ids = tuple(one for one in ids if not one.startswith(("fn:", "fnref")))         # footnotes are Markdown's own
    close = nearest(name, ids)
    tail = [one for one in ids if one.rsplit(".", 1)[-1] == name]
    if tail:
        close = f"Did you mean {tail[0]}?" if len(tail) == 1 else f"There are {', '.join(tail[:6])}."
    found.note(span, f"there is no “{name}” {where}", close)
