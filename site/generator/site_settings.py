"""content/site.yaml: what is true of the whole site."""
from __future__ import annotations

import re

from dataclasses import dataclass, field
from typing import Any, Mapping

from .fields import fields, only
from .mistakes import Found, Wrong, nearest
from .source import Source, Span

KNOWN = ("title", "promise", "author", "address", "feedback", "reading", "needs", "home")

ADDRESSES = {                           # what may be linked to, and what is said of anything else
    "address": (re.compile(r"https?://[^\s/]\S*$"), "Begin it with https://"),
    "feedback": (re.compile(r"(?:https?://[^\s/]|mailto:)\S+$"), "Begin it with https:// or mailto:"),
}


@dataclass(frozen=True)
class Site:
    """The whole site's words. `reading` is the order of the essays."""
    title: str = ""
    promise: str = ""
    author: str = ""
    address: str = ""
    feedback: str = ""
    reading: tuple[str, ...] = ()
    home: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[str, ...] = ()        # what stands beside the essays: "concepts", "read"
    needs: tuple[tuple[str, Span], ...] = ()    # what there must be in content/, each with its place


def site(source: Source, essays: tuple[str, ...], found: Found) -> Site:
    """Read the settings; `essays` are the slugs there are."""
    made: dict[str, Any] = {}
    given = None
    with found.noting():
        given = fields(source.span(), "site.yaml")
    if given is None:
        return Site()
    only(given, KNOWN, "site.yaml", found)
    for name in ("title", "promise", "author", "address", "feedback"):
        if name in given and given[name].value not in ("", None):
            with found.noting():
                made[name] = given[name].text()
                if name in ADDRESSES and not ADDRESSES[name][0].match(made[name]):
                    raise Wrong(given[name].span, f"“{name}” cannot be “{made[name]}”", f"{ADDRESSES[name][1]}, or leave it empty.")
    if not source.text:
        found.note(source.span(), "there is no content/site.yaml, or nothing is in it", "Write it, with a line “title: ...”.")
    elif "title" not in given:
        found.note(source.span(0, len(source.text.split("\n", 1)[0])), "the site has no title", "Add a line “title: ...”.")
    if "reading" in given:
        with found.noting():
            made["reading"] = given["reading"].texts()
            for slug, span in zip(made["reading"], given["reading"].items):
                if slug not in essays:
                    found.note(span, f"the reading order names “{slug}”, but there is no content/essays/{slug}.md",
                               nearest(slug, essays, "essay"))
    if "needs" in given:
        with found.noting():
            made["needs"] = tuple(zip(given["needs"].texts(), given["needs"].items))
    made["home"] = given["home"].value if "home" in given and isinstance(given["home"].value, dict) else {}
    return Site(**made)
