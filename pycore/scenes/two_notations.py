"""Two authors' momentum as two trees and as two walks on one map: one machine, until the learning rate changes on the way."""
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from pycore.landscapes import LANDSCAPES
from pycore.marks import Dot, Dots, Line, Mark, Picture, Pieces, Table, Text
from pycore.optimizers import momentum, momentum_average
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane
from pycore.scenes.terrain import sheet, terrain

NAME = "two notations"
DOES = "Ruder's and Ng's momentum as trees with what goes for what, and their walks, whose learning rate may fall on the way."
STEPS, CHANGE, ALPHA = 36, 12, 0.5          # how many steps are taken, after which the learning rate may fall, and Ng's at first
SETTINGS = {}
KNOBS = {
    "memory": SceneKnob("how much of the past gradients is kept", 0.9, 0, 0.99, symbol=r"\beta"),
    "learning_rate_after_step_12": SceneKnob(f"the learning rate after step {CHANGE}", 0, 0, 2, integer=True, names=("stays", "falls to a half", "falls to a tenth")),
}
SHARES = (1, 0.5, 0.1)
CAUSES = {
    "memory": "the last step, faded, in Ruder's tree",
    "push": "the fresh slope, scaled, in Ruder's tree",
    "kept-average": "the average so far, in Ng's tree",
    "news": "the fresh slope's share, in Ng's tree",
    "step": "the learning rate, which scales Ng's average at the end",
    "blended-step": "Ruder's step, memory and push together",
}
TONES = {"ruder": "moss", "ng": "teal", "memory": "indigo", "rate": "rust"}
HALF = 196                      # pixels of one tree


def uses(settings: dict) -> tuple:
    return (momentum, momentum_average)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    beta, alpha, after = knobs["memory"], ALPHA, SHARES[int(knobs["learning_rate_after_step_12"])]
    ways = walks(knobs, instead)
    wide = width > 500
    landscape = LANDSCAPES["ravine"]
    plane = sheet(landscape, 452 if wide else 0, 34 if wide else 322, width - 452 if wide else width, 290 if wide else 180)
    scale = 1 if wide else 0.84
    trees = (*tree(RUDER, 0, 0, scale), *tree(NG, (HALF + 40) * scale if wide else width - HALF * scale, 0, scale), *goes_for(beta, alpha, after, wide))
    marks = (*trees, *terrain(landscape, plane, 5), *paths(plane, *ways), *ends(plane, *ways, after, wide))
    return Picture(width, plane.bottom + 6, marks, words(*ways, after), table(*ways))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    ruder, ng = walks(knobs, instead)
    gaps = np.hypot(*(ruder - ng).T)
    long = [np.hypot(*np.diff(way, axis=0).T) for way in (ruder, ng)]
    return {
        "gap": Fact(float(gaps.max()), "the farthest that the two are ever apart"),
        "gap before": Fact(float(gaps[:CHANGE + 1].max()), "the farthest that they are apart as long as the learning rate has not changed"),
        "Ruder next step": Fact(float(long[0][CHANGE]), "how long Ruder's first step after the change is"),
        "Ng next step": Fact(float(long[1][CHANGE]), "how long Ng's first step after the change is"),
        "Ruder last step": Fact(float(long[0][CHANGE - 1]), "how long Ruder's last step before the change is"),
        "Ng last step": Fact(float(long[1][CHANGE - 1]), "how long Ng's last step before the change is"),
        "Ruder places": Fact(ruder.ravel().tolist(), "where Ruder's walk has been"),
        "Ng places": Fact(ng.ravel().tolist(), "where Ng's walk has been"),
    }


def walks(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray]:
    """The places of both, shape (STEPS + 1, 2) each, with gamma = beta and eta = (1 - beta) alpha at every moment."""
    values = float(knobs["memory"]), ALPHA, SHARES[int(knobs["learning_rate_after_step_12"])]
    return (walk(instead.get(momentum, momentum), True, *values), walk(instead.get(momentum_average, momentum_average), False, *values))


@lru_cache(maxsize=32)
def walk(rule: Callable, ruders: bool, beta: float, alpha: float, after: float) -> np.ndarray:
    landscape = LANDSCAPES["ravine"]
    place, v, places = np.array(landscape.start), np.zeros(2), []
    with np.errstate(all="ignore"):
        for t in range(STEPS):
            rate = alpha * (after if t >= CHANGE else 1)
            places.append(place)
            slope = landscape.gradient(place)
            step = rule(place, slope, v, beta, (1 - beta) * rate) if ruders else rule(place, slope, v, rate, beta)
            place, v = step.after, step.average
    return np.clip(np.nan_to_num(np.array([*places, place])), -1e6, 1e6)


# A tree: (name, tone, cause, x, y, parent), x and y in the box of one tree; operators are signs in circles.
RUDER = ("Ruder", (
    ("+", "ink", "blended-step", 98, 74, None),
    ("×", "ink", "memory", 48, 126, 0), ("×", "ink", "push", 148, 126, 0),
    ("γ", "memory", "memory", 22, 182, 1), ("v", "ruder", "memory", 74, 182, 1),
    ("η", "rate", "push", 122, 182, 2), ("∇J", "ink", "push", 174, 182, 2)))
