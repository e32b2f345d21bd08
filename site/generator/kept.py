"""Pages made in an earlier run, kept as long as nothing they were made from has changed.

    kept(cache, source, slug, table)    the page, or None
    keep(cache, source, table, page)    the page, kept if nothing is wrong with it
"""
from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from .cache import Cache, digest, load, store
from .mistakes import Mistake
from .records import Front, Made, Reference
from .source import Source


def kept(cache: Cache, source: Source, slug: str, table: str) -> Made | None:
    """The page made of this very text before; `table` is the text of the symbols' table."""
    pieces = load(_path(cache, source, slug, table), 3)
    if not pieces:
        return None
    about, frames, fades = pieces
    value = json.loads(about)
    head = value["front"]
    front = Front(head["title"], head["promise"], tuple(head["glance"]), tuple(Reference(**one) for one in head["references"]),
                  source.span(*head["picture"]) if head["picture"] else None)
    links = tuple(source.span(*ends) for ends in value["links"])
    return Made(slug, front, value["minutes"], value["body"], value["data"], frames, tuple(value["ids"]), links, fades=fades,
                seen=tuple(value["seen"]), unchecked=tuple(Mistake(**one) for one in value["unchecked"]), picture=value["picture"])


def keep(cache: Cache, source: Source, table: str, page: Made) -> Made:
    """Keep a page for the next run."""
    if not page.mistakes:
        picture = page.front.picture
        front = asdict(replace(page.front, picture=None)) | {"picture": picture and [picture.start, picture.end]}
        value = {"front": front, "picture": page.picture, "minutes": page.minutes, "body": page.body, "data": page.data, "ids": page.ids,
                 "seen": page.seen, "unchecked": [asdict(one) for one in page.unchecked], "links": [[span.start, span.end] for span in page.links]}
        store(_path(cache, source, page.slug, table), json.dumps(value, ensure_ascii=False), page.frames, page.fades)
    return page


def _path(cache: Cache, source: Source, slug: str, table: str) -> Path:
    return cache.folder / "page" / f"{digest([cache.stamp, source.text, slug, table])}.json"
