"""How a command ends: with its code, or with a sentence; only faults of ours end in a traceback.

    ended(main, words) -> int
"""
import os
import select
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
    deaf = [stream for stream in (sys.stdout, sys.stderr) if closed(stream)]
    for stream in deaf:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return bool(deaf)


def closed(stream) -> bool:
    """A pipe without a reader. What did not fit into the stream's buffer is lost already, so a flush alone may go well."""
    try:
        stream.flush()
    except BrokenPipeError:
        return True
    if not hasattr(select, "poll"):         # Windows
        return False
    poll = select.poll()
    poll.register(stream.fileno(), select.POLLOUT)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))
