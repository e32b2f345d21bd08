"""A build from beginning to end.

    read the site's settings and symbols -> make every page -> check the links between them
    -> put them into templates -> write everything beside dist, and swap
"""
from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable

from . import fonts, links
from .assets import assets
from .cache import Cache, stamp
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

HERE = Path(__file__).resolve().parent
FEW = 2                                 # below this many pages to make, other processes cost more than they bring


@dataclass(frozen=True)
class Report:
    """What a build did."""
    pages: int
    made: int
    seconds: float
    unchecked: tuple[Mistake, ...] = ()     # numbers in prose that could not be checked


def build(root: Path, out: Path, say: Callable[[str], None] = print, runtime: Path | None = None) -> Report:
    """Make the site of root/content in `out`, or raise Mistakes and leave `out` as it was."""
    begun = time.perf_counter()
    cache = _cache(root)
    settings, made, beside, fresh, found = _read(root, cache, say)
    if found:
        raise Mistakes(found)
    math = fonts.subset(fonts.letters(page.body for page in made.values()), cache)
    gathered = assets({fonts.NAME: math, **({fonts.WHOLE: fonts.whole(cache)} if beside.names else {})})
    settings = replace(settings, beside=beside.names)
    home = made.pop("home", None) or Made("home", Front(settings.title, settings.promise), 0, "", "", "", ())
    files = beside.files(settings, {"home": home, **made}, gathered) | pages(settings, home, made, gathered)
    files |= {f"assets/{name}": content for name, content in gathered.files.items()}
    swapped(files, out, runtime)
    count = sum(name.endswith(".html") for name in files)
    return Report(count, fresh, time.perf_counter() - begun, _unchecked(home, *made.values()))


def check(root: Path) -> list[Mistake]:
    """Everything that is wrong with the content, writing nothing but the cache."""
    return checked(root)[0]


def checked(root: Path) -> tuple[list[Mistake], tuple[Mistake, ...]]:
    """The same, and beside it the numbers in prose that could not be checked."""
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
    slugs = tuple(path.stem for path in sorted((content / "essays").glob("*.md")))
    settings = site(_source(root, content / "site.yaml"), slugs, found)
    table_source = _source(root, content / "symbols.md")
    table = symbols(table_source, found)
    sources = {slug: _source(root, content / "essays" / f"{slug}.md") for slug in slugs}
    if (content / "home.md").exists():
        sources = {"home": _source(root, content / "home.md"), **sources}
    known = {path.stem: _source(root, path) for path in sorted((content / "concepts").glob("*.md"))}
    beside = reference(known, _source(root, content / "read.md"), table, table_source.text, cache, found)
    made, fresh = _make_all(sources, table, table_source.text + beside.shelf.stamp, beside.shelf, cache, say)
    ids = {"": (), **beside.pages, **{slug: page.ids for slug, page in made.items()}}
    links.check(beside.links(), "", ids, found)
    for slug, page in made.items():
        found += page.mistakes
        links.check(page.links, slug, ids, found)
    return settings, made, beside, fresh, found


def _make_all(sources: dict[str, Source], table: Symbols, table_text: str, shelf: Shelf, cache: Cache,
              say: Callable[[str], None]) -> tuple[dict[str, Made], int]:
    """Every page, those that are as they were from the cache; many new ones on all processors."""
    made = {slug: page for slug, source in sources.items() if (page := kept(cache, source, slug, table_text))}
    missing = [(sources[slug], slug, table, table_text, shelf, cache) for slug in sources if slug not in made]
    if len(missing) >= FEW:
        say(f"Making {len(missing)} pages ...")
    if len(missing) >= FEW and (os.cpu_count() or 1) > 1:
        with ProcessPoolExecutor() as pool:
            new = list(pool.map(_one, missing, chunksize=max(1, len(missing) // 32)))
    else:
        new = [_one(task) for task in missing]
    made |= {page.slug: page for page in new}
    return {slug: made[slug] for slug in sources}, len(missing)


def _one(task) -> Made:
    source, slug, table, table_text, shelf, cache = task
    page = make(source, slug, "./" if slug == "home" else "../", table, cache, shelf)
    return keep(cache, source, table_text, page)


def _source(root: Path, path: Path) -> Source:
    """A file's text; none where there is no file."""
    name = path.relative_to(root).as_posix()
    return Source(name, path.read_text(encoding="utf-8").replace("\r\n", "\n") if path.exists() else "")
