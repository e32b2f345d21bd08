"""The only place that removes what stands on a disk, and it removes nothing that we did not make.

    remove_listed(folder, names) -> bool     exactly these files, and the folders that are empty then; whether all is gone
    remove_private(folder)                   a workspace of ours, with all that is in it
"""
from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Collection

from .manifest import CLUTTER
from .troubles import Trouble

PRIVATE = "private.json"                # the mark inside every workspace (workspace.py)
TRIES, EVERY = 20, 0.1


def remove_listed(folder: Path, names: Collection[str]) -> bool:
    """Names are looked up among what is there, never followed: one with `..` in it, or through a link, finds nothing."""
    names = set(names)
    for place, _, files in os.walk(folder, topdown=False):
        before = Path(place).relative_to(folder).as_posix()
        for name in files:
            if (name if before == "." else f"{before}/{name}") in names or name in CLUTTER:
                with suppress(FileNotFoundError):
                    os.unlink(os.path.join(place, name))
        with suppress(OSError):         # something of somebody else's is in it
            os.rmdir(place)
    return not os.path.lexists(folder)


def remove_private(folder: Path) -> None:
    """Remove a folder that carries the private mark, which goes last; an empty one may not have got it yet."""
    if folder.is_symlink():
        raise Trouble(f"{folder} is a link, and not a folder that was made here.\n  It is left as it is; delete the link if it is not needed.")
    with suppress(FileNotFoundError):   # another process may be removing it as well
        if (folder / PRIVATE).is_file():
            _cleared(folder)
        elif folder.is_dir() and any(folder.iterdir()):
            raise Trouble(f"{folder} carries no mark of ours, so nothing in it was removed.\n  Look at it, and move it away or delete it.")
    with suppress(OSError):             # the next sweep will try again
        folder.rmdir()


def _cleared(folder: Path) -> None:
    for _ in range(TRIES):              # a browser that is just ending may still write
        inside = [path for path in folder.iterdir() if path.name != PRIVATE]
        if not inside:
            return (folder / PRIVATE).unlink(missing_ok=True)
        for path in inside:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        time.sleep(EVERY if any(map(os.path.lexists, inside)) else 0)
