"""Given: the values of an essay, as a list after the word "given".

    - $\\beta = 0.9$ from 0 to 0.99 step 0.01: **memory**, how much of the past is kept
    - $\\alpha = 0.1$ from 0.001 to 1 (log): **learning rate**, how far one step goes
    - $\\mathbf{h}_t = [1, 0.5]$ from -2 to 2: **decoder state**
    - $\\mathbf{W} = [[1, 0], [0, 1]]$: **interpreter**
    - $\\mathrm{score}$ is pycore.attention.general_score: **score**, how well two states match

With a range it is a knob, or a knob for each entry, without one a fixed value; a letter may also stand for code.
"""
from __future__ import annotations

import re

from pycore.bound import NoCode, code
from pycore.formulas import slug

from ..mistakes import Wrong, nearest
from ..numbers import NUMBER, decimals, nice, number
from ..records import Fixed, Knob, Knobs
from ..source import Span
from ..symbols import Symbols
from ..tex import LOW, canonical_of, glyphs, reading
from .items import named
from .value import value

ITEM = re.compile(r"\$(?P<math>(?:[^$\\]|\\.)+)\$(?P<range>[^*:]*?)(?=:|\*\*|$)", re.DOTALL)
RANGE = re.compile(r"\s*from\s+(?P<low>\S+)\s+to\s+(?P<high>[^\s(]+)\s*")
IS = re.compile(r"\s*is\s+(?P<tick>`?)(?P<code>[^\s`]+)(?P=tick)\s*")
LIKE = "A given is written - $\\beta = 0.9$ from 0 to 0.99: **memory**, what it does"


def given(item: Span, symbols: Symbols) -> Knob | Knobs | Fixed:
    """One item of a given list."""
    match = ITEM.match(item.text)
    if not match:
        raise Wrong(item, "this item has no $formula$ at its start", LIKE)
    math = item.group(match, "math")
    left, equals, right = _sides(math)
    manner = item.group(match, "range")
    stands = None if equals else IS.fullmatch(manner.text)
    if not equals and not stands:
        raise Wrong(math, "this given has no value",
                    "Write $\\beta = 0.9$: a symbol, an equals sign and a number; or let it stand for code: $J$ is pycore.landscapes.ravine.")
    if not canonical_of(left) or reading(left).tree.kind == "number":
        raise Wrong(math, "this given names no symbol", "Write $\\beta = 0.9$: a symbol, an equals sign and a number.")
    name, does = named(item.cut(match.end()), LIKE)
    latex = left.text
    symbol = symbols.of(latex)
    if stands:
        return Fixed(latex, name.text, does, _code(manner.group(stands, "code")), item)
    if not manner.text.strip():
        return Fixed(latex, name.text, does, value(right), item)
    opening, entries = value(right) if right.text[:1] in ("[", "\\") else number(right), [right.group(match) for match in re.finditer(NUMBER, right.text)]
    low, high, log, step = _range(manner)
    least, most = number(low), number(high)
    for entry in entries:
        if not least <= number(entry) <= most:
            raise Wrong(entry, f"the opening value {entry.text} lies outside its range, {low.text} to {high.text}",
                        "Widen the range or open with a value inside it.")
    size, places = _step(step, low, high, max(decimals(entry.text) for entry in entries), log)
    tone = symbol.tone if symbol else "ink"

    def knob(value: float, *at: int) -> Knob:
        """The knob of the letter itself, or of its entry at a place."""
        place = tuple(map(str, at))
        return Knob(":".join((slug(latex), *place)), "" if at else latex, glyphs(latex) + "".join(place).translate(LOW),
                    f"{name.text}, entry {', '.join(place)}" if at else name.text, does, least, most, value, size, places, log, tone, item)

    if not isinstance(opening, list):
        return knob(opening)
    if any(isinstance(one, list) for row in opening if isinstance(row, list) for one in row):
        raise Wrong(right, "more than a matrix cannot be turned", "Give a vector [1, 0.5] or a matrix [[1, 0], [0, 1]].")
    rows = tuple(tuple(knob(one, i, j) for j, one in enumerate(row, 1)) if isinstance(row, list) else knob(row, i)
                 for i, row in enumerate(opening, 1))
    return Knobs(slug(latex), latex, name.text, does, rows, tone, item)


def _sides(math: Span) -> tuple[Span, bool, Span]:
    """The two sides of the first equals sign that stands outside braces."""
    depth = 0
    for n, letter in enumerate(math.text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "=" and depth == 0:
            return math.cut(0, n).strip(), True, math.cut(n + 1).strip()
    return math, False, math


def _code(name: Span) -> str:
    """The whole name of code that a letter stands for."""
    try:
        code(name.text)
    except NoCode as error:
        raise Wrong(name, error.message, nearest(error.piece, error.there)
                    or "Write a whole name, such as pycore.attention.general_score.") from None
    return name.text


def _range(manner: Span) -> tuple[Span, Span, bool, Span | None]:
    """from LOW to HIGH, then perhaps (log) and step SIZE, in any order."""
    match = RANGE.match(manner.text)
    if not match:
        raise Wrong(manner.strip(), f"“{manner.text.strip()}” is not a range",
                    "Write from 0 to 0.99, with (log) after it if it should be even in ratios.")
    low, high = manner.group(match, "low"), manner.group(match, "high")
    least, most = number(low), number(high)
    if least >= most:
        raise Wrong(manner.strip(), f"the range runs backwards: {low.text} is not below {high.text}",
                    f"Write from {high.text} to {low.text}." if least > most else "Leave the range out: a value that cannot move is no knob.")
    log, step, rest = False, None, manner.cut(match.end())
    while rest.text.strip():
        if found := re.match(r"\s*\(\s*log\s*\)\s*", rest.text):
            log = True
        elif found := re.match(r"\s*step\s+(?P<step>[^\s(]+)\s*", rest.text):
            step = rest.group(found, "step")
        else:
            raise Wrong(rest.strip(), f"“{rest.text.strip()}” is not understood after a range", "After it may stand (log) and step 0.01.")
        rest = rest.cut(found.end())
    if log and least <= 0:
        raise Wrong(low, f"a (log) range must begin above zero, not at {low.text}", "Begin with a small number such as 0.001.")
    if step is not None and not 0 < number(step) <= most - least:
        raise Wrong(step, f"a step of {step.text} does not fit into the range", "A step is above zero and at most as long as the range.")
    return low, high, log, step


def _step(step: Span | None, low: Span, high: Span, opening: int, log: bool) -> tuple[float, int]:
    """How far one key press goes, and how many decimals the knob's value is printed with; `opening`, how many it opens with."""
    written = max(decimals(low.text), decimals(high.text), opening)
    if step is not None:
        return number(step), max(decimals(step.text), opening)
    if log:
        return number(low), written
    whole = number(high) - number(low)
    size = 1.0 if written == 0 and whole >= 10 else nice(whole / 100)
    return size, max(written, decimals(f"{size:f}".rstrip("0")))
