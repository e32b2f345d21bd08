"""What stands beside the essays: the concepts, their index, and the page that reads any formula.

    reference(sources, symbols, table, cache, found)    everything read and understood
    .files(site, made, assets)                          the pages, put into their templates
    shelf_of(root)                                      only the concepts, for the terminal
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Mapping

from . import content_files, links
from .agreeing import computed
from .assets import Assets
from .cache import Cache, digest
from .concept_pages import bodies, concept_pages
from .concepts import concepts
from .mistakes import Found
from .pages import CSP
from .read_page import ReadPage, read_files, read_page
from .records import Made
from .shelf import Shelf, shelf
from .site_settings import Site
from .source import Source, Span
from .symbols import Symbols
from .templates import render

_last: dict[str, tuple] = {}            # what was read in this process's last build
_drawn: dict = {}                       # and the pages that were made of it


@dataclass(frozen=True)
class Reference:
    shelf: Shelf
    bodies: Mapping[str, dict]
    proved: Mapping[str, tuple[bool, ...]]  # {concept: for each shape, whether its code computes it}
    reader: ReadPage | None

    @property
    def names(self) -> tuple[str, ...]:
        """Which of the two there are: what the head of every page links to."""
        return tuple(name for name, there in (("concepts", self.shelf.concepts), ("read", self.reader)) if there)

    @property
    def pages(self) -> dict[str, tuple[str, ...]]:
        """What an essay may link to besides essays."""
        return {**{f"concepts/{slug}": () for slug in self.shelf.concepts}, **({"read": self.reader.ids} if self.reader else {})}

    def check_links(self, pages: Mapping[str, tuple[str, ...] | None], found: Found) -> None:
        """Where the words of concepts and of the reading page lead must be there."""
        for slug, body in self.bodies.items():
            links.check([self.shelf.concepts[slug].body.cut(*ends) for ends in body["links"]], tuple(body["ids"]), pages, found)
        if self.reader:
            links.check(self.reader.links, self.reader.ids, pages, found)

    def files(self, site: Site, made: Mapping[str, Made], assets: Assets) -> dict[str, bytes]:
        """{path: bytes} of all their pages; rendered once, while nothing that they show changes."""
        shown = digest([repr(site), [(page.slug, page.front.title, page.seen) for page in made.values()], dict(assets.hashes)])
        if _drawn.get("of") is not self or _drawn["shown"] != shown:
            _drawn.update(of=self, shown=shown, files=self._files(site, made, assets))
        return _drawn["files"]

    def _files(self, site: Site, made: Mapping[str, Made], assets: Assets) -> dict[str, bytes]:
        def page(template: str, *, title: str, promise: str, slug: str, kind: str, root: str, body: str, data: str = "", **more) -> bytes:
            facts = {"slug": slug, "title": title, "promise": promise, "minutes": 0, "body": body, "glance": (), "root": root, "kind": kind}
            html = render(template, site=site, page=facts, essays=(), next=None, feedback="", data=assets.checked(data), csp=CSP,
                          asset=lambda name: root + assets.address(name), integrity=assets.integrity, **more)
            return html.encode()
        return concept_pages(self.shelf, self.bodies, made, page, self.proved) | read_files(self.reader, page)


def reference(sources: Mapping[str, Source], words: Source, symbols: Symbols, table: str, cache: Cache, found: Found) -> Reference:
    """Read the concepts (`sources` by their slugs) and the words of the reading page; once, while nothing of it changes."""
    made_from = digest([{slug: source.text for slug, source in sources.items()}, words.text, table, cache.stamp, str(cache.folder)])
    if made_from not in _last:
        wrong = Found()
        known = shelf(concepts(sources, wrong), symbols, wrong)
        made = Reference(known, bodies(known, symbols, table, cache, wrong),
                         {slug: computed(concept, cache, wrong) for slug, concept in known.concepts.items()}, read_page(words, known, symbols, cache, wrong))
        _last.clear()
        _last[made_from] = made, wrong
    made, wrong = _last[made_from]
    found += wrong
    return made


def shelf_of(root: Path) -> Shelf:
    """The concepts of a site's content; those with mistakes are left out."""
    found = Found()
    folder = root / "content" / "concepts"
    sources = {slug: source for slug, source in content_files.pages(root, folder, found).items() if source}
    return shelf(concepts(sources, found), Symbols({}), found)
