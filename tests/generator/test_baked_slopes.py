"""The slopes that essays carry, before the values of their own formulas a little to either side."""
import json
import re

import pytest

from pycore.answers import answer
from pycore.formulas import read
from tests.browser.baked import filled


@pytest.fixture(scope="module")
def islands(built) -> list[dict]:
    pages = [path.with_name("index.html").read_text(encoding="utf-8") for path in sorted(built.glob("*/frames.json"))]
    return [json.loads(re.search(r'<script[^>]*id="page"[^>]*>(.*?)</script>', page, re.DOTALL)[1]) | {"body": page} for page in pages]


def test_all_places_of_a_knob_together_are_its_slope(islands, record_property):
    compared = 0
    for page in islands:
        now = {name: knob["value"] for name, knob in page["knobs"].items()}
        given = filled(page["fixed"], now) | {knob["latex"]: knob["value"] for knob in page["knobs"].values() if knob["latex"]}
        for id, formula in page["formulas"].items():
            figure = re.search(rf'<figure class="formula" id="{id}".*?</math>', page["body"], re.S)[0]
            for name, knob in page["knobs"].items():
                places = [at for at in re.findall(rf'data-n="([0-9.]+)" (?:data-part="[^"]*" )?data-knob="{re.escape(name)}"', figure) if at in formula["slopes"]]
                if not places or not knob["latex"] or any(knob["latex"] in line for line in formula.get("before", [])):
                    continue
                step = 1e-5
                up, down = (answer({"value": formula["latex"], "given": given | {knob["latex"]: knob["value"] + by}, "functions": formula["functions"],
                                    "before": formula.get("before", [])})["values"][0] for by in (step, -step))
                if isinstance(up, list):
                    continue                                # a step then tells of its most telling direction
                told = sum(formula["slopes"][at] for at in places)
                assert told == pytest.approx((up - down) / (2 * step), rel=5e-3, abs=1e-4), (id, name, places)
                compared += 1
    record_property("says", f"slopes: {compared} baked slopes of knobs are those of their formulas' values")
    assert compared >= 20


def test_a_page_tells_only_what_is_worth_telling(islands):
    for page in islands:
        for formula in page["formulas"].values():
            wholes = {"", "1"} if read(formula["latex"], tuple(formula["functions"])).tree.kind == "relation" else {""}
            assert not wholes & formula["slopes"].keys() and set(formula["bends"]) <= formula["slopes"].keys()
            assert formula["whole"] in ("", "letter", "new")
