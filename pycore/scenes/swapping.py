"""Optimizers swapped on one model and one set of examples: loss, boundary and every weight, step by step."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pycore.descent import blank, remembered
from pycore.marks import Dots, Line, Picture, Pieces, Pull, Table, Text, handle
from pycore.scenes.facts import Fact, foremost
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.learning_map import boundary, examples_drawn, frame, misread, sheet, unit_lines
from pycore.scenes.loss_chart import HIGHEST, chart, curve, ground, lifted, told
from pycore.scenes.walks import RULES
from pycore.slips import UNITS, handfuls, losses_over_all
from pycore.two_layers import slope, start

NAME = "swapping optimizers"
DOES = "Four optimizers are handed slopes of the same model on the same examples; one is watched, the others run along."
KEPT = {"memory": 0.9, "squares_memory": 0.99}
STEPS = 40
DECADES = (1e-4, 1e3)                       # the ways of weights that are drawn; shorter ones lie on the floor
RATES = ("0.01", "0.03", "0.1", "0.3", "1", "3", "10")
BRIEF = {"gradient descent": "descent", "momentum": "momentum", "RMSProp": "RMSProp", "Adam": "Adam"}
SETTINGS: dict = {}
KNOBS = {
    "optimizer": SceneKnob("the optimizer that is watched", 3, 0, 3, integer=True, names=tuple(BRIEF.values())),
    "rate": SceneKnob("the learning rate of all four", 2, 0, len(RATES) - 1, integer=True, names=RATES),
    "step": SceneKnob("the step that is shown", STEPS, 0, STEPS, integer=True),
}
CAUSES = {
    "loss": "the loss over all examples",
    "step": "the change of the weights",
    "weights": "how far each weight has come",
    "rate": "the learning rate of all four",
    "prediction": "the prediction",
    "boundary": "where the prediction is one half",
    "units": "where a hidden unit changes sides",
    "target": "the right answers",
    "misread": "examples on the wrong side",
}
TONES = {"prediction": "teal", "target": "moss", "weight": "ochre", "loss": "ink", "wrong": "rust", "rate": "rust"}


@dataclass(frozen=True)
class Training:
    """What one optimizer has made of the model: theta of shape (steps + 1, weights), and the loss over all examples at each."""
    theta: np.ndarray
    losses: np.ndarray


def uses(settings: dict) -> tuple:
    return tuple(row.rule for row in RULES.values())


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    name, made = trained(knobs, instead)
    step, wide = int(knobs["step"]), width > 500
    theta = made[name].theta[step]
    if wide:
        plane, losses, stems = sheet(1, 34, 380), chart(446, 34, 306, 180, STEPS), (446, 276, 470, 116)
    else:
        plane, losses, stems = sheet(1, 30, 184), chart(32, 300, 176, 150, STEPS), (206, 30, 102, 184)
    marks = [*learned(plane, theta, wide), *race(losses, made, name, step)]
    marks += moved(stems, theta - made[name].theta[0], float(RATES[int(knobs["rate"])]), wide)
    return Picture(width, plane.bottom + 16 if wide else losses.bottom + 26, tuple(marks), words(name, made, step), table(made, step))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of each optimizer's loss after the shown step, and of the watched one's weights and boundary."""
    name, made = trained(knobs, instead)
    step = int(knobs["step"])
    theta = made[name].theta
    found = {f"loss of {each}": Fact(float(np.nan_to_num(run.losses[step], nan=1e6)), f"{each}: the loss over all examples after the shown step") for each, run in made.items()}
    found |= {f"first step of {each}": Fact(float(np.abs(run.theta[1] - run.theta[0]).max()), f"{each}: how far its first step moves the weight that it moves furthest")
              for each, run in made.items()}
    return found | {
        "lowest": Fact(foremost(list(made), [-value(run, step) for run in made.values()]), "the optimizer with the lowest loss after the shown step"),
        "watched": Fact(name, "the optimizer that is watched"),
        "misread": Fact(float(misread(theta[step], True).sum()), "how many of the forty examples the watched one misreads"),
        "moved": Fact(float(np.linalg.norm(theta[step] - theta[0])), "how far all weights of the watched one have come"),
        "shortest": Fact(float(np.abs(theta[step] - theta[0]).min()), "how far the weight of the watched one has come that has come least"),
        "longest": Fact(float(np.abs(theta[step] - theta[0]).max()), "how far the weight of the watched one has come that has come furthest"),
        "stretch": Fact(float(stretch(theta[1] - theta[0])), "of the watched one's first step: its largest change over its smallest, among the weights it moves"),
    }


