"""Work that need not be done twice, kept in .cache by a hash of all it was made from.

    cache = Cache(folder, sources)
    cache.made("figure", question, lambda: ...)     the value from the cache, or made now and kept
    cache.sweep()                                   away with what older code has made
    store(path, *pieces)                            some pieces of text in one file, with the hash of them all
    load(path, count)                               the pieces, or None unless they are what was kept, byte for byte
"""
from __future__ import annotations

import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any, Callable

from disk.removal import remove_listed
from disk.writing import written

NEAR = 512                              # values kept at hand, for a process that builds again and again
OURS = re.compile(r"[0-9a-f]{24}\.(json|stamp|frames|fades)(\.\d+\.[0-9a-f]+\.part)?")      # the names that are given here
_near: dict[Path, Any] = {}


class Cache:
    """JSON values by what they answer. `stamp` stands for the code that makes them."""

    def __init__(self, folder: Path, stamp: str):
        self.folder, self.stamp = folder, stamp

    def made(self, kind: str, question: Any, make: Callable[[], Any]) -> Any:
        """The answer to a question, from the cache where it was asked before."""
        path = self.folder / kind / f"{digest([self.stamp, question])}.json"
        if path not in _near:
            if len(_near) >= NEAR:
                _near.pop(next(iter(_near)))
            _near[path] = self._far(path, make)
        return _near[path]

    def made_by(self, *files: Path) -> Cache:
        """The same cache for work that only these files do: it stays when others change."""
        return Cache(self.folder, digest([path.read_text(encoding="utf-8") for path in files]))

    def sweep(self) -> None:
        """When the code is new, what older code has made can go: all that is more than an hour old."""
        mark = self.folder / f"{self.stamp}.stamp"
        if mark.exists():
            return
        old = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if OURS.fullmatch(path.name)
               and path.is_file() and path.stat().st_mtime < time.time() - 3600 and path.parent.name != "font"]
        remove_listed(self.folder, old)
        written(mark, b"")

    def _far(self, path: Path, make: Callable[[], Any]) -> Any:
        if held := load(path, 1):
            return json.loads(held[0])
        text = json.dumps(make(), separators=(",", ":"), ensure_ascii=False)
        store(path, text)
        return json.loads(text)                     # what is new and what was kept are the same kind of value


def store(path: Path, *pieces: str) -> None:
    contents = [piece.encode() for piece in pieces]
    lengths = " ".join(str(len(content)) for content in contents)
    whole = f"{lengths}\n".encode() + b"".join(contents)
    written(path, f"{_hash(path, whole)}\n".encode() + whole)


def load(path: Path, count: int) -> tuple[str, ...] | None:
    """What cannot be read or was not written under this very name is as good as not there: it will be made anew."""
    try:
        hashed, _, whole = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashed != _hash(path, whole).encode():
        return None
    lengths, _, rest = whole.partition(b"\n")
    pieces, at = [], 0
    for length in map(int, lengths.split()):
        pieces.append(rest[at:at + length].decode())
        at += length
    return tuple(pieces) if len(pieces) == count else None


def digest(value: Any) -> str:
    """A short name for any plain value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:24]


def stamp(*folders: Path) -> str:
    """A short name for the sources under some folders: Python and templates."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".html")):
            content = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:24]


def _hash(path: Path, content: bytes) -> str:
    """Of the content and of its name, so that one answer in the place of another is noticed."""
    return hashlib.sha256(f"{path.parent.name}/{path.name}\n".encode() + content).hexdigest()
