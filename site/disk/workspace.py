"""A private folder for work in progress. After a crash it is still known as ours, and as nobody's: its lock is free.

    with workspace(parent, purpose) as folder: ...     made with a name of its own, removed in the end
    abandoned(parent, purpose)                          those that a process which ended has left behind
    sweep(parent, purpose)                              away with them
"""
from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from . import lock
from .removal import PRIVATE, remove_private

PREFIX = ".third-road-"
LOCK = "lock"


@contextmanager
def workspace(parent: Path, purpose: str) -> Iterator[Path]:
    """A folder beside what will be made in it; what must outlive an error has been moved out before."""
    parent.mkdir(parents=True, exist_ok=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(parent)) from error     # the folder that people know
    try:
        with lock.held(folder / LOCK):
            (folder / PRIVATE).write_text(json.dumps({"third-road": "work in progress", "purpose": purpose}), encoding="utf-8")
            yield folder
    finally:
        remove_private(folder)


def abandoned(parent: Path, purpose: str) -> list[Path]:
    """In the order of their names; links, and folders that others are at work in, are not among them."""
    return [folder for folder in sorted(parent.glob(f"{PREFIX}*"))
            if not folder.is_symlink() and _purpose(folder) == purpose and lock.free(folder / LOCK)]


def sweep(parent: Path, purpose: str) -> None:
    for folder in abandoned(parent, purpose):
        remove_private(folder)


def _purpose(folder: Path) -> str | None:
    try:
        return json.loads((folder / PRIVATE).read_text(encoding="utf-8")).get("purpose")
    except (OSError, ValueError, AttributeError):
        return None
