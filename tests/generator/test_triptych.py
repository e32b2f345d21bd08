"""Code beside formula: the shown source is the real one, every element closes, and the rows keep the code's order."""
import inspect
import re
import textwrap
from html import unescape
from html.parser import HTMLParser

import pytest
from desk import SYMBOLS
from hypothesis import given, settings
from hypothesis import strategies as some

from generator.cache import Cache
from generator.code_names import code_of
from generator.essay import make
from generator.mistakes import Found
from generator.source import Source
from generator.symbols import symbols
from generator.woven import woven
from pycore import optimizers

GIVEN = r"""given
- $\gamma = 0.5$ from 0 to 1: **carry-over**
- $\eta = 0.1$ from 0 to 1: **learning rate**
- $v = 1$ from 0 to 2: **running average**
- $\theta = 1$ from 0 to 2: **weights**
- $\nabla_\theta J(\theta) = 1$ from 0 to 2: **slope**
"""
MOMENTUM = r"""
$$
v_t = \gamma v_{t-1} + \eta \nabla_\theta J(\theta)
$$
{#momentum code=pycore.optimizers.momentum}

where
- $\gamma v_{t-1}$ is the **memory**: what stays
- $\eta \nabla_\theta J(\theta)$ is the **push**: what is fresh
"""
STEP = r"""
$$
\theta = \theta - v_t
$$
{#step code=pycore.optimizers.momentum}
"""
NAMED = ["optimizers.momentum", "optimizers.adam", "optimizers.adamw", "averages.moving_average", "attention.multi_head", "attention.Attention",
         "activations.softmax", "losses.binary_cross_entropy", "factorizations.lu", "factorizations.eigen", "matrices.rotation", "tape.Tape"]


@pytest.fixture
def page(tmp_path):
    def body(text: str) -> str:
        made = make(Source("page.md", f"---\ntitle: A\npromise: B.\n---\n\n{text}"), "page", "../", symbols(Source("symbols.md", SYMBOLS), Found()), Cache(tmp_path, "test"))
        assert not made.mistakes, made.mistakes
        return made.body
    return body


class Closing(HTMLParser):
    """Every element closes where it should."""
    def __init__(self, text: str):
        super().__init__()
        self.open = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def shown(body: str) -> str:
    """The text of all code elements in a page."""
    return "".join(unescape(re.sub(r"<[^>]+>", "", code)) for code in re.findall(r"<code[^>]*>(.*?)</code>", body, re.DOTALL))


@pytest.mark.parametrize("name", NAMED)
def test_without_its_tags_it_is_the_source(page, name):
    body = page(f"```code pycore.{name}\n```\n")
    assert shown(body) == textwrap.dedent(inspect.getsource(code_of(f"pycore.{name}")))
    Closing(re.sub(r"<input[^>]*>", "", body))


def test_beside_formulas_too(page):
    body = page(f"{GIVEN}{MOMENTUM}{STEP}\n```code pycore.optimizers.momentum\n```\n")
    assert shown(body) == inspect.getsource(optimizers.momentum)
    Closing(re.sub(r"<input[^>]*>", "", body))


def test_each_row_is_a_sentence_a_formula_and_its_lines(page):
    body = page(f"{GIVEN}{MOMENTUM}{STEP}\n```code pycore.optimizers.momentum\n```\n")
    rows = re.findall(r'<div class="row">\n(.*?)\n</div>\n(?=<div class="row">|<figcaption>|</figure>)', body, re.DOTALL)
    told = [re.sub(r"<[^>]+>", "", re.search(r'<p class="told">(.*?)</p>', row)[1]) for row in rows]
    assert told == ["The new running average is the memory plus the push.",
                    "The new weights are the old weights minus the running average."]
    assert [re.findall(r'data-formula="(\w+)"', row) for row in rows] == [["momentum"], ["step"]]
    assert [shown(row).count("\n") for row in rows] == [3, 1] and "return Step" in shown(rows[1])


