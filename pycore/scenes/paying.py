"""One logit is pushed: a square of shares times shares shows what its owner gains and what the others pay."""
from collections.abc import Mapping

import numpy as np

from pycore.activations import softmax
from pycore.marks import Bar, Line, Picture, Table, Text
from pycore.scenes.candidates import NAMES, REACH, logits
from pycore.scenes.facts import Fact
from pycore.scenes.knobs import SceneKnob
from pycore.scenes.labels import short, spread
from pycore.scenes.plane import Plane
from pycore.softmax_slopes import own_gain, payment

NAME = "who pays"
DOES = "A square whose sides are divided into the shares: its fields are what one candidate pays when another's logit is pushed."
SETTINGS = {}
KNOBS = {
    "logits": SceneKnob("the logits", [2, 1, 0], -REACH, REACH, symbol="z", by_hand=True),
    "pushed": SceneKnob("whose logit is pushed", 1, 0, 2, integer=True, names=NAMES),
}
CAUSES = {"logit": "the logits", "share": "the shares", "gain": "what the pushed share gains", "payment": "what another share pays"}
TONES = {"logit": "plum", "share": "teal", "gain": "moss", "payment": "rust"}


def uses(settings: dict) -> tuple:
    return (own_gain, payment)


def show(knobs: dict, settings: dict, width: int, instead: Mapping = {}) -> Picture:
    z, pushed = np.asarray(knobs["logits"], float), int(knobs["pushed"])
    p, bill = softmax(z), billed(knobs, instead)
    rows, bars, square = sheet(width)
    marks = (*logits(rows, z), *accounts(rows, bars, p, bill, pushed), *fields(square, p, pushed))
    said = tuple((name, short(100 * share, 1) + "%", signed(change)) for name, share, change in zip(NAMES, p, bill))
    return Picture(width, square.bottom + 12, marks, told(p, bill, pushed), Table(("candidate", "share", f"for each step of {NAMES[pushed]}'s logit"), said))


def facts(knobs: dict, settings: dict, instead: Mapping = {}) -> dict[str, Fact]:
    """The bill for a push: what is gained and what each pays, for each step of the pushed logit."""
    p, bill, pushed = softmax(np.asarray(knobs["logits"], float)), billed(knobs, instead), int(knobs["pushed"])
    others = np.delete(bill, pushed)
    made = {
        "gain": Fact(float(bill[pushed]), "what the pushed share gains for each step of its logit"),
        "sum": Fact(float(bill.sum().round(12)), "gain and payments together"),
        "highest payment": Fact(float(-others.min()), "what the one who pays most pays"),
        "lowest payment": Fact(float(-others.max()), "what the one who pays least pays"),
        "pushed": Fact(NAMES[pushed], "whose logit is pushed"),
        "payer": Fact(NAMES[int(bill.argmin())], "who pays most"),
    }
    for name, share, change in zip(NAMES, p, bill):
        made |= {f"{name} share": Fact(float(share), f"the share of {name}"),
                 f"{name} change": Fact(float(change), f"how much the share of {name} changes for each step of the pushed logit")}
    return made


def billed(knobs: dict, instead: Mapping) -> np.ndarray:
    """How every share answers to the pushed logit, shape (n,)."""
    p, pushed = softmax(np.asarray(knobs["logits"], float)), int(knobs["pushed"])
    gains, pays = instead.get(own_gain, own_gain), instead.get(payment, payment)
    return np.array([gains(one) if n == pushed else pays(one, p[pushed]) for n, one in enumerate(p)], float)


def sheet(width: int) -> tuple[Plane, Plane, Plane]:
    """The rows of logits, the bars of the bill beside them, and the square: at the right, or below on a narrow sheet."""
    if width > 500:
        return Plane(52, 52, 204, 300, (-REACH, REACH), (3, 0)), Plane(352, 52, 168, 300, (-0.27, 0.27), (3, 0)), Plane(608, 52, 320, 320, (0, 1), (1, 0))
    return Plane(38, 30, 118, 126, (-REACH, REACH), (3, 0)), Plane(212, 30, 120, 126, (-0.27, 0.27), (3, 0)), Plane(58, 232, 262, 262, (0, 1), (1, 0))


