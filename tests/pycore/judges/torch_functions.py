"""Prints PyTorch's activations, losses, their gradients, and attention, for tests beside this folder to compare with.

Run it where PyTorch is installed (2.13.0 printed the file beside it): python torch_functions.py > torch_functions.json
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
GRID = [-800.0, -40.0, -5.5, -1.0, -0.3, -1e-9, 1e-9, 0.2, 1.7, 6.0, 35.0, 800.0]
ACTIVATIONS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": F.relu, "leaky relu": F.leaky_relu, "elu": F.elu,
               "gelu": F.gelu, "gelu by tanh": lambda x: F.gelu(x, approximate="tanh"), "gelu by sigmoid": lambda x: x * torch.sigmoid(1.702 * x),
               "softplus": lambda x: F.softplus(x, threshold=100)}


def with_slope(function, *arguments):
    """A function's value and its gradient by the first argument."""
    first = torch.tensor(arguments[0], requires_grad=True)
    value = function(first, *(torch.tensor(a) for a in arguments[1:]))
    value.sum().backward()
    return {"value": value.tolist(), "slope": first.grad.tolist()}


z = (3 * torch.randn(4, 3)).tolist()
y = torch.softmax(torch.randn(4, 3), -1).tolist()
p = torch.softmax(torch.randn(4, 3), -1).tolist()
yes = torch.rand(4, 3).round().tolist()
Q, K, V = torch.randn(2, 4, 3), torch.randn(2, 5, 3), torch.randn(2, 5, 3)
X, Y = torch.randn(4, 6), torch.randn(5, 6)
many = torch.nn.MultiheadAttention(6, 2, bias=False, batch_first=True)
in_q, in_k, in_v = many.in_proj_weight.detach().chunk(3)
heads = lambda W: W.T.reshape(6, 2, 3).permute(1, 0, 2).tolist()


def attended(Q, K, V, weights):
    """Scaled dot-product attention, and how its sum, weighed, answers to queries, keys and values."""
    given = [each.clone().requires_grad_() for each in (Q, K, V)]
    value = F.scaled_dot_product_attention(*given)
    (value * weights).sum().backward()
    named = dict(zip(("Q", "K", "V"), given))
    return {"given": {name: each.tolist() for name, each in named.items()}, "weights": weights.tolist(), "value": value.tolist(),
            "slopes": {name: each.grad.tolist() for name, each in named.items()}}


def by_heads(X, Y, weights):
    """Multi-head attention from X to Y, and how its sum, weighed, answers to both."""
    X, Y = (each.clone().requires_grad_() for each in (X, Y))
    value = many(X, Y, Y)[0]
    (value * weights).sum().backward()
    return {"value": value.tolist(), "weights": weights.tolist(), "slopes": {"X": X.grad.tolist(), "Y": Y.grad.tolist()}}


def shares(scores, temperature):
    """A softmax with temperature and its Jacobian, by PyTorch's own differentiation."""
    softmax = lambda x: torch.softmax(x / temperature, -1)
    return {"x": scores.tolist(), "temperature": temperature, "value": softmax(scores).tolist(),
            "jacobian": torch.autograd.functional.jacobian(softmax, scores).tolist()}


print(json.dumps({
    "grid": GRID,
    "activations": {name: with_slope(function, GRID) for name, function in ACTIVATIONS.items()},
    "given": {"z": z, "y": y, "p": p, "yes": yes},
    "mean_squared_error": with_slope(F.mse_loss, p, y),
    "binary_cross_entropy": with_slope(F.binary_cross_entropy, p, yes),
    "binary_cross_entropy_of_scores": with_slope(F.binary_cross_entropy_with_logits, z, yes),
    "categorical_cross_entropy": with_slope(lambda p, y: -(y * p.log()).sum(-1).mean(), p, y),
    "categorical_cross_entropy_of_scores": with_slope(F.cross_entropy, z, y),
    "scaled_dot_product": attended(Q, K, V, torch.randn(2, 4, 3)),
    "multi_head": {"given": {"X": X.tolist(), "Y": Y.tolist(), "W_Q": heads(in_q), "W_K": heads(in_k), "W_V": heads(in_v),
                             "W_O": many.out_proj.weight.T.tolist()}, **by_heads(X, Y, torch.randn(4, 6))},
    "softmax": shares(3 * torch.randn(5), 0.7),
    "with letters": {"elu": with_slope(lambda x: F.elu(x, 0.7), GRID), "leaky_relu": with_slope(lambda x: F.leaky_relu(x, 0.2), GRID)},
}, indent=0).replace(",\n", ", ").replace("[\n", "[").replace("\n]", "]"))
