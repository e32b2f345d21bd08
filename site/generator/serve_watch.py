"""Noticing that a file changed, by looking: it works on every system and for folders shared into a container.

    changes(folders)    yields a set of changed paths, some 50 ms after the last of them was written
"""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

EVERY = 0.04  # seconds between two looks
IGNORED = ("__pycache__", ".pytest_cache")


def changes(folders: Iterable[Path]) -> Iterator[set[Path]]:
    before = seen(folders)
    while True:
        time.sleep(EVERY)
        after = seen(folders)
        if after != before:
            yield {Path(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
            before = after


def seen(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Every file with the moment and size of its last writing."""
    found, waiting = {}, [str(folder) for folder in folders]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name in IGNORED or entry.name.endswith("~") or entry.name.startswith((".#", "#", ".")):
                        continue
                    if entry.is_dir():
                        waiting.append(entry.path)
                    else:
                        about = entry.stat()
                        found[entry.path] = (about.st_mtime_ns, about.st_size)
        except OSError:  # it went away while we looked; the next look will see that
            pass
    return found
