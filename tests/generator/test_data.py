"""What a page tells its scripts: the island in it and the frames beside it."""
import json
from pathlib import Path

import numpy as np
import pytest
from desk import SYMBOLS

from generator.cache import Cache
from generator.essay import make
from generator.figure_frames import changes
from generator.grid import grid
from generator.mistakes import Found
from generator.records import Local
from generator.source import Source
from generator.symbols import symbols
from pycore.answers import answer

FOLDER = Path(__file__).parents[1] / "pages"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    cache = Cache(tmp_path_factory.mktemp("cache"), "test")
    table = symbols(Source("symbols.md", SYMBOLS), Found())

    def page(name: str):
        made = make(Source(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8")), name, "../", table, cache)
        return json.loads(made.data), json.loads(made.frames or "{}")
    return page


def test_knobs_say_all_that_a_slider_needs(pages):
    knobs = pages("given")[0]["knobs"]
    assert knobs["beta"] == {"latex": "\\beta", "text": "β", "name": "memory", "low": 0, "high": 0.99,
                             "log": False, "step": 0.01, "value": 0.9, "decimals": 2, "tone": "indigo"}
    assert knobs["alpha"]["log"] and not knobs["beta"]["log"]
    assert (knobs["x"]["step"], knobs["x"]["decimals"]) == (0.5, 1)
    assert (knobs["n"]["step"], knobs["n"]["decimals"]) == (1, 0)


def test_values_without_a_range_are_fixed(pages):
    data, _ = pages("given")
    assert data["fixed"] == {"\\epsilon": 1e-8, "\\mathbf{h}": [1, 0.5, -0.2], "A": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
                             "J": "pycore.landscapes.ravine"}
    assert set(data["knobs"]) == {"beta", "alpha", "x", "n"}


def test_each_entry_of_a_vector_with_a_range_is_a_knob(pages):
    data, _ = pages("vectors")
    assert data["fixed"]["\\mathbf{h}_t"] == ["h_t:1", "h_t:2"]
    assert data["fixed"]["\\mathbf{W}"] == [["W:1:1", "W:1:2"], ["W:2:1", "W:2:2"]]
    assert data["fixed"]["\\bar{\\mathbf{h}}_s"] == [[1, 0], [0, 1], [-1, -1]]
    second = data["knobs"]["h_t:2"]
    assert (second["latex"], second["name"], second["value"], second["low"], second["step"], second["decimals"]) == ("", "state, entry 2", -0.25, -2, 0.05, 2)
    assert data["knobs"]["z:1"]["log"] and data["knobs"]["W:2:1"]["text"].endswith("₂₁")
    figure, = data["figures"].values()
    assert figure["knobs"] == {"state": "h_t", "interpreter": "W"}
    assert figure["fixed"] == {"state": ["h_t:1", "h_t:2"], "interpreter": data["fixed"]["\\mathbf{W}"], "states": [[1, 0], [0, 1], [-1, -1]]}
    assert data["numbers"]["n1"]["knobs"] == ["h_t:1", "h_t:2", "W:1:1", "W:1:2", "W:2:1", "W:2:2"]


def test_a_vector_of_two_has_a_net_of_frames(pages):
    data, made = pages("vectors")
    across, up = made["grid"]["h_t"]
    assert 1.5 in across and -0.25 in up and {"W:1:1", "z:3"} <= made["stops"].keys() and "h_t:1" not in made["grid"]
    assert made["stops"]["h_t"] == made["grid"]["h_t"]
    assert "h_t" not in made["values"]["f4"] and len(made["values"]["f4"]["z:1"]) == len(made["stops"]["z:1"])
    question = data["formulas"]["score"]["parts"]["score.question"]["at"]
    for n, (p, q) in enumerate((p, q) for p in across for q in up):
        assert made["values"]["score"]["h_t"][n].get(question, [1.5, -0.25]) == pytest.approx([p, q])
        assert made["numbers"]["n1"]["h_t"][n] == pytest.approx(q)
        assert f"({p:.2f}, {q:.2f})".replace("-", "−") in made["words"]["fig-1"]["h_t"][n]
    assert len(made["figures"]["fig-1"]["wide"]["h_t"]) == len(across) * len(up)


def test_a_subsection_goes_on_and_a_section_starts_afresh(pages):
    formulas = pages("vectors")[0]["formulas"]
    assert len(formulas["weights"]["before"]) == 1 and "before" not in formulas["context"]
    weights = np.exp([1.5, -0.25, -1.25])
    assert formulas["weights"]["values"][""] == pytest.approx(weights / weights.sum(), rel=1e-5)
    assert "" not in formulas["context"]["values"]


def test_parts_and_their_values(pages):
    formulas = pages("formulas")[0]["formulas"]
    average = formulas["average"]
    memory = average["parts"]["average.memory"]
    assert memory["name"] == "memory" and "does" not in memory, "it stands in the page"
    assert average["values"][memory["at"]] == 1.8
    assert average["values"][average["parts"]["average.fresh-news"]["at"]] == -0.4
    assert average["values"][""] == 1.4
    run = formulas["f3"]["parts"]["f3.run"]
    assert ":" in run["at"] and formulas["f3"]["values"][run["at"]] == -3.6
    assert average["nodes"][memory["at"]]


def test_formulas_of_a_section_run_one_after_the_other(pages):
    formulas = pages("formulas")[0]["formulas"]
    assert "before" not in formulas["average"]
    assert formulas["step"]["before"] == [formulas["average"]["latex"]]
    assert formulas["step"]["values"][formulas["step"]["parts"]["step.blended-step"]["at"]] == 1.4
    assert "before" not in formulas["f3"]


def test_live_numbers_follow_their_knobs(pages):
    data, frames = pages("numbers")
    assert data["numbers"]["n1"] == {"latex": "\\frac{1}{1-\\beta}", "decimals": 0, "value": 10, "knobs": ["beta"]}
    assert frames["numbers"]["n1"]["beta"] == pytest.approx([1 / (1 - beta) for beta in frames["stops"]["beta"]], rel=1e-5)


def test_frames_are_the_core_s_own_answers(pages):
    data, frames = pages("formulas")
    formula, id = data["formulas"]["average"], "beta"
    for value, changed in zip(frames["stops"][id], frames["values"]["average"][id]):
        given = {knob["latex"]: knob["value"] for knob in data["knobs"].values()} | {"\\beta": value}
        at = list(formula["values"])
        asked = answer({"value": formula["latex"], "at": at, "given": given, "functions": []})["values"]
        assert [{**formula["values"], **changed}[place] for place in at] == pytest.approx(asked, rel=1e-5)


def test_a_figure_is_its_base_and_what_a_knob_changes(pages):
    data, frames = pages("figures")
    figure, sheet = data["figures"]["past"], frames["figures"]["past"]["wide"]
    assert figure["knobs"] == {"memory": "beta"} and figure["causes"] == {"first-share": "weight.first-share", "fading": "weight.fading"}
    for value, changed in zip(frames["grid"]["beta"], sheet["beta"]):
        elements = json.loads(json.dumps(sheet["base"]))
        for index, name, text in changed:
            if name:
                elements[index][1][name] = text
            else:
                elements[index][2] = text
        asked = answer({"show": figure["scene"], "settings": {}, "knobs": {"memory": value}, "width": 952,
                        "causes": figure["causes"], "tones": figure["tones"]})
        assert elements == asked["elements"]


def test_other_tags_are_told_whole():
    base, other = [["path", {"d": "M0 0"}, ""]], [["circle", {"r": "1"}, ""]]
    assert changes(base, other) == {"whole": other}
    assert changes(base, [["path", {"d": "M1 0"}, ""]]) == [[0, "d", "M1 0"]]
    assert changes([["text", {}, "a"]], [["text", {}, "b"]]) == [[0, "", "b"]]


@pytest.mark.parametrize("low, high, value, log, integer, count", [
    (0, 0.99, 0.9, False, False, 21), (0, 0.99, 0.8, False, False, 22), (0.001, 1, 0.1, True, False, 25), (1, 60, 37, False, True, 60),
    (0, 1000, 7, False, True, 26), (0, 1, 1, False, False, 25), (-1, 1, 0.1, False, False, 26),
])
def test_the_grid_holds_the_opening_value(low, high, value, log, integer, count):
    values = grid(Local("name", "says", low, high, value, 0, 0, log, integer))
    assert len(values) == count and value in values and values == sorted(values)
    assert values[0] == low and values[-1] == high


def test_a_letter_that_is_no_knob_says_what_it_stands_for(pages):
    data, _ = pages("math")
    assert data["symbols"] and not set(data["symbols"]) & set(data["knobs"])
    assert all(isinstance(says, str) and says for says in data["symbols"].values())
    assert pages("formulas")[0]["symbols"].get("t", "the moment") == "the moment"


SITES = [(FOLDER, SYMBOLS), (FOLDER.parent / "fixture_site" / "content" / "essays", None)]


@pytest.mark.parametrize("page, symbols_text", [pytest.param(page, text, id=f"{folder.parent.parent.name}-{page.stem}")
                                                for folder, text in SITES for page in sorted(folder.glob("*.md"))])
def test_a_place_is_changed_by_no_knob_but_those_it_is_said_to_hear_of(page, symbols_text, tmp_path):
    """Whatever the other knobs are turned to at once: what the core gives for such a place is what stands there."""
    text = symbols_text or (page.parents[1] / "symbols.md").read_text(encoding="utf-8")
    made = make(Source(page.name, page.read_text(encoding="utf-8")), page.stem, "../", symbols(Source("symbols.md", text), Found()), Cache(tmp_path, "test"))
    data, hears, chance = json.loads(made.data or "{}"), json.loads(made.frames or "{}").get("hears", {}), np.random.default_rng(3)
    knobs = {id: knob["value"] for id, knob in data.get("knobs", {}).items()}
    for id, heard in hears.items():
        formula = data["formulas"][id]
        at = list(formula["values"])

        def asked(turned):
            given = {latex: _filled(value, turned) for latex, value in data["fixed"].items()} | {knob["latex"]: turned[name] for name, knob in data["knobs"].items() if knob["latex"]}
            return answer({"value": formula["latex"], "at": at, "given": given, "functions": formula["functions"], "before": formula.get("before", [])})["values"]
        opening = asked(knobs)
        for mine in {tuple(ids) for ids in (*heard.values(), ())}:
            others = [name for name in knobs if name not in mine]
            same = [place for place in at if set(heard.get(place, heard[""])) <= set(mine)]
            for _ in range(3 if others and same else 0):
                turned = knobs | {name: chance.uniform(data["knobs"][name]["low"], data["knobs"][name]["high"]) for name in others}
                now = asked(turned)
                for place in same:
                    assert now[at.index(place)] == opening[at.index(place)], (id, place, turned)


def test_a_part_of_one_knob_is_said_to_hear_of_that_one_only(pages):
    data, frames = pages("formulas")
    heard = frames["hears"]["average"]
    assert {"beta"} == set(heard[next(at for at, words in data["formulas"]["average"]["nodes"].items() if words == "1 minus beta")]) < set(heard[""])


def _filled(value, knobs):
    return [_filled(one, knobs) for one in value] if isinstance(value, list) else knobs.get(value, value)
