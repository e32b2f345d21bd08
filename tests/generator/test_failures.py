"""A scene or a function of the core that fails is one sentence: its file and line, the fence that asked, the setting."""
import re

import pytest

import pycore.averages
from generator import Mistakes
from pycore.scenes import SCENES
from pycore.scenes import moving_average as scene

HEAD = "---\ntitle: A page\npromise: One sentence.\n---\n\n"
GIVEN = "given\n- $\\beta = 0.9$ from 0 to 0.99: **share kept**, how much stays\n\n"
FIGURE = "```figure moving average\nid: past\n```\n\nSee [it](#past).\n"
WHERE = r"pycore/scenes/moving_average\.py"


def broken(monkeypatch, name: str, body: str) -> int:
    """Let a function of the scene run this body instead, at a line of the scene's own file; the line it stands at."""
    line = 1000
    space = {"scene": scene, "show": scene.show, "uses": scene.uses}
    text = "\n" * (line - 2) + f"def made(*given):\n    {body}\n"
    exec(compile(text, scene.__file__, "exec"), space)
    monkeypatch.setattr(scene, name, space["made"])
    return line


SHOW = "given[0]['memory']"
FAILURES = {
    "at once": ("show", "1 / 0", rf"the scene “moving average” fails as it opens, at \$\\beta = 0\.9\$.*: ZeroDivisionError: division by zero \({WHERE}:1000\)"),
    "at one setting only": ("show", f"return show(*given) if {SHOW} > 0.5 else {{}}['x']", rf"the scene “moving average” fails at \$\\beta = 0\$: KeyError: 'x' \({WHERE}:1000\)"),
    "on narrow pages only": ("show", "return show(*given) if given[2] == 952 else None.x", rf"fails as it opens, at .*, 340 pixels wide: AttributeError: .* \({WHERE}:1000\)"),
    "no picture": ("show", "return None", rf"fails as it opens.*: AttributeError: 'NoneType' object has no attribute 'width' \({WHERE}:999\)"),
    "in what it uses": ("uses", "raise RuntimeError('of many\\n lines')", rf"fails as it opens.*: RuntimeError: of many lines \({WHERE}:1000\)"),
    "a value that Python refuses": ("show", "float('x')", rf"fails as it opens.*: ValueError: could not convert string to float: 'x' \({WHERE}:1000\)"),
    "for ever": ("show", "return made(*given)", rf"fails as it opens.*: RecursionError: .* \({WHERE}:1000\)"),
    "no number": ("show", "from dataclasses import replace; p = show(*given); return replace(p, height=float('nan'))",
                  rf"draws what is no number as it opens, .*: its size is 952 × nan \({WHERE}:999\)"),
    "no number in a mark": ("show", "from dataclasses import replace; from pycore.marks import Dot; p = show(*given); return replace(p, marks=(*p.marks, Dot(float('inf'), 1, 2, tone='ink')))",
                            rf"draws what is no number as it opens, .*: c?x of a circle is inf \({WHERE}:999\)"),
    "a sentence": ("show", "raise ValueError('Memory and nothing else.')", r"the scene cannot show this: Memory and nothing else\."),
}


@pytest.mark.parametrize("name, body, said", FAILURES.values(), ids=FAILURES)
def test_a_scene_that_fails(desk, monkeypatch, name, body, said):
    broken(monkeypatch, name, body)
    wrong = desk.essay(HEAD + GIVEN + FIGURE).wrong()
    assert wrong.count("content/") == 1 and "Traceback" not in wrong, wrong
    assert re.match(rf"content/essays/a-page\.md:9:4: .*{said}\n  \| ```figure moving average\n", wrong), wrong


def test_a_scene_that_fails_in_another_process(desk, monkeypatch):
    broken(monkeypatch, "show", f"return show(*given) if {SHOW} > 0.5 else 1 / 0")
    desk.essay(HEAD + GIVEN + FIGURE).essay(HEAD + GIVEN + "More.\n\n" + FIGURE, "other")
    with pytest.raises(Mistakes) as wrong:
        desk.build()
    assert [(one.file, one.line) for one in wrong.value.mistakes] == [("content/essays/a-page.md", 9), ("content/essays/other.md", 11)]
    assert all(r"fails at $\beta = 0$: ZeroDivisionError: division by zero (pycore/scenes/moving_average.py:1000)" in one.what for one in wrong.value.mistakes)


@pytest.mark.parametrize("name, value", [("SETTINGS", {"odd": 3}), ("KNOBS", {"memory": None}), ("CAUSES", None)])
def test_a_scene_that_declares_something_else(desk, monkeypatch, name, value):
    monkeypatch.setattr(SCENES["moving average"], name, value)
    wrong = desk.essay(HEAD + GIVEN + FIGURE).wrong()
    assert wrong.startswith("content/essays/a-page.md:9:4: what the scene “moving average” declares fails: "), wrong
    assert "Error: " in wrong and "pycore/scenes/moving_average.py" in wrong and wrong.count("content/") <= 2, wrong


FORMULA = (GIVEN.replace("\n\n", "\n- $v = 2$ from -5 to 5: **running average**, so far\n- $x = -4$ from -5 to 5: **today**, the newest\n\n")
           + "$$\nv_t = \\beta v_{t-1} + (1-\\beta) x_t\n$$\n{#average code=pycore.averages.moving_average}\n\n")
CORE = {
    "beside its formula": (FORMULA, r"14:16: moving_average, held beside this formula on random inputs, fails: ZeroDivisionError: division by zero \(pycore/averages\.py:1000\)"),
    "in a scene": (GIVEN + FIGURE, rf"9:4: the scene “moving average” fails as it opens, .*: ZeroDivisionError: division by zero \({WHERE}:\d+, pycore/averages\.py:1000\)"),
}


@pytest.mark.parametrize("text, said", CORE.values(), ids=CORE)
def test_a_function_of_the_core_that_fails(desk, monkeypatch, text, said):
    space = {}
    exec(compile("\n" * 998 + "def moving_average(x, beta, v=0.0):\n    1 / 0\n", pycore.averages.__file__, "exec"), {"__name__": "pycore.averages"}, space)
    made = space["moving_average"]
    monkeypatch.setattr(pycore.averages, "moving_average", made)
    for name, value in vars(scene).items():
        if value is not made and getattr(value, "__name__", "") == "moving_average" and callable(value):
            monkeypatch.setattr(scene, name, made)
    wrong = desk.essay(HEAD + text).wrong()
    assert re.match(rf"content/essays/a-page\.md:{said}\n", wrong) and wrong.count("content/") == 1, wrong
