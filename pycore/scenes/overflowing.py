"""A softmax in the numbers of three machine types: the exponents that each can bear, and the shares that come out."""
from collections.abc import Mapping

import numpy as np

from pycore.marks import Bar, Line, Picture, Table, Text
from pycore.overflow import TYPES, printed, reach, stable
from pycore.scenes.candidates import NAMES
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.plane import Plane
from pycore.temperature import lowered

NAME = "overflow"
DOES = "Three logits one apart are pushed up until their exponentials are larger than any number of a machine type."
SCORES = np.array([0.0, -1.0, -2.0])
SETTINGS = {}
KNOBS = {
    "largest_logit": SceneKnob("the largest logit", 10, 1, 1000, log=True),
    "stable_form": SceneKnob("take the largest off first", 0, 0, 1, integer=True, names=("off", "on")),
}
CAUSES = {"lag": "the exponents", "limit": "the exponents that a type of number can bear", "share": "the shares that come out"}
TONES = {"logit": "plum", "limit": "quiet", "share": "teal", "broken": "rust"}
FURTHEST = 1500.0


def uses(settings: dict) -> tuple:
    return (lowered,)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    z, safe = SCORES + float(knobs["largest_logit"]), bool(round(knobs["stable_form"]))
    plane, wide = sheet(width), width > 500
    exponents = z - z.max() if safe else z
    found = {kind: worked_out(z, kind, safe, instead) for kind in TYPES}
    marks = (*limits(plane, wide), *exponent_marks(plane, exponents, found), *results(plane, found, wide))
    return Picture(width, plane.bottom + (44 if wide else 66), marks, told(z, safe, found, instead),
                   Table(("type of number", *NAMES), tuple((kind, *map(said, shares)) for kind, shares in found.items())))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """What comes out in each type of number, as printed there."""
    z, safe = SCORES + float(knobs["largest_logit"]), bool(round(knobs["stable_form"]))
    made = {}
    for kind in TYPES:
        shares = worked_out(z, kind, safe, instead)
        made[f"{kind}"] = Fact(verdict(shares), f"whether the shares in {kind} are right, “broken” or “wrong”")
        made |= {f"{kind} {name}": Fact(said(share), f"the share of {name} in {kind}") for name, share in zip(NAMES, shares)}
        made[f"{kind} limit"] = Fact(reach(kind)[1], f"the largest exponent of {kind}")
    return made


def worked_out(z, kind: str, safe: bool, instead: Mapping) -> np.ndarray:
    """The shares in one type of number, from the formula as printed or the stable one, or what stands in for that."""
    stands = instead.get(lowered)
    if not safe or stands is None:
        return (stable if safe else printed)(z, kind)
    with np.errstate(all="ignore"):
        return np.asarray(stands(z.astype(TYPES[kind]), TYPES[kind](z.max())), TYPES[kind])


def verdict(shares) -> str:
    """right: they add to about one; wrong: they do not; broken: one is no number."""
    return "broken" if not np.all(np.isfinite(shares)) else "right" if abs(float(shares.sum()) - 1) < 0.01 else "wrong"


def said(share) -> str:
    """A share as a machine prints it where there is one."""
    return f"{100 * float(share):.0f}%" if np.isfinite(share) else "no number"


def sheet(width: int) -> Plane:
    """Exponents to the right, crowded far out; a row for each type."""
    top = np.arcsinh(FURTHEST)
    return Plane(84, 40, 570, 234, (-top, top), (3, 0)) if width > 500 else Plane(12, 40, 316, 300, (-top, top), (3, 0))


def limits(plane: Plane, wide: bool):
    """For each type a bar over the exponents that it can bear, and its end."""
    for n, kind in enumerate(TYPES):
        (low, high), y = (plane.at(np.arcsinh(limit), n)[0] for limit in reach(kind)), middle(plane, n)
        yield Text(plane.left - 12 if wide else plane.left, y + 5 if wide else y - 20, kind, "end" if wide else "start", tone="limit", cause="limit", manner="fixed")
        yield Bar(low, y - 11, high - low, 22, tone="limit", cause="limit", manner="faint")
        yield Text(high, y + 32, f"{reach(kind)[1]:.2f}", "middle", tone="limit", cause="limit", manner="figures fixed")
    yield Line((((plane.left, plane.bottom + 6), (plane.right, plane.bottom + 6)),), tone="quiet", manner="thin contour")
    for value in (-100, -10, 0, 10, 100, 1000):
        yield Text(plane.at(np.arcsinh(value), 0)[0], plane.bottom + 24, str(value).replace("-", "−"), "middle", tone="quiet", manner="figures fixed")


def exponent_marks(plane: Plane, exponents, found):
    """The three exponents in each type: red where what comes out is no share."""
    x, _ = plane.at(np.arcsinh(exponents[0]), 0)
    yield Text(np.clip(x, plane.left + 70, plane.right - 60), plane.top - 14 if plane.width > 400 else plane.bottom + 50, f"exponents up to {exponents[0]:.0f}", "middle", tone="logit", cause="lag", manner="title figures")
    for n, shares in enumerate(found.values()):
        y, tone = middle(plane, n), "logit" if verdict(shares) == "right" else "broken"
        runs = [((at, y - 16), (at, y + 16)) for at in plane.at(np.arcsinh(exponents), 0)[0]]
        yield Line(tuple(runs), tone=tone, cause="lag", manner="bold")


def results(plane: Plane, found, wide: bool):
    """What the machine answers in each type."""
    columns = plane.right + np.array([100, 190, 280]) if wide else plane.left + np.array([156, 236, 316])
    for x, name in zip(columns, NAMES):
        yield Text(x, plane.top - 14, name, "end", size=15)
    for n, shares in enumerate(found.values()):
        y = middle(plane, n) if wide else middle(plane, n) - 25
        tone, manner = ("share", "figures") if verdict(shares) == "right" else ("broken", "title figures")
        for x, share in zip(columns, shares):
            yield Text(x, y + 5, said(share), "end", size=16 if wide else 15, tone=tone, cause="share", manner=manner)


def middle(plane: Plane, n: int) -> float:
    """The height of a type's row."""
    return plane.at(0, n + (0.42 if plane.width > 400 else 0.5))[1]


def told(z, safe: bool, found, instead: Mapping) -> str:
    bad = [kind for kind, shares in found.items() if verdict(shares) != "right"]
    if safe and not instead:
        return f"With the largest taken off first the exponents are 0, −1 and −2, and all three types give the right shares, though the logits go up to {z.max():.0f}."
    if not bad:
        return f"With logits up to {z.max():.0f} all three types of number give the right shares; push them further."
    return f"With logits up to {z.max():.0f} the exponentials are too large for {' and '.join(bad)}: what comes out is no share."
