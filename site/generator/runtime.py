"""What a page needs to run Python: Pyodide's core, NumPy and pycore, in one folder.

    make(root, say, fast) -> Path     a folder ready to be copied to dist/runtime/, made under .cache/

With `fast`, the fast start is in it too if one was made for exactly these files (runtime_snapshot).

The pinned files come from runtime_files; pycore's wheel from wheel. Two small files are written here:
pyodide-lock.json, which names the packages, and start.json, which tells the worker what will be
fetched and how large it is, so that it can say how far it is.
"""

import hashlib
import json
import tomllib
from pathlib import Path

from disk.lock import held
from disk.removal import remove_listed
from disk.writing import copied, hash_of, written

from . import runtime_files, runtime_snapshot, wheel

LOCK = Path(__file__).with_name("runtime.lock.json")


def make(root: Path, say=print, fast: bool = True) -> Path:
    with held(root / ".cache" / "lock", say):
        return _make(root, say, fast)


def _make(root: Path, say, fast: bool) -> Path:
    lock = runtime_files.read_lock(LOCK)
    core = runtime_files.gather(lock, root / ".cache", say)
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    pycore = wheel.make(root / "pycore", version)
    contents = {
        pycore.name: pycore.content,
        "pyodide-lock.json": as_json({"info": lock.info, "packages": packages(lock, pycore, version)}),
    }
    files = {wanted.name: core / wanted.name for wanted in lock.files}
    about = start(lock, contents)
    if fast and (snapshot := runtime_snapshot.kept(root / ".cache", about, say)):
        about = with_snapshot(about, snapshot)
        files |= {name: snapshot / name for name in runtime_snapshot.about(snapshot)["files"]}
    contents["start.json"] = as_json(about)
    return fill(root / ".cache" / ("runtime" if fast else "runtime-plain"), files, contents)


def fill(folder: Path, files: dict[str, Path], contents: dict[str, bytes]) -> Path:
    """Bring a folder to these files, touching none that is right already; what it held of an earlier start.json goes."""
    before = _listed(folder)
    for name, source in files.items():
        if hash_of(folder / name) != hash_of(source):
            copied(source, folder / name)
    for name, content in contents.items():
        if hash_of(folder / name) != hashlib.sha256(content).hexdigest():
            written(folder / name, content)
    remove_listed(folder, before - {*files, *contents})
    return folder


def _listed(folder: Path) -> set[str]:
    try:
        return set(json.loads((folder / "start.json").read_bytes())["files"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()


def packages(lock, pycore: wheel.Wheel, version: str) -> dict:
    """The packages of pyodide-lock.json: NumPy as Pyodide itself lists it, and pycore.

    Written here and not with the package pyodide-lock: the last one that installs on Python 3.11
    demands a field (info.version) that lock files of Pyodide 314 no longer have.
    """
    pins = {wanted.name: wanted.sha256 for wanted in lock.files}
    listed = {
        name: {**package, "name": name, "sha256": pins[package["file_name"]]} for name, package in lock.packages.items()
    }
    listed["pycore"] = {
        "name": "pycore", "version": version, "file_name": pycore.name, "sha256": pycore.sha256,
        "imports": ["pycore"], "depends": ["numpy"],
    }
    common = {"install_dir": "site", "package_type": "package", "unvendored_tests": False}
    return {name: {**common, **package} for name, package in listed.items()}


def start(lock, contents: dict[str, bytes]) -> dict:
    """Every file a start fetches, with its size and hash: what the worker counts against and checks."""
    files = {wanted.name: {"size": wanted.size, "sha256": wanted.sha256} for wanted in lock.files}
    for name, content in contents.items():
        files[name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {"version": lock.version, "packages": ["numpy", "pycore"], "files": files}


def with_snapshot(about: dict, snapshot: Path) -> dict:
    """start.json of a runtime that has a fast start too (runtime_snapshot)."""
    made = runtime_snapshot.about(snapshot)
    return {**about, "files": about["files"] | made["files"], "fast": made["fast"]}


def as_json(value) -> bytes:
    return (json.dumps(value, indent=1, sort_keys=True) + "\n").encode()
