"""The training loop as switches: any one line can be put wrong, and the boundary and the loss curve show what comes of it."""
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pycore.marks import Bar, Dot, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.learning_map import boundary, examples_drawn, frame, misread, off_the_sheet, sheet, unit_lines
from pycore.scenes.loss_chart import chart, curve, ground, lifted, told
from pycore.slips import SLIPS, STEPS, Run, run
from pycore.two_layers import parts, slope

NAME = "training loop"
DOES = "A training loop whose lines can be put wrong one at a time, the boundary that is learned, and the loss on the way."
ALPHA = 2.0
SETTINGS: dict = {}
KNOBS = {
    "slip": SceneKnob("the line that is wrong", 0, 0, len(SLIPS) - 1, integer=True, names=tuple(SLIPS)),
    "step": SceneKnob("the step that is shown", STEPS, 0, STEPS, integer=True),
}
CAUSES = {
    "loss": "the loss over all examples",
    "seen": "the loss of the handful that a step has seen",
    "gradient": "the slopes that are handed to the optimizer",
    "step": "the step that is taken",
    "prediction": "the prediction",
    "boundary": "where the prediction is one half",
    "units": "where a hidden unit changes sides",
    "bend": "the activation between the layers",
    "start": "the weights at the start",
    "handful": "the examples of one step",
    "target": "the right answers",
    "misread": "examples on the wrong side",
}
TONES = {"prediction": "teal", "target": "moss", "weight": "ochre", "loss": "ink", "wrong": "rust", "slope": "moss"}


@dataclass(frozen=True)
class Row:
    """One line of the loop as the figure writes it: right, and with its slip."""
    right: str
    slips: Mapping[str, str]
    cause: str
    inset: int = 1


ROWS = (
    Row("begin: each unit its own weights", {"equal start": "begin: all units the same weights"}, "start", 0),
    Row("for each fresh handful a, y", {"same handful": "for the same handful a, y, again"}, "handful", 0),
    Row("h = tanh(W₁a + b₁)", {"no bend": "h = W₁a + b₁"}, "bend"),
    Row("ŷ = squeeze(w₂·h + b₂),  J = loss(ŷ, y)", {}, "prediction"),
    Row("g = slopes of J, off the tape", {"slopes kept": "g = g + slopes of J, off the tape"}, "gradient"),
    Row("new W = W − α g", {"plus": "new W = W + α g"}, "step"),
    Row("W = new W", {"step not stored": "(the new W is never stored)"}, "step"),
)


