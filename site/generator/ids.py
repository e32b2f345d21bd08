"""One id, one place on a page, whoever gave it: an author or we.

    written(html)                             the ids in HTML of ours or of Markdown's
    check(ids, own, known, spans, found)      notes two places that want one id, or a place that wants one of the page's own
"""
from __future__ import annotations

import re
from collections import Counter
from typing import Iterable, Mapping

from .inline import masked
from .mistakes import Found
from .source import Span

IN_TAG = re.compile(r'<[A-Za-z][^<>]*?\sid="([^"]*)"')
HINT = "Ids are how links and scripts find their way, so each must be its own."


def written(html: str) -> list[str]:
    return IN_TAG.findall(html)


def check(ids: Iterable[str], own: frozenset[str], known: Mapping[str, Span], spans: Iterable[Span], found: Found) -> None:
    """`ids` are all in a page's HTML, each as often as it is there; `own` are those that its template uses, `known` those of formulas, parts, figures and so on
    by their places, `spans` the texts in which Markdown's may be written."""
    spans = tuple(spans)
    for id, times in Counter(ids).items():
        places = sorted({*([known[id]] if id in known else ()), *_places(id, spans)}, key=lambda span: span.start)
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


def _places(id: str, spans: Iterable[Span]) -> Iterable[Span]:
    """Where an id is written in Markdown or HTML."""
    name = re.escape(id)
    if id.startswith("fn"):
        name = rf"(?:{name}|\[\^{re.escape(id.partition(':')[2])}\])"
    pattern = re.compile(rf"(?<=\{{)[^{{}}\n]*?(?P<hash>#{name})(?=[\s}}])|\bid\s*=\s*(?P<quote>[\"']?)(?P<id>{name})(?P=quote)(?=[\s}}>/])|^(?P<note>{name})(?=:)",
                         re.MULTILINE | re.IGNORECASE)
    for span in spans:
        for match in pattern.finditer(masked(span)):
            yield span.group(match, next(group for group in ("hash", "id", "note") if match[group]))
