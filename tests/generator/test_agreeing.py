"""What the site publishes of formulas with code: each is its code, and a slip of the pen in it would be noticed."""
from pathlib import Path

import pytest
from desk import Desk

from generator.agreeing import computed, held
from generator.blocks import blocks
from generator.cache import Cache
from generator.code_names import code_of
from generator.concepts import concepts
from generator.front import front
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols
from generator.things import things
from pycore.formulas import read
from tests.pycore.agreement.mutants import mutants
from tests.pycore.agreement.test_mutants import changes, verdict

CONTENT = Path(__file__).parents[2] / "content"
UNCOMPARED = {"multi-head-attention", "permutation"}   # their shapes name what their code takes apart or is told


@pytest.fixture(scope="module")
def published():
    """Every formula of the site's pages that names code: (page and id, formula, code, lines before)."""
    table = symbols(Source("symbols.md", (CONTENT / "symbols.md").read_text(encoding="utf-8")), Found())
    rows = []
    for path in [CONTENT / "home.md", *sorted((CONTENT / "essays").glob("*.md"))]:
        found = Found()
        _, text = front(Source(path.name, path.read_text(encoding="utf-8")), found)
        made = things(blocks(text, found), table, found)
        assert not found
        rows += [(f"{path.stem}#{block.id}", block.formula, block.code, block.before) for block in made.formulas.values() if block.code]
    return rows


@pytest.fixture(scope="module")
def known():
    return concepts({path.stem: Source(path.name, path.read_text(encoding="utf-8")) for path in sorted((CONTENT / "concepts").glob("*.md"))}, Found())


def test_every_published_formula_is_its_code(published, tmp_path, record_property):
    cache = Cache(tmp_path, "test")
    came = {name: held(formula.latex, formula.functions, before, code, cache) for name, formula, code, before in published}
    assert len(came) > 10 and all(one.get("inputs", 0) >= 100 for one in came.values()), came
    record_property("says", f"{len(came)} formulas of the essays beside their code on 100 inputs each, worst distance {max(one['worst'] for one in came.values()):.1e}")


def test_every_concept_with_code_has_a_shape_that_is_its_code(known, tmp_path, record_property):
    found, cache = Found(), Cache(tmp_path, "test")
    marks = {slug: computed(concept, cache, found) for slug, concept in known.items() if concept.code}
    assert not found
    assert {slug for slug, mark in marks.items() if not any(mark)} == UNCOMPARED
    record_property("says", f"{sum(map(any, marks.values()))} of {len(marks)} concepts with code, {sum(map(sum, marks.values()))} of their "
                            f"{sum(map(len, marks.values()))} shapes, are what their code computes")


def test_slips_in_published_formulas_are_caught(published, known, tmp_path, record_property):
    """The same check as for what the literature prints (tests/pycore/agreement), of what this site prints."""
    cache, rows = Cache(tmp_path, "test"), list(published)
    for slug, concept in known.items():
        if concept.code:
            marks = computed(concept, cache, Found())
            rows += [(slug, read(shape, concept.functions), concept.code, concept.before) for shape, mark in zip(concept.shapes, marks) if mark]
    caught, missed = 0, []
    for name, formula, code, before in rows:
        for slip, what in mutants(formula).items():
            came = verdict(read(slip, formula.functions), code_of(code), before)
            if came == "disagrees":
                caught += 1
            elif came == "agrees" and changes(formula, read(slip, formula.functions), code_of(code), before):
                missed.append((name, slip, what))
    share = caught / (caught + len(missed))
    record_property("says", f"slips in {len(rows)} published formulas: {caught} with another value caught, {len(missed)} missed ({share:.2%} caught)")
    assert caught > 500 and share >= 0.99, missed


def test_a_concept_whose_code_is_something_else(tmp_path):
    desk = Desk(tmp_path).essay("---\ntitle: A\npromise: B.\n---\n")
    desk.put("concepts/sigmoid.md", "---\nname: sigmoid\nshapes:\n  - \\frac{1}{1 - e^{-x}}\ncode: pycore.activations.sigmoid\n---\nSqueezes.\n")
    said = desk.wrong()
    assert said.startswith("content/concepts/sigmoid.md:5:7: none of the shapes is this code: this formula is not what sigmoid computes: with $x = ")
    assert "They part at $" in said
