"""The mark of a folder that we made: a small file in it with the names and hashes of all that we put there.

    write(folder, hashes, durable)     {"index.html": sha256, ...}, in order, so that the same site has the same mark
    read(folder) -> dict | None        None where there is no mark or it cannot be believed
    foreign(folder, names) -> list     what stands there besides these names
    damaged(folder) -> list            names whose file is missing or has other bytes
"""
from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Collection, Mapping

from .writing import hash_of, written

NAME = ".third-road"
KIND = "a site made by Third Road; what is listed here is replaced by the next build, and nothing else"
CLUTTER = (".DS_Store", "Thumbs.db", "desktop.ini")     # what systems put into every folder they show


def write(folder: Path, hashes: Mapping[str, str], durable: bool = False) -> None:
    value = {"this": KIND, "files": dict(sorted(hashes.items()))}
    written(folder / NAME, (json.dumps(value, indent=0, ensure_ascii=False) + "\n").encode(), durable)


def read(folder: Path) -> dict[str, str] | None:
    try:
        value = json.loads((folder / NAME).read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError, RecursionError):
        return None
    files = value.get("files") if isinstance(value, dict) and value.get("this") == KIND else None
    whole = isinstance(files, dict) and all(isinstance(one, str) and re.fullmatch("[0-9a-f]{64}", one) for one in files.values())
    return files if whole else None


def foreign(folder: Path, names: Collection[str]) -> list[str]:
    """Files, links and empty folders that are not among the names; a link is never ours."""
    names, found, waiting = {*names, NAME}, [], [("", os.fspath(folder))]
    while waiting:
        before, place = waiting.pop()
        with os.scandir(place) as entries:
            inside = list(entries)
        if before and not inside:
            found.append(before)
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{before}{entry.name}/", entry.path))
            elif entry.is_symlink() or f"{before}{entry.name}" not in names and entry.name not in CLUTTER:
                found.append(f"{before}{entry.name}")
    return sorted(found)


def damaged(folder: Path) -> list[str]:
    return sorted(name for name, sha256 in (read(folder) or {}).items() if hash_of(folder / name) != sha256)
