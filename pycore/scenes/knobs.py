"""What a scene declares: the knobs it answers to and the settings an author may give."""
from dataclasses import dataclass


@dataclass(frozen=True)
class SceneKnob:
    """A number a reader may turn, or a vector or matrix of them as lists. With a `symbol` it is shared with formulas;
    without, it is the figure's own: a number, or a vector that is drawn by hand (pycore.marks.Drawn). What the entries of
    such a vector change in a picture must add up, as in an average, since frames are baked for one entry at a time.

    `by_hand`: a handle in the picture turns it, so that it needs no slider below. `names`: what the whole numbers from
    `low` on are called; two make a switch, more a row of buttons.
    """
    says: str
    value: float | list
    low: float
    high: float
    symbol: str | None = None
    log: bool = False
    integer: bool = False
    by_hand: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """A choice an author makes once, in the fence. `kind` is flag, choice or list (of choices; of any words without them)."""
    says: str
    default: object
    kind: str
    choices: tuple[str, ...] = ()

    def problem(self, value) -> str:
        """What is wrong with a value, as a sentence; empty if nothing is."""
        if self.kind == "flag":
            return "" if isinstance(value, bool) else "It is either true or false."
        if self.kind == "choice":
            return "" if value in self.choices else f"It is one of: {'; '.join(self.choices)}."
        right = isinstance(value, list) and value and all(each in self.choices if self.choices else isinstance(each, str) for each in value)
        return "" if right else f"It is a list of some of: {'; '.join(self.choices)}." if self.choices else "It is a list of words."
