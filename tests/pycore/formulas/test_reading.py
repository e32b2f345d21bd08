"""What changes a tree and what does not; what is refused, and where."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pycore.formulas import FormulaError, canonical, read, same, slug
from pycore.formulas.formula import Formula
from tests.pycore.formulas.trees import drawn

SAME = [
    (r"v_{t-1}", r"v_{ t - 1 }"), (r"\left( a + b \right) c", "(a+b)c"), (r"\big(a\big) b", "(a) b"), (r"x^2", "x^{2}"), (r"\frac12", r"\frac{1}{2}"),
    (r"\displaystyle \sum_i x_i", r"\sum\limits_i x_i"), (r"\textcolor{red}{a} + b", "a+b"), (r"{\color{red} a} + b", "a+b"), (r"a\,b", "ab"), (r"\mathbf{W_c}", r"\mathbf{W}_{\mathbf{c}}"),
    (r"\boldsymbol{x}", r"\mathbf{x}"), (r"a/b", r"\frac{a}{b}"), (r"a \leq b", r"a \le b"), (r"$a+b$", "a+b"), (r"\[a+b\]", "a+b"), (r"\begin{equation} a = b \end{equation}", "a = b"),
    (r"\operatorname{softmax}(x)", "softmax(x)"), (r"\mathrm{softmax}(x)", r"\text{softmax}(x)"), (r"x^\top", r"x^{\mathsf{T}}"), (r"x_i^2", r"x^2_i"), (r"{{x}}", "x"), (r"\lVert x \rVert", r"\|x\|"), (r"α + β", r"\alpha + \beta"),
]
DIFFERENT = [
    ("f(x)", "w(x + 1)"), (r"x \cdot y", r"x \odot y"), (r"x^{(i)}", "x^i"), ("x^T", "x^2"), (r"p(a|b)", r"p(a,b)"), ("a - b", "b - a"), (r"\|x\|_1", r"\|x\|_2"), (r"\hat{x}", "x"), (r"a = b", r"a := b"), ("x'", "x"), (r"A \otimes B", r"A \times B"),
]
WRONG = [
    (r"\frac{1}{", 9, "closed"), ("a + ", 3, "follow"), ("(a + b", 1, "closed"), ("a + b)", 6, "closes nothing"), (r"\foo + 1", 1, r"\foo"), ("x__2", 2, "follow"), ("x_1_2", 4, "two subscripts"), ("x^2^3", 4, "two superscripts"),
    (r"\begin{bmatrix} 1 & 2", 1, "not ended"), ("", 1, "no formula"), ("   ", 1, "no formula"), (r"\begin{foo} x \end{foo}", 1, "foo"), ("a + } b", 3, "missing after"), ("a + (", 5, "closed"), (r"\left( x", 6, "closed"), ("x^", 2, "follow"),
]


@pytest.mark.parametrize("left, right", SAME)
def test_ways_of_writing_are_one_tree(left, right):
    assert same(left, right)


@pytest.mark.parametrize("left, right", DIFFERENT)
def test_different_things_are_different_trees(left, right):
    assert not same(left, right)


@pytest.mark.parametrize("latex, column, word", WRONG)
def test_what_is_wrong_has_a_column_and_a_sentence(latex, column, word):
    with pytest.raises(FormulaError) as caught:
        read(latex)
    assert (caught.value.column, word in str(caught.value)) == (column, True), str(caught.value)


def test_declared_functions_are_applied():
    assert drawn(read("w(a + b)").tree) == "product(w, sum(a, b))"
    assert drawn(read("w(a + b)", ("w",)).tree) == "apply(w, sum(a, b))"


def test_spans_are_the_source():
    f = read(r"v_t = \gamma v_{t-1} + \eta g")
    assert {path: f.latex[slice(*node.span)] for path, node in f.nodes()}["1.0"] == r"\gamma v_{t-1}"
    assert [f.latex[slice(*node.span)] for _, node in f.nodes()][-1] == "g"


def test_names_for_ids():
    assert [slug(latex) for latex in (r"\beta_1", "v_{t-1}", r"\mathbf{W}", r"\bar{\mathbf{h}}_s", "s'")] == ["beta_1", "v_t-1", "W", "barh_s", "s-prime"]


@pytest.mark.parametrize("latex", ["{" * 2000 + "x" + "}" * 2000, "{" * 2000, "(" * 2000, r"\frac{1}{" * 2000, r"\sqrt" * 3000, "x^{" * 2000, "a" * 20_000, "a+" * 9999 + "a", "|" * 20_000, r"\left(" * 2000, "x_" * 9000, r"\begin{matrix}" * 900])
def test_hostile_formulas_are_answered_or_refused(latex):
    try:
        Formula(latex).mathml()
    except FormulaError as refused:
        assert 1 <= refused.column <= len(latex) + 1


PIECES = some.sampled_from([r"\frac", r"\sum", "{", "}", "(", ")", "_", "^", "x", "y", "i", "2", "+", "-", "=", "|", r"\|", r"\left(", r"\right)", r"\mathbf", r"\text", "[", "]", "&", r"\\", r"\begin{cases}", r"\end{cases}", "'", "!", ",", ";", ":", ".",
                            r"\nabla", r"\partial", "d", r"\log", r"\max", r"\mid", r"\int", r"\hat", r"\quad", r"\over", r"\overset", r"\not", "<", r"\in", r"\bar", r"\sqrt", r"\{", r"\}", r"\exp", "f", "T", r"\underbrace", r"\lVert", "$", "\\"])


@settings(max_examples=400, deadline=None)
@given(some.lists(PIECES, max_size=14))
def test_anything_is_an_answer_or_a_formula_error(pieces):
    latex = " ".join(pieces)
    try:
        formula = Formula(latex)
        formula.mathml(), formula.words(), formula.symbols(), canonical(latex)
        assert formula.find(latex) or not formula.tree.children
    except FormulaError as refused:
        assert 1 <= refused.column <= len(latex) + 1
        assert len(refused.message) > 10


LETTERS = some.sampled_from(["a", "b", "x", r"\beta", "v_t", r"\mathbf{W}", "2", r"\hat{y}", "x_{i}"])
EXPRESSIONS = some.recursive(LETTERS, lambda inner: some.one_of(
    some.tuples(inner, inner).map(lambda pair: f"({pair[0]} + {pair[1]})"), some.tuples(inner, inner).map(lambda pair: rf"\frac{{{pair[0]}}}{{{pair[1]}}}"),
    some.tuples(inner, inner).map(lambda pair: rf"{pair[0]} \cdot ({pair[1]} - 1)"), inner.map(lambda one: rf"\exp({one})"), inner.map(lambda one: rf"\sqrt{{{one}}}"), inner.map(lambda one: f"({one})^2")), max_leaves=6)


@settings(max_examples=150, deadline=None)
@given(EXPRESSIONS)
def test_a_canonical_spelling_reads_as_the_same_tree(latex):
    assert same(canonical(latex), latex)
