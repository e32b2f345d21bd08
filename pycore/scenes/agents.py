"""One number handed to several activations side by side: what each answers, and with which slope."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.activations import ACTIVATIONS, Activation, leaky_relu, leaky_relu_slope, sigmoid
from pycore.marks import Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob, Setting
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane

NAME = "agents"
DOES = "The same number is handed to several activations; each draws its answer and the slope with which it answers."
REACH, LEAK = 4.0, 0.1                            # Maas and others leak a hundredth, which no eye could see here
AGENTS = {
    "sigmoid": ("sigmoid", ACTIVATIONS["sigmoid"]),
    "tanh": ("tanh", ACTIVATIONS["tanh"]),
    "relu": ("ReLU", ACTIVATIONS["relu"]),
    "leaky relu": ("leaky ReLU", Activation(lambda x: leaky_relu(x, LEAK), lambda x: leaky_relu_slope(x, LEAK), "")),
    "elu": ("ELU", ACTIVATIONS["elu"]),
    "gelu": ("GELU", ACTIVATIONS["gelu"]),
    "softplus": ("softplus", ACTIVATIONS["softplus"]),
}
SETTINGS = {"agents": Setting("the activations, in order", list(AGENTS), "list", tuple(AGENTS))}
KNOBS = {"x": SceneKnob("the number handed over", -3, -REACH, REACH, symbol="x", by_hand=True)}
CAUSES = {
    "input": "the number handed over",
    "answer": "what the activation makes of it",
    "slope": "how much the answer moves when the number does",
}
TONES = {"input": "ochre", "answer": "teal", "slope": "moss"}


def uses(settings: dict) -> tuple:
    return (sigmoid,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    x, names = float(knobs["x"]), settings["agents"]
    cells = sheet(width, len(names) + 1)
    heard = asked(names, x, instead)
    marks = (*(mark for name, cell, answered in zip(names, cells, heard) for mark in agent(name, cell, x, *answered, instead)), *handed(cells[-1], x))
    rows = tuple((AGENTS[name][0], short(answer), short(slope)) for name, (answer, slope) in zip(names, heard))
    return Picture(width, cells[-1].bottom + 8, marks, told(names, x, heard), Table(("activation", "answer", "slope"), rows))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What each activation answers, with which slope, and how many of them let hardly any slope through."""
    names, x = settings["agents"], float(knobs["x"])
    heard = asked(names, x, instead)
    made = {"silent": Fact(float(sum(abs(slope) < 0.005 for _, slope in heard)), "how many activations have a slope below 0.005")}
    for name, (answer, slope) in zip(names, heard):
        made |= {f"{name} answer": Fact(answer, f"what {AGENTS[name][0]} answers"),
                 f"{name} slope": Fact(slope, f"how much that answer moves for each step of the number")}
    return made


def asked(names, x: float, instead: Mapping) -> list[tuple[float, float]]:
    """The answer and the slope of each activation."""
    each = [acting(name, instead) for name in names]
    return [(float(one.of(x)), float(one.slope(x))) for one in each]


def acting(name: str, instead: Mapping) -> Activation:
    """The activation, or what stands in for it; the slope of that is taken over a very short way."""
    usual = AGENTS[name][1]
    stands = instead.get(usual.of)
    if stands is None:
        return usual

    def of(x):
        with np.errstate(all="ignore"):
            return np.clip(np.nan_to_num(stands(x)), -99, 99)
    return Activation(of, lambda x: (of(x + 1e-5) - of(x - 1e-5)) / 2e-5, "")


def sheet(width: int, count: int) -> list[Plane]:
    """A cell for each activation, all at one scale, as wide as high in its units."""
    across = 4 if width > 500 else 2
    gap = 26 if width > 500 else 16
    wide = (width - gap * (across - 1) - 16) / across
    unit = wide / (2 * REACH + 0.8)
    high = unit * 5.9
    return [Plane(8 + (n % across) * (wide + gap), 26 + (n // across) * (high + 30), wide, high,
                  (-REACH - 0.4, REACH + 0.4), (-1.4, 4.5)) for n in range(count)]


def agent(name: str, cell: Plane, x: float, answer: float, slope: float, instead: Mapping):
    """One cell: axes, curve, the number as a handle on the axis, the answer above it, and the slope through the answer."""
    said = AGENTS[name][0]
    left, zero = cell.at(-REACH - 0.4, 0)
    yield Line((((left, zero), (cell.right, zero)), (cell.at(0, -1.2), cell.at(0, 4.2))), tone="quiet", manner="thin contour")
    yield curve(name, cell) if AGENTS[name][1].of not in instead else drawn(acting(name, instead), cell)
    at = cell.kept(np.array([cell.at(x, answer)]))[0]
    way = np.array([1, -slope]) / np.hypot(1, slope) * 1.25 * cell.width / (cell.x[1] - cell.x[0])
    yield Line((cell.kept(np.stack([at - way, at + way])),), tone="slope", cause="slope", manner="bold")
    yield Line(((cell.at(x, 0), tuple(at)),), tone="answer", cause="answer", manner="thin")
    yield Text(cell.left, cell.top - 8, said, size=15, manner="title")
    yield Text(cell.left, cell.top + 12, f"answers {short(answer)}" if cell.width > 200 else f"→ {short(answer)}", tone="answer", cause="answer", manner="figures halo")
    yield Text(cell.left, cell.top + 30, f"slope {short(slope)}", tone="slope", cause="slope", manner="figures halo")
    pull = Pull("x", (cell.at(-REACH, 0)[0], cell.at(REACH, 0)[0]), (-REACH, REACH))
    held, grip = handle(*cell.at(x, 0), {"x": pull}, "input", f"the number handed to {said}", "input")
    yield from (held, Dot(*at, 4, tone="answer", cause="answer"), grip)


def handed(cell: Plane, x: float):
    """In the room after the last cell, the number itself."""
    wide = cell.width > 200
    yield Text(cell.left, cell.top - 8, "every one is handed" if wide else "all are handed", tone="input", cause="input", manner="title")
    yield Text(cell.left, cell.top + 40, f"x = {short(x, 1)}", size=34 if wide else 26, tone="input", cause="input", manner="letter figures")
    yield Text(cell.left, cell.top + 74 if wide else cell.top + 70, "push it along an axis", tone="quiet")


@lru_cache
def curve(name: str, cell: Plane) -> Line:
    """The activation drawn, once for all numbers; one of its points lies on its corner."""
    return drawn(AGENTS[name][1], cell)


def drawn(one: Activation, cell: Plane) -> Line:
    xs = np.linspace(*cell.x, 23)
    return Line((cell.kept(cell.points(xs, [float(one.of(x)) for x in xs])),), tone="answer", cause="answer", manner="bold")


def told(names, x: float, heard) -> str:
    steep = {AGENTS[name][0]: slope for name, (_, slope) in zip(names, heard)}
    loud, quiet = [name for name, slope in steep.items() if slope > 0.9], [name for name, slope in steep.items() if abs(slope) < 0.06]
    kept = f"{listed(loud)} let nearly every wish through" if loud else "none lets a wish through whole"
    return f"Handed {short(x, 1)}, {kept}" + (f"; {listed(quiet)} next to nothing of it." if quiet else ".")


def listed(names) -> str:
    """One, two and three."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
