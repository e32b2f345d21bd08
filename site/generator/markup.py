"""Markdown, by Python-Markdown, with our own pieces put in where they stood.

A piece of ours travels through Markdown as a placeholder of private letters, so that no
underscore, asterisk or backslash of it is ever touched.

    Shelf            keeps pieces and hands out placeholders
    page(text, ...)  a whole page's Markdown as HTML
    liner(...)       the same for a few words
    words(html)      HTML as plain text
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Callable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

OPEN, CLOSE = "\ue000", "\ue001"
HOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
ALONE = re.compile(f"<p>\\s*{OPEN}(\\d+){CLOSE}\\s*</p>")
BLOCK = re.compile(r"<(?:figure|dl|section|div|pre|ul)\b")


@dataclass
class Shelf:
    """Pieces of HTML on their way around Markdown."""
    pieces: list[str] = field(default_factory=list)

    def put(self, html: str) -> str:
        """Keep a piece; the placeholder stands for it."""
        self.pieces.append(html)
        return f"{OPEN}{len(self.pieces) - 1}{CLOSE}"

    def fill(self, html: str) -> str:
        """Put every piece where its placeholder stands."""
        def alone(match: re.Match) -> str:
            piece = self.pieces[int(match[1])]
            return piece if BLOCK.match(piece) else match[0]
        html = ALONE.sub(alone, html)
        return HOLDER.sub(lambda match: self.pieces[int(match[1])], html)


def page(text: str, shelf: Shelf, link: Callable[[Element], None], taken: set[str]) -> tuple[str, tuple[str, ...]]:
    """A page's Markdown as HTML, and the ids of its headings; `taken` are ids that headings must not use."""
    seen: list[str] = []

    def name(heading: str, separator: str) -> str:
        plain = words(HOLDER.sub(lambda match: shelf.pieces[int(match[1])], heading))
        stem = re.sub(r"[^\w]+", separator, plain.lower()).strip(separator) or "section"
        made, n = stem, 2
        while made in taken or made in seen:
            made, n = f"{stem}{separator}{n}", n + 1
        seen.append(made)
        return made

    maker = Markdown(extensions=["footnotes", "smarty", "tables", "attr_list", "sane_lists", "toc", Links(link)],
                     extension_configs={"toc": {"slugify": name}}, output_format="html")
    maker.parser.blockprocessors.deregister("code")          # four spaces are a slip more often than code
    html = maker.convert(text)
    return shelf.fill(html), tuple(re.findall(r'\bid="([^"]+)"', html))


def liner(link: Callable[[Element], None]) -> Callable[[str], str]:
    """What makes a few words into HTML, without a paragraph around them."""
    maker = Markdown(extensions=["smarty", Links(link)], output_format="html")
    maker.parser.blockprocessors.deregister("code")

    def line(text: str) -> str:
        html = maker.reset().convert(re.sub(r"\n[ \t]+", "\n", text.strip()))
        alone = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
        return alone[1] if alone else html
    return line


def words(html: str) -> str:
    """HTML as plain text."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


class Links(Extension):
    """Lets `link` rewrite every <a> and <img> of the page."""

    def __init__(self, link: Callable[[Element], None]):
        super().__init__()
        self.link = link

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Each(self.link, md), "third-road-links", 5)


class _Each(Treeprocessor):
    def __init__(self, link: Callable[[Element], None], md: Markdown):
        super().__init__(md)
        self.link = link

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.link(element)
