"""Python in the page's worker: it starts when wanted, answers, and fails with a sentence."""

import json
import shutil

import pytest
from generator.serve_http import open_site

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page for Python</title>
<link rel="icon" href="data:,">
<script type="application/json" id="page">{"runtime": "../runtime/", "worker": "../assets/js/worker.js"}</script>
<script type="module" src="door.js"></script></head><body></body></html>"""
DOOR = """import { python } from "../assets/js/python.js";
window.python = python;
window.reports = [];
python.onstate((report) => window.reports.push(report));
document.documentElement.dataset.door = "open";
"""
AVERAGE = {"value": r"\beta v + (1 - \beta) g", "given": {r"\beta": 0.9, "v": 1, "g": 2}}
ASK = "questions => window.python.ask(questions)"
STATE = "document.documentElement.dataset.python"


@pytest.fixture(scope="module")
def folder(root, runtime, tmp_path_factory):
    """The smallest site that has Python: one page, the real scripts, the real runtime."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "page").mkdir()
    (folder / "page" / "index.html").write_text(PAGE)
    (folder / "page" / "door.js").write_text(DOOR)
    shutil.copytree(root / "site/assets/js", folder / "assets/js")
    shutil.copytree(runtime, folder / "runtime")
    return folder


@pytest.fixture
def address(folder):
    server = open_site(folder, prefix="/deep/down/")
    yield server.address + "page/"
    server.shutdown()


def open_door(page, address):
    page.goto(address)
    page.locator("html[data-door=open]").wait_for()  # wait_for_function would need the eval that our policy forbids


def test_nothing_of_python_is_fetched_before_it_is_wanted(page, address):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    open_door(page, address)
    page.wait_for_timeout(300)
    assert page.evaluate(STATE) == "off"
    assert not [url for url in fetched if "/runtime/" in url or "worker" in url]


def test_it_starts_and_answers(page, address):
    open_door(page, address)
    answers = page.evaluate(ASK, [AVERAGE, AVERAGE | {"given": {r"\beta": 0.5, "v": 1, "g": 2}}])
    assert [answer["values"] for answer in answers] == [[pytest.approx(1.1)], [pytest.approx(1.5)]]
    assert page.evaluate(STATE) == "live"
    marks = page.evaluate("performance.getEntriesByType('mark').map(mark => [mark.name, mark.startTime])")
    assert [name for name, _ in marks] == ["python:wanted", "python:ready", "python:answer"]
    assert sorted(marks, key=lambda mark: mark[1]) == marks


def test_it_says_how_far_it_is(page, address):
    open_door(page, address)
    page.evaluate(ASK, [AVERAGE])
    reports = page.evaluate("window.reports")
    assert [reports[0]["state"], reports[-1]["state"]] == ["off", "live"]
    loading = [report for report in reports if report["state"] == "starting" and report["total"]]
    loaded = [report["loaded"] for report in loading]
    assert len(loaded) > 2 and loaded == sorted(loaded) and loaded[-1] == loading[-1]["total"]


def test_a_mistake_in_one_question_leaves_the_others_answered(page, address):
    open_door(page, address)
    wrong, right = page.evaluate(ASK, [{"value": r"\frac{1}{", "given": {}}, AVERAGE])
    assert wrong["error"] and right["values"] == [pytest.approx(1.1)]


@pytest.mark.parametrize("file", ["start.json", "pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "numpy-2.4.3"])
def test_a_missing_file_is_a_failure_with_a_sentence(page, address, file):
    page.expect_errors("Failed to load resource", "net::ERR_FAILED", "standard library", file)
    page.context.route(f"**/runtime/{file}*", lambda route: route.abort())
    open_door(page, address)
    said = page.evaluate("window.python.ask([]).then(() => 'answered', error => error.message)")
    assert said.startswith("Python could not start: ") and said.endswith(".") and "\n" not in said
    assert page.evaluate(STATE) == "failed"
    assert page.evaluate("window.reports.at(-1).says") == said
    again = page.evaluate("window.python.ask([]).catch(error => error.message)")
    assert again == said


def test_a_missing_worker_is_a_failure_with_a_sentence(page, address):
    page.expect_errors("worker.js", "Failed to load resource")
    page.context.route("**/worker.js", lambda route: route.fulfill(status=404, body=""))
    open_door(page, address)
    said = page.evaluate("window.python.ask([]).catch(error => error.message)")
    assert said.startswith("Python could not start: ")
    assert page.evaluate(STATE) == "failed"


HUNG = {"while (true);": "Python did not start: ",
        "self.onmessage = ({data}) => { if (data.start) self.postMessage({live: true}); else while (true); };": "Python stopped answering"}


@pytest.mark.parametrize("script", HUNG)
def test_a_hung_worker_is_noticed(page, address, script):
    page.context.route("**/worker.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
    page.clock.install()
    open_door(page, address)
    page.evaluate("window.python.ask([]).catch(error => { window.said = error.message }); 0")
    if "live" in script:
        page.locator("html[data-python=live]").wait_for()
    page.clock.fast_forward(61_000)
    page.locator("html[data-python=failed]").wait_for()
    assert page.evaluate("window.said").startswith(HUNG[script])


def test_the_real_page_starts_python_and_keeps_within_its_policy(page, real_url, root):
    slug = next((root / "content" / "essays").glob("*.md")).stem
    fetched = []
    page.context.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{real_url}{slug}/")
    page.locator("html[data-python=off]").wait_for()
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/runtime/" in url]
    address = page.evaluate("JSON.parse(document.getElementById('page').textContent).worker")
    told = page.evaluate("""address => new Promise((done) => {
      const worker = new Worker(new URL(address, location), { type: "module" });
      worker.onmessage = ({ data }) => { if (data.answer || data.failed) done(data); };
      worker.postMessage({ start: new URL(JSON.parse(document.getElementById("page").textContent).runtime, location).href });
      worker.postMessage({ ask: 1, questions: '[{"value": "a b", "given": {"a": 2, "b": 3}}]' });
    })""", address)
    assert json.loads(told["answers"]) == [{"values": [6.0]}]
