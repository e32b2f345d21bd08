"""Prints what PyTorch's optimizers do in two landscapes, for tests/pycore/test_optimizers.py to compare with.

Run it where PyTorch is installed (2.13.0 printed the file beside it): python torch_optimizers.py > torch_optimizers.json
"""
import json

import torch

LANDSCAPES = {
    "ravine": (lambda x, y: 0.5 * x ** 2 + 9 * y ** 2, [-2.4, 0.9]),
    "valley": (lambda x, y: (1 - x) ** 2 + 10 * (y - x ** 2) ** 2, [-1.2, 1.2]),
}
SGD, RMSprop, Adagrad, Adam, AdamW = (getattr(torch.optim, name) for name in ("SGD", "RMSprop", "Adagrad", "Adam", "AdamW"))
BETAS = {"betas": (0.9, 0.999)}
RULES = {                      # the learning rate in each landscape; the names are pycore's
    "gradient_descent": (SGD, (0.1, 0.005), {}),
    "momentum": (SGD, (0.03, 0.002), {"momentum": 0.9}),
    "momentum_of_slopes": (SGD, (0.02, 0.001), {"momentum": 0.95}),
    "nesterov": (SGD, (0.02, 0.002), {"momentum": 0.9, "nesterov": True}),
    "rmsprop": (RMSprop, (0.1, 0.05), {"alpha": 0.9, "eps": 0}),
    "rmsprop_outside": (RMSprop, (0.1, 0.05), {"alpha": 0.9, "eps": 1e-3}),
    "adagrad": (Adagrad, (0.5, 0.3), {"eps": 1e-10}),
    "adam_corrected": (Adam, (0.1, 0.05), {**BETAS, "eps": 1e-8}),
    "adamw": (AdamW, (0.1, 0.05), {**BETAS, "eps": 1e-8, "weight_decay": 0.05}),
}


def walk(optimizer, settings, height, start, steps=100):
    place = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    rule, places = optimizer([place], **settings), []
    for _ in range(steps):
        rule.zero_grad()
        height(*place).backward()
        rule.step()
        places.append(place.detach().tolist())
    return {"settings": settings, "walk": places}


printed = {f"{rule} in the {name}": walk(optimizer, {"lr": rates[which], **settings}, *landscape)
           for rule, (optimizer, rates, settings) in RULES.items() for which, (name, landscape) in enumerate(LANDSCAPES.items())}
print("{" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in printed.items()) + "}")
