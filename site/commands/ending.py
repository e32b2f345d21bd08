"""How a command ends: with its code, or with a sentence; only faults of ours end in a traceback.

    ended(main, words) -> int
"""
import os
import sys
from typing import Callable

STOPPED, UNHEARD = 130, 141             # as a shell says that Ctrl-C, or a closed pipe, has ended something


def ended(main: Callable[..., int], words: list[str]) -> int:
    try:
        code = main(*words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:
        if isinstance(error, BrokenPipeError) and unheard():
            return UNHEARD
        said = plain(error)
        if not said:
            raise
        print(said, file=sys.stderr)
        return 1


def plain(error: Exception) -> str:
    """The sentence that an error is, where it is one: its own (`plain`), or that of what the machine refused."""
    from disk.troubles import sentence

    return str(error) if hasattr(error, "plain") else sentence(error)


def unheard() -> bool:
    """Whether nobody reads our words any more; then the rest of them goes nowhere, without complaint."""
    broken = False
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            broken = True
    return broken
