"""The head of a page: the lines between --- and ---.

    ---
    title: The moving average inside every optimizer
    promise: One sentence.
    glance: [what can now be seen]
    ---
"""
from __future__ import annotations

import re

from .fields import fields, only
from .mistakes import Found
from .records import Front
from .source import Source, Span

HEAD = re.compile(r"---[ \t]*\n(?P<inside>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def front(source: Source, found: Found) -> tuple[Front, Span]:
    """The front matter, and the text below it."""
    match = HEAD.match(source.text)
    if not match:
        first = source.span().lines()[0] if source.text else source.span()
        if source.text.startswith("---"):
            found.note(first, "the front matter is never closed", "Close it with a line of ---.")
        else:
            found.note(first, "the page does not begin with its front matter",
                       "Begin with a line of ---, then “title: ...” and “promise: ...”, then --- again.")
        return Front("", ""), source.span()
    inside = source.span(*match.span("inside"))
    made = Front("", "")
    with found.noting():
        made = _front(inside, source.span(0, 3), found)
    return made, source.span(match.end())


def _front(inside: Span, opening: Span, found: Found) -> Front:
    given = fields(inside, "the front matter")
    only(given, ("title", "promise", "glance"), "the front matter", found)
    words = {}
    for name, why in (("title", "Every page has a title."), ("promise", "A promise is one sentence: what the reader will have.")):
        if name not in given:
            found.note(opening, f"the page has no {name}", f"{why} Add a line “{name}: ...” below this one.")
            continue
        with found.noting():
            words[name] = given[name].text()
    glance = ()
    if "glance" in given:
        with found.noting():
            glance = given["glance"].texts()
    return Front(words.get("title", ""), words.get("promise", ""), glance)
