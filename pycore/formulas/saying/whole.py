"""A whole formula, or a part of it, in words."""
from pycore.formulas.saying import rows
from pycore.formulas.tree import Node


def say(node: Node, short: bool = False) -> str:
    """One sentence without its full stop; short leaves out what a glance tells."""
    return " ".join(rows.say(node, short).split())