def uses(settings: dict) -> tuple:
    return (slope,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    name, loop, made = chosen(knobs)
    step, wide = int(knobs["step"]), width > 500
    theta = made.theta[step]
    if wide:
        rows, plane, losses = (0, 44, 312, 40), sheet(340, 34, 300), chart(694, 34, 246, 300, STEPS)
    else:
        rows, plane, losses = (0, 26, 340, 28), sheet(1, 258, 158), chart(196, 258, 136, 158, STEPS)
    marks = (*written(name, *rows), *drawn(plane, theta, loop.bend, wide), *lost(losses, made, step, name, wide))
    return Picture(width, (plane if wide else losses).bottom + 46, marks, words(name, made, step, loop.bend), table(made))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the loss on its way, of the shown step's boundary, and of the units."""
    _, loop, made = chosen(knobs)
    step = int(knobs["step"])
    right, theta = run(SLIPS["none"], ALPHA), made.theta[step]
    W1, b1, *_ = parts(theta)
    return {
        "loss": Fact(float(made.losses[step]), "the loss over all forty examples after the shown step"),
        "loss at the start": Fact(float(made.losses[0]), "the loss over all forty examples before the first step"),
        "lowest loss": Fact(float(made.losses.min()), "the lowest that the loss over all examples ever is"),
        "highest loss": Fact(float(made.losses.max()), "the highest that the loss over all examples ever is"),
        "seen": Fact(float(made.seen[max(step - 1, 0)]), "the loss of the handful that the shown step saw"),
        "right loss": Fact(float(right.losses[step]), "the loss of the loop without a slip after as many steps"),
        "misread": Fact(float(misread(theta, loop.bend).sum()), "how many of the forty examples lie on the wrong side"),
        "spread of units": Fact(float(np.ptp(np.vstack([W1, b1]), axis=1).max()), "how far the weights of the hidden units are from each other"),
        "straightness": Fact(straightness(theta, loop.bend), "how far the boundary leaves the straight line between its ends, in units of the map"),
        "boundary": Fact("off the sheet" if "teal" in off_the_sheet(theta, loop.bend, True) else "on the sheet", "whether any of the boundary is on the map"),
        "turns": Fact(float(turns(made.losses)), "how often the loss curve turns from rising to falling or back"),
        "far from the start": Fact(float(np.linalg.norm(theta - made.theta[0])), "how far the weights have come"),
    }


def chosen(knobs: dict) -> tuple:
    """The slip's name, the loop with it, and its finished run."""
    name = list(SLIPS)[int(knobs["slip"])]
    return name, SLIPS[name], run(SLIPS[name], ALPHA)


def straightness(theta, bend: bool) -> float:
    """How far the longest piece of the boundary leaves its own best line; 0 for a straight one."""
    plane = sheet(0, 0, 300)
    line, = boundary(plane, theta, bend)
    points = np.asarray(line.runs[0]) / 100
    return float(np.linalg.svd(points - points.mean(0), compute_uv=False)[1] / np.sqrt(len(points)))


def turns(losses) -> int:
    rises = np.sign(np.diff(losses))
    return int(np.sum(rises[1:] * rises[:-1] < 0))


def written(name: str, left: float, top: float, across: float, high: float):
    """The loop's lines, each a switch if it can be wrong; the wrong one is marked."""
    yield Text(left, top - 16 + 2 * (high > 30), "The loop: press a line to get it wrong", manner="title")
    yield Line(([(left + 27, top + 2.2 * high), (left + 27, top + 6.8 * high)],), tone="quiet", manner="thin")
    order = list(SLIPS)
    for n, row in enumerate(ROWS):
        slip = next((slip for slip in row.slips), "")
        wrong, y, x = name in row.slips, top + n * high, left + 22 + 16 * row.inset
        yield Dot(left + 10, y + high / 2, 5 if slip else 0, tone="wrong" if wrong else "quiet", manner="" if wrong else "open")
        yield Text(x, y + high / 2 + 5, row.slips.get(name, row.right), size=16 if high > 30 else 14, tone="wrong" if wrong else "ink",
                   cause=row.cause, manner="title" if wrong else "")
        if slip:
            yield Bar(left, y + 2, across, high - 4, manner="spot", sets={"slip": 0 if wrong else order.index(slip)},
                      label=f"{row.right}: {'right again' if wrong else 'get this wrong'}", cause=row.cause)


def drawn(plane, theta, bend: bool, wide: bool):
    """What has been learned: the units' lines, the boundary, the examples."""
    wrong = int(misread(theta, bend).sum())
    yield Text(plane.left, plane.top - 12, "What it has learned" if wide else "Learned", manner="title")
    yield Text(plane.left, plane.bottom + 20, f"{wrong} of 40 misread", tone="wrong" if wrong else "quiet", cause="misread")
    yield Text(plane.left, plane.bottom + 38, off_the_sheet(theta, bend, wide), tone="wrong")
    yield from frame(plane)
    yield from unit_lines(plane, theta)
    yield from boundary(plane, theta, bend)
    yield from examples_drawn(plane, theta, bend)


def lost(plane, made: Run, step: int, name: str, wide: bool):
    """The loss over all examples, faintly that of the right loop, and as dots what each step saw."""
    right, loss = run(SLIPS["none"], ALPHA), float(made.losses[step])
    yield Text(plane.left, plane.top - 12, f"Loss J over all 40: {told(loss)}" if wide else f"Loss J: {told(loss)}", tone="loss", cause="loss", manner="title")
    yield from ground(plane)
    yield from curve(plane, right.losses, "quiet", "loss", "thin dashed")
    yield from curve(plane, made.losses)
    yield from curve(plane, made.seen, "slope", "seen", "thin path")
    x, y = plane.at(step, lifted(loss))
    pull = Pull("step", (plane.left, plane.right), (0, STEPS))
    yield Line(([(x, plane.top), (x, plane.bottom)],), tone="quiet", manner="thin contour")
    yield from handle(x, y, {"x": pull}, "loss", "pull along the steps", "loss")
    yield Text(plane.left, plane.bottom + 38, "thin: the handful it saw" if wide else "thin: what it saw", tone="slope", cause="seen")


def table(made: Run) -> Table:
    """The loss on its way, beside that of the loop without a slip."""
    right = run(SLIPS["none"], ALPHA)
    return Table(("after step", "loss over all forty", "loss of the loop without a slip"),
                 tuple((str(step), told(made.losses[step]), told(right.losses[step])) for step in (0, 25, 50, 75, STEPS)))


FINDINGS = {
    "none": "All lines are right, and the loss falls from {first} to {loss}",
    "equal start": "All units begin alike and stay alike, so four are no more than one: the boundary is a straight line, and the loss is {loss}",
    "same handful": "Every step sees the same ten examples: their loss falls to {seen} while the loss over all forty is {loss}",
    "no bend": "Without the activation two layers are one: the boundary is a straight line, and the loss is {loss}",
    "slopes kept": "Slopes pile up from step to step like a ball without friction: the loss swings, and is now {loss}",
    "plus": "With a plus each step climbs: the loss has grown from {first} to {loss}",
    "step not stored": "The step is worked out and thrown away: nothing moves, and the loss stays at {loss}",
}


def words(name: str, made: Run, step: int, bend: bool) -> str:
    said = FINDINGS[name].format(first=short(made.losses[0]), loss=told(made.losses[step]), seen=short(made.seen[max(step - 1, 0)]))
    return f"{said}. After step {step}, {int(misread(made.theta[step], bend).sum())} of 40 examples are misread."
