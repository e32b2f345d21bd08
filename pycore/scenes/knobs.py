"""What a scene declares: the knobs it answers to and the settings an author may give."""
from dataclasses import dataclass


@dataclass(frozen=True)
class SceneKnob:
    """A number a reader may turn. With a `symbol` it is shared with formulas; without, it is the figure's own."""
    says: str
    value: float
    low: float
    high: float
    symbol: str | None = None
    log: bool = False
    integer: bool = False


@dataclass(frozen=True)
class Setting:
    """A choice an author makes once, in the fence. `kind` is flag, number, choice or list (of choices)."""
    says: str
    default: object
    kind: str
    choices: tuple[str, ...] = ()
