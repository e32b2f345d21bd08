"""weight: what each kind of page asks of a reader before the first touch, in requests and bytes, packed with gzip."""

import gzip
import re
from pathlib import Path

KINDS = {".html": "HTML", ".css": "CSS", ".js": "scripts", ".woff2": "fonts"}
LIMIT = 60_000


def run(root: Path, arguments: list[str]) -> int:
    from commands import build, set_up
    from commands.test import chromium as install_chromium
    from generator.chromium import find
    from generator.serve_http import open_site

    set_up.install(root, "test")
    install_chromium()
    if build.make(root, root / "dist"):
        return 1
    server = open_site(root / "dist")
    try:
        return weigh(root / "dist", server.address, find())
    finally:
        server.shutdown()


def weigh(dist: Path, address: str, chromium: str) -> int:
    from generator.runtime_snapshot import FLAGS
    from playwright.sync_api import sync_playwright

    over = 0
    essays = sorted(path.relative_to(dist).as_posix() for path in dist.glob("*/index.html") if (path.parent / "frames.json").exists())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for page in ("index.html", *essays):
            asked = requests(browser, address, page)
            packed = {kind: sum(len(gzip.compress((dist / name).read_bytes(), 9)) if suffix != ".woff2" else (dist / name).stat().st_size
                                for name in asked if Path(name).suffix == suffix) for suffix, kind in KINDS.items()}
            reading = sum(packed.values()) - packed["fonts"]
            over |= reading > LIMIT
            print(f"{page}: {len(asked)} requests; " + ", ".join(f"{kind} {size:,}" for kind, size in packed.items())
                  + f" bytes; {reading:,} without fonts, of {LIMIT:,}")
        browser.close()
    return over


def requests(browser, address: str, page: str) -> list[str]:
    """The files that the page fetches while nobody touches it."""
    tab, asked = browser.new_page(), []
    tab.on("request", lambda request: asked.append(re.sub(r"[?#].*", "", request.url.removeprefix(address))))
    tab.goto(address + page)
    tab.wait_for_timeout(1500)
    tab.close()
    return [name for name in asked if name]
