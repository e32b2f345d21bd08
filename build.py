"""Third Road: python3 build.py makes the site; python3 build.py help lists what else there is.

    build                  content/ in, dist/ out (also what no command means)
    serve [--port 8000]    build, serve on this machine, and rebuild whenever a file changes
    test [pytest's words]  install what tests need, build once, run them all
    check                  read everything and say what is wrong, writing nothing
                           (--facts [essay]: what may be claimed of its figures)
    new <slug>             start an essay
    read '<latex>'         what a formula says, is, and is made of   (--json: one formula a line, from the input)
                           (two formulas: whether they are the same machine in other letters)
    publish [folder]       build with the fastest start for readers, into dist/ or a folder
    bench [name]           measure: start, feel, weight, pages, formulas, pictures, core

The first run makes .venv beside this file, with the packages pinned in pyproject.toml.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent
COMMANDS = ("build", "serve", "test", "check", "new", "read", "publish", "bench")


def main(command: str = "build", *rest: str) -> int:
    if command in ("help", "-h", "--help"):
        print(__doc__.strip())
        return 0
    if command not in COMMANDS:
        print(f"There is no command {command!r}; there are {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    from commands import set_up, words

    wanted = import_module(f"commands.{command}")
    if words.asks_for_help(wanted.TAKES, [*rest]):
        print(wanted.__doc__.strip())
        return 0
    if mistake := words.wrong(command, wanted.TAKES, [*rest]):
        print(mistake, file=sys.stderr)
        return 2
    set_up.enter(ROOT)
    return wanted.run(ROOT, list(rest)) or 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit(f"Third Road needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    from commands.ending import ended

    sys.exit(ended(main, sys.argv[1:]))
