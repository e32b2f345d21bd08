"""pages: seconds for a clean build (no cache but the runtime's files), for one changed essay, and for nothing changed."""

import shutil
import tempfile
import time
from pathlib import Path


def run(root: Path, arguments: list[str]) -> int:
    from generator import build, runtime

    folder = runtime.make(root)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        shutil.copytree(root / "content", copy / "content")
        essay = next((copy / "content" / "essays").glob("*.md"))
        build_it = timed(lambda: build(copy, copy / "dist", say=lambda *_: None, runtime=folder))
        print(f"clean build      {build_it():6.2f} s")
        print(f"nothing changed  {build_it():6.2f} s")
        text = essay.read_text(encoding="utf-8")
        for n in range(3):
            essay.write_text(f"{text}\nOne more sentence, {n}.\n", encoding="utf-8")
            print(f"one essay        {build_it():6.2f} s")
    return 0


def timed(job):
    def run() -> float:
        begun = time.perf_counter()
        job()
        return time.perf_counter() - begun
    return run
