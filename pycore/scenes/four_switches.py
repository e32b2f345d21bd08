"""Four switches in Adam's formula: memory, size, correction, decay. All off it is gradient descent; each names what it makes."""
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from pycore.landscapes import LANDSCAPES
from pycore.marks import Dot, Dots, Line, Picture, Pieces, Table, Text
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.plane import Plane
from pycore.scenes.terrain import sheet, terrain
from pycore.variants import adam_switched

NAME = "four switches"
DOES = "Adam's formula with its four ideas as switches, the walk that it makes, and the cost step by step beside gradient descent's."
STEPS, DECAY = 45, 0.5
NOUGHT = np.array([-1.2, -0.55])        # where on the map all weights are nought: decay pulls there, not to the lowest place
ON = ("off", "on")
SETTINGS = {}
KNOBS = {
    "learning_rate": SceneKnob("how far one step goes", 0.1, 0.001, 1, symbol=r"\alpha", log=True),
    "keep": SceneKnob("share of slopes kept", 0.9, 0, 0.99, symbol=r"\beta_1"),
    "squares_keep": SceneKnob("share of squares kept", 0.99, 0, 0.999, symbol=r"\beta_2"),
    "steepness": SceneKnob("how many times as steep the whole ravine is", 1, 0.1, 10, log=True),
    "memory": SceneKnob("walk along an average of slopes", 1, 0, 1, integer=True, names=ON),
    "size": SceneKnob("divide by the usual size", 1, 0, 1, integer=True, names=ON),
    "correction": SceneKnob("stretch both averages", 1, 0, 1, integer=True, names=ON),
    "decay": SceneKnob("let weights shrink by themselves", 0, 0, 1, integer=True, names=ON),
}
CAUSES = {
    "direction": "what stands on top",
    "usual-size": "what divides",
    "shrinking": "the weights' own shrinking",
    "step": "the walk of this formula",
    "plain": "gradient descent's walk",
}
TONES = {"plain": "moss", "top": "teal", "below": "plum", "rate": "rust", "weights": "ochre"}
NAMES = {(0, 0): "gradient descent", (1, 0): "momentum", (0, 1): "RMSProp", (1, 1): "Adam"}


