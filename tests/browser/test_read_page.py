"""The page that reads any formula: before Python, live, taken apart, sent to a friend, and in the face of strangers."""
import json
import re
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reading import at_rest, awake, island, until

READ = "read/"
LUONG = r"\mathbf{h}^\top \mathbf{W} \mathbf{s}"
PATIENCE = 45_000                       # Python's first start, on a machine that does other things too


def example(page, name: str):
    page.locator("[data-example]", has_text=re.compile(f"^{re.escape(name)}$")).click()


def write(page, latex: str, says: str):
    """Types a formula and waits until the page says it."""
    page.locator("#latex").fill(latex)
    expect(page.locator("#said")).to_contain_text(says, timeout=PATIENCE)


def asked(site_url: str, latex: str, more: str = "") -> str:
    return f"{site_url}{READ}?f={quote(latex)}{more}"


def test_examples_need_no_python(page, site_url):
    awake(page, site_url + READ)
    for known in island(page)["examples"]:
        example(page, known["name"])
        expect(page.locator("#latex")).to_have_value(known["latex"])
        expect(page.locator("#said")).to_contain_text(known["words"][1:])
        expect(page.locator("#hits .hit")).to_have_count(len({hit["slug"] for hit in known["concepts"]}) + len(known["near"]))
        expect(page.locator("#steps li:visible, #steps li[hidden]")).to_have_count(len(known["order"]))
    assert page.evaluate("document.documentElement.dataset.python") == "off"


def test_the_near_softmax_says_what_it_lacks(page, site_url):
    awake(page, site_url + READ)
    example(page, "almost a softmax")
    near = page.locator("#hits .near")
    expect(near).to_contain_text("the denominator has no exp")
    near.hover()
    expect(page.locator("#it math .lit")).to_have_count(1)
    expect(page.locator(".card:visible")).to_contain_text("no exp")


def test_values_that_do_not_fit_together_are_told_with_both_shapes(page, site_url):
    awake(page, asked(site_url, r"\mathbf{W} \mathbf{h}", "&let=" + quote(r"\mathbf{W}:1,2,3;4,5,6") + "&let=" + quote(r"\mathbf{h}:1,2")))
    why = page.locator("#lets .trouble")
    expect(why).to_contain_text("has shape 2×3 and", timeout=PATIENCE)
    expect(why).to_contain_text("has shape 2:")
    page.locator("#lets input").last.fill("1, 2, 3")
    expect(why).to_have_text("", timeout=PATIENCE)
    expect(page.locator("#steps .step-value").last).to_have_text("(14, 32)")


def test_pointing_at_a_concept_lights_its_part_and_links_to_its_page(page, site_url):
    awake(page, site_url + READ)
    page.locator("#hits .hit", has_text="softmax").last.hover()
    expect(page.locator('#it math [data-part="it.softmax"].lit')).to_have_count(1)
    link = page.locator(".card .card-concept a")
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile("/concepts/softmax/"))


def test_what_is_typed_is_read_at_once(page, site_url):
    awake(page, site_url + READ)
    page.locator("#latex").focus()
    write(page, r"a + \frac{b}{c}", "A plus b over c")
    write(page, r"$$ \sqrt{q} + r $$", "The square root of q plus r")
    assert page.locator("#it math msqrt").count() == 1
    expect(page.locator("#boxed .step")).to_have_count(2)
    assert "f=" in page.url


def test_until_python_is_there_the_page_says_so(page, site_url):
    awake(page, site_url + READ)
    page.locator("#latex").fill("a + b")
    expect(page.locator(".waiting")).to_contain_text("this page knows its examples only")
    expect(page.locator("#said")).to_have_text("A plus b.", timeout=PATIENCE)
    expect(page.locator(".waiting")).to_be_hidden()


def test_the_formula_is_walked_like_any_other(page, site_url):
    awake(page, site_url + READ)
    example(page, "Luong's score")
    page.locator('#it math [tabindex="0"], #it math[tabindex="0"]').first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "W"
    page.keyboard.press("Enter")
    expect(page.locator(".card.held")).to_contain_text("W")


def test_taking_W_out_leaves_a_dot_product(page, site_url):
    awake(page, asked(site_url, LUONG))
    expect(page.locator("#said")).to_contain_text("W", timeout=PATIENCE)
    piece = page.locator('#it math [data-n="1"]')
    piece.click()
    page.locator(".card .take-out").click()
    expect(page.locator("#without")).to_contain_text("It says: dot product", timeout=PATIENCE)
    expect(piece).to_have_class(re.compile("faded"))
    expect(page).to_have_url(re.compile("without=1"))
    page.get_by_role("button", name="read this one").click()
    expect(page.locator("#hits")).to_contain_text("dot product", timeout=PATIENCE)
    expect(page.locator("#without")).to_be_hidden()


def test_folding_everything_leaves_names(page, site_url):
    awake(page, site_url + READ)
    example(page, "Adam")
    page.locator("#it").hover()
    page.locator("#it .fold-all").click()
    assert "Adam" in page.locator("#it .box:visible").all_text_contents()
    expect(page).to_have_url(re.compile("fold="))
    address = page.url
    names = page.locator("#it .box:visible").all_text_contents()
    awake(page, site_url)
    awake(page, address)
    expect(page.locator("#it .box:visible")).to_have_count(len(names))


