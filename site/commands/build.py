"""build: content/ in, dist/ out."""

import sys
from pathlib import Path


def run(root: Path, arguments: list[str]) -> int:
    return make(root, root / "dist")


def make(root: Path, out: Path) -> int:
    from generator import build, runtime
    from generator.mistakes import Mistakes, reported

    try:
        report = build(root, out, runtime=runtime.make(root))
    except Mistakes as mistakes:
        print(f"{mistakes}\n\n{count(mistakes)} {out.name}/ is as it was.", file=sys.stderr)
        return 1
    if report.unchecked:
        print(reported(report.unchecked), file=sys.stderr)
    print(f"{report.pages} pages in {out.name}/, {report.made} made anew, in {report.seconds:.2f} s")
    return 0


def count(mistakes) -> str:
    number = len(mistakes.mistakes)
    return "There is 1 mistake." if number == 1 else f"There are {number} mistakes."
