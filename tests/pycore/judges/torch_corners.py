"""Prints PyTorch's slopes at corners, where a function has no slope or many, for tests/pycore/test_corners.py to compare with.

Run it where PyTorch is installed (2.13.0 printed the file beside it): python torch_corners.py > torch_corners.json
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
CORNERS = {                    # a function and its arguments at a corner; by the first of them, and the others, slopes are printed
    "relu": (F.relu, [[-1.0, 0.0, 2.0]]),
    "leaky relu": (lambda x: F.leaky_relu(x, 0.2), [[-1.0, 0.0, 2.0]]),
    "elu": (F.elu, [[-1.0, 0.0, 2.0]]),
    "elu with alpha 0.7": (lambda x: F.elu(x, 0.7), [[-1.0, 0.0, 2.0]]),
    "absolute": (torch.abs, [[-1.0, 0.0, 2.0]]),
    "sign": (torch.sign, [[-1.0, 0.0, 2.0]]),
    "floor": (torch.floor, [[-1.0, 0.0, 2.5]]),
    "ceil": (torch.ceil, [[-1.0, 0.0, 2.5]]),
    "round": (torch.round, [[-1.0, 0.5, 2.5]]),
    "maximum": (torch.maximum, [[1.0, 2.0, 0.0, 0.0], [1.0, 1.0, 0.0, 3.0]]),
    "minimum": (torch.minimum, [[1.0, 2.0, 0.0, 0.0], [1.0, 1.0, 0.0, 3.0]]),
    "largest of all": (torch.amax, [[2.0, 2.0, 1.0]]),
    "smallest of all": (torch.amin, [[1.0, 2.0, 1.0, 1.0]]),
    "largest of all by max": (torch.max, [[2.0, 2.0, 1.0]]),
    "largest along an axis by amax": (lambda x: torch.amax(x, -1), [[2.0, 2.0, 1.0]]),
    "largest along an axis by max": (lambda x: torch.max(x, -1).values, [[2.0, 2.0, 1.0]]),
    "clip": (lambda x: torch.clamp(x, -1.0, 2.0), [[-2.0, -1.0, 0.0, 2.0, 3.0]]),
    "hardtanh": (F.hardtanh, [[-2.0, -1.0, 0.0, 1.0, 3.0]]),
    "relu6": (F.relu6, [[-1.0, 0.0, 3.0, 6.0, 7.0]]),
    "norm": (torch.linalg.vector_norm, [[0.0, 0.0]]),
    "norm of a vector": (torch.linalg.vector_norm, [[3.0, 4.0]]),
    "norm 1": (lambda x: torch.linalg.vector_norm(x, 1), [[0.0, -2.0]]),
    "norm infinity": (lambda x: torch.linalg.vector_norm(x, torch.inf), [[2.0, -2.0, 1.0]]),
    "norm 3": (lambda x: torch.linalg.vector_norm(x, 3), [[0.0, 0.0]]),
    "standard deviation": (lambda x: torch.std(x, correction=0), [[2.0, 2.0, 2.0]]),
    "square root": (torch.sqrt, [[0.0, 4.0]]),
    "root of a sum of squares": (lambda x: torch.sqrt(torch.sum(torch.square(x))), [[0.0, 0.0]]),
    "power": (torch.pow, [[0.0, 0.0, 0.0, 2.0], [2.0, 1.0, 0.0, 0.0]]),
    "square": (torch.square, [[0.0, 3.0]]),
    "where": (lambda x: torch.where(x > 0, x, 0.3 * x), [[-1.0, 0.0, 2.0]]),
    "remainder": (torch.remainder, [[4.0, 5.0], [2.0, 2.0]]),
    "product": (torch.prod, [[0.0, 2.0, 0.0]]),
}


def printed(function, arguments):
    given = [torch.tensor(each, requires_grad=True) for each in arguments]
    value = function(*given)
    value.sum().backward()
    return {"given": arguments, "value": value.tolist(), "slopes": [None if each.grad is None else each.grad.tolist() for each in given]}


rows = {name: printed(*row) for name, row in CORNERS.items()}
print("{" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()) + "}")