def test_letters_get_values_and_every_part_shows_its_own(page, site_url):
    awake(page, asked(site_url, LUONG))
    page.get_by_role("button", name="fill in some numbers").click(timeout=PATIENCE)
    expect(page.locator("#steps li").last.locator(".step-value")).not_to_be_empty(timeout=PATIENCE)
    for letter, value in zip(page.locator("#lets input").all(), ("1, 2", "1, 0; 0, 1", "3, 4")):
        letter.fill(value)
    expect(page.locator("#steps li").last.locator(".step-value")).to_have_text("11", timeout=PATIENCE)
    expect(page).to_have_url(re.compile(r"let=.*3%2C\+4|let=.*3,"))
    address = page.url
    page.locator("#lets input").first.fill("one")
    expect(page.locator("#lets input").first).to_have_attribute("aria-invalid", "true")
    awake(page, address)
    expect(page.locator("#steps li").last.locator(".step-value")).to_have_text("11", timeout=PATIENCE)


def test_a_refusal_marks_the_place_and_the_page_goes_on(page, site_url):
    awake(page, site_url + READ)
    page.locator("#latex").fill(r"a + \frac{b}{c")
    expect(page.locator("#trouble")).to_contain_text("not closed", timeout=PATIENCE)
    expect(page.locator("#trouble mark")).to_have_text("{")
    expect(page.locator("#it")).to_have_class(re.compile("stale"))
    write(page, r"a + \frac{b}{c}", "A plus b over c")
    expect(page.locator("#trouble")).to_be_hidden()


HOSTILE = [r"\text{</math><img src=x onerror=alert(1)>}", "<script>document.title = 'had'</script>", r"\href{javascript:alert(1)}{x}", "(" * 3900,
           "{" * 1900 + "x" + "}" * 1900, "x+" * 1999 + "x", r"\sum_{i=1}^{9999}\sum_{j=1}^{9999}\sum_{k=1}^{9999} i j k", r"\def\x{\x\x}\x", "\u202e\u0000\ufffe", "x" * 4001]


def test_strangers_formulas_are_met_kindly(page, site_url):
    awake(page, site_url + READ)
    title = page.title()
    write(page, "a + b", "A plus b.")
    for latex in HOSTILE:
        page.evaluate("latex => { const area = document.getElementById('latex'); area.value = latex; area.dispatchEvent(new Event('input')) }", latex)
        at_rest(page)
        assert page.locator("#it img, #it script, #it a, #it [href], #it [style], #it [onerror]").count() == 0
    write(page, "c + d", "C plus d.")
    assert page.title() == title


def test_an_address_is_a_strangers_text(page, site_url):
    for more in ("?f=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&let=x:%3Cb%3E&fold=__proto__,constructor.x&without=__proto__", "?f=" + "x" * 5000, "?let=a:1&fold=it.nothing", "?f="):
        awake(page, site_url + READ + more)
        at_rest(page)
        assert page.locator("#it img, #it script").count() == 0


def test_python_blocked_leaves_the_examples(page, site_url):
    page.expect_errors("Failed to load resource", "net::ERR_FAILED", "runtime")
    page.context.route("**/runtime/**", lambda route: route.abort())
    awake(page, site_url + READ)
    page.locator("#latex").fill("a + b")
    expect(page.locator("#trouble")).to_contain_text("Python could not start", timeout=20_000)
    example(page, "Bayes' rule")
    expect(page.locator("#said")).to_contain_text("the probability of A given B".replace("the", "The", 1))


def test_without_javascript_the_examples_are_read(open_page, site_url):
    with open_page(java_script_enabled=False) as page:
        page.goto(site_url + READ)
        expect(page.locator(".still")).to_be_visible()
        assert page.locator(".stage math").count() >= 5
        expect(page.locator(".others .near")).to_contain_text("no exp")
        expect(page.locator("#latex")).to_be_disabled()


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_scrolls_sideways_on_a_phone(open_page, real_url, width):
    with open_page(viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        for path in (READ, "concepts/", "concepts/softmax/", "concepts/momentum/"):
            page.goto(real_url + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        awake(page, real_url + READ)
        example(page, "Adam")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme, width", [("light", 1280), ("dark", 1280), ("light", 360)])
def test_axe_finds_nothing(open_page, real_url, scheme, width):
    with open_page(color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}) as page:
        for path in (READ, "concepts/", "concepts/softmax/", "concepts/momentum/"):
            page.goto(real_url + path)
            if path == READ:
                page.wait_for_selector("html[data-awake]")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} {scheme}: {json.dumps([(one['id'], one['nodes'][0]['html'][:200]) for one in found.response['violations']])}"


def test_a_formula_of_an_essay_leads_to_its_concept_and_back(page, site_url):
    page.goto(site_url + "concepts/momentum/")
    page.locator(".uses .use").first.click()
    page.wait_for_selector("html[data-awake]")
    until(page, "location.hash.length > 1")
    formula = page.locator(f"[id='{page.url.split('#')[1]}']")
    formula.hover()
    formula.get_by_role("link", name="known as").click()
    expect(page).to_have_url(re.compile("/concepts/"))


def test_what_takes_too_long_is_given_up_and_the_page_goes_on(page, site_url):
    awake(page, asked(site_url, r"\sum_i \sum_j \sum_k x_i x_j x_k"))
    expect(page.locator("#lets input")).to_have_count(1, timeout=PATIENCE)
    write(page, r"\sum_i \sum_j \sum_k x_i x_j x_k + 1", "plus 1")
    page.locator("#lets input").fill(", ".join(["1"] * 130))
    expect(page.locator("#trouble")).to_contain_text("given up", timeout=15_000)
    page.locator("#lets input").fill("1, 2")
    expect(page.locator("#steps li").last.locator(".step-value")).to_have_text("28", timeout=PATIENCE)
    expect(page.locator("#trouble")).to_be_hidden()
