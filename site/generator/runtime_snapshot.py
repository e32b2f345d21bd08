"""The fast start, made once for the exact files it is made of: a snapshot of memory with NumPy and pycore inside.

    kept(cache, start, say) -> Path | None    the folder of a snapshot made earlier for these files (start.json), if it is still whole
    about(folder) -> dict | None              {"fast": what start.json repeats, "files": sizes and hashes}, if it can be believed
    make(cache, runtime, chromium, say)       make one, in headless Chromium

It is made in the engine family that will read it. What is kept: core.bin (pyodide.asm.wasm, packed),
libraries.bin (NumPy's compiled code), memory-*.bin (the snapshot), restore-*.js (what reads them),
nothing.zip, and fast.json, which start.json repeats, with the hashes of all these files and of itself. The first three are packed with gzip but not named
so, since some hosts would unpack a .gz on the way.
"""

import hashlib
import json
import re
import shutil
import subprocess
import time
from functools import partial
from pathlib import Path

from disk.lock import held
from disk.removal import remove_listed
from disk.workspace import sweep, workspace
from disk.writing import hash_of, written

from .runtime_making import Making, SnapshotError, read
from .serve_http import Handler, open_site

STEPS = Path(__file__).parent / "snapshot"
PATIENCE = 180
PURPOSE = "making the fast start"
KEY = re.compile(r"[0-9a-f]{16}")       # the names of the folders that are made here, and of the files in them
MADE = re.compile(r"fast\.json|core\.bin|libraries\.bin|nothing\.zip|memory-\w+\.bin|restore-\w+\.js")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


def kept(cache: Path, start: dict, say=print) -> Path | None:
    folder = cache / "snapshot" / key(start)
    if not (folder / "fast.json").exists():
        return None
    if made := about(folder):
        damaged = [name for name, one in made["files"].items() if hash_of(folder / name) != one["sha256"]]
        if not damaged:
            return folder
    else:
        damaged = ["fast.json"]
    say(f"The fast start kept in {cache.name}/snapshot is damaged ({', '.join(damaged)}) and is not used; publish makes it anew.")
    return None


def about(folder: Path) -> dict | None:
    try:
        value = json.loads((folder / "fast.json").read_text(encoding="utf-8"))
        sha256 = value.pop("sha256")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return value if sha256 == digest(value) else None


def describe(folder: Path, fast: dict, files: list[str]) -> None:
    """Write fast.json, from what is in the folder now."""
    sizes = {name: {"size": (folder / name).stat().st_size, "sha256": hash_of(folder / name)} for name in sorted(files)}
    value = {"fast": fast, "files": sizes}
    written(folder / "fast.json", json.dumps({**value, "sha256": digest(value)}, indent=1).encode())


def digest(value: dict) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


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
    with held(cache / "lock", say):
        return _make(cache, runtime, chromium, say)


def _make(cache: Path, runtime: Path, chromium: str, say) -> Path:
    begun = time.monotonic()
    say("Making the fast start in headless Chromium ...")
    target = cache / "snapshot" / key(read(runtime))
    sweep(target.parent, PURPOSE)
    with workspace(target.parent, PURPOSE) as scratch:
        place = lay_out(scratch / "place", runtime)
        making = Making(runtime, place / "made", target.name)
        server = open_site(place, handler=partial(Receiving, receive=making.receive))
        try:
            drive(chromium, server.address, scratch / "profile", making)
        finally:
            server.shutdown()
        making.finish()
        describe(place / "made", making.fast, making.files())
        target.mkdir(exist_ok=True)
        for name in (*making.files(), "fast.json"):     # fast.json last: it says what the others are
            (place / "made" / name).replace(target / name)
    for older in target.parent.iterdir():
        if older != target and KEY.fullmatch(older.name) and not older.is_symlink():
            remove_listed(older, [path.name for path in older.iterdir() if MADE.fullmatch(path.name)])
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
