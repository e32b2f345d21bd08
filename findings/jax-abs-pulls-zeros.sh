#!/usr/bin/env bash
# In JAX the slope of |x| at 0 is 1, so an L1 penalty moves weights that are exactly 0; and clip has two slopes.
#
# Guess:     the slope of |x| is sign(x), 0 at 0 as in PyTorch; |x| and |-x| are one function with one slope; jnp.clip
#            and lax.clamp are two names of one thing.
# Behaviour: abs takes the slope from the right, so abs(x) has 1 and abs(-x) has -1 at 0, while sign(0) is 0 in the same
#            library. clip is built of maximum and minimum, which share ties (0.5 on the edge); clamp gives 0 there.
#            A step by the slope makes zeros negative, and the next one takes them back: they never stay.
# Versions:  jax 0.10.2, jaxlib 0.10.2, numpy 2.4.3 (CPU). Seen on 2026-11-28.
# Source:    JAX issues 37820 (abs), 37821 (maximum) and 12142 (which slope abs should have).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --no-compile jax==0.10.2 jaxlib==0.10.2 numpy==2.4.3

JAX_PLATFORMS=cpu "$work/venv/bin/python" - <<'PY'
import sys

import jax
import jax.numpy as jnp

print("jax", jax.__version__)
asked = [
    ("|x| at 0", jnp.abs, 0.0, 0.0, 1.0),
    ("|-x| at 0", lambda x: jnp.abs(-x), 0.0, 0.0, -1.0),
    ("sign(0), a value", None, 0.0, 0.0, 0.0),
    ("clip(x, 0, 1) at 1", lambda x: jnp.clip(x, 0, 1), 1.0, 1.0, 0.5),
    ("clamp(0, x, 1) at 1", lambda x: jax.lax.clamp(0.0, x, 1.0), 1.0, 1.0, 0.0),
    ("relu6(x) at 6", jax.nn.relu6, 6.0, 1.0, 0.0),
]
as_before = True
for name, function, at, guess, before in asked:
    seen = float(jax.grad(function)(at) if function else jnp.sign(at))
    as_before &= seen == before
    print(f"{name:22} guessed {guess:4}, seen {seen:4}")

penalty = jax.grad(lambda w: 0.5 * jnp.sum(jnp.abs(w)))
w = jnp.array([0.0, 1.0, -1.0])
walk = [w]
for _ in range(4):
    walk.append(walk[-1] - 0.25 * penalty(walk[-1]))
print("a weight that starts at 0, under the penalty 0.5 |w| with rate 0.25:", [float(each[0]) for each in walk])
print("guessed: [0.0, 0.0, 0.0, 0.0, 0.0]")
print("\nWhy it matters: an L1 penalty is there to keep zeros zero. With this convention pruned weights leave 0, always to")
print("the same side. A formula's slope at a corner has to be stated with the library that it was compared with.")
sys.exit(0 if as_before and float(walk[1][0]) == -0.125 else 1)
PY
