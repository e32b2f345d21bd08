"""What a page says of its formulas without a part is what the core says of them, and every fade of the site is one it can show."""
import json
import re

import numpy as np
import pytest
from desk import SYMBOLS

from generator.cache import Cache
from generator.code_names import code_of
from generator.essay import make
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols
from pycore.agreement.standing_in import stand_in
from pycore.answers import answer
from pycore.formulas import read
from pycore.formulas.tree import walk
from pycore.scenes import SCENES

PAGE = """---
title: A page
promise: It is short.
---

given
- $\\beta = 0.9$ from 0 to 0.99: **memory**, kept
- $v = 2$ from -5 to 5: **average**, so far
- $x_t = -4$ from -5 to 5: **today**, new
- $a = 3$ from 0 to 5: **slope**, of a line

$$
v_t = \\beta v_{t-1} + (1-\\beta) x_t
$$
{#average code=pycore.averages.moving_average}

where
- $\\beta v_{t-1}$ is the **memory**: what stays
- $(1-\\beta) x_t$ is the **news**: what comes
- $1-\\beta$ is the **rest**: for the news

$$
y = a v_t
$$
{#line}

## Elsewhere

$$
y = a v_t + x_t
$$
{#other}

```figure moving average
explains: average
```

```figure weights of the past
explains: other
```
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    table = symbols(Source("symbols.md", SYMBOLS), Found())
    made = make(Source("page", PAGE), "page", "../", table, Cache(tmp_path_factory.mktemp("cache"), "test"))
    assert not made.mistakes
    return json.loads(made.data), json.loads(made.fades)


def given(data) -> dict:
    return {**data["fixed"], **{knob["latex"]: knob["value"] for knob in data["knobs"].values()}}


def test_what_remains_is_the_cores_own_formula_and_its_values_are_its_own(page):
    data, fades = page
    for id, about in fades.items():
        formula = data["formulas"][id]
        assert formula["fades"] == [*about["at"]]
        for place, row in about["at"].items():
            left = read(formula["latex"]).fade(place)
            assert (row["latex"], row["words"]) == (left.latex, left.words())
            asked = {"value": row["latex"], "at": [*row["values"]], "given": given(data), "before": formula.get("before", [])}
            assert answer(asked)["values"] == pytest.approx([*row["values"].values()], rel=1e-5)
            assert {path for path, _ in left.nodes()} == {*row["nodes"]}


def test_nothing_is_offered_left_of_the_equals_sign_or_inside_a_letter(page):
    data, fades = page
    assert not [place for place in fades["average"]["at"] if place in ("", "0", "1") or place.startswith("0.")]
    assert not [place for place in fades["average"]["at"] if "v_{" in fades["average"]["at"][place]["latex"].replace("v_{t - 1}", "")]


def test_parts_that_remain_are_found_again_and_those_that_went_are_gone(page):
    data, fades = page
    parts = data["formulas"]["average"]["parts"]
    faded = fades["average"]["at"]
    assert [*faded[parts["average.memory"]["at"]]["parts"]] == ["average.news", "average.rest"]
    assert [*faded[parts["average.rest"]["at"]]["parts"]] == ["average.memory", "average.news"]
    for row in faded.values():
        for part, at in row["parts"].items():
            assert f'data-part="{part}"' in row["math"] and at in row["nodes"]


def test_what_remains_can_still_be_turned(page):
    _, fades = page
    row = fades["average"]["at"]["1.0"]
    assert row["latex"] == r"v_t = (1 - \beta)x_t" and 'data-knob="x_t"' in row["math"] and 'data-knob="beta"' in row["math"]
    assert 'data-knob="v"' not in row["math"]


def test_the_later_formulas_of_the_section_go_on_with_the_new_value(page):
    _, fades = page
    assert fades["average"]["after"] == ["line"] and fades["line"]["after"] == [] == fades["other"]["after"]
    assert fades["average"]["at"]["1.0"]["follow"]["line"][""] == pytest.approx(3 * -0.4)


def test_figures_that_explain_it_can_show_it(page):
    _, fades = page
    about = fades["average"]
    assert (about["explained"], about["code"], about["lines"], about["line"]) == (
        ["fig-1"], "pycore.averages.moving_average", [r"v_t = \beta v_{t-1} + (1-\beta) x_t"], 0)
    assert all(row["figures"] == ["fig-1"] for row in about["at"].values())
    assert "code" not in fades["line"] and fades["line"]["explained"] == []


def test_a_figure_that_draws_no_code_of_the_formula_cannot_follow(page):
    _, fades = page
    assert fades["other"]["explained"] == ["fig-2"] and fades["other"]["at"]
    assert all(row["figures"] == [] for row in fades["other"]["at"].values())


def used(figure: dict) -> set[str]:
    """The code that a figure draws."""
    scene = SCENES[figure["scene"]]
    chosen = {name: figure["settings"].get(name, setting.default) for name, setting in scene.SETTINGS.items()}
    return {f"{one.__module__}.{one.__name__}" for one in scene.uses(chosen)}


def within_slope(formula: dict, place: str) -> bool:
    """Whether a place lies in what a gradient is taken of: without it there is another slope, which no code of a walk is handed."""
    tree = read(formula["latex"], tuple(formula["functions"])).tree
    return any(node.kind == "gradient" and place.startswith(f"{node.path}.") for node in walk(tree))


def test_every_formula_of_the_site_that_names_code_stands_in_for_it_and_is_followed(built):
    """By every figure that explains it, where what remains is still of the shape that the next step takes."""
    count = 0
    for path in built.glob("**/fades.json"):
        island = json.loads(re.search(r'<script[^>]*id="page"[^>]*>(.*?)</script>', path.with_name("index.html").read_text(encoding="utf-8"), re.DOTALL)[1])
        for id, about in json.loads(path.read_text(encoding="utf-8")).items():
            gives = read(island["formulas"][id]["latex"], tuple(island["formulas"][id]["functions"])).tree.kind == "relation"
            drawing = [figure for figure in about["explained"] if gives and about.get("code") in used(island["figures"][figure])]
            if drawing:
                stand_in(code_of(about["code"]), tuple(about["lines"]))             # a ValueError where it is not the code
            whole = island["formulas"][id]["values"].get("")
            for place, row in about["at"].items():
                followed = set(drawing) <= set(row["figures"])
                reshaped = np.shape(row["values"].get("")) != np.shape(whole)
                assert followed or reshaped or within_slope(island["formulas"][id], place), f"{id} at {place} is not followed by all that explains it"
                count += followed and bool(drawing)
    assert count > 50
    score = json.loads((built / "attention" / "fades.json").read_text(encoding="utf-8"))["score"]
    dot = next(row for row in score["at"].values() if row.get("remains", {}).get("slug") == "dot-product")
    assert dot["figures"] == score["explained"]             # states of one length can meet without the matrix between them
