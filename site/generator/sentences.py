"""The sentences of a page: Markdown with math, live numbers and terms in it.

Sentences    one page's renderer; it also keeps the live numbers and the links it met, and the numbers that could not be checked
"""
from __future__ import annotations

import re
from functools import cached_property

from . import ids, live, nesting, raw_html, typeset
from .inline import Code, Math, pieces
from .link_places import placed
from .links import OUTSIDE, Link, as_followed, local, rewriter
from .markup import Author, Shelf, liner, page, words
from .mistakes import Found, Mistake, mistake
from .records import Claim, Figure, Number
from .source import Span
from .syntax.claims import claiming, claims
from .tex import glyphs, reading
from .things import Things

TALL = ("fraction", "root", "power", "raised", "series", "matrix", "cases", "lines", "derivative")


class Sentences:
    """Turns spans of Markdown into HTML. `root` is the way from the page to the site's first folder."""

    def __init__(self, things: Things, root: str, found: Found):
        self.things, self.found = things, found
        self.numbers: dict[str, Number] = {}
        self.shelf = Shelf()
        self.spans: list[Span] = []                 # what page() is made of
        self.links: list[Span] = []                 # links into the site, for links.check
        self.met: list[Link] = []
        self.html_ids: list[str] = []               # ids that authors wrote in HTML, but not as we write them
        self.claims: dict[tuple[str, str], Claim | None] = {}
        self.unchecked: dict[int, Mistake] = {}
        link = rewriter(root, set(things.parts), set(things.formulas), self.met)
        self.author = Author(claiming(link, self.claims, things.each(Figure), self._unclaimed), self._refused, self._html)
        self.liner = liner(self.author)

    def marked(self, span: Span) -> str:
        """Markdown in which math is safe: each formula has become a placeholder. What is nested too deeply is left out."""
        self.spans.append(span)
        return self._marked(span)

    def line(self, span: Span) -> str:
        """A few words as HTML."""
        outer, self.spans = self.spans, [span]
        html = ""
        try:
            html = self.shelf.fill(self.liner(self._marked(span)))
        except RecursionError:
            self._too_deep()
        self._place_links()
        self.spans = outer
        return html

    def plain(self, span: Span) -> str:
        """A few words as plain text, math said in words."""
        quiet, text = Found(), []
        for piece in pieces(span, quiet):
            if isinstance(piece, Math):
                text.append(_said(reading(piece.latex)))
            else:
                text.append(piece.span.text)
        return words(self._quiet("".join(text)))

    def page(self, text: str, taken: set[str]) -> tuple[str, tuple[str, ...]]:
        """A whole page of marked Markdown as HTML, and the ids its headings got."""
        try:
            html, headings = page(text, self.shelf, self.author, taken)
        except RecursionError:
            self._too_deep()
            return "", ()
        self._place_links()
        return html, headings

    @cached_property
    def _quiet(self):
        """A liner for words that are said elsewhere too."""
        return liner(Author(lambda element: None))

    def _marked(self, span: Span) -> str:
        if nesting.check(span, self.found):
            return ""
        self.claims |= claims(span, self.things, self.found)
        return "".join(self._piece(piece) for piece in pieces(span, self.found))

    def _place_links(self) -> None:
        """Find where the links met so far are written."""
        self.links += local(placed(self.met, self.spans), self.found)
        self.met.clear()

    def _too_deep(self) -> None:
        """Markdown could not follow: the first paragraph that it cannot read by itself, else the first of all."""
        for span in (paragraph for whole in self.spans for paragraph in paragraphs(whole)):
            try:
                self._quiet(span.text)
            except RecursionError:
                break
        else:
            span = self.spans[0]
        self.found.note(span.strip().lines()[0], "what is written here is nested too deeply to be read", "Set it further left, or close its brackets.")

    def _refused(self, attributes: str, name: str) -> None:
        """An attribute in braces that is no id."""
        self.found.note(self._where(attributes, name), f"braces give ids only, and no “{name}”", "Write {#name}, or leave the braces out.")

    def _html(self, html: str) -> None:
        """A piece of HTML in the text: its attributes, and where it leads."""
        for written, tag, attributes in raw_html.tags(html):
            if "id" in attributes and not ids.written(written):
                self.html_ids.append(attributes["id"])
            for name in raw_html.refused(attributes):
                self.found.note(self._where(written, name), f"a page's own HTML has no “{name}”", "Leave it out; what a page can do is written in Markdown.")
            for name in set(raw_html.LINKS) & attributes.keys():
                target = as_followed(attributes[name])
                if name != "href":
                    self.met.append(Link("img", target))
                elif OUTSIDE.match(target) or target.startswith("#"):
                    self.met.append(Link(tag, target) if tag == "a" else Link("img", target))
                else:
                    self.found.note(self._where(written, name), f"HTML cannot link to “{target}”", "Write the link as Markdown does: [words](target).")

    def _unclaimed(self, target: str) -> None:
        """A link to a figure whose title Markdown reads otherwise than we do."""
        self.found.note(self._where(target, target), "what is claimed here is written in a roundabout way",
                        f"Write [words]({target} \"at \\beta = 0.97: delay > opening\").")

    def _where(self, written: str, name: str = "") -> Span:
        """The place of a name in a stretch of what page() or line() is made of; of the stretch where the name is not found."""
        for span in self.spans:
            start = span.text.find(written)
            if start >= 0:
                inside = max(0, written.lower().find(name.lower()))
                return span.cut(start + inside, start + inside + len(name))
        return self.spans[0].lines()[0]

    def _piece(self, piece) -> str:
        if isinstance(piece, Math):
            with self.found.noting():
                return self.shelf.put(self._math(piece.latex))
            return ""
        text = piece.span.text
        return text if isinstance(piece, Code) else re.sub(r"\\\$", "$", text)

    def _math(self, latex: Span) -> str:
        """Inline math: turnable, live, or still."""
        givens, symbols = self.things.givens, self.things.symbols
        formula = reading(latex)
        parts = live.split(latex)
        if parts:
            if knob := live.turned(parts, givens):
                left = typeset.inline(reading(parts.left), givens, symbols)
                tone = {} if knob.tone == "ink" else {"data-tone": knob.tone}
                return typeset.number(left, parts.sign, parts.right.text, {"data-turn": knob.id, **tone})
            if why := live.unchecked(parts, givens):
                self.unchecked[latex.start] = mistake(latex, why)
            name = f"n{len(self.numbers) + 1}"
            if number := live.live(parts, name, givens):
                self.numbers[name] = number
                left = typeset.inline(reading(parts.left), givens, symbols, base=True)
                return typeset.number(left, parts.sign, parts.right.text, {"data-number": name})
        return typeset.inline(formula, givens, symbols)


def paragraphs(whole: Span) -> list[Span]:
    """The pieces of a text between its empty lines."""
    ends = [*re.finditer(r"\n[ \t]*(?:\n|$)", whole.text), None]
    starts = [0, *(end.end() for end in ends[:-1])]
    return [whole.cut(start, end.start() if end else None) for start, end in zip(starts, ends) if whole.text[start:end.start() if end else None].strip()]


def _said(formula) -> str:
    """Math as plain text: its letters where one line can hold them, else how one would say it."""
    tall = any(node.kind in TALL for _, node in formula.nodes())
    return formula.words(short=True) if tall else glyphs(formula.latex)
