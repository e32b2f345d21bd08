"""MathML: well formed, every node once, parts wrapped, operators with their form, source order kept."""
import re
from xml.etree import ElementTree

import pytest

from pycore.formulas import Place, read
from tests.pycore.formulas.spoken import ROWS

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
CORE = set("math mrow mi mn mo mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd mpadded".split())


def elements(latex, *arguments, **named):
    return ElementTree.fromstring(read(latex).mathml(*arguments, **named))


@pytest.mark.parametrize("latex", [row[0] for row in ROWS])
def test_only_elements_of_the_core_and_no_node_twice(latex):
    root = elements(latex)
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= CORE
    paths = [element.get("data-n") for element in root.iter() if element.get("data-n") is not None]
    assert len(paths) == len(set(paths)) and set(paths) <= {path for path, _ in read(latex).nodes()}
    assert not any("style" in element.attrib for element in root.iter())


def written(root) -> str:
    return re.sub(r"[\s\u2061]", "", "".join(root.itertext()))


@pytest.mark.parametrize("latex, text", [
    (r"W - \alpha v", "W−αv"), (r"a + (b - c)", "a+(b−c)"), (r"(1-\beta) x_t", "(1−β)xt"), (r"f(x, y)", "f(x,y)"), (r"\{a, b\}", "{a,b}"), (r"[a; b]", "[a;b]"), (r"a \le b", "a≤b"), (r"p(x|y)", "p(x|y)"), (r"|x|", "|x|"),
    (r"\mathbf{W}\mathbb{R}\mathcal{L}", "𝐖ℝℒ"), (r"x'", "x′"), (r"A^\top", "A⊤"), (r"x^*", "x∗"), (r"a, \dots, b", "a,…,b"), (r"\text{if } x", "ifx"), (r"softmax(x)", "𝑠𝑜𝑓𝑡𝑚𝑎𝑥(x)"), (r"1,000", "1,000"), (r"((a))", "((a))"),
])
def test_what_is_written_is_what_the_author_wrote(latex, text):
    assert written(elements(latex)) == text


def test_parts_are_wrapped_and_nest():
    root = elements(r"a + b c + d", {"run": ":1-2", "inner": "1", "letter": Place("1.0")})
    run = root.find(".//*[@data-part='run']")
    assert written(run) == "bc+d" and written(run.find(".//*[@data-part='inner']")) == "bc" and written(run.find(".//*[@data-part='letter']")) == "b"


def test_an_operator_that_begins_a_part_keeps_its_form():
    minus = elements("a - b", {"part": "1"}).find(".//*[@data-part='part']")[0]
    assert (minus.text, minus.get("form")) == ("−", "infix")


def test_a_power_of_an_indexed_letter_is_one_element_unless_the_letter_is_a_part():
    assert elements("x_i^2")[0].tag == NAMESPACE + "msubsup"
    nested = elements("x_i^2", {"letter": "0"})[0]
    assert nested.tag == NAMESPACE + "msup" and nested[0].get("data-part") == "letter"


def test_attributes_and_hostile_names_are_escaped():
    text = read(r"\beta").mathml({'a"<b': ""}, lambda node: {"data-knob": '"><script>'})
    assert "<script>" not in text and ElementTree.fromstring(text)[0].get("data-knob") == '"><script>'


def test_text_is_escaped():
    assert "<b>" not in read(r"\text{<b> & c} + a < b").mathml()


def test_inline_is_not_a_block():
    assert elements("x", display=False).get("display") is None and elements("x").get("display") == "block"
