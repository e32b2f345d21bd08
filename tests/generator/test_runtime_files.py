"""Fetching the runtime's files from small sources of our own: what is right is kept, and each trouble has its sentence."""

import hashlib
import io
import json
import os
import socket
import stat
import tarfile
import threading
import zipfile

import pytest
from disk.workspace import settled
from generator import runtime_files
from generator.runtime_files import MissingFile, Unreachable, WrongHash, gather, read_lock
from generator.serve_http import open_site

CONTENT = {"core.wasm": b"the core" * 1000, "numbers.whl": b"the numbers" * 1000}


@pytest.fixture
def web(tmp_path):
    folder = tmp_path / "web"
    folder.mkdir()
    server = open_site(folder)
    yield folder, {"name": "the web", "kind": "web", "address": server.address}
    server.shutdown()


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """An npm that packs a folder of ours."""
    packed = tmp_path / "packed.tgz"
    client = tmp_path / "bin" / "npm"
    client.parent.mkdir()
    client.write_text(f'#!/bin/sh\nfor word in "$@"; do case $word in --pack-destination=*) to=${{word#*=}};; esac; done\n'
                      f'test -f {packed} || {{ echo "npm error: no such package" >&2; exit 1; }}\ncp {packed} $to/\n')
    client.chmod(client.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{client.parent}{os.pathsep}{os.environ['PATH']}")

    def pack(**files):
        with tarfile.open(packed, "w:gz") as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(f"package/{name}")
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))

    return pack, {"name": "the npm package", "kind": "npm", "package": "core@1", "inside": "package/"}


