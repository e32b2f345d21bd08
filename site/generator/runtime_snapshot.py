"""The fast start, made once for the exact files it is made of: a snapshot of memory with NumPy and pycore inside.

    kept(cache, start) -> Path | None         the folder of a snapshot made earlier for these files (start.json)
    make(cache, runtime, chromium, say)       make one, in headless Chromium

It is made in the engine family that will read it. What is kept: core.bin (pyodide.asm.wasm, packed),
libraries.bin (NumPy's compiled code), memory-*.bin (the snapshot), restore-*.js (what reads them),
nothing.zip, and fast.json, which start.json repeats. The first three are packed with gzip but not named
so, since some hosts would unpack a .gz on the way.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
import time
from functools import partial
from pathlib import Path

from .runtime_making import Making, SnapshotError, read
from .serve_http import Handler, open_site

STEPS = Path(__file__).parent / "snapshot"
PATIENCE = 180
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


def kept(cache: Path, start: dict) -> Path | None:
    folder = cache / "snapshot" / key(start)
    return folder if (folder / "fast.json").exists() else None


def key(start: dict) -> str:
    """A name for exactly these wheels, this core and this way of making."""
    whole = hashlib.sha256()
    for name, about in sorted(start["files"].items()):
        if name.endswith((".mjs", ".wasm", ".whl")):
            whole.update(f"{name} {about['sha256']}\n".encode())
    for path in sorted(path for path in STEPS.iterdir() if path.is_file()):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def make(cache: Path, runtime: Path, chromium: str, say=print) -> Path:
    begun = time.monotonic()
    say("Making the fast start in headless Chromium ...")
    target = cache / "snapshot" / key(read(runtime))
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        place = lay_out(Path(scratch) / "place", runtime)
        making = Making(runtime, place / "made", target.name)
        server = open_site(place, handler=partial(Receiving, receive=making.receive))
        try:
            drive(chromium, server.address, Path(scratch) / "profile", making)
        finally:
            server.shutdown()
        making.finish()
        shutil.rmtree(target, ignore_errors=True)
        keep = Path(scratch) / "keep"
        keep.mkdir()
        for name in (*making.files(), "fast.json"):
            shutil.move(place / "made" / name, keep / name)
        keep.rename(target)
    for older in target.parent.iterdir():
        if older != target and not older.name.startswith("tmp"):  # that one is being made beside us
            shutil.rmtree(older, ignore_errors=True)
    sizes = sum(path.stat().st_size for path in target.iterdir())
    say(f"The fast start is made: {sizes / 1e6:.1f} MB in {time.monotonic() - begun:.0f} s")
    return target


def lay_out(place: Path, runtime: Path) -> Path:
    """The small site that Chromium makes the snapshot on."""
    shutil.copytree(STEPS, place)
    shutil.copytree(runtime, place / "runtime")
    (place / "made").mkdir()
    wheels = sorted(f"runtime/{path.name}" for path in runtime.glob("*.whl"))
    (place / "wheels.json").write_text(json.dumps(wheels))
    (place / "index.html").write_text('<!doctype html><title>Snapshot</title><script type="module" src="page.js"></script>')
    return place


def drive(chromium: str, address: str, profile: Path, making: Making) -> None:
    command = [chromium, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", address]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not making.ended and running.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
    finally:
        running.terminate()
        running.wait()
    if making.trouble or not making.ended:
        raise SnapshotError(f"The fast start could not be made: {making.trouble or 'Chromium did not finish'}")


class Receiving(Handler):
    def __init__(self, *arguments, receive, **more):
        self.receive = receive
        super().__init__(*arguments, **more)

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.receive(self.path.rpartition("/")[2], content)
        self.give(200, "text/plain", b"")
