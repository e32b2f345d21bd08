"""Links: to a part or a formula of this page, to another essay, or out into the world.

    [what the last step wanted](#momentum.memory)     a term: it lights its part
    [the essay on attention](attention.md#score)      another essay, as its file is named
    [softmax](../concepts/softmax.md)                 a concept, as its file is named

rewriter(...)    what Markdown calls for each link of a page
check(...)       notes the links that lead nowhere
"""
from __future__ import annotations

import re
from typing import Callable, Mapping
from xml.etree.ElementTree import Element

from .mistakes import Found, nearest
from .source import Span

PAGE = re.compile(r"(?:[\w.-]+/)*(?P<slug>[\w-]+)\.md(?:#(?P<id>.+))?$")
CONCEPT = re.compile(r"(?:[\w.-]+/)*concepts/(?P<slug>[\w-]+)\.md$")
OUTSIDE = re.compile(r"(?:https?|mailto):")


def rewriter(root: str, parts: set[str], formulas: set[str]) -> Callable[[Element], None]:
    """Give terms their class and part, and links to files the address of the page made from them."""
    def link(element: Element) -> None:
        target = element.get("href", "")
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


def check(links: list[Span], own: str, pages: Mapping[str, tuple[str, ...]], found: Found) -> None:
    """Every link of the page `own` must lead somewhere; `pages` are all pages' ids, concepts' among them as concepts/name."""
    for span in links:
        target = span.text
        if _is_picture(span):
            found.note(span, "a page shows no picture files", "What it shows are figures, which scenes draw: see the fence “figure”.")
        elif OUTSIDE.match(target):
            continue
        elif target.startswith("#"):
            _known(span, target[1:], pages[own], "on this page", found)
        elif match := CONCEPT.match(target):
            concepts = [name.removeprefix("concepts/") for name in pages if name.startswith("concepts/")]
            if match["slug"] not in concepts:
                found.note(span, f"there is no concept “{match['slug']}”", nearest(match["slug"], concepts, "concept"))
        elif match := PAGE.match(target):
            if match["slug"] not in pages:
                found.note(span, f"there is no essay “{match['slug']}”", nearest(match["slug"], [name for name in pages if name and "/" not in name], "essay"))
            elif match["id"]:
                _known(span, match["id"], pages[match["slug"]], f"in {match['slug']}.md", found)
        else:
            found.note(span, f"this link leads nowhere: “{target}”",
                       "Link to #part, to another essay as name.md, or to a whole address that begins with https://")


def _is_picture(span: Span) -> bool:
    """Whether ![...] stands before a link's target."""
    opened = span.source.text.rfind("[", 0, span.start)
    return opened > 0 and span.source.text[opened - 1] == "!"


def _known(span: Span, name: str, ids: tuple[str, ...], where: str, found: Found) -> None:
    if name in ids or name.startswith("fn"):
        return
    close = nearest(name, ids)
    tail = [one for one in ids if one.rsplit(".", 1)[-1] == name]
    if tail:
        close = nearest(tail[0], tail) if len(tail) == 1 else f"There are {', '.join(tail[:6])}."
        close = f"Did you mean {tail[0]}?" if len(tail) == 1 else close
    found.note(span, f"there is no “{name}” {where}", close)
