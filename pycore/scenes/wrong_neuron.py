"""A neuron with a sigmoid under two costs: what being wrong costs, which slope comes back, and who learns from it."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.activations import sigmoid
from pycore.marks import Arrow, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.two_costs import COSTS, half_square_by_input, learning, surprise_by_input
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.plane import Plane

NAME = "wrong neuron"
DOES = "A neuron can be pulled to where it is wrong; two costs, the slopes that they send back, and how it learns from each."
REACH, STEPS = 4.0, 60
SETTINGS = {}
KNOBS = {
    "x": SceneKnob("the number that the neuron is handed at the start", -3, -REACH, REACH, symbol="x", by_hand=True),
    "target": SceneKnob("the right answer", 1, 0, 1, symbol="y", integer=True),
}
CAUSES = {"input": "the number handed over", "answer": "the neuron's answer", "muffled-wish": "the squared error and the slope it sends back",
          "clear-wish": "the cross-entropy and the slope it sends back", "target": "the right answer"}
TONES = {"input": "ochre", "answer": "teal", "squared": "rust", "surprise": "indigo", "target": "moss"}
WISHES = {"squared": "muffled-wish", "surprise": "clear-wish"}
KINDS = {"squared error": ("squared", "squared error"), "cross-entropy": ("surprise", "cross-entropy")}
DRAWN = np.array([*range(0, 12), *range(12, 30, 3), *range(30, STEPS + 1, 5)])
XS = np.linspace(-REACH, REACH, 21)


def uses(settings: dict) -> tuple:
    return (half_square_by_input, surprise_by_input)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    x, y = float(knobs["x"]), round(float(knobs["target"]))
    cost, slope, time = sheet(width)
    marks = (*costs(cost, x, y), *slopes(slope, x, y, instead), *learned(time, x, y, instead))
    p = float(sigmoid(x))
    rows = tuple((name, short(float(one.of(p, y))), short(float(sent(name, instead)(p, y)), 3), str(steps_needed(name, x, y, instead))) for name, one in COSTS.items())
    return Picture(width, (slope if width > 500 else time).bottom + 40, marks, told(x, y, instead), Table(("cost", "height", "slope", "steps until the error is below 0.2"), rows))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """How wrong the neuron is, what each cost sends back, and how long it takes to learn."""
    x, y = float(knobs["x"]), round(float(knobs["target"]))
    p = float(sigmoid(x))
    made = {"answer": Fact(p, "what the neuron answers"), "error": Fact(abs(p - y), "how far that is from the right answer")}
    for name, (key, said) in KINDS.items():
        made |= {f"{key} cost": Fact(float(COSTS[name].of(p, y)), f"the {said}"),
                 f"{key} slope": Fact(abs(float(sent(name, instead)(p, y))), f"the size of the slope that the {said} sends back"),
                 f"{key} steps": Fact(float(steps_needed(name, x, y, instead)), f"steps until the error is below a fifth, with the {said}; {STEPS + 1} if it takes more than {STEPS}"),
                 f"{key} after ten": Fact(float(abs(answers(sent(name, instead), x, y)[10] - y)), f"the error after ten steps with the {said}")}
    return made


def sent(name: str, instead: Mapping):
    """The slope that a cost sends back, or what stands in for it."""
    usual = COSTS[name].by_input
    return finite(instead[usual]) if usual in instead else usual


@lru_cache(maxsize=8)
def finite(by_input):
    """A slope that may be nothing over nothing, or beyond all sheets, made one that can be drawn."""
    def drawable(p, y):
        with np.errstate(all="ignore"):
            return np.clip(np.nan_to_num(by_input(p, y)), -99.0, 99.0)
    return drawable


@lru_cache(maxsize=8)
def answers(by_input, x: float, y: int) -> np.ndarray:
    """What the neuron answers before each step and after the last."""
    return sigmoid(np.array(learning(x, y, by_input, steps=STEPS)))


def steps_needed(name: str, x: float, y: int, instead: Mapping) -> int:
    """The first step at which the error is below a fifth; one more than are drawn if none is."""
    errors = np.abs(answers(sent(name, instead), x, y) - y)
    return int(np.argmax(errors < 0.2)) if errors.min() < 0.2 else STEPS + 1


def sheet(width: int) -> tuple[Plane, Plane, Plane]:
    """Costs above their slopes at the left, both over x; at the right the answers, step by step."""
    if width > 500:
        return (Plane(20, 40, 440, 176, (-REACH, REACH), (0, 4.3)), Plane(20, 268, 440, 120, (-REACH, REACH), (-1.05, 1.05)),
                Plane(540, 40, 296, 348, (0, STEPS), (0, 1)))
    return (Plane(12, 28, 316, 122, (-REACH, REACH), (0, 4.3)), Plane(12, 196, 316, 92, (-REACH, REACH), (-1.05, 1.05)),
            Plane(12, 330, 212, 150, (0, STEPS), (0, 1)))


@lru_cache
def drawn(which: str, name: str, y: int, plane: Plane, manner: str = "") -> Line:
    """A cost's curve, or that of its slope, once for all neurons."""
    tone, _ = KINDS[name]
    return Line((plane.points(XS, getattr(COSTS[name], which)(sigmoid(XS), y)),), tone=tone, cause=WISHES[tone], manner=manner)


def redrawn(by_input, name: str, y: int, plane: Plane) -> Line:
    """The curve of what stands in for a cost's slope."""
    tone, heights = KINDS[name][0], [by_input(p, y) for p in sigmoid(XS)]
    return Line((plane.points(XS, np.clip(heights, *plane.y)),), tone=tone, cause=WISHES[tone])