def value(run: Training, step: int) -> float:
    return float(np.nan_to_num(run.losses[step], nan=1e6, posinf=1e6))


def stretch(move) -> float:
    size = np.abs(move)
    size = size[size > 1e-12]
    return float(size.max() / size.min()) if len(size) else 1.0


def trained(knobs: dict, instead: Mapping) -> tuple[str, dict[str, Training]]:
    """The watched optimizer's name, and the four finished trainings."""
    rules = tuple(instead.get(row.rule, row.rule) for row in RULES.values())
    return list(RULES)[int(knobs["optimizer"])], dict(zip(RULES, side_by_side(rules, float(RATES[int(knobs["rate"])]))))


@lru_cache(maxsize=256)
def side_by_side(rules: tuple[Callable, ...], learning_rate: float) -> tuple[Training, ...]:
    """All four at once, a network in each row: the same start, the same handfuls, each slope handed to its own rule."""
    knobs = [{letter: (KEPT | {"learning_rate": learning_rate})[knob] for letter, knob in row.letters.items()} for row in RULES.values()]
    theta = np.tile(start(UNITS, seed=3), (len(rules), 1))
    memories = [blank(rule, theta[0]) for rule in rules_of_print()]
    thetas = [theta]
    with np.errstate(all="ignore"):
        for x, y in handfuls()[:STEPS]:
            handed = slope(theta, x, y)
            steps = [rule(row, gradient, **memory, **knob) for rule, row, gradient, memory, knob in zip(rules, theta, handed, memories, knobs)]
            memories = [remembered(step, memory) for step, memory in zip(steps, memories)]
            theta = held([step.after for step in steps])
            thetas.append(theta)
        return tuple(Training(each, losses_over_all(each)) for each in np.array(thetas).swapaxes(0, 1))


def held(weights) -> np.ndarray:
    """Weights that have flown away stay where they can still be drawn."""
    theta = np.array(weights)
    return theta if np.abs(theta).max() < 1e3 else np.clip(np.nan_to_num(theta), -1e3, 1e3)


def rules_of_print() -> tuple[Callable, ...]:
    return tuple(row.rule for row in RULES.values())


def learned(plane, theta, wide: bool):
    """The watched one's network."""
    wrong = int(misread(theta, True).sum())
    yield Text(plane.left, plane.top - 12, "What it has learned", manner="title")
    x, y, anchor = (plane.right, plane.top - 12, "end") if wide else (plane.left, plane.bottom + 20, "start")
    yield Text(x, y, f"{wrong} of 40 misread", anchor, tone="wrong" if wrong else "quiet", cause="misread")
    yield from frame(plane)
    yield from unit_lines(plane, theta)
    yield from boundary(plane, theta)
    yield from examples_drawn(plane, theta)


def race(plane, made: dict[str, Training], watched: str, step: int):
    """The four loss curves, named at their ends; the watched one's can be pulled along."""
    yield Text(plane.left, plane.top - 12, f"Loss J after step {step}", cause="loss", manner="title")
    yield from ground(plane)
    tones = [row.tone for row in RULES.values()]
    for (name, run), tone in zip(made.items(), tones):
        yield from curve(plane, run.losses, SITE[tone], "loss", "bold" if name == watched else "thin")
    losses = [value(run, -1) for run in made.values()]
    ends = spread([plane.at(0, lifted(loss))[1] for loss in losses], 19, plane.top, plane.bottom)
    for (name, loss), y, tone in zip(zip(made, losses), ends, tones):
        yield Text(plane.right + 10, y + 5, f"{name if plane.width > 200 else BRIEF[name]} {'↑' if loss > HIGHEST else ''}{told(loss)}", tone=SITE[tone], cause="loss",
                   manner="title" if name == watched else "")
    x = plane.at(step, 0)[0]
    yield Line(([(x, plane.top), (x, plane.bottom)],), tone="quiet", manner="thin contour")
    yield from handle(x, plane.at(0, lifted(value(made[watched], step)))[1], {"x": Pull("step", (plane.left, plane.right), (0, STEPS))}, "loss", "pull along the steps", "loss")


