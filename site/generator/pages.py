"""Made pages put into their templates: the files of the site, as bytes.

    pages(site, home, essays, assets) -> {path: bytes}
"""
from __future__ import annotations

from typing import Iterable
from urllib.parse import quote

from .assets import Assets, tag
from .records import Made
from .site_settings import Site
from .templates import render

# What a page may load: its own files, and WebAssembly. Said in every page, and by `serve` in a header.
CSP = "; ".join((
    "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'"))


def pages(site: Site, home: Made, essays: dict[str, Made], assets: Assets) -> dict[str, bytes]:
    """Every page of the site, and beside it the frames its figures move by."""
    order = [essays[slug] for slug in site.reading if slug in essays]
    files = _page("index.html", home, "home", "./", site, order, order[0] if order else None, assets)
    for made in essays.values():
        at = order.index(made) if made in order else len(order)
        follows = order[at + 1] if at + 1 < len(order) else None
        files |= _page(f"{made.slug}/index.html", made, "essay", "../", site, order, follows, assets)
    lost = {"slug": "404", "title": "There is no page here", "promise": "", "minutes": 0, "body": "", "glance": (), "root": "./", "kind": "lost"}
    files["404.html"] = _rendered("404.html", lost, site, _listed(order, "./"), None, "", "./", assets)
    return files


def _page(path: str, made: Made, kind: str, root: str, site: Site, order: list[Made], follows: Made | None,
          assets: Assets) -> dict[str, bytes]:
    page = {"slug": made.slug, "title": made.front.title, "promise": made.front.promise, "minutes": made.minutes,
            "body": made.body, "glance": made.front.glance, "root": root, "kind": kind}
    data = made.data.replace("assets/js/worker.js", assets.address("js/worker.js"))
    data = data.replace('"frames.json"', f'"frames.json?v={tag(made.frames.encode())}"', 1)
    files = {path: _rendered(f"{kind}.html", page, site, _listed(order, root), follows, data, root, assets)}
    if made.frames:
        files[path.replace("index.html", "frames.json")] = made.frames.encode()
    return files


def _rendered(template: str, page: dict, site: Site, essays: list[dict], follows: Made | None, data: str, root: str,
              assets: Assets) -> bytes:
    onward = _listed([follows], root)[0] if follows and page["kind"] == "essay" else None
    html = render(template, site=site, page=page, essays=essays, next=onward, feedback=_feedback(site, page), data=data,
                  csp=CSP, asset=lambda name: root + assets.address(name))
    return html.encode()


def _listed(essays: Iterable[Made], root: str) -> list[dict]:
    return [{"title": made.front.title, "promise": made.front.promise, "slug": made.slug, "minutes": made.minutes,
             "href": f"{root}{made.slug}/"} for made in essays]


def _feedback(site: Site, page: dict) -> str:
    """The link to tell how a page was read; nothing where none is set."""
    address = site.address.rstrip("/") + ("/" if page["kind"] == "home" else f"/{page['slug']}/") if site.address else page["slug"]
    return site.feedback.replace("{title}", quote(page["title"], safe="")).replace("{address}", quote(address, safe=""))
