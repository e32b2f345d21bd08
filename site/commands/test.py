"""test [pytest's words]: install what tests need, then run them all; the site is built once for all of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import set_up

TAKES = None

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def run(root: Path, arguments: list[str]) -> int:
    set_up.install(root, "test")
    chromium()
    from generator import runtime

    runtime.make(root)
    return subprocess.run([sys.executable, "-m", "pytest", *(arguments or ["-n", "3", "-q"])], cwd=root).returncode


def chromium() -> None:
    """Chromium from Debian's packages where that is possible, else the one Playwright brings."""
    from generator.chromium import find

    if find():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium from the system's packages; this takes a minute or two ...", flush=True)
        calm = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update"], env=calm, **QUIET)
        for package in ("chromium-headless-shell", "chromium"):
            subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", package], env=calm, **QUIET)
            if find():
                return
    print("Installing Playwright's Chromium ...", flush=True)
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"]).returncode or not find():
        raise set_up.SetUpError(
            "The browser tests need Chromium, and it could not be installed. Install it with your system's package "
            "manager, or name one in the environment: CHROMIUM=/path/to/chromium python3 build.py test"
        )