def uses(settings: dict) -> tuple:
    return (adam_switched,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    wide, on = width > 500, switched(knobs)
    ours, plain = walks(knobs, instead)
    landscape = LANDSCAPES["ravine"]
    plane = sheet(landscape, 0, 118 if wide else 128, 560 if wide else width, 300 if wide else 170)
    chart = Plane(636 if wide else 50, 142 if wide else 346, 246 if wide else 210, 246 if wide else 120, (0, STEPS), (-4.3, 2.3))
    marks = (*formula(width, on, knobs), *terrain(landscape, plane, 5), *paths(plane, ours, plain, on), *costs(chart, ours, plain))
    return Picture(width, max(plane.bottom + 14, chart.bottom + 24), marks, words(on, ours, plain), table(ours, plain))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """The walk under these switches, and gradient descent's; heights are those of the ravine at its usual steepness."""
    on = switched(knobs)
    ours, plain = walks(knobs, instead)
    first = ours[1] - ours[0]
    made = {"name": Fact(named(on), "what people call the formula with these switches"),
            "places": Fact(ours.ravel().tolist(), "where the walk has been"),
            "strayed": Fact(float(np.hypot(*(ours - walks({**knobs, "steepness": 1}, instead)[0]).T).max()), "the farthest that the walk ever is from where it would be in the ravine at its usual steepness"),
            "plain places": Fact(plain.ravel().tolist(), "where gradient descent has been"),
            "first along": Fact(float(first[0]), "how far its first step goes along the ravine"),
            "first across": Fact(float(first[1]), "how far its first step goes across the ravine"),
            "steps lower": Fact(float((cost(ours)[1:] < cost(plain)[1:]).sum()), "after how many of its steps it stands lower than gradient descent"),
            "longest step": Fact(float(np.hypot(*np.diff(ours, axis=0).T).max()), "how long its longest step is")}
    for name, way in (("", ours), ("plain ", plain)):
        heights = cost(way)
        made |= {f"{name}height after 5": Fact(float(heights[5]), "how high it stands after five steps"),
                 f"{name}height after 10": Fact(float(heights[10]), "how high it stands after ten steps"),
                 f"{name}height after 30": Fact(float(heights[30]), "how high it stands after thirty steps"),
                 f"{name}end": Fact(float(heights[-1]), "how high it stands at the end"),
                 f"{name}end along": Fact(float(way[-1, 0]), "where it stands at the end, along the ravine; the lowest place is at 0"),
                 f"{name}overshoot": Fact(float(max(0, way[:, 0].max())), "how far past the lowest place it rolls, along the ravine")}
    return made


def switched(knobs: dict) -> dict[str, int]:
    return {name: int(knobs[name]) for name in ("memory", "size", "correction", "decay")}


def named(on: dict) -> str:
    """What people call it; a correction with nothing to correct changes nothing."""
    own = NAMES[on["memory"], on["size"]]
    if own == "Adam":
        own = ("Adam without correction", "Adam")[on["correction"]]
        return "AdamW" if on["decay"] and on["correction"] else own + ", with decay" * on["decay"]
    own += ", corrected" * (on["correction"] and own != "gradient descent")
    return own + ", with decay" * on["decay"]


def walks(knobs: dict, instead: Mapping) -> tuple[np.ndarray, np.ndarray]:
    """The places of the switched rule and of gradient descent, shape (STEPS + 1, 2) each."""
    on, rule = switched(knobs), instead.get(adam_switched, adam_switched)
    alpha, steepness = float(knobs["learning_rate"]), float(knobs["steepness"])
    ours = walk(rule, *on.values(), alpha, float(knobs["keep"]), float(knobs["squares_keep"]), steepness)
    return ours, walk(rule, 0, 0, 0, 0, alpha, 0.0, 0.0, steepness)


@lru_cache(maxsize=64)
def walk(rule: Callable, memory: int, size: int, correction: int, decay: int, alpha: float, beta_1: float, beta_2: float, steepness: float) -> np.ndarray:
    landscape = LANDSCAPES["ravine"]
    place, v, s, places = np.array(landscape.start), np.zeros(2), np.zeros(2), []
    with np.errstate(all="ignore"):
        for t in range(1, STEPS + 1):
            places.append(place)
            step = rule(place - NOUGHT, steepness * landscape.gradient(place), v, s, t, alpha, beta_1, beta_2, DECAY * decay, 1e-8,
                                 bool(memory), bool(size), bool(correction))
            place, v, s = step.after + NOUGHT, step.average, step.squares
    return np.clip(np.nan_to_num(np.array([*places, place])), -1e6, 1e6)


def cost(way: np.ndarray) -> np.ndarray:
    return LANDSCAPES["ravine"].value(way.T)


def formula(width: int, on: dict, knobs: dict):
    """The formula, each idea in its place and pale where it is switched off."""
    wide = width > 500
    size, step = (25, 1.0) if wide else (20, 0.62)
    x = lambda place: 4 + place * step
    hat = "" if on["correction"] else " unseen"
    dim = "" if on["size"] else " pale"
    yield Text(4, 24, named(on).capitalize() if named(on)[0].islower() else named(on), size=18, manner="title")
    base = 76
    for place, sign, tone, cause, manner in ((0, "W", "weights", "", ""), (46, "=", "ink", "", "upright"), (84, "W", "weights", "", ""), (130, "−", "ink", "", "upright"),
                                             (164, "α", "rate", "", "")):
        yield Text(x(place), base + 8, sign, size=size, tone=tone, cause=cause, manner=f"letter {manner}".strip())
    middle = x(252)
    yield Text(middle, base - 9, "v" if on["memory"] else "dW", "middle", size, tone="top", cause="direction", manner="letter")
    yield Line((((x(196), base), (x(308), base)),), tone="ink", cause="usual-size", manner=dim.strip())
    for place, sign in ((214, "√"), (232, "s"), (256, "+"), (282, "ϵ")):
        yield Text(x(place), base + 27, sign, size=size * 0.9, tone="below", cause="usual-size", manner="letter" + dim)
    yield caret(middle + 1, base - 9 - 0.58 * size, 0.17 * size, "top", "direction", hat if on["memory"] else " unseen")
    yield caret(x(232) + 0.22 * size, base + 27 - 0.55 * size, 0.15 * size, "below", "usual-size", dim + hat)
    yield Text(x(340), base + 8, "− α λ W", size=size, tone="rate", cause="shrinking", manner="letter" if on["decay"] else "letter pale")


def caret(x: float, y: float, half: float, tone: str, cause: str, manner: str) -> Line:
    """The hat of a letter whose top is at a place."""
    return Line((((x - half, y), (x, y - half), (x + half, y)),), tone=tone, cause=cause, manner=("thin" + manner))


def settled(way: np.ndarray, plane: Plane) -> np.ndarray:
    """A walk that leaves the map for good stays where it left."""
    inside = np.flatnonzero(plane.holds(plane.points(*way.T)))
    last = min((inside[-1] if len(inside) else 0) + 1, len(way) - 1)
    return np.vstack([way[:last + 1], np.repeat(way[last:last + 1], len(way) - last - 1, axis=0)])


def ended(pieces: np.ndarray) -> np.ndarray:
    """Pieces of a walk; those that have shrunk to a point wait under the start's own dot, where nobody sees them."""
    shrunk = np.abs(pieces[:, 1] - pieces[:, 0]).sum(axis=1) == 0
    return np.where(shrunk[:, None, None], pieces[0, 0], pieces)


def paths(plane: Plane, ours: np.ndarray, plain: np.ndarray, on: dict):
    """Both walks from one start; gradient descent's is pale."""
    for way, tone, cause, manner in ((plain, "plain", "plain", "path pale"), (ours, "ink", "step", "path")):
        points = plane.points(*settled(way, plane).T)
        yield Pieces(ended(plane.cut(points)), tone=tone, cause=cause, manner=manner)
        inside = np.where(plane.holds(points)[:, None], points, plane.kept(points[:1])[0])
        if tone == "ink":
            yield Dots(inside, 5, tone=tone, cause=cause)
    x, y = plane.at(*ours[0])
    yield Text(x, y - 12, "start", "middle", tone="quiet", manner="halo")
    x2, y2 = plane.at(*NOUGHT)
    yield Line((((x2 - 5, y2 - 5), (x2 + 5, y2 + 5)), ((x2 - 5, y2 + 5), (x2 + 5, y2 - 5))), tone="weights", cause="shrinking", manner="bold" if on["decay"] else "bold pale")
    yield Text(x2, y2 + 22, "all weights 0", "middle", tone="weights", cause="shrinking", manner="halo fixed")
    yield Dot(x, y, 5, tone="ink", manner="handle")


def costs(chart: Plane, ours: np.ndarray, plain: np.ndarray):
    """The cost after each step, each stroke upwards ten times as much."""
    yield Line((((chart.left, chart.top), (chart.left, chart.bottom), (chart.right, chart.bottom)),), tone="quiet", manner="thin")
    for power, name in ((2, "100"), (0, "1"), (-2, "0.01"), (-4, "0.0001")):
        y = chart.at(0, power)[1]
        yield Line((((chart.left, y), (chart.right, y)),), tone="quiet", manner="contour")
        yield Text(chart.left - 7, y + 5, name, "end", tone="quiet", manner="fixed")
    yield Text(chart.left, chart.top - 10, "cost after each step", tone="quiet")
    yield Text(chart.right, chart.bottom + 18, f"{STEPS}", "end", tone="quiet", manner="fixed")
    yield Text(chart.left, chart.bottom + 18, "0", "middle", tone="quiet", manner="fixed")
    ends, names = [], (("plain", "plain", "gradient descent" if chart.width > 240 else "plain", plain, "pale"), ("ink", "step", "this one", ours, "bold"))
    for tone, cause, _, way, manner in names:
        heights = np.clip(np.log10(np.maximum(cost(way), 1e-12)), *chart.y)
        points = chart.points(np.arange(STEPS + 1), heights)
        yield Line((points,), tone=tone, cause=cause, manner=manner)
        ends.append(points[-1])
    for (tone, cause, name, *_), (x, _), y in zip(names, ends, spread([y for _, y in ends], 20, chart.top + 8, chart.bottom - 2)):
        name = "descent" if tone == "plain" else name
        yield Text(x + 6, y + 5, name, tone=tone, cause=cause)


def words(on: dict, ours: np.ndarray, plain: np.ndarray) -> str:
    one, other = cost(ours)[30], cost(plain)[30]
    same = " It walks as gradient descent does." if np.allclose(ours, plain) else ""
    return f"With these switches it is {named(on)}. After thirty steps its cost is {told(one)}, gradient descent's is {told(other)}.{same}"


def told(height: float) -> str:
    return "beyond all bounds" if height > 1e4 else f"{height:.2g}"


def table(ours: np.ndarray, plain: np.ndarray) -> Table:
    return Table(("step", "this one’s cost", "gradient descent’s cost"), tuple((str(t), told(cost(ours)[t]), told(cost(plain)[t])) for t in (0, 1, 5, 10, 20, 30, 45)))
