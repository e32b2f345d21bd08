"""The fast start, made once for the exact files it is made of: a snapshot of memory with NumPy and pycore inside.

    kept(cache, start) -> Path | None         the folder of a snapshot made earlier for these files (start.json)
    make(cache, runtime, chromium, say)       make one, in headless Chromium

It is made in the engine family that will read it. What is kept: core.bin (pyodide.asm.wasm, packed),
libraries.bin (NumPy's compiled code), memory-*.bin (the snapshot), restore-*.js (what reads them),
nothing.zip, and fast.json, which start.json repeats. The first three are packed with gzip but not named
so, since some hosts would unpack a .gz on the way.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path

import numpy as np

from .serve_http import Handler, open_site

STEPS = Path(__file__).parent / "snapshot"
PAGE = 4096
PATIENCE = 180
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


class SnapshotError(Exception):
    plain = True


def kept(cache: Path, start: dict) -> Path | None:
    folder = cache / "snapshot" / key(start)
    return folder if (folder / "fast.json").exists() else None


def key(start: dict) -> str:
    """A name for exactly these wheels, this core and this way of making."""
    whole = hashlib.sha256()
    for name, about in sorted(start["files"].items()):
        if name.endswith((".mjs", ".wasm", ".whl")):
            whole.update(f"{name} {about['sha256']}\n".encode())
    for path in sorted(STEPS.iterdir()):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def read(runtime: Path) -> dict:
    return json.loads((runtime / "start.json").read_text())


def make(cache: Path, runtime: Path, chromium: str, say=print) -> Path:
    begun = time.monotonic()
    say("Making the fast start in headless Chromium ...")
    target = cache / "snapshot" / key(read(runtime))
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        place = lay_out(Path(scratch) / "place", runtime)
        making = Making(runtime, place / "made")
        server = open_site(place, handler=partial(Receiving, receive=making.receive))
        try:
            drive(chromium, server.address, Path(scratch) / "profile", making)
        finally:
            server.shutdown()
        making.finish()
        shutil.rmtree(target.parent / target.name, ignore_errors=True)
        keep = Path(scratch) / "keep"
        keep.mkdir()
        for name in (*making.files(), "fast.json"):
            shutil.move(place / "made" / name, keep / name)
        keep.rename(target)
    for older in target.parent.iterdir():
        if older != target:
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


def drive(chromium: str, address: str, profile: Path, making: "Making") -> None:
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


class Making:
    """What Chromium hands over, and what is made of it."""

    def __init__(self, runtime: Path, made: Path):
        self.runtime, self.made = runtime, made
        self.memory, self.fresh = b"", []
        self.trouble, self.ended = "", False
        self.key = key(read(runtime))
        self.fast = {"core": "core.bin", "nothing": "nothing.zip", "script": f"restore-{self.key}.js"}
        shutil.copy(STEPS / "restore.js", made / self.fast["script"])
        pack(made / "core.bin", (runtime / "pyodide.asm.wasm").read_bytes())
        zipfile.ZipFile(made / "nothing.zip", "w").close()
        for name in ("core.bin", "nothing.zip"):
            shutil.copy(made / name, made.parent / "runtime" / name)

    def receive(self, name: str, content: bytes) -> None:
        match name:
            case "trouble":
                self.trouble = content.decode()
            case "end":
                self.ended = True
            case "libraries.json":
                self.libraries(json.loads(content))
            case "memory":
                self.memory = content
                header = int(np.frombuffer(content[:8], "<u4")[1])
                self.tell(memory={"file": f"memory-{self.key}.bin", "length": len(content), "header": header})
            case "fresh":
                self.fresh.append(np.frombuffer(content, "<u4"))
            case _:
                (self.made / name).write_bytes(content)

    def files(self) -> list[str]:
        return [self.fast["script"], self.fast["core"], self.fast["nothing"], self.fast["libraries"]["file"], self.fast["memory"]["file"]]

    def libraries(self, paths: list[str]) -> None:
        """NumPy's compiled libraries one after the other, in the order of their first import."""
        wheel = next(self.runtime.glob("numpy-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            contents = [archive.read(path.partition("/site-packages/")[2]) for path in paths]
        ends = np.cumsum([len(content) for content in contents]).tolist()
        order = [[path, end - len(content), end] for path, content, end in zip(paths, contents, ends)]
        pack(self.made / "libraries.bin", b"".join(contents))
        shutil.copy(self.made / "libraries.bin", self.made.parent / "runtime")
        self.tell(libraries={"file": "libraries.bin", "length": ends[-1], "order": order})

    def finish(self) -> None:
        """Take out of the snapshot what every fresh memory holds anyway (see restore.js, putBack)."""
        about = self.fast["memory"]
        memory = np.frombuffer(self.memory, "<u4").copy()
        body = memory[about["header"] // 4:]
        first, *others = self.fresh
        if any(len(fresh) != len(body) for fresh in self.fresh):
            raise SnapshotError("The fast start could not be made: a fresh memory has another size than the snapshot.")
        rows = first.reshape(-1, PAGE // 4)
        stable = rows.any(axis=1) & np.all([(other.reshape(rows.shape) == rows).all(axis=1) for other in others], axis=0)
        words = np.repeat(stable, PAGE // 4)
        body[words] ^= first[words]
        odd = 2 * np.flatnonzero(words).astype(np.uint32) + np.uint32(1)
        total = int((first[words] * odd).sum(dtype=np.uint32))
        pack(self.made / about["file"], memory.tobytes())
        self.tell(memory={**about, "pages": runs(stable), "sum": total - (1 << 32) * (total >> 31)})

    def tell(self, **more) -> None:
        self.fast |= more
        (self.made / "fast.json").write_text(json.dumps(self.fast, indent=1))


def runs(chosen: np.ndarray) -> list[list[int]]:
    """[False, True, True, False, True] -> [[1, 3], [4, 5]]"""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], chosen.astype(np.int8), [0]])))
    return edges.reshape(-1, 2).tolist()


def pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, 9, mtime=0))


class Receiving(Handler):
    def __init__(self, *arguments, receive, **more):
        self.receive = receive
        super().__init__(*arguments, **more)

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.receive(self.path.rpartition("/")[2], content)
        self.give(200, "text/plain", b"")
