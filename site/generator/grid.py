"""The values at which a knob is baked."""
from __future__ import annotations

from .records import Knob, Local

SIZE, MOST = 25, 61


def grid(knob: Knob | Local) -> list[float]:
    """25 values and the opening value, where most happens: in even steps, in even ratios where the knob is
    logarithmic, in even ratios of what is left to one where it is a share that ends close to one (0.9 and 0.99 differ
    as 10 and 100 days do). Every value of a whole-number knob that has at most 61."""
    low, high = knob.low, knob.high
    whole = isinstance(knob, Local) and knob.integer
    if whole and high - low < MOST:
        return [float(value) for value in range(round(low), round(high) + 1)]
    shares = [n / (SIZE - 1) for n in range(SIZE)]
    if knob.log:
        values = [low * (high / low) ** share for share in shares]
    elif 0 <= low and 0.9 <= high < 1:
        values = [1 - (1 - low) * ((1 - high) / (1 - low)) ** share for share in shares]
    else:
        values = [low + (high - low) * share for share in shares]
    if whole:
        return sorted({float(round(value)) for value in (*values, knob.value)})
    return sorted({*(float(f"{value:.6g}") for value in values), knob.value})
