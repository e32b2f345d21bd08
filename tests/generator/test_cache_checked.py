"""What is taken from a cache is what was put there, byte for byte, or it is made anew."""
import gzip
import hashlib
import json
import os
from pathlib import Path

import pytest
from desk import Desk
from disk import manifest
from generator import build, cache, runtime, runtime_files, runtime_snapshot
from generator.runtime_files import Lock, Wanted

PAGE = """---
title: A page
promise: One sentence.
---

given
- $\\beta = 0.9$ from 0 to 0.99: **memory**, how much is kept
- $v = 2$ from -5 to 5: **running average**, so far
- $x = -4$ from -5 to 5: **today**, the newest

$$
v_t = \\beta v_{t-1} + (1-\\beta) x_t
$$
{#average code=pycore.averages.moving_average}

where
- $\\beta v_{t-1}$ is the **memory**: what stays

It remembers $\\frac{1}{1-\\beta} \\approx 10$ days.
"""


def reshaped(content: bytes) -> bytes:
    """Other JSON in the same wrapping, where it is one."""
    head, line, rest = content.partition(b"\n")
    return head + line + json.dumps({"another": "shape"}).encode()


def touched(content: bytes) -> bytes:
    """As long as before, with one byte changed."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:] if content else b""


WAYS = {
    "empty": lambda content: b"",
    "truncated": lambda content: content[:len(content) // 2],
    "without its last byte": lambda content: content[:-1],
    "garbage": lambda content: os.urandom(len(content)),
    "zeros": lambda content: bytes(len(content)),
    "longer": lambda content: content + b"\n",
    "another shape": lambda content: b'{"another": "shape"}',
    "another shape in the wrapping": reshaped,
    "a list": lambda content: b"[]",
    "one bit": touched,
}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def fresh(desk: Desk) -> dict[str, bytes]:
    """The site as a process that has nothing at hand builds it."""
    cache._near.clear()
    desk.build()
    return bytes_of(desk.out)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Desk, dict[str, bytes], dict[str, bytes]]:
    desk = Desk(tmp_path_factory.mktemp("desk")).essay(PAGE)
    clean = fresh(desk)
    return desk, clean, bytes_of(desk.root / ".cache")


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write into the files, leaving their moments as they are."""
    for name, content in files.items():
        about = (folder / name).stat()
        (folder / name).write_bytes(content)
        os.utime(folder / name, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize("way", WAYS)
def test_damaged_pieces_are_made_anew(built, way):
    desk, clean, kept = built
    pieces = {name: content for name, content in kept.items() if name.endswith(".json")}
    put(desk.root / ".cache", {name: WAYS[way](content) for name, content in kept.items()})
    assert fresh(desk) == clean
    mended = bytes_of(desk.root / ".cache")
    assert {name: mended[name] for name in pieces} == pieces
    assert fresh(desk) == clean and desk.build().made == 0


@pytest.mark.parametrize("kind", ["page", "values", "number", "fades", "agreement", "font", "ties"])
def test_one_damaged_piece_among_good_ones_is_made_anew(built, kind):
    desk, clean, kept = built
    names = [name for name in kept if name.startswith(f"pages/{kind}/")]
    for name in names[:2]:
        for way in ("truncated", "another shape in the wrapping", "one bit"):
            fresh(desk)
            put(desk.root / ".cache", {name: WAYS[way](kept[name])})
            assert fresh(desk) == clean, (name, way)


def test_a_good_piece_under_another_ones_name_is_noticed(tmp_path):
    cache.store(tmp_path / "kind" / "one.json", "1")
    (tmp_path / "kind/two.json").write_bytes((tmp_path / "kind/one.json").read_bytes())
    assert cache.load(tmp_path / "kind/one.json", 1) == ("1",) and cache.load(tmp_path / "kind/two.json", 1) is None


def test_pieces_come_back_as_they_were_kept(tmp_path):
    pieces = ("", "{\n}", "ünï\r\ncode 𝜕", "\n\n7 8\n")
    cache.store(tmp_path / "kind/one.json", *pieces)
    assert cache.load(tmp_path / "kind/one.json", 4) == pieces and cache.load(tmp_path / "kind/one.json", 3) is None


def test_a_sweep_leaves_what_the_cache_did_not_make(tmp_path):
    for name in ("notes.txt", "figure/thesis.json", "figure/" + "a" * 24 + ".json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (0, 0))
    cache.Cache(tmp_path, "code").sweep()
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"notes.txt", "thesis.json", "code.stamp"}


# ---- the runtime's files and the snapshot

CONTENT = {"pyodide.asm.wasm": b"core" * 500, "numpy-1.whl": b"numbers" * 500}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A project with a small runtime of its own, its sources, and a fast start that was made for it."""
    wanted = tuple(Wanted(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in CONTENT.items())
    (tmp_path / "pycore").mkdir()
    (tmp_path / "pycore/core.py").write_text("x = 1\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1"\n')
    monkeypatch.setattr(runtime_files, "read_lock", lambda path: Lock("1", {}, wanted, {}, ({"name": "the shelf", "kind": "shelf"},)))
    monkeypatch.setitem(runtime_files.runtime_sources.KINDS, "shelf", lambda source, wanted, folder, say: [
        (folder / name).write_bytes(CONTENT[name]) for name, _ in wanted])
    folder = runtime.make(tmp_path, say=lambda words: None)
    made = tmp_path / ".cache/snapshot" / runtime_snapshot.key(runtime_snapshot.read(folder))
    made.mkdir(parents=True)
    for name in ("core.bin", "libraries.bin", "memory-1.bin", "restore-1.js", "nothing.zip"):
        (made / name).write_bytes(gzip.compress(name.encode() * 100, mtime=0))
    runtime_snapshot.describe(made, {"core": "core.bin"}, [path.name for path in made.iterdir()])
    return tmp_path


@pytest.mark.parametrize("way", WAYS)
def test_damaged_files_of_the_runtime_are_brought_anew(site, way):
    good = bytes_of(runtime.make(site, say=lambda words: None))
    assert "memory-1.bin" in good
    for folder in ("pyodide-1", "runtime"):
        put(site / ".cache" / folder, {name: WAYS[way](content) for name, content in bytes_of(site / ".cache" / folder).items()})
    said = []
    assert bytes_of(runtime.make(site, say=said.append)) == good
    assert "pyodide.asm.wasm" in said[0] and "fetched anew" in said[0]


def test_damage_that_keeps_size_and_time_is_noticed(site):
    good = bytes_of(runtime.make(site, say=lambda words: None))
    put(site / ".cache/runtime", {"pyodide.asm.wasm": WAYS["one bit"](CONTENT["pyodide.asm.wasm"])})
    assert bytes_of(runtime.make(site, say=lambda words: None)) == good


@pytest.mark.parametrize("name", ["core.bin", "libraries.bin", "memory-1.bin", "restore-1.js", "fast.json"])
@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_fast_start_is_said_and_not_used(site, name, way):
    made, = (site / ".cache/snapshot").iterdir()
    (made / name).write_bytes(WAYS[way]((made / name).read_bytes()))
    said = []
    start = json.loads((runtime.make(site, say=said.append) / "start.json").read_bytes())
    if name == "fast.json" and way == "longer":         # one more line's end changes nothing in JSON
        assert start["fast"] == {"core": "core.bin"}
    else:
        assert "fast" not in start and not any("memory" in one for one in start["files"])
        assert len(said) == 1 and name in said[0] and "publish makes it anew" in said[0]


def test_a_missing_file_of_the_fast_start_is_said(site):
    made, = (site / ".cache/snapshot").iterdir()
    (made / "memory-1.bin").unlink()
    said = []
    assert "fast" not in runtime_snapshot.read(runtime.make(site, say=said.append)) and "memory-1.bin" in said[0]


def test_what_the_runtime_no_longer_needs_goes_and_what_is_not_ours_stays(site):
    folder = runtime.make(site, say=lambda words: None)
    before = set(os.listdir(folder))
    (folder / "thesis.txt").write_text("years of work")
    (site / "pycore/core.py").write_text("x = 2\n")
    runtime.make(site, say=lambda words: None)
    after = set(os.listdir(folder))
    assert "memory-1.bin" in before - after and "thesis.txt" in after       # another core has no fast start yet
    assert len([name for name in after if name.startswith("pycore-")]) == 1
    build((desk := Desk(site / "desk").essay("---\ntitle: A page\npromise: One sentence.\n---\n\nWords.\n")).root, desk.out, runtime=folder)
    assert not (desk.out / "runtime/thesis.txt").exists() and (desk.out / "runtime/numpy-1.whl").exists()
    assert manifest.damaged(desk.out) == []
