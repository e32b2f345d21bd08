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

from . import ids
from .attributes import Attributes, Refuse

OPEN, CLOSE = "\ue000", "\ue001"        # no text has them: content_files.py
HOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
ANY = re.compile(f"<p>\\s*{OPEN}(?P<alone>\\d+){CLOSE}\\s*</p>|{OPEN}(?P<inside>\\d+){CLOSE}")
BLOCK = re.compile(r"<(?:figure|dl|section|div|pre|ul)\b")
# A full stop after math may stand at the head of a line, and Chromium heeds no word joiner (findings/chromium-math-full-stop.sh).
ENDING = re.compile(r'<math class="inline"(?:(?!</math>).)*</math>[.,;:!?)’”]+', re.S)


@dataclass
class Shelf:
    """Pieces of HTML on their way around Markdown."""
    pieces: list[str] = field(default_factory=list)

    def put(self, html: str) -> str:
        """Keep a piece; the placeholder stands for it."""
        self.pieces.append(html)
        return f"{OPEN}{len(self.pieces) - 1}{CLOSE}"

    def fill(self, html: str) -> str:
        """Put every piece where its placeholder stands; what stands in the pieces themselves is left as it is."""
        def piece(match: re.Match) -> str:
            made = self.piece(match["alone"] or match["inside"], match[0])
            return f"<p>{made}</p>" if match["alone"] and not BLOCK.match(made) else made
        return ENDING.sub(r'<span class="together">\g<0></span>', ANY.sub(piece, html))

    def piece(self, number: str, otherwise: str) -> str:
        return self.pieces[int(number)] if int(number) < len(self.pieces) else otherwise


@dataclass(frozen=True)
class Author:
    """Who hears of what an author's Markdown holds: each link, each attribute that is refused, each piece of HTML."""
    link: Callable[[Element], None]
    refuse: Refuse = lambda attributes, name: None
    html: Callable[[str], None] = lambda text: None


def page(text: str, shelf: Shelf, author: Author, taken: set[str]) -> tuple[str, tuple[str, ...]]:
    """A page's Markdown as HTML, and the ids of its headings; `taken` are ids that headings must not use."""
    seen: list[str] = []

    def name(heading: str, separator: str) -> str:
        plain = words(HOLDER.sub(lambda match: shelf.piece(match[1], ""), heading))
        stem = re.sub(r"[^\w]+", separator, plain.lower()).strip(separator) or "section"
        made, n = stem, 2
        while made in taken or made in seen:
            made, n = f"{stem}{separator}{n}", n + 1
        seen.append(made)
        return made

    maker = Markdown(extensions=["footnotes", "smarty", "tables", Attributes(author.refuse), "sane_lists", "toc", Links(author.link)],
                     extension_configs={"toc": {"slugify": name}, "tables": {"use_align_attribute": True}}, output_format="html")
    maker.parser.blockprocessors.deregister("code")          # four spaces are a slip more often than code
    html = maker.convert(text)
    _hear(maker, author)
    return shelf.fill(html), tuple(ids.written(html))


def liner(author: Author) -> Callable[[str], str]:
    """What makes a few words into HTML, without a paragraph around them."""
    maker = Markdown(extensions=["smarty", Links(author.link)], output_format="html")
    maker.parser.blockprocessors.deregister("code")

    def line(text: str) -> str:
        html = maker.reset().convert(re.sub(r"\n[ \t]+", "\n", text.strip()))
        _hear(maker, author)
        alone = re.fullmatch(r"<p>((?:(?!<p>).)*)</p>", html, re.DOTALL)
        return alone[1] if alone else html
    return line


def _hear(maker: Markdown, author: Author) -> None:
    """Python-Markdown keeps the HTML it met apart, until it is put back."""
    for piece in maker.htmlStash.rawHtmlBlocks:
        if isinstance(piece, str) and "<" in piece:
            author.html(piece)


def words(html: str) -> str:
    """HTML as plain text."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


class Links(Extension):
    """Lets `link` rewrite every <a> and <img> of the page that its author wrote."""

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
        contents = {id(element) for list in root.iter("div") if list.get("class") == "toc" for element in list.iter("a")}
        for element in root.iter():
            marked = element.get("class", "").startswith("footnote-") or id(element) in contents       # Markdown's own
            if element.tag in ("a", "img") and not marked:
                self.link(element)
