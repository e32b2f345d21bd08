"""Whatever an author's slip makes of a text, what comes is a page or sentences with true places: never a traceback."""
from pathlib import Path

import pytest
from desk import SYMBOLS
from mutants import mutants

from generator import content_files
from generator.cache import Cache
from generator.concept_pages import bodies
from generator.concepts import concepts
from generator.essay import make
from generator.mistakes import Found
from generator.read_page import read_page
from generator.shelf import EMPTY, shelf
from generator.site_settings import site
from generator.source import Source
from generator.symbols import symbols

ROOT = Path(__file__).parents[2]
TABLE = symbols(Source("symbols.md", SYMBOLS), Found())


def _concept(source, cache, found):
    known = shelf(concepts({"softmax": source}, found), TABLE, found)
    bodies(known, TABLE, "", cache, found)


READERS = {                                                 # a file, how many mutants of it, and what reads it
    "tests/pages/formulas.md": (8, lambda source, cache, found: found.extend(make(source, "a", "../", TABLE, cache).mistakes)),
    "tests/pages/prose.md": (30, lambda source, cache, found: found.extend(make(source, "a", "../", TABLE, cache).mistakes)),
    "tests/pages/guesses.md": (8, lambda source, cache, found: found.extend(make(source, "a", "../", TABLE, cache).mistakes)),
    "content/concepts/softmax.md": (40, _concept),
    "content/symbols.md": (60, lambda source, cache, found: symbols(source, found)),
    "content/read.md": (10, lambda source, cache, found: read_page(source, EMPTY, TABLE, cache, found)),
    "content/site.yaml": (60, lambda source, cache, found: site(source, ("attention", "moving-average"), found)),
}


@pytest.mark.parametrize("name", READERS)
def test_a_mutant(tmp_path, name):
    count, read = READERS[name]
    cache, path, wrong = Cache(tmp_path / "cache", "test"), tmp_path / "content.md", 0
    for text in mutants((ROOT / name).read_text(encoding="utf-8"), count, seed=8):
        path.write_text(text, encoding="utf-8", newline="")
        found = Found()
        source = content_files.text(tmp_path, path, found)
        read(source, cache, found)
        lines = source.text.split("\n")
        for mistake in found:
            assert mistake.text == lines[mistake.line - 1] and 1 <= mistake.column <= len(mistake.text) + 1, (mistake, text)
        wrong += bool(found)
    assert wrong > count / 5, "too few of these slips make anything wrong to tell anything"
