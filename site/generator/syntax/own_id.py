"""The id of a fence: what its author wrote after "id:", or a number by its place."""
from __future__ import annotations

import re

from ..fields import Field
from ..mistakes import Found
from ..source import Span


def own_id(field: Field | None, otherwise: str, taken: dict[str, Span], found: Found) -> str:
    """The id an author gave, checked, or the one it has by its place."""
    if field is None:
        return otherwise
    name = str(field.value)
    if not re.fullmatch(r"[A-Za-z][\w-]*", name):
        found.note(field.span, f"“{name}” cannot be an id", "An id begins with a letter and holds only letters, digits, - and _.")
        return otherwise
    if name in taken:
        found.note(field.span, f"the id “{name}” is used twice on this page", f"It is first used on line {taken[name].line}.")
        return otherwise
    taken[name] = field.span
    return name
