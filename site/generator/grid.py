"""The values at which a knob is baked."""
from __future__ import annotations

from .records import Knob, Local

SIZE, MOST = 17, 61


def grid(knob: Knob | Local) -> list[float]:
    """17 values in even steps, or even ratios where the knob is logarithmic, its opening value among them;
    every value of a whole-number knob that has at most 61."""
    low, high = knob.low, knob.high
    whole = isinstance(knob, Local) and knob.integer
    if whole and high - low < MOST:
        return [float(value) for value in range(round(low), round(high) + 1)]
    shares = [n / (SIZE - 1) for n in range(SIZE)]
    values = [low * (high / low) ** share if knob.log else low + (high - low) * share for share in shares]
    if whole:
        return sorted({float(round(value)) for value in (*values, knob.value)})
    values = [float(f"{value:.6g}") for value in values]
    if knob.value not in values:                        # it takes the place of its nearest inner neighbour
        values[min(range(1, SIZE - 1), key=lambda n: abs(values[n] - knob.value))] = knob.value
    return sorted(values)