def costs(plane: Plane, x: float, y: int):
    """Both costs over x; a ball on each, and the neuron's x below, to be pulled."""
    p = float(sigmoid(x))
    yield Text(plane.left, plane.top - 14, "what it costs", manner="title")
    yield Line((((plane.left, plane.bottom), (plane.right, plane.bottom)),), tone="quiet", manner="thin contour")
    yield Line((((plane.at(x, 0)[0], plane.top), (plane.at(x, 0)[0], plane.bottom)),), tone="input", cause="input", manner="thin dashed")
    for name, (tone, said) in KINDS.items():
        one = COSTS[name]
        yield drawn("of", name, y, plane, "bold")
        at, rise = np.array(plane.at(x, float(one.of(p, y)))), float(one.by_input(p, y))
        way = np.array([plane.width / (2 * REACH), -rise * plane.height / plane.y[1]])
        way *= 30 / np.hypot(*way)
        yield Line((plane.kept(np.stack([at - way, at + way])),), tone=tone, cause=WISHES[tone], manner="thin")
        yield Dot(*plane.kept(at[None])[0], 5, tone=tone, cause=WISHES[tone])
    far = -1 if y else 1
    yield Text(plane.at(far * 2.4, 0)[0], plane.at(0, 3.15)[1], "cross-entropy", "start" if y else "end", tone="surprise", cause="clear-wish", manner="halo")
    at, outwards = (2.8, y == 0) if plane.width > 400 else (1.6, y == 1)
    yield Text(plane.at(far * at, 0)[0], plane.at(0, 0.8)[1], "squared error", "end" if outwards else "start", tone="squared", cause="muffled-wish", manner="halo")
    pull = Pull("x", (plane.left, plane.right), (-REACH, REACH))
    yield from handle(plane.at(x, 0)[0], plane.bottom, {"x": pull}, "input", "pull the neuron", "input")


def slopes(plane: Plane, x: float, y: int, instead: Mapping):
    """The slopes of both costs over x, and what comes back to this neuron as an upright from zero."""
    p, (_, zero) = float(sigmoid(x)), plane.at(0, 0)
    yield Text(plane.left, plane.top - 14, "which slope comes back", manner="title")
    yield Line((((plane.left, zero), (plane.right, zero)),), tone="quiet", manner="thin contour")
    for (name, (tone, _)), aside in zip(KINDS.items(), (-3, 3)):
        rise, at = float(np.clip(sent(name, instead)(p, y), *plane.y)), plane.at(x, 0)[0] + aside
        yield drawn("by_input", name, y, plane) if COSTS[name].by_input not in instead else redrawn(sent(name, instead), name, y, plane)
        yield Arrow((at, zero), (at, plane.at(0, rise)[1]), tone=tone, cause=WISHES[tone], manner="bold")
    side = -1 if y else 1
    for (name, (tone, _)), at in zip(KINDS.items(), (0.45, 0.8)):
        rise = float(sent(name, instead)(p, y))
        yield Text(plane.right if y else plane.left, plane.at(0, side * at)[1] + 5, f"{name} {short(rise, 3)}", "end" if y else "start", tone=tone, cause=WISHES[tone], manner="figures halo")


def learned(plane: Plane, x: float, y: int, instead: Mapping):
    """The answers while x walks down the slope of each cost, one step a time."""
    yield Text(plane.left, plane.top - 14, "how it learns: its answer, step by step" if plane.width > 230 else "how it learns, step by step", manner="title")
    yield Line((((plane.left, plane.bottom), (plane.right, plane.bottom)),), tone="quiet", manner="thin contour")
    goal = plane.at(0, y)[1]
    yield Line((((plane.left, goal), (plane.right, goal)),), tone="target", cause="target", manner="dashed")
    ends = []
    for name, (tone, _) in KINDS.items():
        passed = answers(sent(name, instead), x, y)
        yield Line((plane.points(DRAWN, passed[DRAWN]),), tone=tone, cause=WISHES[tone], manner="bold")
        ends.append(plane.at(0, passed[-1])[1])
    yield Dot(*plane.at(0, float(sigmoid(x))), 5, tone="answer", cause="answer")
    names = spread([*ends, goal], 19, plane.top + 4, plane.bottom - 2)
    for text, at, tone in zip(("squared error", "cross-entropy", f"right is {y}"), names, ("squared", "surprise", "target")):
        yield Text(plane.right + 10, at + 5, text, tone=tone, cause=WISHES.get(tone, tone))
    for step in (0, 20, 40, 60):
        yield Text(plane.at(step, 0)[0], plane.bottom + 20, str(step) if step else "step 0", "middle" if step else "start", tone="quiet", manner="figures fixed")


def told(x: float, y: int, instead: Mapping) -> str:
    p = float(sigmoid(x))
    need = {name: steps_needed(name, x, y, instead) for name in COSTS}
    said = {name: f"needs {steps} steps" if steps <= STEPS else f"has not got there in {STEPS} steps" for name, steps in need.items()}
    if abs(p - y) < 0.2:
        return f"The neuron answers {short(p)} where {y} is right: there is little left to learn, and both costs send back little."
    return (f"The neuron answers {short(p)} where {y} is right. With cross-entropy it {said['cross-entropy']} to come within a fifth; "
            f"with squared error it {said['squared error']}.")
