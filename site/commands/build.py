"""build: content/ in, dist/ out."""

import sys
from pathlib import Path

TAKES = ()


def run(root: Path, arguments: list[str]) -> int:
    return make(root, root / "dist")


def make(root: Path, out: Path, durable: bool = False) -> int:
    from disk.lock import held
    from generator import build, runtime
    from generator.destination import destination
    from generator.mistakes import Mistakes, reported

    try:
        with held(root / ".cache" / "lock"):
            destination(root, out)          # what is wrong with the place is said before the work
            report = build(root, out, runtime=runtime.make(root), durable=durable)
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
