#!/usr/bin/env bash
# Read by latex2sympy2_extended, the weights W and one weight w are one symbol, and a transpose is nothing.
#
# Guess:     LaTeX tells capitals from small letters, so W - w is not 0; A^T x is not A x.
# Behaviour: every symbol is put in small letters unless a setting says otherwise, Theta becomes theta and \mathbf{W}
#            becomes w; then "T" on a scalar symbol is a transpose, which of a scalar is the scalar itself.
# Versions:  latex2sympy2_extended 1.11.0, sympy 1.14.0, antlr4-python3-runtime 4.13.2. Seen on 2026-11-28.
# Source:    the docstring of its ConversionConfig (lowercase_symbols is on); scitix/sieval pull request 90 met it
#            through Math-Verify, which grades answers of language models with this reader.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile \
  latex2sympy2_extended==1.11.0 sympy==1.14.0 mpmath==1.3.0 antlr4-python3-runtime==4.13.2

"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import sympy
from latex2sympy2_extended import latex2sympy
from latex2sympy2_extended.latex2sympy2 import ConversionConfig

print("latex2sympy2_extended", version("latex2sympy2_extended"), "with sympy", sympy.__version__)
kept = ConversionConfig(lowercase_symbols=False)
asked = {
    r"W - w": "W - w",
    r"\Theta - \theta": "Theta - theta",
    r"L(W)": "L(W)",
    r"A^T x - A x": "A**T*x - A*x",
    r"H_t - h_t": "H_t - h_t",
}
seen = {}
for latex, guess in asked.items():
    try:
        seen[latex] = str(sympy.simplify(latex2sympy(latex)))
    except Exception as trouble:
        seen[latex] = type(trouble).__name__
    try:
        with_capitals = str(sympy.simplify(latex2sympy(latex, conversion_config=kept)))
    except Exception as trouble:
        with_capitals = type(trouble).__name__
    print(f"{latex:18} guessed {guess:15} seen {seen[latex]:10} (with lowercase_symbols=False: {with_capitals})")

print("\nWhy it matters: capital and small letter, and the raised T, are how deep learning tells a matrix from its entry and")
print("a sequence from its step. Two formulas that this reader calls equal may be two different machines.")
zero = ("W - w", r"\Theta - \theta", "A^T x - A x", "H_t - h_t")
sys.exit(0 if all(seen[latex] == "0" for latex in zero) else 1)
PY
