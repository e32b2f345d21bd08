"""Trains PyTorch's layers on our samples, from our first weights, and prints every loss, for tests/pycore/test_training.py.

Run it from the project's folder where PyTorch is installed (2.13.0 printed the file beside it):
PYTHONPATH=. python tests/pycore/judges/torch_training.py > tests/pycore/judges/torch_training.json
"""
import json

import torch
import torch.nn.functional as F

from pycore import samples, training

torch.set_default_dtype(torch.float64)
STEPS = 60
SETS = {                       # the data, the layers, PyTorch's loss
    "line": (samples.line(60), [1, 1], F.mse_loss),
    "moons": (samples.moons(120), [2, 16, 1], F.binary_cross_entropy_with_logits),
    "digits": (samples.digits(400), [64, 16, 10], F.cross_entropy),
}
RULES = {                      # by pycore's names
    "gradient_descent": (torch.optim.SGD, {"lr": 0.3}),
    "momentum": (torch.optim.SGD, {"lr": 0.05, "momentum": 0.9}),
    "rmsprop_outside": (torch.optim.RMSprop, {"lr": 0.01, "alpha": 0.9, "eps": 1e-8}),
    "adam_corrected": (torch.optim.Adam, {"lr": 0.02, "betas": (0.9, 0.999), "eps": 1e-8}),
    "adamw": (torch.optim.AdamW, {"lr": 0.02, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.001}),
}


def losses(data, sizes, loss, optimizer, settings):
    layers = [torch.nn.Linear(*pair) for pair in zip(sizes, sizes[1:])]
    for i, layer in enumerate(layers, start=1):
        weights = training.layers(sizes)
        layer.weight.data, layer.bias.data = torch.tensor(weights[f"W{i}"].T.copy()), torch.tensor(weights[f"b{i}"])
    model = torch.nn.Sequential(*[step for layer in layers for step in (layer, torch.nn.ReLU())][:-1])
    rule, heard = optimizer(model.parameters(), **settings), []
    for (x, y), _ in zip(samples.batches(*data, 20, STEPS), range(STEPS)):
        rule.zero_grad()
        wrong = loss(model(torch.tensor(x)), torch.tensor(y))
        wrong.backward()
        rule.step()
        heard.append(wrong.item())
    return heard


printed = {f"{name} by {rule}": losses(*row, optimizer, settings) for name, row in SETS.items() for rule, (optimizer, settings) in RULES.items()}
print("{" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in printed.items()) + "}")
