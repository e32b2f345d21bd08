"""The runtime's pinned files: which they are, whether they are right, and gathering the missing ones.

    read_lock(path)                  -> Lock      runtime.lock.json as a value
    check(path, wanted)              raise WrongHash unless the file is the pinned one, byte for byte
    gather(lock, cache, say)         -> Path      the folder that holds every file, each checked

A source that gives a file with other bytes than pinned stops everything at once; a kept file with other bytes
is damaged, and fetched anew. A source that cannot be reached, or that
does not hold a file, is passed over for the next one; only when no source is left is it an error.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from disk.workspace import sweep, workspace
from disk.writing import hash_of

from . import runtime_sources

FETCHING = "fetching the runtime"       # the purpose of the folders that downloads arrive in


@dataclass(frozen=True)
class Wanted:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Lock:
    version: str
    info: dict
    files: tuple[Wanted, ...]
    packages: dict
    sources: tuple[dict, ...]


class RuntimeFileError(Exception):
    """A sentence about a file of the runtime."""

    plain = True


class WrongHash(RuntimeFileError):
    pass


class MissingFile(RuntimeFileError):
    pass


class Unreachable(RuntimeFileError):
    pass


def read_lock(path: Path) -> Lock:
    said = json.loads(path.read_text(encoding="utf-8"))
    files = tuple(Wanted(name, **pin) for name, pin in said["files"].items())
    return Lock(said["version"], said["info"], files, said["packages"], tuple(said["sources"]))


def check(path: Path, wanted: Wanted, where: str) -> None:
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 == wanted.sha256:
        return
    raise WrongHash(
        f"{wanted.name} from {where} is not the pinned file.\n"
        f"  pinned: {wanted.size:>10,} bytes, SHA-256 {wanted.sha256}\n"
        f"  found:  {len(content):>10,} bytes, SHA-256 {sha256}\n"
        "It was not used."
    )


def gather(lock: Lock, cache: Path, say=print) -> Path:
    folder = cache / f"pyodide-{lock.version}"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [wanted for wanted in lock.files if hash_of(folder / wanted.name) != wanted.sha256]
    if damaged := [wanted for wanted in missing if (folder / wanted.name).exists()]:
        say(f"{names(damaged)} in {folder.parent.name}/{folder.name} is not what was kept there, and is fetched anew.")
    if missing:
        fetch(lock, missing, folder, say)
    return folder


def fetch(lock: Lock, missing: list[Wanted], folder: Path, say) -> None:
    """Ask each source in turn for what is still missing; keep only what is right."""
    say(f"Fetching {len(missing)} files of Pyodide {lock.version} and NumPy ({size(missing)}); they are kept in .cache/")
    sweep(folder.parent, FETCHING)
    told, reached = [], False
    for source in lock.sources:
        with workspace(folder.parent, FETCHING) as scratch:
            try:
                runtime_sources.take(source, [(wanted.name, wanted.size) for wanted in missing], scratch, say)
                reached, trouble = True, None
            except runtime_sources.CannotReach as reason:
                trouble = f"cannot be reached ({reason})"
            got = [wanted for wanted in missing if (scratch / wanted.name).exists()]
            for wanted in got:
                check(scratch / wanted.name, wanted, source["name"])
                (scratch / wanted.name).replace(folder / wanted.name)
        if got:
            say(f"  {source['name']} gave {names(got)} ({size(got)})")
        missing = [wanted for wanted in missing if wanted not in got]
        if not missing:
            return
        told.append(f"  {source['name']} {trouble or 'does not hold ' + names(missing)}")
        say(told[-1])
    reasons = "\n".join(told)
    if reached:
        raise MissingFile(f"No source holds {names(missing)}:\n{reasons}")
    raise Unreachable(
        f"{names(missing)} could not be fetched, since no source can be reached:\n{reasons}\n"
        "A network is needed once; afterwards the files are in .cache/ and none is."
    )


def names(files: list[Wanted]) -> str:
    return ", ".join(wanted.name for wanted in files)


def size(files: list[Wanted]) -> str:
    return f"{sum(wanted.size for wanted in files) / 1e6:.1f} MB"
