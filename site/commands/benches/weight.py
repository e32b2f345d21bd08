"""weight: what each kind of page asks of a reader in bytes, packed with gzip: what it fetches at opening, with nothing touched at
the first screen of 1280 × 900, and all scripts together that it may fetch later, Python's own left out."""

import gzip
import re
from pathlib import Path

from ._opened import opened

KINDS = {".html": "HTML", ".css": "CSS", ".js": "scripts", ".json": "data", ".woff2": "fonts"}
READING = ("HTML", "CSS", "scripts")
LIMIT = 60_000


def run(root: Path, arguments: list[str]) -> int:
    dist, over = root / "dist", 0
    with opened(root) as (address, browser):
        essays = sorted(path.relative_to(dist).as_posix() for path in dist.glob("*/index.html") if (path.parent / "frames.json").exists())
        for page in ("index.html", *essays):
            asked = requests(browser, address, page)
            packed = {kind: sum(weight(dist / name) for name in asked if Path(name).suffix == suffix) for suffix, kind in KINDS.items()}
            reading = sum(packed[kind] for kind in READING)
            every = sum(weight(dist / name) for name in {*scripts(dist / page), *(name for name in asked if name.endswith(".js"))})
            over |= reading > LIMIT
            print(f"{page}: at opening {len(asked)} requests; " + ", ".join(f"{kind} {size:,}" for kind, size in packed.items() if size)
                  + f" bytes; {reading:,} to read and point, of {LIMIT:,}; all scripts together {every:,}")
    return over


def weight(file: Path) -> int:
    """Bytes on the line: fonts are packed already, the rest as a host would with gzip."""
    return file.stat().st_size if file.suffix == ".woff2" else len(gzip.compress(file.read_bytes(), 9))


def scripts(page: Path) -> set[str]:
    """The scripts that a page names, those among them that it fetches only when it is asked for something."""
    return {f"assets/js/{name}" for name in re.findall(r"assets/js/([\w-]+\.js)", page.read_text(encoding="utf-8"))}


def requests(browser, address: str, page: str) -> list[str]:
    """The files that the page fetches while nobody touches it, Python's left out."""
    tab, asked = browser.new_page(viewport={"width": 1280, "height": 900}), []
    tab.on("request", lambda request: asked.append(re.sub(r"[?#].*", "", request.url.removeprefix(address))))
    tab.route("**/runtime/**", lambda route: route.abort())
    tab.goto(address + page)
    tab.wait_for_timeout(1500)
    tab.close()
    return [name for name in asked if name and not name.startswith("runtime/")]
