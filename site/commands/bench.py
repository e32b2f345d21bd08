"""bench <name>: measure something, and print what was measured.

    start     seconds and bytes until Python answers: stock Pyodide with NumPy beside ours, in the same run
    weight    requests and bytes of a page before the first touch
    feel      from a turned knob to the changed page, by frames and live
    pages     seconds for a clean build, for one changed essay, for nothing changed
    core      errors beside LAPACK's and PyTorch's, slopes checked, lines to read
    formulas  reading and MathML beside latex2mathml, and recognising, on the same formulas
    pictures  each scene's drawing for one turn of a knob, beside a plain one
"""

import sys
from importlib import import_module
from pathlib import Path

TAKES = None


def run(root: Path, arguments: list[str]) -> int:
    names = sorted(path.stem for path in (Path(__file__).parent / "benches").glob("[a-z]*.py"))
    if not arguments or arguments[0] not in names:
        print(f"There are {', '.join(names)}: build.py bench start", file=sys.stderr)
        return 2
    return import_module(f"commands.benches.{arguments[0]}").run(root, arguments[1:]) or 0
