"""Claims about figures: whatever is claimed falsely is noticed, and what is claimed truly is a control on the page."""
import math

import pytest

from generator.syntax.claims import claims, facts
from generator.blocks import blocks
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import Symbols
from generator.things import things
from generator.records import Figure

FENCES = {
    "moving average": "```figure moving average\nid: f\ncorrected: true\n```",
    "weights of the past": "```figure weights of the past\nid: f\n```",
    "two rules": "```figure descending\nid: f\nrules: [gradient descent, momentum]\nform: ruder\n```",
    "four rules": "```figure descending\nid: f\nlandscape: tilted ravine\n```",
    "a valley": "```figure descending\nid: f\nlandscape: valley\nlayout: apart\n```",
    "attention": "```figure attending\nid: f\n```",
}


def page(fence: str):
    """The things of a page with one figure, all of whose knobs are numbers."""
    return things(blocks(Source("page.md", fence + "\n").span(), Found()), Symbols({}), Found())


def mistakes(all_things, claim: str) -> list:
    found = Found()
    claims(Source("page.md", f'[words](#f "{claim}")').span(), all_things, found)
    return found


@pytest.mark.parametrize("fence", FENCES.values(), ids=FENCES)
def test_a_false_claim_is_noticed_of_every_fact_and_a_true_one_passes(fence):
    all_things = page(fence)
    known = facts(all_things.each(Figure)["f"], all_things.givens)
    assert len(known) > 10
    for name, fact in known.items():
        value = fact["value"]
        if isinstance(value, str):
            true, false = [f"{name} is {value}"], [f"{name} is not {value}", f"{name} is somebody else"]
        elif isinstance(value, list):
            listed = "[{}]".format(", ".join(f"{one:.9f}" for one in value))
            other = "[{}]".format(", ".join(f"{one + (n == len(value) - 1) * 0.01:.9f}" for n, one in enumerate(value)))
            true, false = [f"{name} ≈ {listed}"], [f"{name} ≈ {other}"]
        elif math.isinf(value):
            true, false = [f"{name} > 1000"], [f"{name} < 1000", f"{name} = 40"]
        else:
            more, less = f"{value + 0.01 * max(1, abs(value)):.6f}", f"{value - 0.01 * max(1, abs(value)):.6f}"
            true = [f"{name} < {more}", f"{name} > {less}", f"{name} ≤ {more}", f"{name} ≥ {less}", f"{name} = opening", f"{name} ≈ {value:.4f}"]
            false = [f"{name} > {more}", f"{name} < {less}", f"{name} ≥ {more}", f"{name} ≤ {less}", f"{name} = {more}", f"{name} ≈ {less}",
                     f"{name} < opening", f"{name} > opening"]
        for claim in true:
            assert not mistakes(all_things, claim), claim
        for claim in false:
            said = mistakes(all_things, claim)
            assert len(said) == 1 and said[0].what.startswith("this is not so"), claim


def test_each_of_several_comparisons_is_held_by_itself():
    said = mistakes(page(FENCES["weights of the past"]), "today < 0, whole = 1, half > 100")
    assert [one.what.split(": ", 1)[0] for one in said] == ["this is not so"] * 2


def test_a_claim_is_checked_at_its_own_setting():
    walks = page(FENCES["two rules"])
    assert not mistakes(walks, "at step = 2: memory across < 0, push across > 0, forward < at step = 3".replace("forward", "momentum.forward"))
    assert mistakes(walks, "at step = 4: memory across < 0")
    assert mistakes(walks, "at step = 2: momentum.forward > at step = 3")


def test_a_tie_has_no_winner():
    assert not mistakes(page("```figure attending\nid: f\nwords: [a, b, c, d, e]\n```"), "heaviest is e")


@pytest.mark.parametrize("text", ['[w](<#past> "at \\beta = 0.5: today < 0")', '[w](#past\n\n"today < 0")', '[w](#past (today < 0))'])
def test_no_claim_slips_by_unchecked(desk, text):
    """However Markdown is written: a title that became a link's title was checked, or is a mistake."""
    desk.essay("---\ntitle: A\npromise: B.\n---\n\ngiven\n- $\\beta = 0.9$ from 0 to 0.99 step 0.01: **m**, x\n\n"
               f"```figure weights of the past\nid: past\n```\n\n{text}\n")
    wrong = desk.wrong()
    if not wrong:
        desk.build()
        assert 'class="claim"' not in desk.read("a-page/index.html") and "title=" not in desk.read("a-page/index.html").split('id="past"')[1].split("</main>")[0]
