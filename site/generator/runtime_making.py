"""What Chromium hands over while it makes a snapshot, and the files that are made of it.

    making = Making(runtime, made, key)     `made` is the folder that Chromium and we write to
    making.receive(name, content)           one thing it made
    making.finish()                         once it has ended: memory-*.bin, and making.fast whole
    making.files()                          the names of what is to be kept, besides fast.json
"""

import gzip
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np

PAGE = 4096  # as in restore.js


class SnapshotError(Exception):
    """A sentence that says why there is no fast start."""

    plain = True


def read(runtime: Path) -> dict:
    """start.json of a runtime folder."""
    return json.loads((runtime / "start.json").read_text())


class Making:
    """What Chromium hands over, and what is made of it."""

    def __init__(self, runtime: Path, made: Path, key: str):
        self.runtime, self.made = runtime, made
        self.memory, self.fresh = b"", []
        self.trouble, self.ended = "", False
        self.key = key
        self.fast = {"core": "core.bin", "nothing": "nothing.zip", "script": f"restore-{key}.js"}
        shutil.copy(made.parent / "restore.js", made / self.fast["script"])
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
        (self.made / "fast.json").write_text(json.dumps(self.fast, indent=1))       # which Chromium reads as it is so far


def runs(chosen: np.ndarray) -> list[list[int]]:
    """[False, True, True, False, True] -> [[1, 3], [4, 5]]"""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], chosen.astype(np.int8), [0]])))
    return edges.reshape(-1, 2).tolist()


def pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, 9, mtime=0))
