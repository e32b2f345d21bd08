"""A browser that lacks something, or a feature that fails, takes nothing else along: pointing, folding and cards go on."""
import pytest

from tests.browser.reading import ESSAY, awake

LACKS = ["IntersectionObserver", "ResizeObserver", "requestIdleCallback", "Worker", "WebAssembly", "BigInt", "PerformanceObserver", "CompressionStream", "DecompressionStream"]
BLOCKED = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })
Object.defineProperty(navigator, 'connection', { get() { return undefined } })
Object.defineProperty(crypto, 'subtle', { get() { return undefined } })
delete Element.prototype.checkVisibility"""


def points_folds_and_shows_cards(page, url):
    awake(page, url)
    part = page.locator("figure.formula math [data-part]").first
    part.scroll_into_view_if_needed()
    part.click()
    card = page.locator(".card:not([hidden])")
    card.wait_for()
    card.locator(".fold").click()
    page.locator("figure.formula .folded").first.wait_for()


def test_without_anything_that_is_new(page, site_url):
    page.expect_errors("net::ERR")
    page.add_init_script("\n".join(f"delete window.{name}" for name in LACKS) + "\n" + BLOCKED)
    points_folds_and_shows_cards(page, site_url + ESSAY)
    page.locator("input[type=range][data-knob]").first.dispatch_event("pointerdown", {"bubbles": True})
    page.locator("html[data-python=failed]").wait_for()
    page.locator(".python-says .retry").wait_for()


FEATURES = {"a line for Python": ("python-says", "div"), "a gauge": ("gauge", "div"), "the tools": ("tools", "div"), "a button": ("tool reset", "button")}


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_that_fails_takes_no_other_along(page, site_url, feature):
    name, _ = FEATURES[feature]
    page.expect_errors("cannot be made here")
    page.add_init_script(f"""const put = Element.prototype.setAttribute
        Element.prototype.setAttribute = function (name, value) {{
            if (name === 'class' && value === '{name}') throw new Error('{name} cannot be made here')
            return put.call(this, name, value)
        }}""")
    points_folds_and_shows_cards(page, site_url + ESSAY)
