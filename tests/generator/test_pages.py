"""Golden pages: tests/pages/NAME.md and, beside it, the body that is made of it. Drop a .md there to add one."""
import re
from pathlib import Path

import pytest
from desk import SYMBOLS
from golden import compare

from generator.cache import Cache
from generator.essay import make
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols

FOLDER = Path(__file__).parents[1] / "pages"


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_page(tmp_path, page):
    found = Found()
    table = symbols(Source("symbols.md", SYMBOLS), found)
    made = make(Source(page.name, page.read_text(encoding="utf-8")), page.stem, "../", table, Cache(tmp_path, "test"))
    assert not found and not made.mistakes, "\n".join(map(str, (*found, *made.mistakes)))
    # what scenes draw and how signs are spaced is pycore's own affair
    body = re.sub(r"(<svg class=\"\w+\"[^>]*>).*?</svg>", r"\1...</svg>", made.body, flags=re.DOTALL)
    compare(page.with_suffix(".html"), re.sub(r"<mo [^>]*>", "<mo>", body))
