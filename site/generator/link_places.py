"""Where a link that Markdown made is written.

    placed(links, spans)     [(link, its span)]

Markdown does not say where its links came from. So whatever looks like a target is found in the text, and taken by the first
link that leads there; what is written in a way that is not foreseen here gets the place of its paragraph.
"""
from __future__ import annotations

import re
from typing import Iterable

from .inline import masked
from .links import Link, as_followed
from .source import Span

TARGET = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:[^()\s\\]|\n(?=\S)|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*))"            # [a](target)
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<below_angled>[^<>\n]*)>|(?P<below>\S+))"                        # [a]: target
    r"|<(?P<alone>[^<>\s]+)>"                                                                                   # <https://...>
    r"|\b(?:href|src)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))", re.MULTILINE | re.IGNORECASE)


def placed(links: Iterable[Link], spans: Iterable[Span]) -> list[tuple[Link, Span]]:
    """Each link with its target's span among the texts it may stand in."""
    spans = tuple(spans)
    written = [(as_followed(re.sub(r"\\([!-/:-@[-`{-~])", r"\1", span.text)), span) for text in spans for span in _targets(text)]
    made = []
    for link in links:
        ways = (link.target, link.target.removeprefix("mailto:"))
        n = next((n for n, (target, _) in enumerate(written) if target in ways), None)
        if n is None:
            made.append((link, _near(link, spans)))
            continue
        made.append((link, written[n][1]))
        if sum(target == written[n][0] for target, _ in written) > 1:         # a reference may be linked to more than once
            written.pop(n)
    return made


def _targets(text: Span) -> Iterable[Span]:
    for match in TARGET.finditer(masked(text)):
        yield text.group(match, match.lastgroup)


def _near(link: Link, spans: tuple[Span, ...]) -> Span:
    """The line in which most of a target's letters stand in their order: the first that has the longest run of them."""
    lines = [line for span in spans for line in span.lines() if line.text.strip()]
    words = re.findall(r"[\w-]{2,}", link.target)
    best = max(lines, key=lambda line: sum(word in line.text for word in words), default=None)
    return best.strip() if best else spans[0]