NG = ("Ng", (
    ("×", "ink", "step", 60, 44, None), ("α", "rate", "step", 18, 92, 0), ("+", "ink", "step", 98, 92, 0),
    ("×", "ink", "kept-average", 48, 136, 2), ("×", "ink", "news", 148, 136, 2),
    ("β", "memory", "kept-average", 22, 182, 3), ("v", "ng", "kept-average", 74, 182, 3),
    ("1−β", "memory", "news", 120, 182, 4), ("dW", "ink", "news", 180, 182, 4)))


@lru_cache(maxsize=8)
def tree(one, left: float, top: float, scale: float) -> tuple[Mark, ...]:
    """One author's step: what is worked out first stands lowest."""
    return tuple(hung(one, left, top, scale))


def hung(one, left: float, top: float, scale: float):
    name, nodes = one
    at = [(left + x * scale, top + y) for *_, x, y, _ in nodes]
    yield Text(left, top + 18, f"{name}’s step", manner="title", tone=name.lower())
    strokes = []
    for (*_, parent), (x, y) in zip(nodes, at):
        if parent is not None:
            (x2, y2) = at[parent]
            way = np.array([x2 - x, y2 - y]) / np.hypot(x2 - x, y2 - y)
            strokes.append(((x, y) + 14 * way, (x2, y2) - 13 * way))
    yield Pieces(np.array(strokes), tone="quiet", manner="thin")
    for (sign, tone, cause, _, _, _), (x, y) in zip(nodes, at):
        if sign in "+×":
            yield Dot(x, y, 12, tone=tone, cause=cause, manner="open")
            yield Text(x, y + 6, sign, "middle", 18, tone=tone, cause=cause)
        else:
            yield Text(x, y + 7, sign, "middle", 22 * scale, tone=tone, cause=cause, manner="letter fixed")


def goes_for(beta: float, alpha: float, after: float, wide: bool):
    """What of one tree goes for what of the other, in letters and in numbers."""
    left, top = (0, 228) if wide else (0, 222)
    second = 190 if wide else 158
    change = f", then {short((1 - beta) * alpha * after, 4)}" if after < 1 else ""
    for row, (letters, numbers, tone) in enumerate((("γ = β", f"both {short(beta)}", "memory"),
                                                    ("η = (1−β) α", f"{short((1 - beta) * alpha, 4)}{change}", "rate"),
                                                    ("Ruder’s v = α × Ng’s v" + (", no longer" if after < 1 else ""), "", "ink"))):
        y = top + 26 * row
        yield Text(left, y + 5, letters, "start", 17, tone=tone, manner="letter fixed" if row < 2 else "")
        yield Text(left + second, y + 5, numbers, tone=tone)


def paths(plane: Plane, ruder: np.ndarray, ng: np.ndarray):
    """Ng's walk as dots, Ruder's as rings around them as long as both are at the same places."""
    for way, tone in ((ruder, "ruder"), (ng, "ng")):
        yield Pieces(plane.cut(plane.points(*way.T)), tone=tone, manner="path")
    yield Dots(plane.kept(plane.points(*ruder.T)), 9, tone="ruder", manner="pale")
    yield Dots(plane.kept(plane.points(*ng.T)), 4.5, tone="ng")
    x, y = plane.at(*ruder[CHANGE])
    (x, y), = plane.kept(np.array([[x, y]]), 10)
    yield Dot(x, y, 10, tone="rate", cause="step", manner="open ring")


def ends(plane: Plane, ruder: np.ndarray, ng: np.ndarray, after: float, wide: bool):
    """Who is who, and how far apart they ever are."""
    gap = float(np.hypot(*(ruder - ng).T).max())
    text = "at the same place after every step" if gap < 1e-9 else f"up to {short(gap)} apart"
    yield Text(plane.left, plane.top - 14, f"{STEPS} steps: {text}", manner="title")
    same = np.allclose(ruder, ng, atol=1e-9)
    at = 0 if same else min(CHANGE + 4, STEPS)
    spots = [plane.kept(plane.points(*way[at][:, None]), 6)[0] for way in (ruder, ng)]
    heights = (spots[0][1] - 18 if same else plane.top + 16, plane.bottom - 10)
    for name, tone, (x, y), height, gap in zip(("both" if same else "Ruder", "" if same else "Ng"), ("ruder", "ng"), spots, heights, (6, -16)):
        yield Line((((x, y), (x, y if same else height + gap)),), tone=tone, manner="thin")
        yield Text(np.clip(x, plane.left + 24, plane.right - 24), height, name, "middle", tone=tone, manner="halo")


def words(ruder: np.ndarray, ng: np.ndarray, after: float) -> str:
    gap = float(np.hypot(*(ruder - ng).T).max())
    if gap < 1e-9:
        return f"Ruder's and Ng's momentum stand at the same place after each of {STEPS} steps: the two trees are one machine."
    return (f"After step {CHANGE} the learning rate falls to {after:.0%} for both. From there on they part, by up to {short(gap)}: "
            "Ng's next step shrinks at once, Ruder's keeps the speed it had.")


def table(ruder: np.ndarray, ng: np.ndarray) -> Table:
    rows = [(str(t), *(f"{short(way[t][0])}, {short(way[t][1])}" for way in (ruder, ng))) for t in (1, 6, 12, 13, 16, 24, 36)]
    return Table(("step", "Ruder", "Ng"), tuple(rows))
