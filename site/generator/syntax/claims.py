"""Claims: a link to a figure whose title says what is true of it, and at which setting.

    [the line grows calm, and late](#moods "at \\beta = 0.97: roughness < opening, delay > opening")
    [and Brief takes over](#attending "at \\mathbf{h}_t = [0.3, 1.8]: heaviest is Brief")
    [they pull against each other](#ball "at step = 2: memory across < 0, push across > 0")
    [later still](#moods "at \\beta = 0.97: delay > 2 × at \\beta = 0.5")

A side is a number, another fact, `opening` (the same fact as the figure opens) or `at ...` (the same fact at a second
setting, all else alike), perhaps some times as much. What is not named in a setting stands as it opens.

claims(text, things, found) -> {(target, title): Claim}     each is checked, and noted where it is not so
claiming(link, claims, figures, missed)                     the rewriter of links, for claims too
facts(figure, givens, turned)                               what is true of a figure's picture
"""
from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Callable, Mapping
from xml.etree.ElementTree import Element

from pycore.answers import answer

from ..figure_frames import WIDTHS, question
from ..inline import titled
from ..mistakes import Found, Wrong, both, nearest
from ..numbers import NUMBER, decimals, number, plain, shown
from ..records import Claim, Figure
from ..source import Span
from ..things import Things
from ..values import Givens
from .settings import cut, setting

LIKE = "Write what is claimed like this: \"at \\beta = 0.97: delay > opening\", or \"heaviest is Brief\"."
SIGN = re.compile(r"\s*(?P<sign>≈|≤|≥|<=|>=|<|>|=)\s*|\s+(?P<is>is\s+not|is)\s+")
TIMES = re.compile(rf"(?P<factor>{NUMBER})\s*(?:×|\*|times)\s*(?=\S)")
HOLDS = {
    "=": lambda a, b, room: abs(a - b) <= room, "<": lambda a, b, room: b - a > room, ">": lambda a, b, room: a - b > room,
    "≤": lambda a, b, room: a - b <= room, "≥": lambda a, b, room: b - a <= room,
}
FEW = 24                                # facts that a mistake may list
SAME = {"<=": "≤", ">=": "≥"}


def claims(text: Span, things: Things, found: Found) -> dict[tuple[str, str], Claim | None]:
    """The claims in a text, by the target and title of their links; None for what is none."""
    made, figures = {}, things.each(Figure)
    for target, title in titled(text):
        if not target.text.startswith("#"):
            continue
        name = target.text[1:]
        with found.noting():
            if name in figures:
                made[target.text, flat(title.text)] = None
                made[target.text, flat(title.text)] = _claim(title, figures[name], things.givens, found)
            elif name in things.ids and re.match(r"\s*at\s.*:", title.text, re.DOTALL):
                raise Wrong(target, f"“{name}” is no figure, and only of a figure can this be claimed", nearest(name, figures, "figure"))
    return made


def claiming(link: Callable[[Element], None], known: Mapping[tuple[str, str], Claim | None], figures: Mapping[str, Figure],
             missed: Callable[[str], None]) -> Callable[[Element], None]:
    """Make a claim's link a control: what it turns, and in words for everyone. `missed` hears of a figure's link whose title
    was not read as a claim."""
    def rewrite(element: Element) -> None:
        target, title = element.get("href", ""), element.get("title")
        claim = known.get((target, flat(title or "")))
        link(element)
        if title is not None and target[1:] in figures and (target, flat(title)) not in known:
            missed(target)
        if claim:
            element.set("class", "claim")
            element.set("title", claim.said)
            element.set("data-at", "&".join(f"{id}={plain(value)}" for id, value in claim.turned.items()))
    return rewrite


def facts(figure: Figure, givens: Givens, turned: Mapping[str, float] = {}) -> dict[str, dict]:
    """{name: {"value", "means"}} of a figure's picture, as it opens but for the knobs that are turned."""
    asked = question(figure, givens, WIDTHS["wide"], dict(turned))
    try:
        return _facts(json.dumps({"facts": asked["show"], "settings": asked["settings"], "knobs": asked["knobs"]}))
    except ValueError:                  # the scene cannot show this, and the figure says so
        return {}


@lru_cache(maxsize=256)
def _facts(asked: str) -> dict:
    return answer(json.loads(asked))


