"""The fast start: the same answers as the plain one, and a plain start whenever anything about it is not right."""

import json
import shutil

import pytest
from generator.serve_http import open_site
from pycore.answers import answer_json
from pycore.scenes import SCENES

from tests.browser.fake_runtime import ASK, open_door, page_for

QUESTIONS = [{"show": name, "width": 340} for name in SCENES] + [
    {"value": r"\beta v + (1 - \beta) g", "given": {r"\beta": 0.9, "v": [1, 2], "g": 2}},
    {"value": r"\frac{1}{", "given": {}},
]


@pytest.fixture
def folder(fast_runtime, tmp_path):
    shutil.copytree(fast_runtime, tmp_path / "runtime")
    return tmp_path


@pytest.fixture
def ask(folder, page):
    """Asks the questions of a page laid out when it is called; gives the answers, and what was said meanwhile."""
    servers = []

    def asked():
        servers.append(open_site(page_for(folder)))
        open_door(page, servers[0].address + "page/")
        answers = page.evaluate(ASK, QUESTIONS)
        return answers, " ".join(page.evaluate("window.reports.map(report => report.says)"))
    yield asked
    for server in servers:
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
    answers, said = ask()
    assert "slower" not in said
    wanted = json.loads(answer_json(json.dumps(QUESTIONS)))
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


def test_where_a_fresh_memory_is_another_it_starts_the_plain_way(ask, folder):
    """Damaged files are in test_trust.py; here nothing is damaged, but this browser is not the one it was made for."""
    about = json.loads((folder / "runtime/start.json").read_text())
    about["fast"]["memory"]["sum"] += 1
    (folder / "runtime/start.json").write_text(json.dumps(about))
    answers, said = ask()
    assert "Python is starting the slower way (a fresh memory differs here)" in said
    assert answers[-2] == {"values": [[1.1, 2.0]]}


def test_it_needs_fewer_bytes_than_the_plain_start(fast_runtime):
    about = json.loads((fast_runtime / "start.json").read_text())
    size = {name: file["size"] for name, file in about["files"].items()}
    fast = about["fast"]
    ours = size[fast["core"]] + size[fast["libraries"]["file"]] + size[fast["memory"]["file"]] + size[fast["script"]]
    plain = sum(size[name] for name in size if name.endswith((".wasm", ".whl")) or name == "python_stdlib.zip")
    assert ours < 0.75 * plain
