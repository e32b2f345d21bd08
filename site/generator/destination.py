"""Where a site may be written: a folder that is new, empty or ours, and never one that belongs to the project.

    destination(root, out, say) -> Path     the folder itself, links followed; Refused says why not and what to do
    old_site(place, names)                   whether an unmarked dist/ holds nothing but what a build makes
"""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Callable, Collection

from disk import manifest
from disk.troubles import Trouble

from .swap import heal

DIST = "dist"
SHOWN = 5                               # names in a refusal
# what earlier versions of this project made under names that change from build to build
CHANGING = re.compile(r"runtime/(pycore-[\w.]+-\w+-py3-none-any\.whl|numpy-[\w.-]+\.whl|memory-\w+\.bin|restore-\w+\.js|[\w.]+\.bin|nothing\.zip)")


class Refused(Trouble):
    """A sentence that says why a site is not written to a place."""


def destination(root: Path, out: Path, say: Callable[[str], None] = print) -> Path:
    place = _followed(out)
    heal(place, say)
    if place.exists() and not place.is_dir():
        raise Refused(f"{out} is a file, and a site is a folder.\n  Name another folder, or move the file away.")
    if _same(place, root) or any(_same(place, above) for above in root.resolve().parents):
        raise Refused(f"{out} holds the project itself, which the site would replace.\n  Name a folder of its own, outside {root}.")
    if any(_same(above, root) for above in place.parents) and not is_dist(root, place):
        raise Refused(f"{out} is inside the project, where only {DIST}/ is for the site.\n  Name {DIST}, or a folder outside {root}.")
    near = next(one for one in (place, *place.parents) if one.exists())
    if not any(os.access(one, os.W_OK) for one in ((place, place.parent) if place == near else (near,))):
        raise Refused(f"{near} is read-only, or not open to this user.\n  Name another folder, or change its rights (chmod, chown).")
    if not place.is_dir():
        return place
    made = manifest.read(place)
    if made is None:
        inside = sorted(path.name for path in place.iterdir())
        if inside and not is_dist(root, out):
            raise Refused(f"{out} is not empty, and has no mark ({manifest.NAME}) that says it was made here. {_holds(inside)}\n"
                          "  Nothing was changed. Name a new or an empty folder, or empty this one yourself.")
    elif strange := manifest.foreign(place, made):
        raise Refused(f"{out} holds what was not made here, and a build would lose it. {_holds(strange)}\n"
                      "  Nothing was changed. Move that away, or name another folder.")
    return place


def old_site(place: Path, names: Collection[str]) -> None:
    """The project's dist/ of a version that left no mark is taken over if each of its files has a name that a build gives."""
    if manifest.read(place) is not None or not place.is_dir():
        return
    strange = [name for name in manifest.foreign(place, names) if not CHANGING.fullmatch(name)]
    if strange:
        raise Refused(f"{place} has no mark ({manifest.NAME}) that says it was made here, and holds what no build makes. {_holds(strange)}\n"
                      f"  Nothing was changed. Move that away, or delete {place} if it is an old site.")


def is_dist(root: Path, out: Path) -> bool:
    return _same(out, root / DIST) or _same(out.parent, root) and out.name == DIST


def _followed(out: Path) -> Path:
    try:
        return Path(os.path.abspath(out.expanduser())).resolve()
    except (OSError, RuntimeError):         # a home that is nobody's; links that lead in a circle
        raise Refused(f"{out} leads nowhere.\n  Name another folder.") from None


def _same(one: Path, other: Path) -> bool:
    """The same place on the disk, however it is written: through links, mounts, or in other letters."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.abspath(one) == os.path.abspath(other)


def _holds(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"In it: {', '.join(names[:SHOWN])}{more}." if names else ""
