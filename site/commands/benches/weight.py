"""weight: what each kind of page asks of a reader before the first touch, in requests and bytes, packed with gzip."""

import gzip
import re
from pathlib import Path

from ._opened import opened

KINDS = {".html": "HTML", ".css": "CSS", ".js": "scripts", ".woff2": "fonts"}
LIMIT = 60_000


def run(root: Path, arguments: list[str]) -> int:
    dist, over = root / "dist", 0
    with opened(root) as (address, browser):
        essays = sorted(path.relative_to(dist).as_posix() for path in dist.glob("*/index.html") if (path.parent / "frames.json").exists())
        for page in ("index.html", *essays):
            asked = requests(browser, address, page)
            packed = {kind: sum(weight(dist / name) for name in asked if Path(name).suffix == suffix) for suffix, kind in KINDS.items()}
            reading = sum(packed.values()) - packed["fonts"]
            over |= reading > LIMIT
            print(f"{page}: {len(asked)} requests; " + ", ".join(f"{kind} {size:,}" for kind, size in packed.items())
                  + f" bytes; {reading:,} without fonts, of {LIMIT:,}")
    return over


def weight(file: Path) -> int:
    """Bytes on the line: fonts are packed already, the rest as a host would with gzip."""
    return file.stat().st_size if file.suffix == ".woff2" else len(gzip.compress(file.read_bytes(), 9))


def requests(browser, address: str, page: str) -> list[str]:
    """The files that the page fetches while nobody touches it."""
    tab, asked = browser.new_page(), []
    tab.on("request", lambda request: asked.append(re.sub(r"[?#].*", "", request.url.removeprefix(address))))
    tab.goto(address + page)
    tab.wait_for_timeout(1500)
    tab.close()
    return [name for name in asked if name]
