#!/usr/bin/env bash
# In PyTorch a graph that was run back once is spent only if an operation on it had kept a tensor.
#
# Guess:     after backward() the graph is freed, so a second backward() without retain_graph is an error, whatever was computed.
# Behaviour: it is an error only where some operation saved a tensor for its slope. A mean written as mean() is run back a second
#            time without a word, and its gradient counts twice; the same mean written as sum() / 2 is refused, though its slope
#            needs nothing from the weights either. The same for w + w (twice) beside 2 * w (refused).
# Versions:  torch 2.13.0. Seen on 2026-11-28.
# Source:    torch.autograd.backward's documentation speaks of the graph that "will be freed"; which operations save what is in
#            PyTorch's derivatives.yaml, whose formulas for mean, add, neg and sum name no input, and those for mul and div do.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet torch==2.13.0

cat > "$work/twice.py" <<'PY'
import warnings

warnings.filterwarnings("ignore")
import torch


def twice(loss) -> str:
    """What becomes of the slope of a loss of two equal weights when it is asked for a second time."""
    w = torch.tensor([3.0, 3.0], requires_grad=True)
    J = loss(w)
    J.backward()
    once = w.grad[0].item()
    try:
        J.backward()
    except RuntimeError:
        return f"{once:g}, then refused"
    return f"{once:g}, then {w.grad[0].item():g} without a word"


print("torch", torch.__version__.split("+")[0])
print("mean()     ", twice(lambda w: w.mean()))
print("sum() / 2  ", twice(lambda w: w.sum() / 2))
print("sum of w+w ", twice(lambda w: (w + w).sum()))
print("sum of 2*w ", twice(lambda w: (2 * w).sum()))
PY
echo "guessed: all four refused"
"$work/venv/bin/python" "$work/twice.py" 2>/dev/null | tee "$work/seen"
echo
echo "Why it matters: a loop that asks twice by mistake is caught or not by how its loss happens to be spelled; where it is"
echo "not, every step is taken with a slope twice as large. The essay on the training loop says what a spent tape is."
diff "$work/seen" - <<'SEEN'
torch 2.13.0
mean()      0.5, then 1 without a word
sum() / 2   0.5, then refused
sum of w+w  2, then 4 without a word
sum of 2*w  2, then refused
SEEN
