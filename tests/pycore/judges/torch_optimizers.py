"""Prints what PyTorch's optimizers do in the ravine, for tests/pycore/test_optimizers.py to compare with.

Run it where PyTorch is installed (2.13.0 printed the file beside it): python torch_optimizers.py > torch_optimizers.json
"""
import json

import torch

RULES = {
    "gradient_descent": (torch.optim.SGD, {"lr": 0.1}),
    "momentum": (torch.optim.SGD, {"lr": 0.03, "momentum": 0.9}),
    "nesterov": (torch.optim.SGD, {"lr": 0.02, "momentum": 0.9, "nesterov": True}),
    "rmsprop": (torch.optim.RMSprop, {"lr": 0.1, "alpha": 0.9, "eps": 1e-8}),
    "adagrad": (torch.optim.Adagrad, {"lr": 0.5, "eps": 1e-10}),
    "adam_corrected": (torch.optim.Adam, {"lr": 0.1, "betas": (0.9, 0.999), "eps": 1e-8}),
    "adamw": (torch.optim.AdamW, {"lr": 0.1, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.05}),
}


def walk(optimizer, settings, steps=100):
    place = torch.tensor([-2.4, 0.9], dtype=torch.float64, requires_grad=True)
    rule, places = optimizer([place], **settings), []
    for _ in range(steps):
        rule.zero_grad()
        (0.5 * place[0] ** 2 + 9 * place[1] ** 2).backward()
        rule.step()
        places.append(place.detach().tolist())
    return places


print("{" + ",\n".join(f"{json.dumps(name)}: {json.dumps(walk(*row))}" for name, row in RULES.items()) + "}")
