"""Four ways to make logits positive, side by side, while all logits are pushed along together."""
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from pycore.activations import softplus
from pycore.marks import Bar, Dots, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.candidates import NAMES
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short
from pycore.scenes.plane import Plane
from pycore.temperature import lifted

NAME = "ways to be positive"
DOES = "The logits 2, 1 and 0 are made positive in four ways and divided by their sum; a push moves all of them alike."
SCORES = np.array([2.0, 1.0, 0.0])
LOW, HIGH = -3.0, 1.0
WAYS = {"exp": ("exp(z)", np.exp), "square": ("z²", np.square), "absolute": ("|z|", np.abs), "softplus": ("log(1 + exp(z))", softplus)}
SETTINGS = {}
KNOBS = {"push": SceneKnob("added to every logit", 0, LOW, HIGH, symbol=r"\delta", by_hand=True)}
CAUSES = {"logit": "the logits, pushed along together", "push": "what is added to every logit", "pushed-boost": "the logits made positive", "share": "their shares of the whole"}
TONES = {"logit": "plum", "boost": "indigo", "share": "teal"}
MANNERS = ("", "soft", "faint")


def uses(settings: dict) -> tuple:
    return (lifted,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    push = float(knobs["push"])
    cells = sheet(width)
    marks = tuple(mark for way, cell in zip(WAYS, cells) for mark in (*ground(way, cell), *made(way, cell, push, instead)))
    rows = tuple((WAYS[way][0], *(f"{short(100 * share, 0)}%" for share in shares(way, push, instead.get(lifted)))) for way in WAYS)
    return Picture(width, cells[-1].bottom + 98, marks, told(push, instead), Table(("made positive by", *NAMES), rows))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """The shares that each way gives, and how far they have moved from those without a push."""
    push, found = float(knobs["push"]), {}
    for way in WAYS:
        p = shares(way, push, instead.get(lifted))
        found[f"{way} moved"] = Fact(float(np.abs(p - shares(way, 0)).max()), f"by how much the push has changed a share made by {way}, at most")
        found |= {f"{way} share of {name}": Fact(float(share), f"what {way} gives to {name}") for name, share in zip(NAMES, p)}
    return found


@lru_cache(maxsize=64)
def shares(way: str, push: float, instead=None) -> np.ndarray:
    """What each of the three gets; `instead` stands in for the softmax."""
    if way == "exp" and instead:
        return np.clip(np.nan_to_num(instead(SCORES, push)), -9, 9)
    boosts = WAYS[way][1](SCORES + push)
    return boosts / boosts.sum()


def sheet(width: int) -> list[Plane]:
    """A cell for each way, four in a row or two by two."""
    across, gap = (4, 30) if width > 500 else (2, 20)
    wide, high = (width - gap * (across - 1) - 16) / across, 176 if width > 500 else 104
    return [Plane(8 + n % across * (wide + gap), 30 + n // across * (high + 140), wide, high, (LOW - 0.4, SCORES[0] + HIGH + 0.4), (0, 1)) for n in range(len(WAYS))]


def heights(way: str, z):
    """The boosts in shares of the highest that the cell can show."""
    return WAYS[way][1](z) / highest(way)


@lru_cache
def highest(way: str) -> float:
    """What is drawn at the upper edge of a cell."""
    return 1.06 * float(WAYS[way][1](np.array([LOW, SCORES[0] + HIGH])).max())


@lru_cache
def curve(way: str, cell: Plane) -> Line:
    """The way drawn, once for all pushes."""
    xs = np.array([LOW, 0, SCORES[0] + HIGH]) if way == "absolute" else np.linspace(LOW, SCORES[0] + HIGH, 15)
    return Line((cell.points(xs, heights(way, xs)),), tone="quiet", cause="pushed-boost")


def ground(way: str, cell: Plane):
    zero, _ = cell.at(0, 0)
    yield Text(cell.left, cell.top - 12, WAYS[way][0], size=15, manner="title fixed")
    yield Line((((cell.left, cell.bottom), (cell.right, cell.bottom)), ((zero, cell.bottom), (zero, cell.top))), tone="quiet", manner="thin contour")
    yield curve(way, cell)


def made(way: str, cell: Plane, push: float, instead: Mapping):
    """The three logits on the axis, their boosts above it, and below it the whole divided."""
    places = cell.points(SCORES + push, heights(way, SCORES + push))
    yield Line(tuple(((x, cell.bottom), (x, y)) for x, y in places), tone="boost", cause="pushed-boost", manner="bold")
    yield Dots(places, 8, tone="boost", cause="pushed-boost")
    yield Line((((places[2, 0], cell.bottom), (places[0, 0], cell.bottom)),), tone="logit", cause="logit", manner="bold")
    yield Dots([(x, cell.bottom) for x, _ in places[::2]], 8, tone="logit", cause="logit")
    pull = Pull("push", (cell.at(SCORES[1] + LOW, 0)[0], cell.at(SCORES[1] + HIGH, 0)[0]), (LOW, HIGH))
    yield from handle(places[1, 0], cell.bottom, {"x": pull}, "logit", f"push all logits under {WAYS[way][0]}", "logit")
    p, top = shares(way, push, instead.get(lifted)), cell.bottom + 26
    edges = cell.left + cell.width * np.clip([0, *np.cumsum(np.maximum(p, 0))], 0, 1)
    for n, (share, manner) in enumerate(zip(p, MANNERS)):
        yield Bar(edges[n], top, max(edges[n + 1] - edges[n] - 1, 0), 20, tone="share", cause="share", manner=manner)
        where, anchor = ((cell.left, "start"), ((cell.left + cell.right) / 2, "middle"), (cell.right, "end"))[n]
        text = f"{NAMES[n]} {short(100 * share, 0)}%" if cell.width > 200 else f"{short(100 * share, 0)}%"
        yield Text(where, top + 40, text, anchor, tone="share", cause="share", manner="figures")
    for n, at in enumerate((0.25, 0.75)):
        yield Text(cell.left + at * cell.width, top + 62, times(p[n], p[n + 1]), "middle", tone="boost", cause="pushed-boost", manner="figures")


def times(one: float, other: float) -> str:
    """How many times as large one share is as the next."""
    return "∞ ×" if abs(other) < 1e-12 else f"{short(one / other, 1)} ×"


def told(push: float, instead: Mapping) -> str:
    if instead:
        return "A part of the softmax has been taken out, and the shares under exp(z) are what is left without it."
    if push == 0:
        return "Four ways to make the logits 2, 1 and 0 positive, and four divisions of the whole; push the logits and see which division stays."
    moved = [WAYS[way][0] for way in WAYS if np.abs(shares(way, push) - shares(way, 0)).max() > 0.005]
    return f"All three logits were pushed by {short(push, 1)}. The shares made by exp(z) have not moved; those made by {', '.join(moved)} have."
