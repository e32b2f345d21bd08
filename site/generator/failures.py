"""An exception in a scene or in a function of the core, as a mistake of the page that asked for it: one sentence, no traceback.

    blaming(span, what, scene)      whatever fails inside is Wrong at the span; `what` says whose failure it is
    meant(error)            whether it is a sentence for an author
    told(error, scene)              "ZeroDivisionError: division by zero (pycore/scenes/descending.py:42)"
"""
from __future__ import annotations

import traceback
from contextlib import contextmanager
from dis import opname
from pathlib import Path
from typing import Iterator

import pycore
from pycore.scenes import SCENES

from .mistakes import Mistakes, Wrong
from .source import Span

CORE = Path(pycore.__file__).resolve().parent
SCENE_FOLDER = CORE / "scenes"
HINT = "Mend it there; the page itself may be right."


class Failure(Exception):
    """A scene or function failed; the sentence says how and where, and the hint what to do."""

    def __init__(self, message: str, hint: str = HINT):
        super().__init__(message)
        self.hint = hint


@contextmanager
def blaming(span: Span, what: str, scene: str = "") -> Iterator[None]:
    """What goes wrong inside is the failure of some code that this span names."""
    try:
        yield
    except (Wrong, Mistakes):
        raise
    except Failure as failure:
        raise Wrong(span, str(failure), failure.hint) from None
    except Exception as error:
        if not scene and not _core(error):                      # a fault of the generator's: its traceback is wanted
            raise
        raise Wrong(span, f"{what} fails: {told(error, scene)}", HINT) from None


def meant(error: Exception) -> bool:
    """Whether code of ours raised it on purpose, with a sentence for whoever gave it something that it cannot take."""
    last = error.__traceback__
    while last.tb_next:
        last = last.tb_next
    code = last.tb_frame.f_code
    return isinstance(error, ValueError) and Path(code.co_filename).resolve().is_relative_to(CORE) and opname[code.co_code[last.tb_lasti]] == "RAISE_VARARGS"


def told(error: Exception, scene: str = "") -> str:
    """The error and where it was raised: in the scene's own file, and in the core's if the scene had asked that."""
    ours = _core(error)
    places = [next((frame for frame in reversed(ours) if frame[0].is_relative_to(SCENE_FOLDER)), None) or _shows(scene)] if scene else []
    if ours and not (scene and ours[-1][0] == CORE / "answers.py"):
        places.append(ours[-1])
    said = " ".join(str(error).split())
    where = ", ".join(dict.fromkeys(f"{path.relative_to(CORE.parent).as_posix() if path.is_relative_to(CORE) else path.name}:{line}" for path, line in filter(None, places)))
    return f"{type(error).__name__}{f': {said[:300]}' if said else ''}{f' ({where})' if where else ''}"


def _core(error: Exception) -> list[tuple[Path, int]]:
    """The core's lines that the error came through, the innermost last."""
    frames = [(Path(frame.filename).resolve(), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    return [frame for frame in frames if frame[0].is_relative_to(CORE)]


def _shows(scene: str) -> tuple[Path, int] | None:
    """Where a scene's show begins."""
    module = SCENES.get(scene)
    code = getattr(getattr(module, "show", None), "__code__", None)
    if code:
        return Path(code.co_filename).resolve(), code.co_firstlineno
    return (Path(module.__file__).resolve(), 1) if getattr(module, "__file__", None) else None
