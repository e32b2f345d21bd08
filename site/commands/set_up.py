"""The project's own Python: a .venv beside build.py that holds exactly the packages pinned in pyproject.toml.

Only the standard library is used here, since this runs before anything is installed.

    enter(root)            carry on inside .venv, making it first if there is none
    install(root, "test")  add a group of packages from pyproject.toml
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path


class SetUpError(Exception):
    """A sentence that says what is missing on this machine and what to do about it."""

    plain = True


def enter(root: Path) -> None:
    """Return inside .venv with the run group installed; started elsewhere, begin again there."""
    if not inside(root):
        if not (python_of(root).exists() and made(root).exists()):
            make(root)
        begin_again(root)
    install(root, "run")


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
    print(f"Making .venv with Python {sys.version.split()[0]} ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode and installed_venv_module():
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(root / ".venv", ignore_errors=True)
        raise SetUpError(
            "Python could not make a virtual environment. On Debian or Ubuntu, install the package "
            f"python3-venv (as root: apt-get install python3-venv) and try again.\n{(done.stderr or done.stdout).strip()}"
        )
    made(root).write_text(f"{sys.version}\n")


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
    """Bring .venv to the group's pins. A stamp of the pins makes the second time free."""
    pins = tomllib.loads((root / "pyproject.toml").read_text())["dependency-groups"][group]
    stamp = root / ".venv" / f"{group}.stamp"
    wanted = hashlib.sha256("\n".join(pins).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {len(pins)} packages into .venv ({group}) ...", flush=True)
    pip(pins)
    stamp.write_text(wanted)


def pip(pins: list[str]) -> None:
    """Run pip, saying which package it is at, and pass on its own words only if it fails."""
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-input",
               "--disable-pip-version-check", "--progress-bar=off", *pins]
    said, count = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        for line in running.stdout:
            said.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                count += 1
                print(f"  {count:2} of {len(pins)}: {pins[count - 1].replace('==', ' ')}", flush=True)
            elif line.startswith("Installing "):
                print("  unpacking", flush=True)
    if running.returncode:
        last = "".join(said[-12:]).strip()
        raise SetUpError(
            "The packages could not be installed. The first set-up needs a network that reaches "
            f"the Python package index; pip said:\n{last}"
        )
