"""Made pages put into their templates: the files of the site, as bytes.

    pages(site, home, essays, assets) -> {path: bytes}
"""
from __future__ import annotations

import re
from typing import Iterable
from urllib.parse import quote

from markupsafe import Markup

from . import output_paths
from .assets import Assets, sha256
from .records import Front, Made
from .site_settings import Site
from .templates import render

# What a page may load: its own files, and WebAssembly. Its worker it makes itself, of bytes it has checked (starting.js), and the
# worker keeps to the same policy. Said in every page, and by `serve` in a header.
CSP = "; ".join((
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self' blob:", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'"))


def pages(site: Site, home: Made, essays: dict[str, Made], assets: Assets) -> dict[str, bytes]:
    """Every page of the site, and beside it the frames its figures move by and its formulas without their parts."""
    order = [essays[slug] for slug in site.reading if slug in essays]
    lists = {root: _listed(order, root) for root in ("./", "../")}
    after = {made.slug: one for made, one in zip(order, lists["../"][1:])}

    def page(path: str, made: Made, kind: str, root: str) -> dict[str, bytes]:
        facts = {"slug": made.slug, "title": made.front.title, "promise": made.front.promise, "minutes": made.minutes,
                 "body": made.body, "glance": made.front.glance, "references": made.front.references, "sections": _sections(made.body), "root": root, "kind": kind}
        html = render(f"{'404' if kind == 'lost' else kind}.html", site=site, page=facts, essays=lists[root],
                      next=after.get(made.slug), feedback="" if kind == "lost" else _feedback(site, made, kind),
                      data=_addressed(made, assets), csp=CSP, asset=lambda name: root + assets.address(name), integrity=assets.integrity)
        beside = {path.replace("index.html", name): text.encode() for name, text in _beside(made) if text}
        return {path: html.encode(), **beside}

    lost = Made("404", Front("There is no page here", ""), 0, "", "", "", ())
    files = page(output_paths.HOME, home, "home", "./") | page(output_paths.LOST, lost, "lost", "./")
    for made in essays.values():
        files |= page(output_paths.essay(made.slug), made, "essay", "../")
    return files


def _addressed(made: Made, assets: Assets) -> str:
    """The page's data, with all that its scripts fetch named by its content."""
    data = assets.checked(made.data)
    for name, text in _beside(made):
        data = data.replace(f'"{name}"', f'"{name}?v={sha256(text.encode())}"', 1)
    return data


def _beside(made: Made) -> tuple[tuple[str, str], ...]:
    """What a page fetches only when it is asked for something."""
    return ("frames.json", made.frames), ("fades.json", made.fades)


def _sections(body: str) -> list[dict[str, str]]:
    """The headings of a page, as it lists them beside its title."""
    return [{"id": id, "title": re.sub(r' (?:data-\w+|id)="[^"]*"|</?a\b[^>]*>', "", title)}
            for id, title in re.findall(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', body, re.DOTALL)]


def _listed(essays: Iterable[Made], root: str) -> list[dict]:
    return [{"title": made.front.title, "promise": made.front.promise, "slug": made.slug, "minutes": made.minutes,
             "picture": Markup(made.picture), "href": f"{root}{made.slug}/"} for made in essays]


def _feedback(site: Site, made: Made, kind: str) -> str:
    """The link to tell how a page was read; nothing where none is set."""
    place = "" if kind == "home" else f"{made.slug}/"
    address = f"{site.address.rstrip('/')}/{place}" if site.address else place
    return site.feedback.replace("{title}", quote(made.front.title, safe="")).replace("{address}", quote(address, safe=""))
