"""The math font: only the letters the pages need, with all that formulas need of it."""
from io import BytesIO

from fontTools.ttLib import TTFont

from generator import fonts
from generator.cache import Cache

PAGE = '<p>Text &amp; words</p><math><mi>β</mi><mo>≤</mo><mi mathvariant="normal">Q</mi><mi>log</mi><mi>h</mi><mi>W</mi></math>'


def test_letters_are_those_of_formulas_as_browsers_set_them():
    letters = fonts.letters([PAGE])
    assert {"𝛽", "≤", "Q", "l", "ℎ", "𝑊", "0", "−"} <= set(letters)
    assert "𝑄" not in letters and "T" not in letters


def test_slanted_letters():
    assert [fonts.italic(letter) for letter in "AazhαωΓϵ∂1"] == ["𝐴", "𝑎", "𝑧", "ℎ", "𝛼", "𝜔", "𝛤", "𝜖", "𝜕", "1"]


def test_the_subset_keeps_mathematics_and_is_small(tmp_path):
    made = fonts.subset(fonts.letters([PAGE]), Cache(tmp_path, "test"))
    font = TTFont(BytesIO(made))
    cmap = font.getBestCmap()
    assert ord("𝛽") in cmap and ord("𝑄") not in cmap
    variants = font["MATH"].table.MathVariants
    sizes = dict(zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction))
    assert len(sizes[cmap[ord("(")]].MathGlyphVariantRecord) > 5
    assert len(made) < 30_000
    assert made == fonts.subset(fonts.letters([PAGE]), Cache(tmp_path / "again", "test"))


def test_root_signs_are_equally_wide(tmp_path):
    font = TTFont(BytesIO(fonts.subset("√", Cache(tmp_path, "test"))))
    variants = font["MATH"].table.MathVariants
    root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(font.getBestCmap()[ord("√")])]
    assert len({font["hmtx"][size.VariantGlyph] for size in root.MathGlyphVariantRecord}) == 1
    heights = [font["glyf"][size.VariantGlyph].yMax for size in root.MathGlyphVariantRecord]
    assert heights == sorted(heights) and heights[0] == 922