def test_where_a_formula_would_stand_alone_all_lines_stand_beside_all_formulas(page):
    body = page(f"{GIVEN}{STEP.replace('v_t', 'v')}{MOMENTUM}\n```code pycore.optimizers.momentum\n```\n")
    assert body.count('<div class="row">') == 1 and body.count('<p class="told">') == 2
    assert shown(body) == inspect.getsource(optimizers.momentum)


def test_a_formula_of_which_the_code_works_out_nothing_is_not_beside_it(page):
    body = page(f"{GIVEN}{MOMENTUM}\n## Later\n\n$$\nm = \\eta v\n$$\n\n```code pycore.optimizers.momentum\n```\n")
    assert re.findall(r'<div class="formula" data-formula="(\w+)"', body) == ["momentum"]
    body = page(f"{GIVEN}\n$$\nk = 3 t\n$$\n{MOMENTUM}\n```code pycore.optimizers.momentum\n```\n")
    assert re.findall(r'<div class="formula" data-formula="(\w+)"', body) == ["momentum"]


def test_a_part_that_holds_two_parts_is_told_by_them(page):
    body = page(f"{GIVEN}{MOMENTUM}- $\\gamma v_{{t-1}} + \\eta \\nabla_\\theta J(\\theta)$ is the **blend**: both\n\n```code pycore.optimizers.momentum\n```\n")
    told = re.search(r'<p class="told">(.*?)</p>', body)[1]
    assert told.endswith('is <span data-part="momentum.blend">the <span data-part="momentum.memory">memory</span> plus the '
                         '<span data-part="momentum.push">push</span></span>.')


TEXT = "def f(x):\n    y = (x + 1,\n         x & 2)  # so < it\n\n    return y\n"
PLACES = [(number, column) for number, line in enumerate(TEXT.rstrip("\n").split("\n"), start=1) for column in range(len(line) + 1)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(some.lists(some.tuples(some.integers(0, len(PLACES) - 1), some.integers(0, len(PLACES) - 1)), max_size=6))
def test_any_nested_stretches_leave_the_text_as_it_is(ends):
    stretches = []
    for low, high in ({tuple(sorted(pair)) for pair in ends}):
        if low < high and all(high <= a or b <= low or (a <= low and high <= b) or (low <= a and b <= high) for a, b in stretches):
            stretches.append((low, high))
    lines = woven(TEXT, [((*PLACES[low], *PLACES[high]), {"data-node": f"f@{low}"}) for low, high in stretches])
    assert unescape(re.sub(r"<[^>]+>", "", "\n".join(lines))) == TEXT.rstrip("\n")
    for line in lines:
        Closing(line)


SCORE = r"""given
- $\mathbf{h} = [1, 2]$: **decoder state**
- $\mathbf{W} = [[1, 0], [0, 1]]$: **interpreter**
- $\bar{\mathbf{h}}_s = [[1, 0], [0, 1]]$: **encoder states**

$$
\mathrm{score}(\mathbf{h}, \bar{\mathbf{h}}_s) = \mathbf{h}^T \mathbf{W} \bar{\mathbf{h}}_s
$$
{#score code=pycore.attention.general_score}

where
- $\mathrm{score}(\mathbf{h}, \bar{\mathbf{h}}_s)$ is the **score**: one for each word
- $\mathbf{h}^T \mathbf{W}$ is the **question**: what is wanted
- $\bar{\mathbf{h}}_s$ is the **offer**: a word

```code pycore.attention.general_score
```
"""


def test_a_run_of_factors_and_the_left_side_have_their_names(page):
    (told,) = re.findall(r'<p class="told">(.*?)</p>', page(SCORE))
    assert re.sub("<.*?>", "", told) == "The score is the question times the offer."
    assert all(f'data-part="score.{part}"' in told for part in ("score", "question", "offer"))
