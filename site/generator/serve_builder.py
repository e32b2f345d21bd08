"""Builds in a process of its own that is kept warm, and made anew when the machine itself is edited.

    builder = Builder(root, out)
    builder.build() -> bool      True if the site in `out` is new; what was wrong has been printed
    builder.renew()              use the code as it is now on disk

Reading content needs no new process, so a changed essay costs only its build; changed Python does,
because a running process keeps the code it has imported.
"""

import multiprocessing
import time
import traceback
from pathlib import Path


class Builder:
    def __init__(self, root: Path, out: Path):
        self.place, self.process = (root, out), None
        self.renew()

    def renew(self) -> None:
        self.close()
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        self.wire = ours
        self.process = multiprocessing.get_context("spawn").Process(target=work, args=(theirs, *self.place))
        self.process.start()
        theirs.close()

    def close(self) -> None:
        if self.process:
            self.wire.close()  # the other process reads the end of the wire as its own end
            self.process.terminate()
            self.process.join()

    def build(self) -> bool:
        try:
            self.wire.send("build")
            return self.wire.recv()
        except (EOFError, OSError):  # it could not even begin: a mistake in our own code, already printed
            self.renew()
            return False


def work(wire, root: Path, out: Path) -> None:
    """The other process: build whenever asked."""
    from generator import build, runtime
    from generator.mistakes import reported

    folder = None
    while True:
        try:
            wire.recv()
        except (EOFError, KeyboardInterrupt):
            return
        begun = time.perf_counter()
        try:
            folder = folder or runtime.make(root)
            if unchecked := reported(build(root, out, runtime=folder).unchecked):
                print(unchecked)
            print(f"Built in {1000 * (time.perf_counter() - begun):.0f} ms", flush=True)
            wire.send(True)
        except KeyboardInterrupt:
            return
        except Exception as error:
            print(said(error) or traceback.format_exc(), flush=True)
            wire.send(False)


def said(error: Exception) -> str:
    """The error as a sentence for whoever writes; "" where it is a fault of ours."""
    from disk.troubles import sentence

    from generator.mistakes import Mistakes

    return str(error) if isinstance(error, Mistakes) or hasattr(error, "plain") else sentence(error)
