"""Concepts of the real site: each has a page, and formulas and concepts link to each other."""
import json
import re
from pathlib import Path

import pytest

from pycore.formulas import read
from pycore.understanding.recognised import recognised


@pytest.fixture(scope="module")
def rows(built) -> list[dict]:
    return json.loads((built / "concepts" / "concepts.json").read_text(encoding="utf-8"))


def island(path: Path) -> dict:
    return json.loads(re.search(r'id="page">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)[1])


def test_there_are_many_and_each_has_its_page(built, root, rows):
    slugs = {path.stem for path in (root / "content" / "concepts").glob("*.md")}
    assert {row["slug"] for row in rows} == slugs and len(slugs) >= 40
    index = (built / "concepts" / "index.html").read_text(encoding="utf-8")
    for slug in slugs:
        page = (built / "concepts" / slug / "index.html").read_text(encoding="utf-8")
        assert "<math" in page and f'href="{slug}/"' in index


def test_rows_say_all_that_the_browser_needs(rows):
    for row in rows:
        assert row["name"] and row["shapes"] and row["does"], row
        assert "$" not in row["does"] and "\\" not in row["does"], row["does"]


def test_what_a_formula_is_recognised_as_lists_the_formula(built):
    """Both ways: from the formula's data to the concept's page, and back to the formula."""
    linked = 0
    for page in [path for path in built.glob("*/index.html") if path.parent.name not in ("read", "concepts")]:
        for id, formula in island(page)["formulas"].items():
            for hit in formula.get("concepts", ()):
                back = (built / "concepts" / hit["slug"] / "index.html").read_text(encoding="utf-8")
                assert f'href="../../{page.parent.name}/#{id}"' in back
                assert hit["at"] in {*formula["nodes"], *(part["at"] for part in formula["parts"].values())} or ":" in hit["at"]
                linked += 1
    assert linked >= 5


def test_the_rows_that_travel_recognise_like_the_files(rows):
    hits, *_ = recognised(read(r"\frac{\exp(a_k)}{\sum_m \exp(a_m)}"), rows)
    assert "softmax" in [hit["name"] for hit in hits]


def test_a_concept_shows_the_real_source_of_its_code(built):
    page = (built / "concepts" / "softmax" / "index.html").read_text(encoding="utf-8")
    assert "pycore.activations.softmax" in page and 'class="py-nf">softmax' in page


def test_every_page_leads_to_concepts_and_to_reading(built):
    for path in built.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert re.search(r'href="[./]*concepts/">Concepts', page) and re.search(r'href="[./]*read/">Read a formula', page), path
