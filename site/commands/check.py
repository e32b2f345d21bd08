"""check: read everything and say what is wrong, writing nothing; with --facts and an essay, what may be claimed of its figures."""

import sys
from pathlib import Path

TAKES = None


def run(root: Path, arguments: list[str]) -> int:
    if arguments[:1] == ["--facts"]:
        return tell(root, arguments[1:])
    if arguments:
        print(f"check takes no {arguments[0]!r}; only --facts, and essays after it.", file=sys.stderr)
        return 2
    from generator import checked
    from generator.mistakes import reported

    mistakes, unchecked = checked(root)
    print("\n\n".join(map(str, mistakes)) if mistakes else "Nothing is wrong.")
    if unchecked:
        print(f"\n{reported(unchecked)}", file=sys.stderr)
    return 1 if mistakes else 0


def tell(root: Path, slugs: list[str]) -> int:
    """Every fact of every figure of some essays, or of all, with its value as the figure opens."""
    from generator.told_facts import told

    known = {path.stem: path for path in (root / "content" / "home.md", *sorted((root / "content" / "essays").glob("*.md"))) if path.exists()}
    for slug in slugs or known:
        if slug not in known:
            print(f"There is no essay “{slug}”; there are {', '.join(known)}.", file=sys.stderr)
            return 2
        for line in told(root, known[slug]):
            print(line)
    return 0
