"""Lengths laid end to end: a sum that can be seen.

    pieces(row, lengths, names, tone, cause)   a bar for each length, one after the other, with its name in it where there is room
    summed([2, 7, 3])                          "2 + 7 + 3 = 12"
"""
from dataclasses import dataclass

from pycore.marks import Bar, Text
from pycore.scenes.labels import short

GAP = 2                 # pixels between neighbours


@dataclass(frozen=True)
class Row:
    """Where the lengths lie: pixels, and how many of them make one."""
    left: float
    top: float
    height: float
    room: float
    scale: float

    def ends(self, lengths) -> list[float]:
        """Where each length ends, none beyond the room."""
        made, at = [], 0.0
        for length in lengths:
            at = min(at + max(length, 0) * self.scale, self.room)
            made.append(self.left + at)
        return made


def pieces(row: Row, lengths, names, tone: str, cause: str):
    """As many bars and texts as there are lengths, whatever these are; a length of nothing is a bar of no width."""
    start = row.left
    for end, name in zip(row.ends(lengths), names):
        wide = end - start
        yield Bar(start, row.top, max(wide - GAP, 0), row.height, tone=tone, cause=cause, manner="faint")
        yield Text(start + max(wide - GAP, 0) / 2, row.top + row.height / 2 + 5, name if wide > 8 * len(name) + 4 else "", "middle", size=14, cause=cause, manner="figures")
        start = end


def neat(value: float, decimals: int = 2) -> str:
    """A number without idle zeros."""
    text = short(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def summed(numbers, total: float, decimals: int = 2) -> str:
    """A sum written out, and what it comes to."""
    told = " + ".join(neat(each, decimals) for each in numbers)
    return told if len(numbers) == 1 else f"{told} = {neat(total, decimals)}"
