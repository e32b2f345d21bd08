"""check: read everything and say what is wrong, writing nothing."""

from pathlib import Path

TAKES = ()


def run(root: Path, arguments: list[str]) -> int:
    from generator import check

    mistakes = check(root)
    print("\n\n".join(map(str, mistakes)) if mistakes else "Nothing is wrong.")
    return 1 if mistakes else 0
