"""Slips of the pen: whatever letters are lost or doubled, a page is made or its mistakes are said, and nothing breaks."""
import random
from pathlib import Path

import pytest
from desk import SYMBOLS

from generator.cache import Cache
from generator.essay import make
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols

FOLDER = Path(__file__).parents[1] / "pages"
SIGNS = "$*{}[]()`\\_^-:#\n \"=|&<>"


def slipped(text: str, chance: random.Random) -> str:
    """The text with one to three letters lost, doubled, or a sign put in; sometimes a line is lost."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        way = chance.randrange(5)
        if way == 4:
            lines = text.split("\n")
            del lines[chance.randrange(len(lines))]
            text = "\n".join(lines) or "x"
        else:
            text = text[:at] + ("", text[at] * 2, chance.choice(SIGNS), chance.choice(SIGNS) + text[at])[way] + text[at + 1:]
    return text


@pytest.mark.parametrize("page", [path for path in sorted(FOLDER.glob("*.md")) if path.stem != "figures"], ids=lambda path: path.stem)
def test_nothing_breaks(tmp_path, page):
    chance, table = random.Random(page.stem), symbols(Source("symbols.md", SYMBOLS), Found())
    text = page.read_text(encoding="utf-8")
    for _ in range(60):
        wrong = slipped(text, chance)
        made = make(Source(page.name, wrong), page.stem, "../", table, Cache(tmp_path, "test"))
        lines = wrong.split("\n")
        for mistake in made.mistakes:
            assert mistake.what and mistake.text == lines[mistake.line - 1], wrong
            assert str(mistake).startswith(f"{page.name}:{mistake.line}:{mistake.column}: ")
        assert made.mistakes or made.body
