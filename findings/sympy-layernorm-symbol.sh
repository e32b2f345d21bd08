#!/usr/bin/env bash
# A SymPy symbol called "layernorm" is printed as the norm of "layer".
#
# Guess:     a symbol of several letters prints as these letters; only Greek names are replaced.
# Behaviour: the end of a name is taken for an accent or a decoration: layernorm prints as the norm of "layer", toolbar as
#            "tool" with a bar, that as t with a hat. After an underscore it is not: lambda_hat is lambda with
#            the index "hat". So the spelling that looks safe is the one that is changed.
# Versions:  sympy 1.14.0. Seen on 2026-11-28.
# Source:    SymPy pull request 2488 brought the decorations in, for names such as Lhat; the docstring of translate in
#            sympy.printing.latex has them. That ordinary words end in them was found by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile sympy==1.14.0 mpmath==1.3.0

"$work/venv/bin/python" - <<'PY'
import sys
import sympy

before = {
    "layernorm": r"\left\|{layer}\right\|",
    "batchnorm": r"\left\|{batch}\right\|",
    "toolbar": r"\bar{tool}",
    "that": r"\hat{t}",
    "layer_norm": r"layer_{norm}",
    "lambda_hat": r"\lambda_{hat}",
    "lambdahat": r"\hat{\lambda}",
    "norm": "norm",
}
guess = {name: name for name in before} | {"lambda_hat": r"\hat{\lambda}", "layer_norm": r"layer_{norm}"}
print("sympy", sympy.__version__)
seen = {name: sympy.latex(sympy.Symbol(name)) for name in before}
for name, printed in seen.items():
    print(f"{name:12} guessed {guess[name]:16} seen {printed}")
length = sympy.Symbol("layernorm")
print("layernorm - 5 prints as", sympy.latex(length - 5), "and is", (length - 5).subs(length, -3), "at layernorm = -3")
print("\nWhy it matters: names of code become letters of formulas on this site's kind of page. Here a layer's output,")
print("which may be negative, is shown as a norm, which never is; the expression itself is right, only its print lies.")
sys.exit(0 if seen == before else 1)
PY
