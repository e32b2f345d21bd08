"""Work that need not be done twice, kept in .cache by a hash of all it was made from.

    cache = Cache(folder, sources)
    cache.made("figure", question, lambda: ...)     the value from the cache, or made now and kept
    cache.sweep()                                   away with what older code has made
"""
from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any, Callable

NEAR = 512                              # values kept at hand, for a process that builds again and again
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
        for path in self.folder.rglob("*"):
            if path.is_file() and path.stat().st_mtime < time.time() - 3600 and path.parent.name != "font":
                path.unlink(missing_ok=True)
        write(mark, b"")

    def _far(self, path: Path, make: Callable[[], Any]) -> Any:
        try:
            return json.loads(path.read_bytes())
        except (FileNotFoundError, ValueError):
            text = json.dumps(make(), separators=(",", ":"), ensure_ascii=False)
            write(path, text.encode())
            return json.loads(text)                 # what is new and what was kept are the same kind of value


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


def write(path: Path, content: bytes) -> None:
    """Write so that nobody ever reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.{id(content):x}.part")     # no two processes write one file
    unfinished.write_bytes(content)
    unfinished.replace(path)
