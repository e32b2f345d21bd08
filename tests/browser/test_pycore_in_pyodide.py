"""The same pycore tests, run by the same pytest, inside Pyodide in Chromium: what readers run is what was tested.

pytest and hypothesis come from .venv as they are (no compiled code in them); SciPy is absent there,
so the tests that judge by it skip themselves. The files are dealt out to a few sheaves, which a run's processes share.
"""

import io
import json
import zipfile
from importlib.metadata import files

import pytest
from generator.serve_http import open_site

NEEDED = ("pytest", "pluggy", "iniconfig", "packaging", "Pygments", "hypothesis", "sortedcontainers")
SHEAVES = 4
PAGE = '<!doctype html><title>pytest in Pyodide</title><link rel="icon" href="data:,">'
WORKER = """
import { loadPyodide } from "../runtime/pyodide.mjs";
const bytes = async (address) => (await fetch(address)).arrayBuffer();
const pyodide = await loadPyodide({ packages: ["numpy", "pycore"], stdout: () => {}, stderr: () => {} });
const site = pyodide.runPython("import sysconfig; sysconfig.get_path('purelib')");
pyodide.unpackArchive(await bytes("needed.zip"), "zip", { extractDir: site });
pyodide.unpackArchive(await bytes("tests.zip"), "zip", { extractDir: "/tests" });
self.postMessage(pyodide.runPython(await (await fetch("run.py")).text()));
"""
RUN = """
import collections, contextlib, io, json, os, sys
import pytest

class Count:
    def __init__(self):
        self.outcomes = collections.Counter()
    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1

os.chdir("/tests")
count, said = Count(), io.StringIO()
with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
    code = pytest.main(["-q", "--tb=short", "-rs", "-p", "no:cacheprovider", "-p", "no:faulthandler", *json.load(open("sheaf.json"))], plugins=[count])
json.dumps({"code": int(code), "said": said.getvalue(), **count.outcomes})
"""
ASK = """() => new Promise((done, fail) => {
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => done(JSON.parse(data));
  worker.onerror = ({ message }) => fail(new Error(message));
})"""


@pytest.mark.parametrize("number", range(SHEAVES))
def test_pycore_passes_its_tests_inside_pyodide(root, runtime, tmp_path, page, record_property, number):
    sheaf = [path.relative_to(root).as_posix() for path in sorted((root / "tests/pycore").rglob("test_*.py"))][number::SHEAVES]
    (tmp_path / "runtime").symlink_to(runtime)
    place = tmp_path / "tests"
    place.mkdir()
    for name, text in {"index.html": PAGE, "worker.js": WORKER, "run.py": RUN}.items():
        (place / name).write_text(text)
    (place / "needed.zip").write_bytes(needed())
    (place / "tests.zip").write_bytes(the_tests(root, sheaf))
    server = open_site(tmp_path)
    try:
        page.goto(server.address + "tests/")
        result = page.evaluate(ASK)
    finally:
        server.shutdown()
    record_property("says", f"pycore inside Pyodide, {number + 1} of {SHEAVES}: " + ", ".join(
        f"{result.get(outcome, 0)} {outcome}" for outcome in ("passed", "skipped", "failed")))
    assert result["code"] == 0 and result["passed"] > 0, result["said"]


def needed() -> bytes:
    """The installed packages that the tests lean on, as one archive."""
    return zipped({
        file.as_posix(): file.locate()
        for package in NEEDED for file in files(package)
        if ".." not in file.parts and "__pycache__" not in file.parts and file.locate().is_file()
    })


def the_tests(root, sheaf: list[str]) -> bytes:
    """All of pycore's tests, since some lean on others, and the list of those to run."""
    chosen = [root / "pyproject.toml", *(path for path in (root / "tests/pycore").rglob("*") if path.is_file())]
    return zipped({path.relative_to(root).as_posix(): path for path in chosen if "__pycache__" not in path.parts}, {"sheaf.json": json.dumps(sheaf)})


def zipped(paths: dict, texts: dict = {}) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in paths.items():
            archive.write(path, name)
        for name, text in texts.items():
            archive.writestr(name, text)
    return held.getvalue()
