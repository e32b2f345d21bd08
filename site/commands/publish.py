"""publish [folder]: the site with the fastest start for readers, in dist/ or another folder."""

from pathlib import Path

from . import build


def run(root: Path, arguments: list[str]) -> int:
    from generator import chromium, runtime, runtime_snapshot

    out = Path(arguments[0]).resolve() if arguments else root / "dist"
    folder = runtime.make(root)
    if runtime_snapshot.kept(root / ".cache", runtime_snapshot.read(folder)):
        print("The fast start is made already.")
    elif found := chromium.find():
        runtime_snapshot.make(root / ".cache", folder, found)
    else:
        print("No Chromium is found here, so Python will start the slower way (CHROMIUM=/path/to/it names one).")
    return build.make(root, out)
