"""Python in the page's worker: it starts when wanted, answers, is tried again, and is started anew when it dies."""

import json
import shutil

import pytest
from generator.assets import sha256
from generator.serve_http import open_site

from tests.browser.fake_runtime import ASK, STATE, lay_out, open_door, page_for
from tests.browser.reading import ESSAY, at_rest

AVERAGE = {"value": r"\beta v + (1 - \beta) g", "given": {r"\beta": 0.9, "v": 1, "g": 2}}
NOISE = "Failed to load resource", "net::ERR", "integrity"
STATES = "window.reports.map(report => report.state).filter((state, n, all) => state !== all[n - 1])"
ECHO = {"echo": 1}


@pytest.fixture(scope="module")
def real(fast_runtime, tmp_path_factory):
    """The smallest page with the real runtime."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(fast_runtime, folder / "runtime")
    server = open_site(page_for(folder), prefix="/deep/down/")
    yield server.address + "page/"
    server.shutdown()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The same with a runtime of a few lines."""
    server = open_site(lay_out(tmp_path_factory.mktemp("fake"), fast=False), prefix="/deep/down/")
    yield server.address + "page/"
    server.shutdown()


def test_nothing_of_python_is_fetched_before_it_is_wanted(page, address):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    open_door(page, address)
    at_rest(page)
    assert page.evaluate(STATE) == "off"
    assert not [url for url in fetched if "/runtime/" in url or "worker" in url or "supervisor" in url]


def test_it_starts_and_answers_and_says_how_far_it_is(page, real):
    open_door(page, real)
    wrong, *answers = page.evaluate(ASK, [{"value": r"\frac{1}{", "given": {}}, AVERAGE, AVERAGE | {"given": {r"\beta": 0.5, "v": 1, "g": 2}}])
    assert wrong["error"], "a mistake in one question leaves the others answered"
    assert [answer["values"] for answer in answers] == [[pytest.approx(1.1)], [pytest.approx(1.5)]]
    assert page.evaluate(STATE) == "live"
    marks = page.evaluate("performance.getEntriesByType('mark').map(mark => [mark.name, mark.startTime])")
    assert [name for name, _ in marks] == ["python:wanted", "python:ready", "python:answer"]
    assert sorted(marks, key=lambda mark: mark[1]) == marks
    reports = page.evaluate("window.reports")
    assert [reports[0]["state"], reports[-1]["state"]] == ["off", "live"]
    loading = [report for report in reports if report["state"] == "starting" and report["total"]]
    loaded = [report["loaded"] for report in loading]
    assert len(loaded) > 2 and loaded == sorted(loaded)
    assert loaded[0] < loaded[-1] <= loading[-1]["total"], "bytes are counted on copies, and Python may be live before the last is"


def offline(page):
    """No file of the runtime comes until the returned function is called."""
    page.expect_errors(*NOISE)
    page.context.route("**/runtime/**", lambda route: route.abort("internetdisconnected"))
    return lambda: page.context.unroute("**/runtime/**")


@pytest.fixture
def failed(page, address):
    """A page that began without a network, and has it again."""
    page.clock.install()
    online = offline(page)
    open_door(page, address)
    assert "no network" in page.evaluate(ASK, [ECHO])
    assert page.evaluate(STATE) == "failed"
    online()
    return page


LIVE = "html[data-python=live]"


def test_it_is_tried_again_by_itself(failed):
    failed.clock.fast_forward(2_000)
    failed.locator(LIVE).wait_for()


def test_it_is_tried_again_when_the_line_is_back(failed):
    failed.evaluate("dispatchEvent(new Event('online'))")
    failed.locator(LIVE).wait_for()


def test_it_is_tried_again_when_a_knob_is_turned(failed):
    failed.evaluate("window.python.want('a knob is turned at once'); 0")
    assert failed.evaluate(STATE) == "failed", "not for every key of a burst"
    failed.clock.fast_forward(1_001)
    failed.evaluate("window.python.want('a knob is turned'); 0")
    failed.locator(LIVE).wait_for()


def test_it_is_not_tried_for_ever(page, address):
    page.clock.install()
    offline(page)
    open_door(page, address)
    page.evaluate(ASK, [ECHO])
    for _ in range(6):
        page.clock.run_for(31_000)
        page.locator("html[data-python=failed]").wait_for()
        page.wait_for_timeout(100)
    assert page.evaluate(STATES) == ["off", *["starting", "failed"] * 4]


def test_what_will_not_pass_is_tried_again_only_when_asked(page, address):
    page.expect_errors(*NOISE)
    page.clock.install()
    page.context.route("**/start.json*", lambda route: route.fulfill(status=404, body=""))
    open_door(page, address)
    assert page.evaluate(ASK, [ECHO]) == "Python could not start: this host has no start.json (404)."
    page.context.unroute("**/start.json*")
    page.clock.run_for(60_000)
    page.evaluate("window.python.want('a knob is turned'); dispatchEvent(new Event('online')); 0")
    assert page.evaluate(STATES) == ["off", "starting", "failed"]
    page.evaluate("window.python.retry(); 0")
    page.locator(LIVE).wait_for()


