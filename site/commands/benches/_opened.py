"""The built site, served, and a Chromium to look at it with; not a bench of its own."""

from contextlib import contextmanager
from pathlib import Path


@contextmanager
def opened(root: Path):
    """Build the site, then give the address it is served at and a browser."""
    from commands import build, set_up
    from commands.test import chromium
    from generator.chromium import find
    from generator.runtime_snapshot import FLAGS
    from generator.serve_http import open_site
    from playwright.sync_api import sync_playwright

    set_up.install(root, "test")
    chromium()
    if build.make(root, root / "dist"):
        raise SystemExit(1)
    found, server = find(), open_site(root / "dist")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
            yield server.address, browser
            browser.close()
    finally:
        server.shutdown()
