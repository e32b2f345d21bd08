"""One process at a time: a lock that the kernel gives back when its holder ends, however it ends.

    with held(path, say): ...      wait for the lock, saying so in a sentence; the same thread may take it again
    free(path) -> bool             whether nobody holds it now

The locks are POSIX record locks where there are any, not flock's: a process that is forked from the
holder (a pool's worker) does not inherit them, so that a killed build leaves none behind.
"""
from __future__ import annotations

import errno
import os
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator

try:
    import fcntl
except ImportError:                     # Windows
    fcntl = None
    import msvcrt

EVERY = 0.05                            # seconds between two looks
TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_locks: dict[str, "_Lock"] = {}
_registry = threading.Lock()


class _Lock:
    """What this process knows of one lock file."""

    def __init__(self):
        self.threads, self.depth, self.file = threading.RLock(), 0, None


@contextmanager
def held(path: Path, say: Callable[[str], None] = print, make: bool = True) -> Iterator[None]:
    """Hold the lock at a path, whose folder is made if there is none (or not: then FileNotFoundError)."""
    lock = _known(path)
    with lock.threads:
        if not lock.depth:
            lock.file = _taken(path, say, make)
        lock.depth += 1
        try:
            yield
        finally:
            lock.depth -= 1
            if not lock.depth:
                lock.file.close()       # which gives it back
                lock.file = None


def free(path: Path) -> bool:
    lock = _known(path)
    if not path.exists():
        return True
    if not lock.threads.acquire(blocking=False):
        return False
    try:
        if lock.depth:
            return False
        with path.open("r+") as file:
            return _locked(file)
    finally:
        lock.threads.release()


def _known(path: Path) -> _Lock:
    with _registry:
        return _locks.setdefault(os.path.realpath(path), _Lock())


def _taken(path: Path, say: Callable[[str], None], make: bool):
    said = False
    while True:
        if make:
            path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
        try:
            while not _locked(file):
                if not said:
                    say(f"Another build is at work here{_whose(file)}; waiting until it is done ...")
                    said = True
                time.sleep(EVERY)
            if not path.exists() or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
                raise FileNotFoundError             # the file was deleted while we waited: its lock guards nothing
            file.truncate(0)
            file.write(f"{os.getpid()}\n")
            file.flush()
            return file
        except FileNotFoundError:
            file.close()
        except BaseException:
            file.close()
            raise


def _locked(file) -> bool:
    try:
        if fcntl:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            file.seek(1 << 20)                      # far behind the text, which others may then read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        return True
    except OSError as error:
        if error.errno in TAKEN:
            return False
        raise OSError(error.errno, error.strerror, str(file.name)) from error


def _whose(file) -> str:
    file.seek(0)
    number = file.read(20).strip()
    return f" (process {number})" if number.isdigit() else ""
