"""Whole files or none, and copies with their hashes; an OSError always says at which path.

    written(path, content, durable)     replace a file at once
    copied(source, target) -> sha256    a copy that shares nothing with its source that a later change could reach
    hash_of(path) -> sha256             "" where there is no such file; worked out once as long as the file stays untouched
    naming(path)                        `with naming(path): ...`: an OSError without a path gets this one
"""
from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator

UNSUPPORTED = (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF, errno.EPERM)   # of copying inside the kernel
_known: dict[Path, tuple[tuple, str]] = {}          # within this process: a file's state when it was hashed, and its hash


def written(path: Path, content: bytes, durable: bool = False) -> None:
    """Nobody ever reads half a file; a durable one is on the disk before it has its name."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.{id(content):x}.part")      # no two processes write one file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error        # the name that people know
        raise


def copied(source: Path, target: Path) -> str:
    """Copy a file's bytes, inside the kernel and without moving them where the file system can, and give their hash."""
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as reader, target.open("wb") as writer:
            if not _in_kernel(reader, writer):
                reader.seek(0), writer.seek(0), writer.truncate()
                shutil.copyfileobj(reader, writer, 1 << 20)
    return hash_of(source)


def _in_kernel(reader, writer) -> bool:
    if not hasattr(os, "copy_file_range"):
        return False
    left = os.fstat(reader.fileno()).st_size
    try:
        while left > 0 and (moved := os.copy_file_range(reader.fileno(), writer.fileno(), left)):
            left -= moved
    except OSError as error:
        if error.errno in UNSUPPORTED:
            return False
        raise
    return left == 0


def hash_of(path: Path) -> str:
    """A file's SHA-256; the state it is remembered by has the moment that no program can set (ctime)."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            state = (about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
            if path not in _known or _known[path][0] != state:
                _known[path] = state, hashlib.file_digest(file, "sha256").hexdigest()
            return _known[path][1]
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
