"""What a reader's browser runs is what was published: every file of the runtime is checked, and what is wrong with one is said."""
import pytest
from generator.serve_http import Handler, open_site

from tests.browser.fake_runtime import ASK, FAST, PLAIN, STATE, lay_out, open_door
from tests.browser.reading import ESSAY, at_rest, awake, put

PUBLISHED = "is not the file that was published"
OURS = ["assets/js/supervisor.js", "assets/js/worker.js", "runtime/start.json"]
NOISE = "Failed to load resource", "integrity", "Failed to find a valid digest", "net::ERR"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    server = open_site(lay_out(tmp_path_factory.mktemp("site"), fast=True), prefix="/deep/down/")
    yield server.address
    server.shutdown()


@pytest.fixture(scope="module")
def plain_address(tmp_path_factory):
    server = open_site(lay_out(tmp_path_factory.mktemp("plain"), fast=False), prefix="/deep/down/")
    yield server.address
    server.shutdown()


def answered(page, address, change, file):
    """What is answered while something is done to a file on its way."""
    page.expect_errors(*NOISE)
    page.context.route(f"**/{file}*", change)
    open_door(page, address + "page/")
    return page.evaluate(ASK, [{"echo": 1}])


def with_a_comment(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body() + b"\n// and a comment\n")


def with_another_byte(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[:-1] + bytes([answer.body()[-1] ^ 1]))


@pytest.mark.parametrize("change", [with_a_comment, with_another_byte])
@pytest.mark.parametrize("file", [*OURS, *(f"runtime/{name}" for name in PLAIN)])
def test_python_does_not_start_from_a_file_that_was_not_published(page, plain_address, file, change):
    said = answered(page, plain_address, change, file)
    assert said == f"Python could not start: {file.split('/')[-1]} {PUBLISHED}."
    assert page.evaluate(STATE) == "failed"
    assert "live" not in page.evaluate("window.reports.map(report => report.state)")


@pytest.mark.parametrize("file", FAST)
def test_a_damaged_fast_start_is_left_for_the_plain_one_and_named(page, address, file):
    assert answered(page, address, with_a_comment, f"runtime/{file}") == [{"echo": 1}]
    assert f"Python is starting the slower way ({file} {PUBLISHED})" in page.evaluate("window.reports.map(report => report.says)")


def test_nothing_of_the_plain_start_is_fetched_by_the_fast_one(page, address):
    fetched = []
    page.context.on("request", lambda request: fetched.append(request.url.partition("?")[0].split("/")[-1]))
    open_door(page, address + "page/")
    assert page.evaluate(ASK, [{"echo": 1}]) == [{"echo": 1}]
    assert {*FAST} <= {*fetched} and not {"pyodide.asm.wasm", "python_stdlib.zip"} & {*fetched}


FAULTS = {
    "there is none": (lambda route: route.fulfill(status=404, body="<!doctype html>", content_type="text/html"), "this host has no {} (404)"),
    "the host is ill": (lambda route: route.fulfill(status=500, body=""), "this host could not give {} (500)"),
    "there is no network": (lambda route: route.abort("internetdisconnected"), "{} could not be fetched; there seems to be no network"),
    "another page comes": (lambda route: route.fulfill(body="<!doctype html><p>Welcome", content_type="text/html"), "this host gives a page in place of {}"),
    "it is cut off": (lambda route: route.fulfill(body="w"), "{} is cut off: it has 1 bytes of "),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("file", ["runtime/start.json", "runtime/pyodide.mjs", "runtime/pyodide.asm.wasm"])
def test_faults_are_told_apart(page, plain_address, file, fault):
    change, says = FAULTS[fault]
    if fault == "it is cut off" and file.endswith("start.json"):
        says = "{} " + PUBLISHED                # its size is nowhere but in itself
    assert answered(page, plain_address, change, file).startswith("Python could not start: " + says.format(file.split("/")[-1]))


def test_a_line_that_breaks_off_is_told_from_a_short_file(page, tmp_path):
    class Breaking(Handler):
        def copyfile(self, source, outputfile):
            if "python_stdlib" in self.path:
                outputfile.write(source.read()[:-1])
                self.close_connection = True
            else:
                super().copyfile(source, outputfile)
    page.expect_errors(*NOISE)
    server = open_site(lay_out(tmp_path, fast=False), handler=Breaking)
    open_door(page, server.address + "page/")
    assert page.evaluate(ASK, [{"echo": 1}]) == "Python could not start: python_stdlib.zip broke off on its way."
    server.shutdown()


def test_hosts_that_know_no_types_serve_it_too(page, plain_address):
    for file in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        page.context.route(f"**/runtime/{file}*", lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.body(), content_type="application/octet-stream"))
    open_door(page, plain_address + "page/")
    assert page.evaluate(ASK, [{"echo": 1}]) == [{"echo": 1}]


def test_a_bad_copy_in_the_browsers_cache_heals(page, plain_address):
    page.expect_errors(*NOISE)
    spoiled = []

    def once(route):
        if spoiled:
            return route.continue_()
        spoiled.append(True)
        route.fulfill(body="something else")
    page.context.route("**/runtime/pyodide.mjs*", once)
    open_door(page, plain_address + "page/")
    assert page.evaluate(ASK, [{"echo": 1}]) == [{"echo": 1}] and spoiled


def test_the_pages_own_scripts_are_checked_too(page, site_url):
    page.expect_errors(*NOISE, "Content Security Policy")
    page.context.route("**/main.js*", with_a_comment)
    page.goto(site_url + ESSAY)
    page.wait_for_load_state("networkidle")
    assert page.locator("html[data-awake]").count() == 0 and page.locator("math").count() > 10
    page.context.unroute("**/main.js*")
    page.context.route("**/fading.js*", with_a_comment)
    page.context.route("**/frames.json*", lambda route: route.fulfill(json={"values": "another"}))
    awake(page, site_url + ESSAY)
    put(page, "beta", 1)
    page.locator("figure.formula math [data-part]").first.click()
    page.locator(".card:not([hidden]) .fade").click()
    at_rest(page)
    assert page.locator(".formula.faded").count() == 0
    assert page.evaluate("import('data:text/javascript,').catch(() => 'refused')") == "refused"    # no script comes from memory
