"""Numbers in prose: which are checked, which follow the knobs, and which are reported because nothing could be checked."""
import pytest

from generator import checked
from generator.mistakes import reported

HEAD = """---
title: A page
promise: One sentence.
---

given
- $\\beta = 0.9$ from 0 to 0.99: **memory**, how much is kept
- $n = 5$ from 1 to 9 step 1: **count**, how many
- $W = 1.5$ from 0 to 3: **weights**, where you stand
- $x = [1, 2, 3, 40, 53]$: **days**, each with its mark

$$
v = \\beta^n W \\sum_{i=1}^{n} x_i
$$

"""
LIVE = [r"\sum_{i=1}^{n} x_i = 99", r"\prod_{i=1}^{n} i = 120", r"\sum_{i=1}^{n} \sum_{j=1}^{i} j = 35", r"n = \frac{2n}{2} = 5",
        r"v_t = \beta W = 1.35", r"W = W - \beta = 0.6", r"(n+1) = 6", r"\sum_{i=1}^{3} i \cdot n = 30"]
STILL = [r"\beta < 1", r"0 \le \beta < 1", r"n \ne 0", r"2 + 2 = 4", r"\sum_{i=1}^{4} i = 10", r"v_t = \beta v_{t-1} + W", r"\gamma = \beta"]
FALSE = [r"\sum_{i=1}^{n} x_i = 98", r"\prod_{i=1}^{n} i = 121", r"\sum_{i=1}^{n} \sum_{j=1}^{i} j = 34", r"n = \frac{2n}{2} = 6", r"n + 1 = n = 5",
         r"\beta > 1", r"0 \le \beta < 0.5", r"\beta^{10} < 0.3", r"n \ne 5", r"2 + 2 = 5", r"v_t = \beta W = 1.45", r"n = 10^{2}"]
UNCHECKED = {
    r"f(n) = 3": "$f$ is not given on this page", r"\sum_{i=1}^{S} i = 10": "$S$ is not given on this page", r"k = 3": "$k$ is not given on this page",
    r"n \propto 5": "the sign ∝ is not one that can be checked", r"n \gg 1": "the sign ≫ is not one that can be checked",
    r"n = 5\,\mathrm{cm}": "“cm” is no part of a number", r"n \approx \frac{10}{2}": "≈ wants a plain number beside it, whose digits say how near",
    r"n = 10^{0} \cdot 5": "it is so at the opening, but only a plain number that stands last follows the knobs",
    r"\beta^{10} < 0.4": "it is so at the opening, but not at β = ",
    r"x = 3": "its value is no single number",
}


@pytest.mark.parametrize("latex", LIVE)
def test_what_ends_in_a_number_follows_its_knobs(desk, latex):
    desk.essay(f"{HEAD}It is ${latex}$.\n").build()
    assert 'data-number="n1"' in desk.read("a-page/index.html")
    assert not checked(desk.root)[1]


@pytest.mark.parametrize("latex", STILL)
def test_what_holds_wherever_the_knobs_stand_is_let_be(desk, latex):
    assert checked(desk.essay(f"{HEAD}It is ${latex}$.\n").root) == ([], ())


@pytest.mark.parametrize("latex", FALSE)
def test_what_is_not_so_is_a_mistake(desk, latex):
    wrong, _ = checked(desk.essay(f"{HEAD}It is ${latex}$.\n").root)
    assert len(wrong) == 1 and ("this says" in wrong[0].what or "this is not so" in wrong[0].what)


@pytest.mark.parametrize("latex, why", UNCHECKED.items())
def test_what_looks_checked_and_is_not_is_reported(desk, latex, why):
    text = f"{HEAD}It is ${latex}$.\n"
    for _ in range(2):                                      # the second time the page comes from the cache
        wrong, unchecked = checked(desk.essay(text).root)
        assert not wrong
        assert len(unchecked) == 1 and unchecked[0].what.startswith(why)
        assert reported(unchecked).startswith("1 number in prose could not be checked:\n  content/essays/a-page.md:16:8: ")
    assert desk.build().unchecked == unchecked
