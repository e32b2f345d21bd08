"""Expected text beside its source. A difference is written beside it, to be looked at; nothing is renewed by itself."""
from __future__ import annotations

from difflib import unified_diff
from pathlib import Path


def compare(expected: Path, text: str) -> None:
    """Fail, and write what came out as *.changed.*, unless it is what was expected."""
    changed = expected.with_name(f"{expected.stem}.changed{expected.suffix}")
    changed.unlink(missing_ok=True)
    text = text.rstrip("\n") + "\n"
    known = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if text == known:
        return
    changed.write_text(text, encoding="utf-8")
    lines = unified_diff(known.splitlines(), text.splitlines(), expected.name, changed.name, lineterm="", n=1)
    raise AssertionError(f"{expected.name} is not what came out; if {changed.name} is right, let it take its place.\n" + "\n".join(lines))
