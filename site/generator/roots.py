"""Root signs redrawn for the way browsers set them.

Chromium (156 and before) sets a root's line half its thickness too high for STIX's sign, whose arm then hangs below
it, and leaves after every root as much room as the widest size of the sign would need. So here the sign has no arm,
its stroke ends under the line; and all its sizes are equally wide. What stands under the line is moved off it by
math.css.

    redraw(font)
"""
from __future__ import annotations

from fontTools.pens.ttGlyphPen import TTGlyphPen

SIGN = 0x221A
WIDTH = 667                             # where the stroke ends and the line begins
# the stroke's foot and the tick at its left, as in STIX
FOOT = ((413, -265), (371, -265), (138, 319), (34, 279), (18, 307), (177, 417), (197, 417), (395, -93), (399, -93))
STROKE = 64


def redraw(font) -> None:
    """Change the root signs of a font that is still whole."""
    variants = font["MATH"].table.MathVariants
    name = font.getBestCmap()[SIGN]
    sizes = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(name)]
    for size in sizes.MathGlyphVariantRecord:
        glyph = font["glyf"][size.VariantGlyph]
        glyph.recalcBounds(font["glyf"])
        font["glyf"][size.VariantGlyph] = _drawn(glyph.yMax)
        font["hmtx"][size.VariantGlyph] = (WIDTH, FOOT[4][0])
    sizes.GlyphAssembly = None          # its pieces are wider than any sign


def _drawn(top: int):
    """A sign that reaches up to `top`."""
    pen = TTGlyphPen(None)
    pen.moveTo((WIDTH, top))
    for point in ((WIDTH + STROKE, top), *FOOT):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
