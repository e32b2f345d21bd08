#!/usr/bin/env bash
# In PyTensor max(x, 0) and max(0, x) have different slopes at 0, and the slopes of max(x) over a tie sum to 2.
#
# Guess:     maximum is symmetric, so is its slope: 0.5 for each side as in JAX and autograd. The slopes of a maximum
#            sum to 1, since adding 1 to every input adds 1 to the maximum.
# Behaviour: a tie of two goes to the first argument alone, for minimum too, so that relu written max(x, 0) has slope 1
#            at 0 and written max(0, x) slope 0. In a reduction each tied entry gets the whole slope.
# Versions:  pytensor 3.0.7, numpy 2.4.3, scipy 1.17.1. Seen on 2026-11-28.
# Source:    Theano issues 4568 (reduction) and 6470 (two arguments), whose code PyTensor inherited.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile pytensor==3.0.7 numpy==2.4.3 scipy==1.17.1

PYTENSOR_FLAGS="base_compiledir=$work/compiled,cxx=" "$work/venv/bin/python" - <<'PY' 2>/dev/null
import sys

import numpy as np
import pytensor
import pytensor.tensor as pt
from pytensor.compile.mode import Mode

print("pytensor", pytensor.__version__)


def slope(function, at):
    x = pt.vector("x", dtype="float64")
    work_out = pytensor.function([x], pytensor.grad(function(x).sum(), x), mode=Mode(linker="py", optimizer="fast_run"))
    return work_out(np.array(at, dtype=float)).tolist()


asked = [
    ("max(x, 0) at 0", lambda x: pt.maximum(x, 0), [0], [0.5], [1]),
    ("max(0, x) at 0", lambda x: pt.maximum(0, x), [0], [0.5], [0]),
    ("min(x, 0) at 0", lambda x: pt.minimum(x, 0), [0], [0.5], [1]),
    ("max over [1, 1, 0]", pt.max, [1, 1, 0], [0.5, 0.5, 0], [1, 1, 0]),
    ("max over [2, 2, 2]", pt.max, [2, 2, 2], [1 / 3] * 3, [1, 1, 1]),
]
as_before = True
for name, function, at, guess, before in asked:
    seen = slope(function, at)
    as_before &= seen == before
    print(f"{name:20} guessed {[round(each, 3) for each in guess]}, seen {seen}, sum {sum(seen):g}")

print("\nWhy it matters: max-pooling and attention's stable softmax meet ties whenever inputs repeat, as padding does. A")
print("page that states one slope at a corner states a convention of one library, here one that is no subgradient.")
sys.exit(0 if as_before else 1)
PY
