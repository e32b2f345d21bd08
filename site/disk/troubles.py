"""What the machine refuses (a full disk, a read-only folder), as sentences with the path and what to do.

    Trouble(words)              an error that is a sentence for whoever runs this
    sentence(error) -> str      for an OSError that a machine can cause; "" for one that is a fault of ours
"""
from __future__ import annotations

import errno
from pathlib import Path


class Trouble(Exception):
    """A sentence about this machine: what is wrong, where, and what to do."""

    plain = True


FULL = "There is no room left for {path}.", "Make room on that disk and run it again."
LOCKED = "{path} is on a read-only file system.", "Make it writable, or work in a copy of the project elsewhere."
BARRED = "{path} is not open to this user.", "Change its owner or its rights (chmod, chown), or name another place."
IN_THE_WAY = "{path} is a file where a folder is needed.", "Move it away or delete it."
A_FOLDER = "{path} is a folder where a file is needed.", "Move it away or delete it."
MANY = "Too many files are open at once (at {path}).", "Allow more (ulimit -n 4096) and run it again."

SAYS = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: LOCKED, errno.EACCES: BARRED, errno.EPERM: BARRED,
    errno.EEXIST: IN_THE_WAY, errno.ENOTDIR: IN_THE_WAY, errno.EISDIR: A_FOLDER, errno.EMFILE: MANY, errno.ENFILE: MANY,
    errno.EBUSY: ("{path} is in use: it may be a mount of its own.", "Free it (umount), or name another folder."),
    errno.EIO: ("The disk fails at {path}.", "Look after the disk; delete .cache/ if it lies there."),
    errno.ENOLCK: ("The file system of {path} gives no locks.", "Work in a copy of the project on a local disk."),
    errno.ENAMETOOLONG: ("The name {path} is too long for this file system.", "Choose a shorter one."),
    errno.ELOOP: ("{path} is a link that leads round in a circle.", "Delete it or let it lead somewhere."),
    errno.ENOTEMPTY: ("{path} was filled by somebody else meanwhile.", "Look at what is there and run it again."),
    errno.ENOMEM: ("There is no memory left (at {path}).", "Close something and run it again."),
    errno.ENOEXEC: ("{path} cannot be run on this machine.", "Delete .venv and run it again."),
}


def sentence(error: BaseException) -> str:
    if not isinstance(error, OSError) or error.errno not in SAYS:
        return ""
    what, remedy = SAYS[error.errno]
    path = Path(str(error.filename)) if error.filename is not None else None
    if path and SAYS[error.errno] is IN_THE_WAY:
        path = next((one for one in reversed((path, *path.parents)) if one.exists() and not one.is_dir()), path)
        if path.is_dir():
            return ""                       # something of ours that was there already: a fault of ours
    return f"{what.format(path=path or 'what was being written')}\n  {remedy}"