def accounts(rows: Plane, bars: Plane, p, bill, pushed: int):
    """Beside each logit its share, and what a push of one logit gives or takes, for each step of it."""
    zero, _ = bars.at(0, 0)
    share = rows.right + (54 if bars.left > 300 else 48)
    yield Text(share, rows.top - 14, "share", "end", tone="share", cause="share", manner="title")
    yield Text(zero, rows.top - 14, "the bill, per push" if bars.left > 300 else "the bill", "middle", manner="title")
    yield Line((((zero, bars.top), (zero, bars.bottom)),), tone="quiet", manner="thin contour")
    for n, (part, change) in enumerate(zip(p, bill)):
        y, x, own = rows.at(0, n + 0.55)[1], bars.at(np.clip(change, *bars.x), 0)[0], n == pushed
        yield Text(share, y + 5, f"{short(100 * part, 0)}%", "end", tone="share", cause="share", manner="figures")
        yield Bar(min(zero, x), y - 8, abs(x - zero), 16, tone="gain" if own else "payment", cause="gain" if own else "payment")
        way = 1 if own else -1
        yield Text(zero - way * 8, y + 5, signed(change), "end" if own else "start", tone="gain" if own else "payment", cause="gain" if own else "payment", manner="figures")
        yield Bar(0, rows.at(0, n)[1], rows.left - 24, rows.height / 3, tone="quiet", manner="spot", sets={"pushed": n})


def fields(square: Plane, p, pushed: int):
    """The square: across, who pays; down, who is pushed. The pushed one's row is coloured, its own field open."""
    edges = np.array([0, *np.cumsum(p)])
    middles = (edges[1:] + edges[:-1]) / 2
    for j in range(3):
        for i in range(3):
            (x, y), (right, bottom) = square.at(edges[i], edges[j]), square.at(edges[i + 1], edges[j + 1])
            own = j == pushed
            tone = "quiet" if not own else "share" if i == j else "payment"
            yield Bar(x + 1, y + 1, max(right - x - 2, 0.5), max(bottom - y - 2, 0.5), tone=tone, cause="share" if i == j else "payment",
                      manner="soft" if own and i != j else "faint")
            number = short(p[i] * p[j]) if right - x > 40 else short(p[i] * p[j]).removeprefix("0") if right - x > 22 else ""
            yield Text((x + right) / 2, (y + bottom) / 2 + 5, number if bottom - y > 20 else "", "middle", tone="ink", manner="figures")
    yield Text(square.left, square.top - 36, "who pays →", manner="title")
    yield Text(square.left - 2, square.top - 12, "pushed ↓", "end", tone="gain", manner="title")
    for name, x in zip(NAMES, spread(square.at(middles, 0)[0], 36, square.left + 14, square.right - 14)):
        yield Text(x, square.top - 12, name, "middle", tone="share", cause="share", manner="figures")
    for n, (name, y) in enumerate(zip(NAMES, spread(square.at(0, middles)[1], 19, square.top + 8, square.bottom - 8))):
        yield Text(square.left - 10, y + 5, f"→ {name}" if n == pushed else name, "end", tone="share" if n != pushed else "gain", cause="share")


def signed(change: float) -> str:
    text = short(change)
    return text if text.startswith("−") or float(text) == 0 else f"+{text}"


def told(p, bill, pushed: int) -> str:
    payers = [n for n in range(3) if n != pushed]
    paid = " and ".join(f"{NAMES[n]} pays {short(-bill[n])}" for n in payers)
    return (f"For each bit that the logit of {NAMES[pushed]} is pushed up, its share gains {short(bill[pushed])}; {paid}. "
            "Gain and payments cancel, and whoever has more pays more.")
