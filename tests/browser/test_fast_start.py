"""The fast start: the same answers as the plain one, and a plain start whenever anything about it is not right."""

import gzip
import json
import shutil

import pytest
from generator.serve_http import open_site
from pycore.answers import answer_json
from pycore.scenes import SCENES

PAGE = '<!doctype html><title>A fast start</title><link rel="icon" href="data:,">'
ASK = """questions => new Promise((done) => {
  const worker = new Worker("worker.js", { type: "module" }), told = { why: null };
  worker.onmessage = ({ data }) => {
    told.why ??= data.loading?.why ?? null;
    if (data.failed || data.answer) { done({ ...told, ...data }); worker.terminate(); }
  };
  worker.postMessage({ start: new URL("runtime/", location).href });
  worker.postMessage({ ask: 1, questions: JSON.stringify(questions) });
})"""
QUESTIONS = [{"show": name, "width": 340} for name in SCENES] + [
    {"value": r"\beta v + (1 - \beta) g", "given": {r"\beta": 0.9, "v": [1, 2], "g": 2}},
    {"value": r"\frac{1}{", "given": {}},
]


@pytest.fixture
def folder(root, fast_runtime, tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    shutil.copy(root / "site/assets/js/worker.js", tmp_path)
    shutil.copytree(fast_runtime, tmp_path / "runtime")
    return tmp_path


@pytest.fixture
def ask(folder, page):
    server = open_site(folder)
    page.goto(server.address)
    yield lambda: page.evaluate(ASK, QUESTIONS)
    server.shutdown()


def near(one, other):
    """Equal but for the last rounded digit: two machines may round a tenth of a pixel differently."""
    numbers = [float(word) for word in one.replace(",", " ").split() if is_number(word)]
    others = [float(word) for word in other.replace(",", " ").split() if is_number(word)]
    return len(numbers) == len(others) and all(abs(a - b) <= 0.11 for a, b in zip(numbers, others))


def is_number(word):
    try:
        float(word)
    except ValueError:
        return False
    return True


def test_it_gives_the_answers_that_cpython_gives(ask):
    told = ask()
    assert told["why"] is None
    answers, wanted = json.loads(told["answers"]), json.loads(answer_json(json.dumps(QUESTIONS)))
    assert answers[-2:] == wanted[-2:]
    for answer, other in zip(answers[:-2], wanted[:-2]):
        assert answer["words"] == other["words"]
        assert [element[0] for element in answer["elements"]] == [element[0] for element in other["elements"]]
        for element, same in zip(answer["elements"], other["elements"]):
            assert element[1].keys() == same[1].keys()
            assert all(near(element[1][name], same[1][name]) for name in same[1] if not name.startswith("data-"))


def test_chance_is_new_after_every_start(fast_runtime):
    script = (fast_runtime / json.loads((fast_runtime / "start.json").read_text())["fast"]["script"]).read_text()
    assert "random.seed(); numpy.random.seed()" in script


def spoil(folder, what):
    about = json.loads((folder / "runtime/start.json").read_text())
    memory = folder / "runtime" / about["fast"]["memory"]["file"]
    match what:
        case "the file is cut short":
            memory.write_bytes(memory.read_bytes()[:-1000])
        case "the file is missing":
            memory.unlink()
        case "the file is another":
            memory.write_bytes(gzip.compress(bytes(about["fast"]["memory"]["length"])))
        case "the libraries are missing":
            (folder / "runtime/libraries.bin").unlink()
        case "a fresh memory is another here":
            about["fast"]["memory"]["sum"] += 1
            (folder / "runtime/start.json").write_text(json.dumps(about))


@pytest.mark.parametrize("what", ["the file is cut short", "the file is missing", "the file is another",
                                  "the libraries are missing", "a fresh memory is another here"])
def test_it_falls_back_to_the_plain_start(ask, page, folder, what):
    page.expect_errors("Failed to load resource")
    spoil(folder, what)
    told = ask()
    assert told["why"], "the fast start did not notice"
    assert json.loads(told["answers"])[-2] == {"values": [[1.1, 2.0]]}


def test_it_needs_fewer_bytes_than_the_plain_start(fast_runtime):
    about = json.loads((fast_runtime / "start.json").read_text())
    size = {name: file["size"] for name, file in about["files"].items()}
    fast = about["fast"]
    ours = size[fast["core"]] + size[fast["libraries"]["file"]] + size[fast["memory"]["file"]] + size[fast["script"]]
    plain = sum(size[name] for name in size if name.endswith((".wasm", ".whl")) or name == "python_stdlib.zip")
    assert ours < 0.75 * plain
