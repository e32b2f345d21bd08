"""The training loop: run the model, see how wrong it is, ask the tape who is to blame, let the optimizer act, count.

    weights = layers([2, 16, 1])
    for lesson in train(weights, scores, loss, batches(x, y, 20, 50), Optimizer(adam, {...})): ...

A model here is a function of weights and inputs; it and the loss are ordinary NumPy, which the tape records.
"""
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from pycore.activations import relu
from pycore.descent import Optimizer
from pycore.tape import Tape


@dataclass(frozen=True)
class Lesson:
    """One step of training: how wrong the model was, which way each weight would make it worse, and the new weights."""
    count: int
    loss: float
    gradients: Mapping[str, np.ndarray]
    weights: Mapping[str, np.ndarray]


def train(weights: Mapping[str, np.ndarray], scores: Callable, loss: Callable, batches: Iterable,
          optimizer: Optimizer) -> Iterator[Lesson]:
    """Yield a lesson for each batch (x, y): scores(weights, x) are compared with y by loss(scores, y), a number."""
    memories = optimizer.start(weights)
    for count, (x, y) in enumerate(batches, start=1):
        with Tape() as tape:
            watched = tape.watch(weights)
            wrong = loss(scores(watched, x), y)
        gradients = tape.gradient(wrong, watched)
        weights, memories = optimizer.apply(gradients, weights, memories)
        yield Lesson(count, float(wrong), gradients, weights)


def layers(sizes: list[int], seed: int = 0) -> dict[str, np.ndarray]:
    """Weights of a network of dense layers: W1 of shape (sizes[0], sizes[1]), b1, W2, b2 and so on.

    Random with spread sqrt(2 / inputs), so that signals neither fade nor swell through relus (He and others, 2015).
    """
    chance, weights = np.random.default_rng(seed), {}
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:]), start=1):
        weights[f"W{i}"] = chance.normal(0, np.sqrt(2 / inputs), (inputs, outputs))
        weights[f"b{i}"] = np.zeros(outputs)
    return weights


def scores(weights: Mapping, x, activation: Callable = relu):
    """What a network of dense layers says of inputs x, one a row: the activation between layers, none after the last."""
    last = len(weights) // 2
    for i in range(1, last + 1):
        x = x @ weights[f"W{i}"] + weights[f"b{i}"]
        x = activation(x) if i < last else x
    return x
