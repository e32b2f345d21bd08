"""Prints PyTorch's gradients of expressions that NumPy reads too, for tests/pycore/test_tape.py to play back on our tape.

Run it where PyTorch is installed (2.13.0 printed the file beside it): python torch_gradients.py > torch_gradients.json
"""
import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
NAMES = {name: getattr(torch, name) for name in ("exp", "log", "sqrt", "square", "tanh", "sin", "cos", "maximum", "minimum", "logaddexp", "matmul", "amax")}
ROW, TABLE, BLOCK = (3,), (2, 3), (4, 2, 3)
EXPRESSIONS = [                # an expression and the shapes of x, y and z
    ("x * x + x", [ROW]), ("x * x * x - x / x", [TABLE]), ("exp(x) * x - exp(x) / (1 + exp(x))", [BLOCK]),
    *((text, shapes) for text in ("x + y", "x - y", "x * y", "x / (1 + y * y)", "maximum(x, y)", "minimum(x, y)", "logaddexp(x, y)", "(1 + square(x)) ** y")
      for shapes in ([(), ROW], [ROW, TABLE], [(2, 1), (1, 3)], [BLOCK, (2, 1)], [(1,), BLOCK])),
    *(("x @ y", shapes) for shapes in ([ROW, ROW], [TABLE, ROW], [ROW, (3, 2)], [TABLE, (3, 4)], [BLOCK, (3, 5)], [BLOCK, (4, 3, 5)],
                                       [TABLE, (4, 3, 5)], [BLOCK, ROW], [ROW, (4, 3, 5)], [(1, 2, 3), (4, 3, 2)], [(5, 1, 2, 3), (4, 3, 2)])),
    *((f"exp(x).{how}", [BLOCK]) for how in ("sum()", "sum(axis=0)", "sum(axis=(0, 2))", "sum(axis=1, keepdims=True) * x", "mean()", "mean(axis=-1)",
                                            "mean(axis=(1, 2), keepdims=True) - x")),
    ("amax(x, -1)", [BLOCK]), ("amax(x * y, 0)", [TABLE, BLOCK]),
    ("log(exp(x).sum(axis=-1))", [TABLE]), ("exp(x) / exp(x).sum(axis=-1, keepdims=True)", [TABLE]),
    ("tanh(tanh(x @ y + z) @ y + z)", [TABLE, (3, 3), ROW]), ("maximum(x @ y + z, 0 * z)", [TABLE, (3, 4), (4,)]),
    ("(x - x.mean(axis=-1, keepdims=True)) / sqrt(square(x - x.mean(axis=-1, keepdims=True)).mean(axis=-1, keepdims=True) + 0.01) * y + z", [BLOCK, ROW, ROW]),
    ("x.T @ x @ x.T", [TABLE]), ("x.reshape(6, 4)[1:4] * 2", [BLOCK]), ("x[0, [1, 1, 0]] * x[1, [0, 1, 1]]", [BLOCK]),
    ("sin(x) * cos(x * y) + sqrt(square(x) + 1)", [ROW, TABLE]), ("abs(x) ** 3 + (-x) ** 2", [TABLE]),
    ("sqrt(x @ x) * (x @ y) / (y @ y)", [ROW, ROW]),
]


def row(text, shapes):
    """One expression at random values; `weights` makes a number of its result, whose gradient by each letter is printed."""
    given = {name: torch.randn(shape).round(decimals=2).requires_grad_() for name, shape in zip("xyz", shapes)}
    value = eval(text, {**NAMES, **given})
    weights = torch.randn(value.shape).round(decimals=2)
    (value * weights).sum().backward()
    return {"text": text, "given": {name: each.tolist() for name, each in given.items()}, "weights": weights.tolist(),
            "value": value.tolist(), "slopes": {name: each.grad.tolist() for name, each in given.items()}}


print("[" + ",\n".join(json.dumps(row(*each)) for each in EXPRESSIONS) + "]")
