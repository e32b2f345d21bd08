"""The project's own Python: a .venv beside build.py that holds exactly the packages pinned in pyproject.toml.

Only the standard library is used here, since this runs before anything is installed.

    enter(root)            carry on inside .venv, making it first if there is none
    install(root, "test")  add a group of packages from pyproject.toml
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from importlib.util import find_spec
from pathlib import Path

from disk.lock import held
from disk.removal import PRIVATE, remove_private

REMEDIES = {                            # by a sign in pip's errors
    "No space left": "Make room on the disk and run this again.",
    "Permission denied": "Give yourself the right to write to .venv, or delete it, and run this again.",
    "Read-only": "Make the project's folder writable, or work in a copy of it.",
    "No matching distribution": "The first set-up needs a network that reaches the Python package index; run this again where there is one.",
    "": "Delete .venv and run this again; the first set-up needs a network that reaches the Python package index.",
}


class SetUpError(Exception):
    """A sentence that says what is missing on this machine and what to do about it."""

    plain = True


def enter(root: Path) -> None:
    """Return inside .venv with the run group installed; started elsewhere, begin again there."""
    if not inside(root):
        if not whole(root):
            with held(root / ".cache" / "lock"):
                if not whole(root):         # another first start may have made it meanwhile
                    make(root)
        begin_again(root)
    install(root, "run")


def whole(root: Path) -> bool:
    return python_of(root).exists() and made(root).exists()


def inside(root: Path) -> bool:
    return Path(sys.prefix) == (root / ".venv") or Path(sys.prefix).resolve() == (root / ".venv").resolve()


def python_of(root: Path) -> Path:
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def made(root: Path) -> Path:
    """Written when .venv is whole, so that one whose making was broken off is made again."""
    return root / ".venv" / "made.stamp"


def begin_again(root: Path) -> None:
    """Replace this process by the same command run with .venv's Python."""
    command = [str(python_of(root)), *sys.argv]
    if os.name == "nt":  # there, exec would give the prompt back before the work is done
        sys.exit(subprocess.run(command).returncode)
    sys.stdout.flush()
    os.execv(command[0], command)


def make(root: Path) -> None:
    place = root / ".venv"
    clear(place)
    print(f"Making .venv with Python {sys.version.split()[0]} ...", flush=True)
    place.mkdir(exist_ok=True)
    (place / PRIVATE).write_text('{"third-road": "made by build.py, which may remove it and make it anew"}\n', encoding="utf-8")
    command = [sys.executable, "-m", "venv", str(place)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode and installed_venv_module():
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        remove_private(place)
        raise SetUpError(
            "Python could not make a virtual environment. On Debian or Ubuntu, install the package "
            f"python3-venv (as root: apt-get install python3-venv) and try again.\n{(done.stderr or done.stdout).strip()}"
        )
    made(root).write_text(f"{sys.version}\n")


def clear(place: Path) -> None:
    """Away with a .venv that we made and that does not work any more; one that is not ours stays."""
    if made(place.parent).exists() and not place.is_symlink():      # those of earlier versions have no other mark
        (place / PRIVATE).touch()
    if not os.path.lexists(place):
        return
    if place.is_symlink() or not place.is_dir() or any(place.iterdir()) and not (place / PRIVATE).exists():
        raise SetUpError(f"{place} was not made by build.py, or not to its end, so it is left as it is.\n"
                         "  Move it away or delete it, and run this again: it will be made anew.")
    remove_private(place)


def installed_venv_module() -> bool:
    """Debian keeps venv's other half (ensurepip) in a package of its own; root may simply install it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("This Python lacks ensurepip: installing python3-venv with apt-get ...", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    names = [f"python3.{sys.version_info.minor}-venv", "python3-venv"]
    return any(subprocess.run(["apt-get", "install", "-y", "-qq", name], **quiet).returncode == 0 for name in names)


def install(root: Path, group: str) -> None:
    """Bring .venv to the group's pins. A stamp of the pins, and a look at each package's files, make the second time free."""
    pins = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"][group]
    stamp = root / ".venv" / f"{group}.stamp"
    wanted = hashlib.sha256("\n".join(pins).encode()).hexdigest()
    if stamped(stamp, wanted) and not broken(pins):
        return
    with held(root / ".cache" / "lock"):
        damaged = broken(pins)
        if damaged and stamped(stamp, wanted):
            print(f"Mending .venv: {', '.join(damaged)} {'is' if len(damaged) == 1 else 'are'} not whole ...", flush=True)
            pip(damaged, "--ignore-installed")
        elif damaged:
            print(f"Installing {len(pins)} packages into .venv ({group}) ...", flush=True)
            pip(pins)
        if left := broken(pins):
            raise SetUpError(f"{', '.join(left)} could not be made whole in .venv.\n  Delete .venv and run this again: it will be made anew.")
        stamp.write_text(wanted)


def stamped(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text(errors="replace") == wanted


def broken(pins: list[str]) -> list[str]:
    """The pins whose package is not there in this version, with all its files in their sizes (as its RECORD lists them)."""
    shelf = Path(sysconfig.get_path("purelib"))
    found = {}
    for record in shelf.glob("*.dist-info/RECORD"):
        name, _, version = record.parent.name.removesuffix(".dist-info").partition("-")
        found[normal(name), version] = record
    return [pin for pin in pins if not intact(shelf, found.get((normal(pin.partition("==")[0]), pin.partition("==")[2])))]


def intact(shelf: Path, record: Path | None) -> bool:
    """Compiled files are not looked at: Python makes them anew (NumPy's wheel carries one that pip then compiles again)."""
    if not record:
        return False
    try:
        rows = [line.rsplit(",", 2) for line in record.read_text(encoding="utf-8").splitlines() if not line.startswith('"')]
        sizes = [(name, size) for name, _, size in rows if size and not name.endswith(".pyc")]
        return bool(sizes) and all(os.stat(f"{shelf}/{name}").st_size == int(size) for name, size in sizes)
    except (OSError, ValueError):
        return False


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pip(pins: list[str], *options: str) -> None:
    """Run pip, saying which package it is at, and pass on of its own words only what it could not do."""
    if not find_spec("pip"):
        subprocess.run([sys.executable, "-m", "ensurepip"], stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-input",
               "--disable-pip-version-check", "--progress-bar=off", *options, *pins]
    said, count = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as running:
        for line in running.stdout:
            said.append(line.rstrip())
            if line.startswith(("Collecting ", "Processing ")):
                count += 1
                print(f"  {count:2} of {len(pins)}: {pins[min(count, len(pins)) - 1].replace('==', ' ')}", flush=True)
            elif line.startswith("Installing "):
                print("  unpacking", flush=True)
    if running.returncode:
        raise SetUpError(refusal(said))


def refusal(said: list[str]) -> str:
    """Why pip could not do it: its errors, not its retries, and what to do about them."""
    errors = [line for line in said if line.startswith("ERROR:")] or said[-3:]
    remedy = next((words for sign, words in REMEDIES.items() if any(sign in line for line in errors)), REMEDIES[""])
    return "\n  ".join(["The packages could not be installed into .venv. pip said:", *errors, remedy])
