"""A build from beginning to end.

    read the site's settings and symbols -> make every page -> check the links between them
    -> put them into templates -> write everything beside dist, and swap
"""
from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Callable

from disk.lock import held
from disk.workspace import settled

from . import content_files, fonts, links, output_paths
from .assets import assets
from .cache import Cache, stamp
from .destination import destination, old_site
from .essay import make
from .kept import keep, kept
from .mistakes import Found, Mistake, Mistakes
from .pages import pages
from .reference import Reference, reference
from .records import Front, Made
from .shelf import Shelf
from .site_settings import Site, site
from .source import Source
from .swap import swapped
from .symbols import Symbols, symbols
from .templates import FOLDER as TEMPLATES
from .templates import own_ids

HERE = Path(__file__).resolve().parent
FEW = 2                                 # below this many pages to make, other processes cost more than they bring


@dataclass(frozen=True)
class Report:
    """What a build did."""
    pages: int
    made: int
    seconds: float
    unchecked: tuple[Mistake, ...] = ()     # numbers in prose that could not be checked


def build(root: Path, out: Path, say: Callable[[str], None] = print, runtime: Path | None = None, durable: bool = False) -> Report:
    """Make the site of root/content in `out`, or raise Mistakes and leave `out` as it was. One build at a time.

    `durable`: the site is on the disk itself before it takes its place."""
    with held(root / ".cache" / "lock", say):
        settled()                           # what the build before is still removing from this folder is nobody's
        return _build(root, out, say, runtime, durable)


def _build(root: Path, out: Path, say: Callable[[str], None], runtime: Path | None, durable: bool) -> Report:
    begun = time.perf_counter()
    place = destination(root, out, say)
    cache = _cache(root)
    settings, made, beside, fresh, found = _read(root, cache, say)
    if found:
        raise Mistakes(found)
    math = fonts.subset(fonts.letters(page.body for page in made.values()), cache)
    gathered = assets({fonts.NAME: math, **({fonts.WHOLE: fonts.whole(cache)} if beside.names else {})},
                      start=(runtime / "start.json").read_bytes() if runtime else b"")
    settings = replace(settings, beside=beside.names)
    home = made.pop("home", None) or Made("home", Front(settings.title, settings.promise), 0, "", "", "", ())
    files = output_paths.merged({
        "the pages": pages(settings, home, made, gathered),
        "the concepts and the page Read a formula": beside.files(settings, {"home": home, **made}, gathered),
        "the assets": {f"{output_paths.ASSETS}/{name}": content for name, content in gathered.files.items()},
    }, lambda path: _made_from(root, path))
    old_site(place, [*files, *(f"runtime/{path.name}" for path in runtime.iterdir())] if runtime else files)
    swapped(files, place, runtime, durable)
    count = sum(name.endswith(".html") for name in files)
    return Report(count, fresh, time.perf_counter() - begun, _unchecked(home, *made.values()))


def check(root: Path) -> list[Mistake]:
    """Everything that is wrong with the content, writing nothing but the cache."""
    return checked(root)[0]


def checked(root: Path) -> tuple[list[Mistake], tuple[Mistake, ...]]:
    """The same, and beside it the numbers in prose that could not be checked."""
    with held(root / ".cache" / "lock"):
        _, made, *_, found = _read(root, _cache(root), lambda words: None)
    return list(Mistakes(found).mistakes), _unchecked(*made.values())


def _unchecked(*pages: Made) -> tuple[Mistake, ...]:
    return tuple(sorted({one for page in pages for one in page.unchecked}))


def _cache(root: Path) -> Cache:
    import pycore
    cache = Cache(root / ".cache" / "pages", stamp(HERE, TEMPLATES, Path(pycore.__file__).parent))
    cache.sweep()
    return cache


def _read(root: Path, cache: Cache, say: Callable[[str], None]) -> tuple[Site, dict[str, Made], Reference, int, Found]:
    """The settings, every page by its slug ("home" is the first), what stands beside them, how many were made anew, and all mistakes."""
    content, found = root / "content", Found()

    def one(name: str) -> Source | None:
        return content_files.text(root, content / name, found)

    essays = content_files.pages(root, content / "essays", found)
    settings_source, table_source, home, words = map(one, ("site.yaml", "symbols.md", "home.md", "read.md"))
    settings = site(settings_source, tuple(essays), found) if settings_source else Site()
    content_files.missing(root, settings.needs, found)
    table_source = table_source or Source("content/symbols.md", "")
    table = symbols(table_source, found)
    sources = {slug: source for slug, source in ({output_paths.START: home} | essays).items() if source and (source.text or slug in essays)}
    concepts = content_files.pages(root, content / "concepts", found, own_ids("concepts.html"))
    known = {slug: source for slug, source in concepts.items() if source}
    beside = reference(known, words or Source("content/read.md", ""), table, table_source.text, cache, found)
    made, fresh = _make_all(sources, table, table_source.text + beside.shelf.stamp, beside.shelf, cache, say)
    unread = {**{f"concepts/{slug}": None for slug in concepts}, **({} if words else {"read": None}), **dict.fromkeys(essays)}
    ids = {**unread, **beside.pages, **{slug: page.ids for slug, page in made.items()}}
    beside.check_links(ids, found)
    for slug, page in made.items():
        found += page.mistakes
        links.check(page.links, page.ids, ids, found)
    return settings, made, beside, fresh, found


def _make_all(sources: dict[str, Source], table: Symbols, table_text: str, shelf: Shelf, cache: Cache,
              say: Callable[[str], None]) -> tuple[dict[str, Made], int]:
    """Every page, those that are as they were from the cache; many new ones on all processors."""
    made = {slug: page for slug, source in sources.items() if (page := kept(cache, source, slug, table_text))}
    missing = [(sources[slug], slug, table, table_text, shelf, cache) for slug in sources if slug not in made]
    if len(missing) >= FEW:
        say(f"Making {len(missing)} pages ...")
    if len(missing) >= FEW and (os.cpu_count() or 1) > 1:
        with workers() as pool:
            new = list(pool.map(_one, missing, chunksize=max(1, len(missing) // 32)))
    else:
        new = [_one(task) for task in missing]
    made |= {page.slug: page for page in new}
    return {slug: made[slug] for slug in sources}, len(missing)


def workers() -> ProcessPoolExecutor:
    """Processes on all processors, which end when this one does, even if it is killed."""
    return ProcessPoolExecutor(initializer=_end_with_parent)


def _end_with_parent() -> None:
    def watch() -> None:
        wait([parent_process().sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _one(task) -> Made:
    source, slug, table, table_text, shelf, cache = task
    page = make(source, slug, "./" if slug == "home" else "../", table, cache, shelf)
    return keep(cache, source, table_text, page)


def _made_from(root: Path, path: str) -> str:
    """The file of content/ that a page is made from; "" for what is made from none."""
    pages = {output_paths.HOME: "home", output_paths.READ_PAGE: "read"}
    name = pages.get(path) or f"{'' if path.startswith('concepts/') else 'essays/'}{path.rpartition('/')[0]}"
    return f"content/{name}.md" if (root / "content" / f"{name}.md").is_file() else ""
