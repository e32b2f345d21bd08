"""Three logits and their shares at every temperature from zero upwards; one temperature is chosen."""
from collections.abc import Mapping

import numpy as np

from pycore.marks import Area, Bar, Line, Picture, Pull, Table, Text, handle
from pycore.scenes.candidates import NAMES, REACH, logits, told_shares
from pycore.scenes.facts import Fact, foremost
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.plane import Plane
from pycore.temperature import tempered

NAME = "heating"
DOES = "Three logits can be pulled; bands show the shares that they get at every temperature, a line the one that is chosen."
HOTTEST = 4.0
SETTINGS = {}
KNOBS = {
    "logits": SceneKnob("the logits", [2, 1, 0], -REACH, REACH, symbol="z", by_hand=True),
    "temperature": SceneKnob("the temperature", 1, 0, HOTTEST, symbol=r"\tau", by_hand=True),
}
CAUSES = {"logit": "the logits", "temperature": "what divides the logits", "share": "the shares"}
TONES = {"logit": "plum", "temperature": "rust", "share": "teal"}
TAUS = HOTTEST * np.linspace(0, 1, 24) ** 1.8     # closer together where it is cold: there most happens
MANNERS = ("", "soft", "faint")


def uses(settings: dict) -> tuple:
    return (tempered,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    z, tau = np.asarray(knobs["logits"], float), float(knobs["temperature"])
    p = shared(z, tau, instead)
    rows, bands = sheet(width)
    marks = (*logits(rows, z), *weather(bands, z, instead), *chosen(bands, z, tau), *now(bands, p, tau))
    return Picture(width, bands.bottom + 44, marks, told(p, tau, instead), told_shares(z, p))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What is true of the shares at the chosen temperature."""
    z, tau = np.asarray(knobs["logits"], float), float(knobs["temperature"])
    p = shared(z, tau, instead)
    made = {
        "winner": Fact(foremost(NAMES, p), "who has the largest share; “none” where two share it"),
        "largest share": Fact(float(p.max()), "the largest share"),
        "smallest share": Fact(float(p.min()), "the smallest share"),
        "whole": Fact(float(p.sum()), "all shares together"),
        "shares": Fact(p.tolist(), "the shares, in order"),
    }
    return made | {f"{name} share": Fact(float(share), f"the share of {name}") for name, share in zip(NAMES, p)}


def shared(z, tau, instead: Mapping) -> np.ndarray:
    """The shares, or what stands in for them; that has no value at zero, so it is asked just above."""
    stands = instead.get(tempered)
    if stands is None:
        return tempered(z, tau)
    each = np.array([stands(z, max(float(one), 0.05)) for one in np.atleast_1d(tau)])
    return np.clip(np.nan_to_num(each), -9, 9).reshape(np.shape(tau) + np.shape(z))


def sheet(width: int) -> tuple[Plane, Plane]:
    """The rows of logits, and the bands over temperature: beside them, or below on a narrow sheet."""
    if width > 500:
        return Plane(56, 40, 292, 312, (-REACH, REACH), (3, 0)), Plane(430, 40, 380, 312, (0, HOTTEST), (1, 0))
    return Plane(44, 30, 282, 126, (-REACH, REACH), (3, 0)), Plane(14, 222, 216, 230, (0, HOTTEST), (1, 0))


def weather(plane: Plane, z, instead: Mapping):
    """One band for each candidate: its share at every temperature."""
    edges = np.concatenate([np.zeros((len(TAUS), 1)), np.cumsum(np.maximum(shared(z, TAUS, instead), 0), axis=1)], axis=1).clip(0, 1)
    yield Text(plane.left, plane.top - 14, "shares at every temperature τ", tone="share", manner="title")
    for n, manner in enumerate(("band", *MANNERS[1:])):
        upper, lower = plane.points(TAUS, edges[:, n]), plane.points(TAUS, edges[:, n + 1])
        yield Area(tuple(map(tuple, (*upper, *lower[::-1]))), tone="share", cause="share", manner=manner)
    for tau in range(int(HOTTEST) + 1):
        yield Text(plane.at(tau, 0)[0], plane.bottom + 38, str(tau), "middle", tone="quiet", manner="figures fixed")


def chosen(plane: Plane, z, tau: float):
    """The chosen temperature: an upright that can be pulled along."""
    x, _ = plane.at(tau, 0)
    pull = Pull("temperature", (plane.left, plane.right), (0, HOTTEST))
    yield Line((((plane.left, plane.bottom + 12), (plane.right, plane.bottom + 12)),), tone="temperature", manner="thin contour")
    yield Line((((x, plane.top - 4), (x, plane.bottom + 12)),), tone="temperature", cause="temperature", manner="bold")
    yield from handle(x, plane.bottom + 12, {"x": pull}, "temperature", "turn the temperature", "temperature")


def now(plane: Plane, p, tau: float):
    """The shares at the chosen temperature, as one whole beside the bands."""
    left, wide = plane.right + 14, 22 if plane.width > 300 else 16
    edges = plane.top + plane.height * np.clip([0, *np.cumsum(np.maximum(p, 0))], 0, 1)
    middles = (edges[1:] + edges[:-1]) / 2
    yield Text(left, plane.top - 14, "at τ =", tone="temperature", cause="temperature")
    yield Text(left + 42, plane.top - 14, short(tau, 2), tone="temperature", cause="temperature", manner="figures")
    for n, (share, manner) in enumerate(zip(p, MANNERS)):
        yield Bar(left, edges[n], wide, max(edges[n + 1] - edges[n] - 1, 0), tone="share", cause="share", manner=manner)
    for name, share, y in zip(NAMES, p, spread(middles, 20, plane.top + 8, plane.bottom - 6)):
        yield Text(left + wide + 7, y + 5, f"{name} {short(100 * share, 0)}%", tone="share", cause="share", manner="figures")


def told(p, tau: float, instead: Mapping) -> str:
    if instead:
        return f"A part of the softmax has been taken out; what is left of the shares adds up to {short(float(p.sum()))}."
    first = [name for name, share in zip(NAMES, p) if np.isclose(share, p.max())]
    if len(first) == len(NAMES):
        return "Equal logits have equal shares, at every temperature."
    if tau == 0:
        return f"At temperature zero {first[0]} takes all." if len(first) == 1 else f"At temperature zero {' and '.join(first)} are tied and share all equally; the loser has nothing."
    return (f"At temperature {short(tau, 1)} {' and '.join(first)} {'has' if len(first) == 1 else 'have'} {short(100 * p.max(), 0)} per cent"
            f"{'' if len(first) == 1 else ' each'} and the weakest {short(100 * p.min(), 1)}; colder, the winner takes more, hotter, all come closer.")