def test_a_dead_worker_is_started_anew_and_the_others_are_asked_again(page, address):
    open_door(page, address)
    said = page.evaluate("""() => Promise.all([[{ echo: 1 }], [{ die: true }], [{ echo: 2 }], [{ echo: 3 }]]
        .map(questions => window.python.ask(questions).catch(error => error.message)))""")
    assert said == [[{"echo": 1}], "Python stopped while it worked this out, so this was given up.", [{"echo": 2}], [{"echo": 3}]]
    assert page.evaluate(STATES) == ["off", "starting", "live", "starting", "live"]
    assert "Python stopped and is starting again" in page.evaluate("window.reports.map(report => report.says)")
    assert page.evaluate(ASK, [{"die": True}]) == "Python stopped when it was asked this before, so it is not asked again."
    assert page.evaluate(ASK, [ECHO]) == [ECHO]
    assert page.evaluate(STATES)[-1] == "live"


@pytest.fixture
def reached(fast_runtime, tmp_path):
    """The smallest page with the real runtime, whose Python a test can reach in the worker, as self.reached."""
    runtime = tmp_path / "runtime"
    shutil.copytree(fast_runtime, runtime)
    about = json.loads((runtime / "start.json").read_text())
    name = about["fast"]["script"]
    text = (runtime / name).read_text().replace("  return pyodide;\n", "  self.reached = pyodide;\n  return pyodide;\n")
    assert "self.reached" in text
    (runtime / name).write_text(text)
    about["files"][name] = {"size": len(text.encode()), "sha256": sha256(text.encode())}
    (runtime / "start.json").write_text(json.dumps(about))
    server = open_site(page_for(tmp_path))
    yield server.address + "page/"
    server.shutdown()


DEADLY = """
import sys
import pycore.answers as door
sys.setrecursionlimit(10**7)
def deeper(x):
    return sorted([x], key=deeper)
def answer(question, own=door.answer):
    return deeper(0) if "deep" in question else 1 / 0 if "wrong" in question else own(question)
door.answer = answer
"""


def test_a_real_python_that_died_is_started_anew(page, reached):
    """Its stack ran over in the middle of things. It would go on answering, but nobody knows what of it is still whole."""
    page.expect_errors("Pyodide has suffered a fatal error", "The cause of the fatal error", "Maximum call stack size exceeded")
    open_door(page, reached)
    assert page.evaluate(ASK, [AVERAGE]) == (average := [{"values": [1.1]}])
    page.workers[0].evaluate("python => { self.reached.runPython(python) }", DEADLY)
    said = page.evaluate("lists => Promise.all(lists.map(asked => window.python.ask(asked).catch(error => error.message)))",
                         [[{"wrong": 1}], [AVERAGE], [{"deep": 1}], [AVERAGE, AVERAGE]])
    assert said == [[{"error": "This question could not be answered (ZeroDivisionError)."}], average, "Python stopped while it worked this out, so this was given up.", average * 2]
    assert page.evaluate(STATES) == ["off", "starting", "live", "starting", "live"]


def test_a_hung_worker_is_started_anew(page, address):
    page.clock.install()
    open_door(page, address)
    assert page.evaluate(ASK, [ECHO]) == [ECHO]
    page.evaluate("window.python.ask([{hang: true}]).catch(error => { window.said = error.message }); window.python.ask([{echo: 2}]).then(told => { window.told = told }); 0")
    page.clock.fast_forward(21_000)
    page.locator(LIVE).wait_for()
    assert page.evaluate(ASK, [ECHO]) == [ECHO]
    assert page.evaluate("window.said") == "Python stopped while it worked this out, so this was given up."
    assert page.evaluate("window.told") == [{"echo": 2}]


def test_what_dies_again_and_again_is_left_off_with_a_sentence(page, address):
    open_door(page, address)
    for n in range(3):
        assert page.evaluate(ASK, [{"die": n + 1}]).startswith("Python stopped")
    page.locator("html[data-python=failed]").wait_for()
    assert page.evaluate("window.reports.at(-1).says") == "Python stopped 3 times in a short while, so it is left off."
    assert page.evaluate(ASK, [ECHO]) == page.evaluate("window.reports.at(-1).says")
    page.evaluate("window.python.retry(); 0")
    assert page.evaluate(ASK, [ECHO]) == [ECHO]


def test_a_worker_that_says_nothing_while_it_starts_is_noticed(page, tmp_path):
    folder = lay_out(tmp_path, fast=False)
    file = folder / "runtime/pyodide.mjs"
    about = json.loads((folder / "runtime/start.json").read_text())
    content = file.read_text().replace("const begin = async", "while (true);\nconst begin = async")
    file.write_text(content)
    about["files"]["pyodide.mjs"] = {"size": len(content), "sha256": sha256(content.encode())}
    (folder / "runtime/start.json").write_text(json.dumps(about))
    for made in ("page", "assets"):
        shutil.rmtree(folder / made)
    server = open_site(page_for(folder))
    page.clock.install()
    open_door(page, server.address + "page/")
    page.evaluate("window.python.ask([]).catch(error => { window.said = error.message }); 0")
    page.wait_for_timeout(300)
    page.clock.fast_forward(61_000)
    page.locator("html[data-python=failed]").wait_for()
    assert page.evaluate("window.said").startswith("Python did not start: ")
    server.shutdown()


def test_the_real_page_starts_python_and_keeps_within_its_policy(page, real_url):
    fetched = []
    page.context.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{real_url}{ESSAY}")
    page.locator("html[data-python=off]").wait_for()
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/runtime/" in url]
    page.locator("html[data-awake]").wait_for()
    page.locator("input[type=range][data-knob]").first.dispatch_event("pointerdown", {"bubbles": True})
    page.locator(LIVE).wait_for(timeout=60_000)
