"""A real Chromium, and a page that watches itself.

    page       a tab that fails its test for any console error and any request that leaves the host
    still      the same with a Python that never comes: for what needs none, and for what frames answer
    browser    for tests that want a context of their own: watched(browser.new_context(...)) is as strict

A test that means to provoke an error says so: page.expect_errors("part of its text").
"""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from generator.chromium import find
from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PENDING = Path(__file__).with_name("pending.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser():
    found = find()  # before Playwright is at work: it may be asked too
    assert found, "The browser tests need Chromium, and none is found. Install it, or name one: CHROMIUM=/path/to/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    with watched(browser) as page:
        yield page


@pytest.fixture
def still(open_still):
    with open_still() as page:
        yield page


@pytest.fixture
def open_page(browser):
    """For tests that set up the tab: with open_page(java_script_enabled=False) as page: ..."""
    return lambda **options: watched(browser, **options)


@pytest.fixture
def open_still(browser):
    """Like open_page, with a Python that never comes."""
    @contextmanager
    def opened(**options):
        with watched(browser, **options) as page:
            page.context.route("**/runtime/**", lambda route: None)
            yield page
    return opened


@contextmanager
def watched(browser, **options):
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.add_init_script(PENDING)
    page = context.new_page()
    expected, troubles = [], []
    page.expect_errors = lambda *parts: expected.extend(parts)

    def heard(message):
        if message.type == "error":
            troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def asked(request):
        at = urlsplit(request.url)
        if at.scheme in ("http", "https", "ws", "wss") and at.hostname not in ("127.0.0.1", "localhost"):
            troubles.append(f"request left the host: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    context.on("request", asked)
    try:
        yield page
    finally:
        context.unroute_all(behavior="ignoreErrors")        # of what is still on its way nobody asks any more
        context.close()
    unexpected = [trouble for trouble in troubles if not any(part in trouble for part in expected)]
    assert not unexpected, "The page had troubles:\n" + "\n".join(unexpected)
