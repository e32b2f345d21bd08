"""The math font, STIX Two Math, cut down to the letters the site's formulas are set in.

    subset(letters, cache) -> woff2 bytes

The table of mathematics stays, and with it every larger form of a bracket or a root.
"""
from __future__ import annotations

import base64
import re
import unicodedata
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Iterable

from .cache import Cache

NAME = "fonts/stix-two-math.woff2"
WHOLE = "fonts/stix-two-math-whole.woff2"       # for pages that show any formula
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
LONE = re.compile(r"<mi(?P<attributes>[^>]*)>(?P<letter>[^<]+)</mi>")
# what live numbers, cards and folds may need besides what is printed
# Latin and Greek, accents, arrows and operators, and the alphabets of mathematics
RANGES = ((0x20, 0x7E), (0xA0, 0xFF), (0x2C6, 0x2DD), (0x300, 0x338), (0x391, 0x3F6), (0x2010, 0x205F), (0x20D0, 0x20EF), (0x2100, 0x214F),
          (0x2190, 0x22FF), (0x2308, 0x230B), (0x23B4, 0x23E1), (0x25A0, 0x25FF), (0x27C0, 0x27FF), (0x2A00, 0x2A3F), (0x2A7D, 0x2AB0), (0x1D400, 0x1D7FF))
ALWAYS = "0123456789.,+−-±=≈≠<>≤≥()[]{}|‖/·×⋅√∑∏∫∂∇∞…′⊤→←∈∝∼"


def letters(pages: Iterable[str]) -> str:
    """Every letter that formulas on these pages are set in, in order."""
    seen = set(ALWAYS)
    for page in pages:
        for math in MATH.findall(page):
            seen |= set(unescape(re.sub(r"<[^>]+>", "", math)))
            for match in LONE.finditer(math):
                letter = unescape(match["letter"])
                if len(letter) == 1 and 'mathvariant="normal"' not in match["attributes"]:
                    seen.add(italic(letter))
    return "".join(sorted(letter for letter in seen if not letter.isspace()))


def italic(letter: str) -> str:
    """The slanted letter that a browser sets a lone one as."""
    if letter == "h":
        return "ℎ"
    plain = unicodedata.name(letter, "")
    if re.fullmatch(r"[A-Za-z]", letter):
        return chr(0x1D434 + ord(letter) - ord("A")) if letter.isupper() else chr(0x1D44E + ord(letter) - ord("a"))
    if plain.startswith("GREEK"):
        if "Α" <= letter <= "Ω":
            return chr(0x1D6E2 + ord(letter) - 0x391)
        if "α" <= letter <= "ω":
            return chr(0x1D6FC + ord(letter) - 0x3B1)
        return {"ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛"}.get(letter, letter)
    return "𝜕" if letter == "∂" else letter


def whole(cache: Cache) -> bytes:
    """The font with every letter that a formula may be set in."""
    return subset("".join(chr(code) for first, last in RANGES for code in range(first, last + 1)), cache)


def subset(wanted: str, cache: Cache) -> bytes:
    """The font with only the wanted letters, as woff2."""
    own = cache.made_by(Path(__file__), Path(__file__).with_name("roots.py"))
    made = own.made("font", wanted, lambda: base64.b64encode(_subset(wanted)).decode())
    return base64.b64decode(made)


def _subset(wanted: str) -> bytes:
    from fontTools.subset import Options, Subsetter     # slow to load, and seldom needed
    from fontTools.ttLib import TTFont

    from .roots import redraw

    font = TTFont(_source(), recalcTimestamp=False)
    redraw(font)
    options = Options(flavor="woff2", layout_features=["*"], hinting=False, desubroutinize=True, name_IDs=[1, 2, 13, 14],
                      drop_tables=["DSIG", "GPOS"], notdef_outline=True)
    cutter = Subsetter(options)
    cutter.populate(text=wanted)
    cutter.subset(font)
    font.flavor = "woff2"
    held = BytesIO()
    font.save(held)
    return held.getvalue()


def _source() -> Path:
    """Where the package ziamath keeps the font."""
    from importlib.util import find_spec
    folder = Path(find_spec("ziamath").origin).parent
    return next(folder.rglob("STIXTwoMath-Regular.*"))