@pytest.fixture
def pip(tmp_path, monkeypatch):
    """The real pip, with an index that is a folder of ours."""
    index = tmp_path / "index"
    index.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))

    def pack(**files):
        with zipfile.ZipFile(index / "held-1-py3-none-any.whl", "w") as archive:
            for name, content in files.items():
                archive.writestr(f"held/inside/{name}", content)
            archive.writestr("held-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: held\nVersion: 1\n")
            archive.writestr("held-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr("held-1.dist-info/RECORD", "")

    return pack, {"name": "the Python package", "kind": "pip", "package": "held==1", "inside": "held/inside/"}


NOWHERE = {"name": "nowhere", "kind": "web", "address": "http://127.0.0.1:9/"}


def lock_of(tmp_path, *sources):
    path = tmp_path / "runtime.lock.json"
    files = {name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in CONTENT.items()}
    path.write_text(json.dumps({"version": "1", "info": {}, "files": files, "packages": {}, "sources": sources}))
    return read_lock(path)


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_sources_are_asked_in_turn_for_what_is_missing(tmp_path, npm, pip):
    pack, from_npm = npm
    pack(**{"core.wasm": CONTENT["core.wasm"]})
    pack, from_pip = pip
    pack(**{"numbers.whl": CONTENT["numbers.whl"]})
    said = []
    folder = gather(lock_of(tmp_path, NOWHERE, from_npm, from_pip), tmp_path / "cache", said.append)
    assert held(folder) == CONTENT
    assert "nowhere cannot be reached" in said[1]
    assert "the npm package gave core.wasm" in said[2]
    assert "the Python package gave numbers.whl" in said[-1]
    settled()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["pyodide-1"]


def test_the_web_is_enough_and_the_cache_needs_no_source(tmp_path, web):
    folder, source = web
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    assert held(gather(lock_of(tmp_path, source), tmp_path / "cache", lambda _: None)) == CONTENT
    said = []
    assert held(gather(lock_of(tmp_path, NOWHERE), tmp_path / "cache", said.append)) == CONTENT
    assert said == []


@pytest.mark.parametrize("kind", ["web", "npm", "pip"])
def test_other_bytes_than_pinned_stop_everything(tmp_path, kind, request):
    place, source = request.getfixturevalue(kind)
    wrong = {"core.wasm": b"something else", "numbers.whl": CONTENT["numbers.whl"]}
    if kind == "web":
        for name, content in wrong.items():
            (place / name).write_bytes(content)
    else:
        place(**wrong)
    with pytest.raises(WrongHash) as stopped:
        gather(lock_of(tmp_path, source, NOWHERE), tmp_path / "cache", lambda _: None)
    assert f"core.wasm from {source['name']} is not the pinned file" in str(stopped.value)
    assert hashlib.sha256(b"something else").hexdigest() in str(stopped.value)
    assert held(tmp_path / "cache" / "pyodide-1") == {}


def test_a_damaged_copy_in_the_cache_is_said_and_fetched_anew(tmp_path, web):
    folder, source = web
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    (tmp_path / "cache" / "pyodide-1").mkdir(parents=True)
    (tmp_path / "cache" / "pyodide-1" / "core.wasm").write_bytes(CONTENT["core.wasm"][:-1])
    said = []
    assert held(gather(lock_of(tmp_path, source), tmp_path / "cache", said.append)) == CONTENT
    assert said[0] == "core.wasm in cache/pyodide-1 is not what was kept there, and is fetched anew."


def test_a_damaged_copy_is_not_used_where_no_source_can_be_reached(tmp_path):
    (tmp_path / "cache" / "pyodide-1").mkdir(parents=True)
    (tmp_path / "cache" / "pyodide-1" / "core.wasm").write_bytes(CONTENT["core.wasm"][:-1])
    with pytest.raises(Unreachable, match="core.wasm, numbers.whl could not be fetched"):
        gather(lock_of(tmp_path, NOWHERE), tmp_path / "cache", lambda _: None)


def test_a_file_that_no_source_holds(tmp_path, web, npm):
    folder, from_web = web
    (folder / "core.wasm").write_bytes(CONTENT["core.wasm"])
    pack, from_npm = npm
    pack(**{"something-else": b""})
    with pytest.raises(MissingFile) as stopped:
        gather(lock_of(tmp_path, from_web, from_npm), tmp_path / "cache", lambda _: None)
    assert str(stopped.value) == ("No source holds numbers.whl:\n  the web does not hold numbers.whl\n"
                                  "  the npm package does not hold numbers.whl")
    assert held(tmp_path / "cache" / "pyodide-1") == {"core.wasm": CONTENT["core.wasm"]}


def test_no_source_can_be_reached(tmp_path, npm, pip):
    with pytest.raises(Unreachable) as stopped:
        gather(lock_of(tmp_path, NOWHERE, npm[1], pip[1]), tmp_path / "cache", lambda _: None)
    said = str(stopped.value).splitlines()
    assert said[0] == "core.wasm, numbers.whl could not be fetched, since no source can be reached:"
    assert said[2] == "  the npm package cannot be reached (npm error: no such package)"
    assert said[1].startswith("  nowhere cannot be reached (") and said[3].startswith("  the Python package cannot be reached (")


def test_a_source_that_falls_silent_half_way_is_unreachable(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime_files.runtime_sources, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listening:  # takes the call and never speaks
        silent = {"name": "silence", "kind": "web", "address": f"http://127.0.0.1:{listening.getsockname()[1]}/"}
        with pytest.raises(Unreachable, match="silence cannot be reached"):
            gather(lock_of(tmp_path, silent), tmp_path / "cache", lambda _: None)


def test_a_source_that_breaks_off_is_unreachable(tmp_path):
    def speak():
        call, _ = listening.accept()
        with call:
            call.recv(4096)
            call.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 8000\r\n\r\nthe core")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=speak, daemon=True).start()
        broken = {"name": "the web", "kind": "web", "address": f"http://127.0.0.1:{listening.getsockname()[1]}/"}
        with pytest.raises(Unreachable, match="the web cannot be reached .it broke off in the middle of core.wasm"):
            gather(lock_of(tmp_path, broken), tmp_path / "cache", lambda _: None)