SITE = {"gradient": "moss", "average": "teal", "squares": "plum", "ink": "ink"}


def moved(room: tuple, change, rate: float, wide: bool):
    """How far each weight has come from where it began, in powers of ten, and the learning rate as a line to hold them against:
    upright side by side, or on a narrow sheet lying one below the other."""
    left, top, across, high = room
    long, count = (high, across) if wide else (across, high)
    far = lambda value: np.log10(np.clip(np.abs(value), *DECADES) / DECADES[0]) / np.log10(DECADES[1] / DECADES[0]) * long
    rows = (np.arange(len(change)) + 0.5) / len(change) * count
    place = lambda at, row: np.stack([left + row, top + high - at] if wide else [left + at, top + row], axis=-1)
    yield Text(left, top - 14, "How far each of the 17 weights has come" if wide else "Weights moved by", tone="weight", cause="weights", manner="title fixed")
    for value, said, anchor in ((DECADES[0], "", "start"), (1e-3, "0.001", "middle"), (1e-2, "", ""), (0.1, "0.1" if wide else "", "middle"),
                                (1, "", ""), (10, "10", "middle"), (100, "", ""), (DECADES[1], "1000" if wide else "", "end")):
        at = far(value)
        yield Line((place(np.full(2, at), np.array([0.0, count])),), tone="quiet", manner="thin contour")
        if said:
            yield Text(left - 6, top + high - at + 5, said, "end", tone="quiet", manner="figures fixed") if wide else Text(
                left + at, top + high + 18, said, anchor, tone="quiet", manner="figures fixed")
    yield Line((place(np.full(2, far(rate)), np.array([0.0, count + 6])),), tone="rate", cause="rate", manner="bold")
    x, y = (left + count + 12, top + high - far(rate) + 5) if wide else (left + far(rate), top + high + 36)
    yield Text(x, y, "α", "start" if wide else "middle", size=18, tone="rate", cause="rate", manner="letter")
    feet, tips = place(np.zeros(len(rows)), rows), place(far(change), rows)
    yield Pieces(np.stack([feet, tips], axis=1), tone="weight", cause="weights", manner="thin")
    yield Dots(tips, 8 if wide else 6, tone="weight", cause="weights")
    for name, begins, stop in (("W₁", 0, 2 * UNITS), ("b₁", 2 * UNITS, 3 * UNITS), ("w₂", 3 * UNITS, 4 * UNITS), ("b₂", 4 * UNITS, 4 * UNITS + 1)):
        middle = rows[begins:stop].mean()
        x, y = (left + middle, top + high + 20) if wide else (left + across + 28, top + middle + 5)
        yield Text(x, y, name, "middle" if wide else "end", size=16, tone="weight", cause="weights")


def table(made: dict[str, Training], step: int) -> Table:
    return Table(("optimizer", f"loss after step {step}", "loss at the end"), tuple((name, told(value(run, step)), told(value(run, -1))) for name, run in made.items()))


def words(name: str, made: dict[str, Training], step: int) -> str:
    order = sorted(made, key=lambda each: value(made[each], step))
    wrong, ways = int(misread(made[name].theta[step], True).sum()), np.abs(made[name].theta[step] - made[name].theta[0])
    return (f"After step {step}, {order[0]} is lowest, with a loss of {told(value(made[order[0]], step))}, and {order[-1]} highest, with {told(value(made[order[-1]], step))}. "
            f"The watched one, {name}, misreads {wrong} of 40 examples, and its weights have come between {ways.min():.2g} and {ways.max():.2g}.")
