"""serve [--port 8000]: build, serve on this machine, and rebuild whenever a file changes."""

import argparse
from pathlib import Path

TAKES = None


def run(root: Path, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="build.py serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="a free one is taken if this one is not (default 8000)")
    from generator.serve import serve

    serve(root, parser.parse_args(arguments).port)
    return 0
