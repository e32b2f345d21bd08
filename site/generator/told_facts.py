"""What an author may claim of an essay's figures: every fact with its value at the opening, as lines of text."""
from __future__ import annotations

from pathlib import Path
from typing import Iterator

from .blocks import blocks
from .front import front
from .mistakes import Found
from .records import Figure
from .source import Source
from .symbols import symbols
from .syntax.claims import facts, said
from .things import things


def told(root: Path, path: Path) -> Iterator[str]:
    """A heading for each figure of the essay, and a line for each fact; what is wrong with the essay, `check` says."""
    found = Found()
    table = symbols(Source("symbols.md", (root / "content" / "symbols.md").read_text(encoding="utf-8")), found)
    _, text = front(Source(path.name, path.read_text(encoding="utf-8")), found)
    all_things = things(blocks(text, found), table, found)
    for figure in all_things.each(Figure).values():
        yield f"{path.name}#{figure.id}, the scene “{figure.scene}”, as it opens"
        known = facts(figure, all_things.givens)
        wide = max(map(len, known), default=0)
        for name, fact in known.items():
            yield f"  {name:{wide}}  {said(fact['value'])}   {fact['means']}"
        yield ""
