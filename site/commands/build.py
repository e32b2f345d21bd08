"""build: content/ in, dist/ out."""

from pathlib import Path


def run(root: Path, arguments: list[str]) -> int:
    from generator import build

    build(root, root / "dist")
    return 0
