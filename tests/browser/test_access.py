"""No axe violation on any page, light or dark, at rest and awake."""
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reading import PAGES, at_rest, awake


@pytest.fixture
def open_page(open_still):
    """Python never comes: none of this needs it."""
    return open_still


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, real_url, path, scheme):
    with open_page(color_scheme=scheme, reduced_motion="reduce") as page:
        awake(page, real_url + path)
        assert violations(page) == []
        page.locator(".formula .stage [data-part]").first.click()
        page.locator(".fold-all").last.click(force=True)
        at_rest(page)
        assert violations(page) == []


def violations(page) -> list[str]:
    return [f"{found['id']}: {found['help']}: {node['html'][:200]}: {node['failureSummary']}"
            for found in Axe().run(page).response["violations"] for node in found["nodes"][:3]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_of_each_other_kind(open_page, built, real_url, scheme):
    kinds = {path.parent.parent: path for path in sorted(built.rglob("index.html"), reverse=True)}
    others = {path.parent.relative_to(built).as_posix() + "/" for path in kinds.values()} | {"404.html"}
    with open_page(color_scheme=scheme, reduced_motion="reduce") as page:
        for path in sorted(others - {"./", *PAGES}):
            page.goto(real_url + path)
            assert violations(page) == [], path
