"""serve: build, show at a local address, and follow every change until Ctrl-C.

    serve(root, port)

A mistake is printed; what was built last stays on show until it is mended.
"""

from pathlib import Path

from .serve_builder import Builder
from .serve_http import Live, open_site
from .serve_watch import changes

WATCHED = ("content", "site", "pycore")


def serve(root: Path, port: int = 8000) -> None:
    builder, live = Builder(root, root / "dist"), Live()
    try:
        if not builder.build() and not (root / "dist" / "index.html").exists():
            print("There is nothing to show yet; it will be built as soon as that is mended.")
        server = open_site(root / "dist", port, live=live)
        if server.server_port != port:
            print(f"Port {port} is taken.")
        print(f"Serving at {server.address} (Ctrl-C ends it)", flush=True)
        follow(root, builder, live)
    finally:
        builder.close()


def follow(root: Path, builder: Builder, live: Live) -> None:
    for changed in changes([root / name for name in WATCHED]):
        names = sorted(path.relative_to(root).as_posix() for path in changed)
        print(f"{names[0]} changed" if len(names) == 1 else f"{names[0]} and {len(names) - 1} more changed", flush=True)
        if any(path.suffix == ".py" for path in changed):
            builder.renew()
        if builder.build():
            live.tell()
