"""What a page needs to run Python: Pyodide's core, NumPy and pycore, in one folder.

    make(root, say, fast) -> Path     a folder ready to be copied to dist/runtime/, made under .cache/

With `fast`, the fast start is in it too if one was made for exactly these files (runtime_snapshot).

The pinned files come from runtime_files; pycore's wheel from wheel. Two small files are written here:
pyodide-lock.json, which names the packages, and start.json, which tells the worker what will be
fetched and how large it is, so that it can say how far it is.
"""

import hashlib
import json
import shutil
import tomllib
from pathlib import Path

from . import runtime_files, runtime_snapshot, wheel

LOCK = Path(__file__).with_name("runtime.lock.json")


def make(root: Path, say=print, fast: bool = True) -> Path:
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
    if fast and (snapshot := runtime_snapshot.kept(root / ".cache", about)):
        about = with_snapshot(about, snapshot)
        files |= {path.name: path for path in snapshot.iterdir() if path.name != "fast.json"}
    contents["start.json"] = as_json(about)
    return fill(root / ".cache" / ("runtime" if fast else "runtime-plain"), files, contents)


def fill(folder: Path, files: dict[str, Path], contents: dict[str, bytes]) -> Path:
    """Bring a folder to exactly these files, touching none that is right already."""
    folder.mkdir(exist_ok=True)
    for name, source in files.items():
        copy(source, folder / name)
    for name, content in contents.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != content:
            (folder / name).write_bytes(content)
    for left_over in {path.name for path in folder.iterdir()} - set(files) - set(contents):
        (folder / left_over).unlink()
    return folder


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
    files = {
        path.name: {"size": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(snapshot.iterdir()) if path.name != "fast.json"
    }
    return {**about, "files": about["files"] | files, "fast": json.loads((snapshot / "fast.json").read_text())}


def as_json(value) -> bytes:
    return (json.dumps(value, indent=1, sort_keys=True) + "\n").encode()


def copy(source: Path, target: Path) -> None:
    """Leave a copy alone that is already there, so that a rebuild moves no megabytes."""
    old, new = source.stat(), target.stat() if target.exists() else None
    if not new or (new.st_size, new.st_mtime_ns) != (old.st_size, old.st_mtime_ns):
        shutil.copy2(source, target)
