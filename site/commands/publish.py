"""publish [folder]: the site with the fastest start for readers, in dist/ or another folder.

The folder is new, empty, or one that was published to before; what else is in it stops the build, and nothing is lost.
"""

from pathlib import Path

from . import build

TAKES = ("folder",)


def run(root: Path, arguments: list[str]) -> int:
    from disk.lock import held
    from generator import chromium, runtime, runtime_snapshot
    from generator.destination import destination

    out = Path(arguments[0]) if arguments else root / "dist"
    with held(root / ".cache" / "lock"):
        destination(root, out)
        folder = runtime.make(root)
        if runtime_snapshot.kept(root / ".cache", runtime_snapshot.read(folder)):
            print("The fast start is made already.")
        elif found := chromium.find():
            runtime_snapshot.make(root / ".cache", folder, found)
        else:
            print("No Chromium is found here, so Python will start the slower way (CHROMIUM=/path/to/it names one).")
        return build.make(root, out, durable=True)
