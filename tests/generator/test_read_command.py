"""The terminal's door: build.py read, for a person and by the thousand."""
import io
import json

import pytest
from commands import read as command
from tests.pycore.counting import calls

SOFTMAX = {"slug": "softmax", "name": "softmax", "shapes": [r"\frac{\exp(x_i)}{\sum_j \exp(x_j)}"], "does": "It turns scores into shares.",
           "near": [{"shape": r"\frac{\exp(x_i)}{\sum_j x_j}", "why": "almost a softmax, but the denominator has no exp"}]}
KEYS = {"latex", "ok", "error", "column", "words", "short", "tree", "concepts", "near"}


def ask(*lines: bytes) -> list[dict]:
    out = io.StringIO()
    assert command.answer((SOFTMAX,), io.BytesIO(b"\n".join(lines) + b"\n"), out) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def quoted(latex: str) -> bytes:
    return json.dumps(latex).encode()


def test_each_line_gets_its_object():
    one, two = ask(quoted(r"\alpha_i = \frac{\exp(e_i)}{\sum_k \exp(e_k)}"), quoted(r"\frac{a}{b"))
    assert one.keys() == two.keys() == KEYS
    assert one["ok"] and one["error"] is None and one["column"] is None
    assert one["words"].startswith("alpha sub i equals") and one["tree"]["kind"] == "relation"
    assert one["short"] == "alpha sub i equals softmax of e"
    assert one["concepts"][0].keys() == {"name", "latex", "with"} and one["concepts"][0]["name"] == "softmax"
    assert not two["ok"] and "not closed" in two["error"] and two["column"] == 9 and two["tree"] is None


def test_a_near_miss_says_why():
    said, = ask(quoted(r"\frac{\exp(e_i)}{\sum_k e_k}"))
    assert said["near"] and said["near"][0].keys() == {"name", "latex", "why"} and "exp" in said["near"][0]["why"]


@pytest.mark.parametrize("latex", [r"\[ a = b \]", r"\( a = b \)", "$a = b$", "$$a = b$$", "$$\n a = b \n$$", r"\begin{equation} a = b \end{equation}",
                                   r"$$\begin{align} a &= b \end{align}$$", "\\begin{align*}\na &= b\n\\end{align*}"])
def test_what_sets_a_formula_off_is_taken_off(latex):
    said, = ask(quoted(latex))
    assert said["ok"] and said["words"] == "a equals b" and said["latex"] == latex


def test_columns_count_in_what_was_given():
    said, = ask(quoted(r"$$ a + \frac{b $$"))
    assert said["column"] == 13


HOSTILE = [b"", b"not json", b"[1, 2]", b"5", b'"\\ud800"', b'"\\u0000"', b'"' + b"\xff\xfe" + b'"', b"[" * 100_000, b"1" * 10_000,
           quoted("(" * 100_000), quoted("{" * 2000 + "x" + "}" * 2000), quoted("x^" * 5000), quoted("\\frac" * 3000), quoted("x" * 300_000),
           quoted(r"\def\x{\x\x}\x"), quoted(r"10^{10^{10^{10}}}"), quoted("<script>alert(1)</script>"), quoted("\n\n\n"), quoted("\\"), quoted("\u202e\u0301")]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_it_hears_stops_it(line):
    (*_, last), count = calls(lambda: ask(line, quoted("a + b")))
    assert last["words"] == "a plus b"
    assert count < 200_000


def test_a_thousand_in_one_go_are_ten_times_a_hundred():
    lines = [quoted(rf"y_{{{n}}} = \frac{{\exp(x_{{{n}}})}}{{\sum_j \exp(x_j)}} + {n}") for n in range(1100)]
    _, hundred = calls(lambda: ask(*lines[:100]))
    said, thousand = calls(lambda: ask(*lines[100:]))
    assert len(said) == 1000 and all(one["ok"] for one in said)
    assert thousand < 11 * hundred


def test_a_person_gets_words_concepts_and_a_tree(capsys):
    assert command.show(r"\alpha_i = \frac{\exp(e_i)}{\sum_k \exp(e_k)}", (SOFTMAX,)) == 0
    out = capsys.readouterr().out
    assert out.lstrip().startswith("Alpha sub i equals softmax of e.") and "It is\n  softmax" in out and "└ " in out and "\033" not in out


def test_a_person_sees_what_it_nearly_is(capsys):
    assert command.show(r"\frac{\exp(e_i)}{\sum_k e_k}", (SOFTMAX,)) == 0
    assert "It nearly is" in capsys.readouterr().out


def test_a_refusal_points_at_its_culprit(capsys):
    assert command.show(r"x + \frac{a}{b", ()) == 1
    first, second, third = capsys.readouterr().err.splitlines()
    assert first[second.index("^")] == "{" and second.index("^") == 12 and "not closed" in third


def test_the_real_concepts_are_known(root, capsys):
    assert command.run(root, [r"\mathbf{h}^\top \mathbf{W} \mathbf{s}"]) == 0
    assert "bilinear score" in capsys.readouterr().out


def test_two_formulas_are_held_side_by_side(root, capsys):
    ruder = r"\begin{aligned} v_t &= \gamma v_{t-1} + \eta \nabla_\theta J(\theta) \\ \theta &= \theta - v_t \end{aligned}"
    ng = r"\begin{aligned} v &= \beta v + (1-\beta) dW \\ W &= W - \alpha v \end{aligned}"
    assert command.run(root, [ruder, ng]) == 0
    out = capsys.readouterr().out
    assert "The same machine" in out and r"\gamma = \beta" in out
    assert command.run(root, ["$a + b$", r"\[ a b \]"]) == 1
    assert capsys.readouterr().out.lstrip().startswith("Not the same machine")
    assert command.run(root, ["a +", "b"]) == 1
    assert "^" in capsys.readouterr().err
