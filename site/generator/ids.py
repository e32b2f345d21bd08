"""One id, one place on a page, whoever gave it: an author or we.

    check(body, own, known, spans, found)     notes two places that want one id, or a place that wants one of the page's own
"""
from __future__ import annotations

import re
from collections import Counter
from typing import Iterable, Mapping

from .mistakes import Found, nearest
from .raw_html import tags
from .source import Span

HINT = "Ids are how links and scripts find their way, so each must be its own."


def check(body: str, own: frozenset[str], known: Mapping[str, Span], spans: Iterable[Span], found: Found) -> None:
    """The ids in a page's HTML. `own` are those that its template uses, `known` those of formulas, parts, figures and so on
    by their places, `spans` the texts in which Markdown's may be written."""
    spans = tuple(spans)
    seen = Counter(attributes["id"] for _, _, attributes in tags(body) if "id" in attributes)
    for id, times in seen.items():
        places = sorted({*([known[id]] if id in known else ()), *_written(id, spans)}, key=lambda span: span.start)
        places = places or [spans[0].lines()[0] if spans else next(iter(known.values()))]
        if id in own:
            for span in places:
                found.note(span, f"the id “{id}” is the page's own", f"Take another one; a page itself uses {', '.join(sorted(own))}.")
        elif not re.fullmatch(r"\S+", id):
            for span in places:
                found.note(span, f"“{id}” cannot be an id", "An id begins with a letter and holds only letters, digits, - and _.")
        elif times > 1:
            first, others = (places[0], places[1:]) if len(places) > 1 else (None, places)
            for span in others:
                found.note(span, f"the id “{id}” is used twice on this page", f"It is first used on line {first.line}. {HINT}" if first
                           else f"The page gives it to something else by itself, such as a heading. {HINT}")


def _written(id: str, spans: Iterable[Span]) -> Iterable[Span]:
    """Where an id is written in Markdown or HTML."""
    name = re.escape(id)
    if id.startswith("fn"):
        name = rf"(?:{name}|\[\^{re.escape(id.partition(':')[2])}\])"
    pattern = re.compile(rf"(?<=\{{)[^{{}}\n]*?(?P<hash>#{name})(?=[\s}}])|\bid\s*=\s*(?P<quote>[\"']?)(?P<id>{name})(?P=quote)(?=[\s}}>/])|^(?P<note>{name})(?=:)",
                         re.MULTILINE | re.IGNORECASE)
    for span in spans:
        for match in pattern.finditer(span.text):
            yield span.group(match, next(group for group in ("hash", "id", "note") if match[group]))
