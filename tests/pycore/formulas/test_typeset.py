"""Typesetting, compared with Temml's in pictures: what had to be mended stays mended. Golden pairs, without the paths."""
import re

import pytest

from pycore.formulas import read


def typeset(latex, *arguments, **named) -> str:
    """The MathML inside <math>, without paths and without the groups that only hold them."""
    text = re.sub(r"^<math[^>]*>|</math>$", "", read(latex).mathml(*arguments, **named))
    return re.sub(r' data-n="[^"]*"', "", text)


PAIRS = [
    # an accent keeps its size and stands clear of the letter
    (r"\hat{m}", '<mover><mi>m</mi><mo stretchy="false" scriptlevel="+0">ˆ</mo></mover>'),
    (r"\tilde z", '<mover><mi>z</mi><mo stretchy="false" scriptlevel="+0">˜</mo></mover>'),
    (r"\vec v", '<mover accent="true"><mi>v</mi><mo stretchy="false" mathsize="70%">→</mo></mover>'),
    (r"\widehat{x}", '<mover><mi>x</mi><mo stretchy="false" scriptlevel="+0">ˆ</mo></mover>'),
    (r"\widehat{xy}", '<mover><mrow><mi>x</mi><mi>y</mi></mrow><mo stretchy="true" scriptlevel="+0">\u0302</mo></mover>'),
    (r"\widetilde{xy}", '<mover><mrow><mi>x</mi><mi>y</mi></mrow><mo class="wide" stretchy="false" scriptlevel="+0">~</mo></mover>'),
    # primes have a shape of their own in scripts
    ("f''", '<msup><mi>f</mi><mo class="prime" lspace="0" rspace="0">′′</mo></msup>'),
    # both scripts stand above each other, and the letter between has its element
    (r"\beta_1^t", "<msubsup><mrow><mi>β</mi></mrow><mn>1</mn><mi>t</mi></msubsup>"),
    ("y_i'", '<msubsup><mrow><mi>y</mi></mrow><mi>i</mi><mo class="prime" lspace="0" rspace="0">′</mo></msubsup>'),
    # the power of a dx stands on the x
    (r"\partial x^2", '<mrow><mrow><mi mathvariant="normal">∂</mi></mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>'),
    # bold letters lean where the author let them
    (r"\boldsymbol{x}", '<mi mathvariant="normal">𝒙</mi>'),
    (r"\bm{\mu}", '<mi mathvariant="normal">𝝁</mi>'),
    (r"\boldsymbol{\Sigma}", '<mi mathvariant="normal">𝚺</mi>'),
    (r"\mathbf{x}", '<mi mathvariant="normal">𝐱</mi>'),
    # a function's name stands off the factor before it, with scripts too
    (r"\sigma \log_2 e", '<mrow><mi>σ</mi><mspace width="0.1667em"></mspace><mrow><msub><mi>log</mi><mn>2</mn></msub><mo form="infix" lspace="0" rspace="0">\u2061</mo><mspace width="0.1667em"></mspace><mi>e</mi></mrow></mrow>'),
    # a fraction's size is the author's
    (r"\tfrac12", '<mfrac displaystyle="false"><mn>1</mn><mn>2</mn></mfrac>'),
    (r"\dfrac12", '<mfrac displaystyle="true"><mn>1</mn><mn>2</mn></mfrac>'),
    (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
]


@pytest.mark.parametrize("latex, mathml", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_pairs(latex, mathml):
    assert typeset(latex) == mathml


def test_a_sign_before_a_big_operator_stands_off():
    assert '−</mo><mspace width="0.1667em"></mspace><mrow' in typeset(r"-\sum_i y_i") and "mspace" not in typeset("-x")


def test_two_fractions_in_brackets_touch_and_bare_ones_do_not():
    assert "0.2em" not in typeset(r"\left(\frac{a}{b}\right)\left(\frac{c}{d}\right)") and "0.2em" not in typeset("a/b (c)")
    for latex in (r"\frac{a}{b}\frac{c}{d}", r"\frac{dy}{du}\frac{du}{dx}", r"\frac12(x)"):
        assert "0.2em" in typeset(latex)


def test_a_slash_is_as_tall_as_its_fractions():
    assert 'stretchy="true"' in typeset(r"\frac{a}{b}/\frac{c}{d}") and 'stretchy="true"' not in typeset("a/b")


def test_a_d_stands_where_the_author_put_it():
    assert "mspace" not in typeset(r"(1-\beta) dW") and "mspace" in typeset(r"(1-\beta)\,dW") and "mspace" in typeset(r"\int f(x) dx")


def test_a_grid_has_no_room_at_its_sides():
    assert '<mtable class="matrix">' in typeset(r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}")


@pytest.mark.parametrize("latex", [
    r"\beta_1^t", "x_i^2 + y_i'^2", r"\|x\|_2^2", r"A_{ij}^\top", r"A^{-T}", "f'^2", r"\frac{\partial^2 f}{\partial x^2}", r"x_{t,i}^{(k)}", r"\hat{\theta}_i^{(t)}", r"\overset{n}{\sum_i} x_i",
])
def test_every_node_has_an_element(latex):
    formula = read(latex)
    paths = set(re.findall(r'data-n="([^"]*)"', formula.mathml()))
    assert {path for path, node in formula.nodes()} - paths <= ({"0.1.0"} if latex == "A^{-T}" else set())


@pytest.mark.parametrize("latex, mathml", [
    (r"\beta_1^t", '<msup><msub data-part="x"><mi>β</mi><mpadded width="0"><mn>1</mn></mpadded></msub><mrow><mi>t</mi><mspace width="0.1em"></mspace></mrow></msup>'),
    (r"x_i^{(k)}", '<msup><msub data-part="x"><mi>x</mi><mpadded width="0"><mi>i</mi></mpadded></msub>'),
    (r"n'_m", '<msub><msup data-part="x"><mi>n</mi><mpadded width="0"><mo class="prime" lspace="0" rspace="0">′</mo></mpadded></msup><mi>m</mi></msub>'),
    (r"x_{y_i}^2", '<msup><msub data-part="x"><mi>x</mi><msub><mi>y</mi><mi>i</mi></msub></msub><mn>2</mn></msup>'),
])
def test_both_scripts_of_a_letter_that_is_a_part_begin_beside_it(latex, mathml):
    assert typeset(latex, {"x": "0"}).startswith(mathml)
