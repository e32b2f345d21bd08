"""A private folder for work in progress. After a crash it is still known as ours, and as nobody's: its lock is free.

    with workspace(parent, purpose) as folder: ...     made with a name of its own, removed in the end
    settled()                                           wait for the removals
    abandoned(parent, purpose)                          those that a process which ended has left behind
    sweep(parent, purpose)                              away with them
"""
from __future__ import annotations

import json
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Callable, Iterator

from . import lock
from .removal import PRIVATE, remove_private

PREFIX = ".third-road-"
LOCK = "lock"
REMOVING = "removing a workspace"


@contextmanager
def workspace(parent: Path, purpose: str, last: Callable[[Path], bool] = Path.exists) -> Iterator[Path]:
    """A folder beside what will be made in it; `last` looks at it once more, and says whether it may be removed.

    Nobody waits for its removal: a thread does that, and the process ends after it."""
    parent.mkdir(parents=True, exist_ok=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(parent)) from error     # the folder that people know
    try:
        with lock.held(folder / LOCK, quietly):
            (folder / PRIVATE).write_text(json.dumps({"third-road": "work in progress", "purpose": purpose}), encoding="utf-8")
            yield folder
    finally:
        Thread(target=removed, args=(folder, last), name=REMOVING).start()


def quietly(words: str) -> None:
    """Whoever waits for a workspace waits for its removal, and not for another build."""


def removed(folder: Path, last: Callable[[Path], bool] = Path.exists) -> None:
    try:
        with lock.held(folder / LOCK, quietly, make=False):
            if last(folder):
                remove_private(folder)
    except FileNotFoundError:
        pass                            # another process was quicker


def settled() -> None:
    """Wait until this process has removed what it is done with."""
    for thread in threading.enumerate():
        if thread.name == REMOVING:
            thread.join()


def abandoned(parent: Path, purpose: str) -> list[Path]:
    """In the order of their names; links, and folders that others are at work in, are not among them."""
    return [folder for folder in sorted(parent.glob(f"{PREFIX}*"))
            if not folder.is_symlink() and _purpose(folder) == purpose and lock.free(folder / LOCK)]


def sweep(parent: Path, purpose: str) -> None:
    for folder in abandoned(parent, purpose):
        removed(folder)


def _purpose(folder: Path) -> str | None:
    try:
        return json.loads((folder / PRIVATE).read_text(encoding="utf-8")).get("purpose")
    except (OSError, ValueError, AttributeError):
        return None
