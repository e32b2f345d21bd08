"""The head of a page: the lines between --- and ---.

    ---
    title: The moving average inside every optimizer
    promise: One sentence.
    glance: [what can now be seen]
    references:
      - {title: Why Momentum Really Works, author: Gabriel Goh, year: 2017, link: https://distill.pub/2017/momentum}
    picture: ravine
    ---

A reference is named at the foot of the page. `picture` is the id of the figure that stands for the essay on the home page;
without it that is the first.
"""
from __future__ import annotations

import re

from .fields import Field, fields, only
from .mistakes import Found, Wrong
from .records import Front, Reference
from .source import Source, Span

LINK = re.compile(r"https://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#]\S*)?")
LIKE = "{title: Why Momentum Really Works, author: Gabriel Goh, year: 2017, link: https://distill.pub/2017/momentum}"
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
    only(given, ("title", "promise", "glance", "references", "picture"), "the front matter", found)
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
    references, picture = (), None
    if "references" in given:
        with found.noting():
            references = tuple(filter(None, (_reference(row, given["references"], found) for row in given["references"].rows(LIKE))))
    if "picture" in given:
        with found.noting():
            given["picture"].text()
            picture = given["picture"].span
    return Front(words.get("title", ""), words.get("promise", ""), glance, references, picture)


def _reference(row: dict[str, Field], whole: Field, found: Found) -> Reference | None:
    """One source; None where something is wrong with it, which is noted."""
    before = len(found)
    only(row, ("title", "author", "year", "link"), "a reference", found)
    place = next((field.key for field in row.values()), whole.key)
    words = {}
    for name in ("title", "author", "year", "link"):
        with found.noting():
            if name not in row:
                raise Wrong(place, f"this reference has no {name}", f"A reference is written - {LIKE}")
            words[name] = str(row[name].value) if name == "year" and isinstance(row[name].value, int) else row[name].text()
    if "link" in words and not LINK.fullmatch(words["link"]):
        found.note(row["link"].span, f"a reference cannot link to “{words['link']}”", "Give the whole address, beginning with https://")
    return Reference(**words) if len(found) == before else None
