"""A whole formula, or a part of it, in words."""

from pycore.formulas.saying import calls, letters, rows
from pycore.formulas.saying.voice import Voice
from pycore.formulas.tree import Node

ROWS = letters.ROWS | rows.ROWS | calls.ROWS


def say(node: Node, short: bool = False, names: dict | None = None) -> str:
    """One sentence without its full stop; short leaves out what a glance tells; names: {path: what that part is called}."""
    return " ".join(Voice(ROWS, short, names).say(node).split()).replace(" ,", ",").replace(",,", ",").rstrip(",")
