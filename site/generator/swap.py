"""A new folder takes the place of the old one in one move; until then the old one is not touched.

    swapped(files, out, runtime)    write everything beside `out`, then exchange the two
"""
from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from threading import Thread
from typing import Mapping

SMALL = 1 << 20


def swapped(files: Mapping[str, bytes], out: Path, runtime: Path | None) -> None:
    """Write the files, and the runtime's folder where there is one, and let them become `out`."""
    new, old = out.with_name(f"{out.name}.new"), out.with_name(f"{out.name}.old-{time.time_ns()}")
    out.parent.mkdir(parents=True, exist_ok=True)
    for left_over in (new, *out.parent.glob(f"{out.name}.old-*")):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if runtime:
            _bring(runtime, new / "runtime")
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if out.exists():
        out.rename(old)
    new.rename(out)
    Thread(target=shutil.rmtree, args=(old,), kwargs={"ignore_errors": True}).start()      # nobody need wait for it


def _bring(source: Path, target: Path) -> None:
    """Copy a folder; what is large is linked instead, where the disk can."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.stat().st_size > SMALL:
            try:
                os.link(path, copy)
                continue
            except OSError:
                pass
        shutil.copy2(path, copy)
