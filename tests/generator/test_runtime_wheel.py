"""pycore's wheel, judged by pip and by importlib.metadata."""

import base64
import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import PathDistribution

from generator import wheel


def example(tmp_path, text="ANSWER = 42\n"):
    pycore = tmp_path / "pycore"
    (pycore / "inner").mkdir(parents=True, exist_ok=True)
    (pycore / "__init__.py").write_text(text)
    (pycore / "inner" / "__init__.py").write_text("")
    (pycore / "__pycache__").mkdir(exist_ok=True)
    (pycore / "__pycache__" / "left.pyc").write_bytes(b"no part of it")
    return pycore


def test_the_same_sources_give_the_same_bytes(tmp_path):
    first = wheel.make(example(tmp_path / "one"), "1.2")
    pycore = example(tmp_path / "two")
    os.utime(pycore / "__init__.py", (1, 1))
    assert wheel.make(pycore, "1.2") == first
    assert wheel.make(example(tmp_path / "two", "ANSWER = 43\n"), "1.2").name != first.name


def test_record_names_every_file_with_its_hash(tmp_path):
    made = wheel.make(example(tmp_path), "1.2")
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        rows = list(csv.reader(io.StringIO(archive.read("pycore-1.2.dist-info/RECORD").decode())))
        assert sorted(row[0] for row in rows) == sorted(archive.namelist())
        for name, pinned, size in rows[:-1]:
            content = archive.read(name)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
            assert (pinned, int(size)) == (f"sha256={digest}", len(content))
    assert rows[-1] == ["pycore-1.2.dist-info/RECORD", "", ""]


def test_pip_installs_it(tmp_path):
    made = wheel.make(example(tmp_path), "1.2")
    (tmp_path / made.name).write_bytes(made.content)
    into = tmp_path / "into"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check",
                    f"--target={into}", str(tmp_path / made.name)], check=True, capture_output=True)
    about = PathDistribution(into / "pycore-1.2.dist-info").metadata
    assert (about["Name"], about["Version"], about.get_all("Requires-Dist")) == ("pycore", "1.2", ["numpy"])
    said = subprocess.run([sys.executable, "-c", "import pycore, pycore.inner; print(pycore.ANSWER)"],
                          cwd=into, capture_output=True, text=True, check=True).stdout
    assert said == "42\n"


def test_the_runtime_folder_is_what_its_lists_say(runtime):
    start = json.loads((runtime / "start.json").read_text())
    listed = start["files"]
    assert {path.name for path in runtime.iterdir()} == {*listed, "start.json"}
    for name, about in listed.items():
        content = (runtime / name).read_bytes()
        assert (about["size"], about["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    packages = json.loads((runtime / "pyodide-lock.json").read_text())["packages"]
    assert sorted(packages) == sorted(start["packages"]) == ["numpy", "pycore"]
    for package in packages.values():
        assert listed[package["file_name"]]["sha256"] == package["sha256"]
