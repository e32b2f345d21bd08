"""Labels beside what they name, none upon another."""
import numpy as np


def spread(heights, gap: float, top: float, bottom: float) -> list[float]:
    """Heights moved as little as needed to be at least `gap` apart between top and bottom, in their own order."""
    order = np.argsort(heights, kind="stable")
    placed = np.clip(np.array(heights, float)[order], top, bottom)
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    limit = bottom
    for i in reversed(range(len(placed))):
        placed[i] = limit = min(placed[i], limit)
        limit -= gap
    result = np.empty(len(placed))
    result[order] = placed
    return result.tolist()


def side(x: float, room: float, right: float) -> tuple[int, str]:
    """Which side of x a label of `room` pixels goes: (1, "start") to the right where it fits, else (-1, "end")."""
    return (1, "start") if x + room <= right else (-1, "end")


def short(value: float, decimals: int = 2) -> str:
    """A number for a picture, with a true minus sign and never a negative zero."""
    text = f"{value:.{decimals}f}" if abs(value) < 100 else f"{value:.0f}" if abs(value) < 1e5 else f"{value:.0e}"
    text = text.replace("e+0", "e").replace("e+", "e")
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")
