"""A new folder takes the place of the old one in one move; until then the old one is not touched.

    swapped(files, out, runtime, durable)    write everything beside `out`, then exchange the two
    heal(out, say)                           finish or take back what a build that was killed has left

Where `out` is a mount, or the folder around it is not ours to write to, everything is written into a private folder
inside `out` and then moved, one entry after the other: what a killed build has moved by then, the next one goes on from.
Nothing is removed but what a mark lists (disk/manifest.py), and private folders (disk/workspace.py).
"""
from __future__ import annotations

import errno
import json
import os
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Callable, Mapping

from disk import manifest
from disk.removal import remove_listed
from disk.troubles import Trouble
from disk.workspace import abandoned, removed, workspace
from disk.writing import copied, naming, written

MOVES = "moves.json"                    # written when all is ready to be moved into a mount
LEAVING = "leaving.json"                # the files of the old site, which may be removed
MOUNTED = (errno.EBUSY, errno.EXDEV)


def swapped(files: Mapping[str, bytes], out: Path, runtime: Path | None, durable: bool = False) -> None:
    """Write the files, and the runtime's folder where there is one, and let them become `out`; durable: power cuts are feared."""
    if not _fixed(out):
        try:
            return _exchanged(files, out, runtime, durable)
        except OSError as error:
            if error.errno not in MOUNTED:
                raise
    _filled(files, out, runtime, durable)


def heal(out: Path, say: Callable[[str], None] = print) -> None:
    """To be called before anything else is done with `out`."""
    for place in abandoned(out.parent, _purpose(out)):
        gone = not out.exists()
        removed(place, partial(_ended, out))
        if gone and out.exists():
            say(f"{out.name}/ is put back: an earlier build ended while it was exchanging it.")
    for place in abandoned(out, _purpose(out)):
        if (place / MOVES).exists():
            _moved(place, out)
            say(f"{out.name}/ is whole again: an earlier build ended while it was filling it.")
        removed(place, partial(_ended, out))


def _fixed(out: Path) -> bool:
    """Whether the folder has to stay where it is."""
    return out.is_dir() and (out.is_mount() or not os.access(out.parent, os.W_OK))


def _exchanged(files, out: Path, runtime: Path | None, durable: bool) -> None:
    with workspace(out.parent, _purpose(out), last=partial(_ended, out)) as place:
        new, old = place / "new", place / "old"
        _written(new, files, runtime, durable)
        if out.exists():
            new.chmod(out.stat().st_mode)
            written(place / LEAVING, json.dumps(_ours(out)).encode())
            out.rename(old)
        new.rename(out)


def _filled(files, out: Path, runtime: Path | None, durable: bool) -> None:
    ours = _ours(out)
    with workspace(out, _purpose(out), last=partial(_ended, out)) as place:
        _written(place / "new", files, runtime, durable)
        here = sorted((path.name for path in (place / "new").iterdir()), key=lambda name: (name == manifest.NAME, name))
        away = sorted({name.split("/")[0] for name in ours} - {*here})
        written(place / LEAVING, json.dumps(ours).encode())
        written(place / MOVES, json.dumps({"away": away, "here": here}).encode(), durable)
        _moved(place, out)


def _moved(place: Path, out: Path) -> None:
    """Move what is ready into `out`, the mark last, and what was there out of it; whatever has been moved already stays so."""
    old, done = place / "old", []

    def move(source: Path, target: Path) -> None:
        source.rename(target)
        done.append((source, target))

    moves = json.loads((place / MOVES).read_text(encoding="utf-8"))
    old.mkdir(exist_ok=True)
    try:
        for name in (*moves["away"], *moves["here"]):
            ready = place / "new" / name
            if os.path.lexists(out / name) and (ready.exists() or name in moves["away"]):
                move(out / name, old / name)
            if ready.exists():
                move(ready, out / name)
    except BaseException as error:
        for source, target in reversed(done):
            target.rename(source)
        (place / MOVES).unlink()
        if not isinstance(error, OSError):
            raise
        raise Trouble(f"{error.filename} could not be moved ({error.strerror}), so {out} is as it was.\n"
                      "  If it is a mount of its own, free it (umount), or name another folder.") from error
    (place / MOVES).unlink()
    # from here on, what is old may go


def _written(new: Path, files: Mapping[str, bytes], runtime: Path | None, durable: bool) -> None:
    """The whole site with its mark in a new folder."""
    new.mkdir(parents=True)
    hashes = {}
    for name, content in files.items():
        with naming(new / name):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        hashes[name] = sha256(content).hexdigest()
    if runtime:
        hashes |= _bring(runtime, new)
    if durable:
        _settle(new)
    manifest.write(new, hashes, durable)


def _bring(runtime: Path, new: Path) -> dict[str, str]:
    """Copy the runtime's files: those that its start.json names, with the hashes it gives, or all where it names none."""
    start = runtime / "start.json"
    named = json.loads(start.read_bytes()).get("files") if start.exists() else None
    names = [*named, start.name] if named else sorted(path.relative_to(runtime).as_posix() for path in runtime.rglob("*") if path.is_file())
    hashes = {}
    for name in names:
        hashes[f"runtime/{name}"] = copied(runtime / name, new / "runtime" / name)
        if named and name in named and named[name]["sha256"] != hashes[f"runtime/{name}"]:
            raise Trouble(f"{runtime / name} is not the file it was made as.\n  Run it again: it will be made anew.")
    return hashes


def _settle(folder: Path) -> None:
    """Wait until all files are on the disk itself, so that a power cut after the exchange finds them there."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _ours(out: Path) -> list[str]:
    """The files of an old site: those of its mark, or all of one that has none (destination.py has looked at each)."""
    made = manifest.read(out)
    return [*(manifest.foreign(out, ()) if made is None else made), manifest.NAME]


def _ended(out: Path, place: Path) -> bool:
    """Put the old site back where the exchange was broken off; remove it where it was not. Whether `place` may go now."""
    old = place / "old"
    if (place / MOVES).exists():
        return False                    # the next build goes on with it
    if not old.is_dir():
        return True
    if not out.exists() and (place / "new").is_dir():
        old.rename(out)
    elif not remove_listed(old, json.loads((place / LEAVING).read_text(encoding="utf-8"))):
        kept = Path(tempfile.mkdtemp(prefix=f"{out.name}.kept-", dir=place.parent))
        old.rename(kept)
        print(f"{kept} holds what was put into {out.name}/ while the site was made.")
    return True


def _purpose(out: Path) -> str:
    return f"site {out.name}"