def flat(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip()


def _claim(title: Span, figure: Figure, givens: Givens, found: Found) -> Claim:
    """Read a claim and hold each of its comparisons against the figure's facts."""
    body, at = title.strip(), {}
    words = []
    if begun := re.match(r"at\s+", body.text):
        head, *rest = cut(body, ":")
        if not rest:
            raise Wrong(body, "this claim names a setting, and then claims nothing", LIKE)
        at, words = setting(head.cut(begun.end()), figure, givens)
        body = Span(body.source, rest[0].start, body.end)
    for one in cut(body, ","):
        with found.noting():
            _check(one.strip(), figure, givens, at)
    return Claim(figure.id, at, f"turn {both(words)}" if words else "as it opens", title)


def _check(claim: Span, figure: Figure, givens: Givens, at: dict[str, float]) -> None:
    """One comparison must be so."""
    sign = SIGN.search(claim.text)
    if not sign or not claim.text[:sign.start()].strip() or not claim.text[sign.end():].strip():
        raise Wrong(claim, f"“{claim.text}” compares nothing" if claim.text else "this claims nothing", LIKE)
    left, right = claim.cut(0, sign.start()).strip(), claim.cut(sign.end()).strip()
    here = facts(figure, givens, at)
    if not here:
        raise Wrong(claim, f"the scene “{figure.scene}” tells no facts that could be claimed of it", "Leave the words in quotes out, and the link stays.")
    value = _fact(left, here)
    if sign["is"]:
        return _word(claim, left, value, right, sign["is"].endswith("not"), here)
    other, called = _side(right, left, figure, givens, at, here)
    kind = SAME.get(sign["sign"], sign["sign"])
    if isinstance(value, str) or isinstance(other, str):
        raise Wrong(claim, "words are compared with “is” or “is not”", f"{left.text} is “{value}”." if isinstance(value, str) else "")
    if isinstance(value, list) != isinstance(other, list) or isinstance(value, list) and len(value) != len(other):
        raise Wrong(right, f"“{left.text}” is {said(value)}, which this cannot be compared with")
    if kind == "≈" and not _written(right):
        raise Wrong(right, "≈ wants a number, whose digits say how near", f"{left.text} is {said(value)}.")
    if isinstance(value, list) and kind not in "=≈":
        raise Wrong(claim, "lists are compared with = or ≈")
    pairs = list(zip(value, other)) if isinstance(value, list) else [(value, other)]
    digits = 0.5 * 10 ** -max(map(decimals, re.findall(NUMBER, right.text))) if kind == "≈" else 0
    if not all(_holds(kind, a, b, digits) for a, b in pairs):
        theirs = "" if _written(right) else f", and {called} {said(other)}"
        raise Wrong(claim, f"this is not so: {_setting(at, figure, givens)}{left.text} is {said(value)}{theirs}",
                    "Change the sentence, the claim, or the setting that it names.")


def _holds(kind: str, a: float, b: float, digits: float) -> bool:
    """Whether two numbers compare so, but for rounding; with ≈ as near as the digits say."""
    if not (math.isfinite(a) and math.isfinite(b)):
        return HOLDS["=" if kind == "≈" else kind](a, b, 0) if a != b else kind in "=≈≤≥"
    return HOLDS["=" if kind == "≈" else kind](a, b, digits + 1e-9 * max(1e-3, abs(a), abs(b)))


def _word(claim: Span, left: Span, value, right: Span, negated: bool, here: Mapping) -> None:
    """A word is another, or is not."""
    if not isinstance(value, str):
        raise Wrong(claim, f"“{left.text}” is {said(value)}, no word", "Compare it with = ≈ < > ≤ or ≥.")
    other = here[right.text]["value"] if right.text in here and isinstance(here[right.text]["value"], str) else right.text
    if (value == other) == negated:
        raise Wrong(claim, f"this is not so: {left.text} is “{value}”", "Change the sentence, the claim, or the setting that it names.")


def _side(side: Span, left: Span, figure: Figure, givens: Givens, at: dict, here: Mapping) -> tuple:
    """The value of a right side, and what it is called."""
    if times := TIMES.match(side.text):
        value, called = _side(side.cut(times.end()), left, figure, givens, at, here)
        if not isinstance(value, float):
            raise Wrong(side, "only a number can be taken some times")
        return number(side.group(times, "factor")) * value, f"{times[0].strip()} {called}"
    if _written(side):
        from .value import value as given
        value = given(side)
        return (value if isinstance(value, list) else float(value)), ""
    if side.text == "opening":
        return _fact(left, facts(figure, givens)), "at the opening"
    if begun := re.match(r"at\s+", side.text):
        other, _ = setting(side.cut(begun.end()), figure, givens)
        return _fact(left, facts(figure, givens, at | other)), side.text
    return _fact(side, here), f"{side.text} is"


def _fact(name: Span, known: Mapping[str, dict]):
    """A fact's value by its name, whose capitals do not matter."""
    wanted = flat(name.text).lower()
    found = next((value for one, value in known.items() if one.lower() == wanted), None)
    if found is None:
        every = f"Its facts are {both(known)}." if len(known) <= FEW else "python3 build.py check --facts tells all its facts."
        raise Wrong(name, f"this figure has no fact “{name.text}”", " ".join((nearest(name.text, known) if len(known) > 12 else "", every)).strip())
    return found["value"] if isinstance(found["value"], (str, list)) else float(found["value"])


def _written(side: Span) -> bool:
    """Whether a side is written in digits."""
    return bool(re.fullmatch(NUMBER, side.text)) or side.text.startswith("[")


def _setting(at: Mapping[str, float], figure: Figure, givens: Givens) -> str:
    """Where the figure stands, as a mistake says it."""
    names = {id: getattr(knob, "text", "") or knob.name for id, knob in givens.each.items()} | {f"{figure.id}/{key}": one.name for key, one in figure.local.items()}
    return f"at {both(f'{names[id]} = {shown(value)}' for id, value in at.items())} " if at else "as it opens, "


def said(value) -> str:
    """A value with enough digits to compare it."""
    if isinstance(value, list):
        return f"[{', '.join(map(said, value[:8]))}{', …' if len(value) > 8 else ''}]"
    return f"“{value}”" if isinstance(value, str) else f"{value:.5g}".replace("inf", "∞").replace("-", "−")
