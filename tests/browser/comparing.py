"""Answers of two machines, compared: the same sentences, the same structure, the same numbers but for rounding.

    differences(one, other)    [where and what] in which two answers to one question differ; empty if they agree
"""
import math
import re

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
ROUNDED = {"values": 1e-9, "suggested": 1e-9, "slopes": 1.01e-2}     # relative; slopes are told with three digits, and the last may fall either way
PIXEL = 0.11                   # drawings are rounded to a tenth of a pixel
EXACT = ("class", "data-", "id")


def differences(one, other, where: str = "", near: float = 1e-9, size: float = 0) -> list[str]:
    """Where two answers differ; `size` is that of the largest number beside, whose rounding a smaller one may carry."""
    if isinstance(one, dict) and isinstance(other, dict):
        missing = [f"{where}/{name}: only one has it" for name in one.keys() ^ other.keys()]
        return missing + [found for name in one.keys() & other.keys()
                          for found in differences(one[name], other[name], f"{where}/{name}", ROUNDED.get(name, near))]
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return [f"{where}: {len(one)} and {len(other)} of them"]
        size = max(size if where.count("/") > 2 else 0, *(abs(each) for each in one if is_number(each)), 0)
        return [found for place, pair in enumerate(zip(one, other)) for found in differences(*pair, f"{where}/{place}", near, size)]
    if is_number(one) and is_number(other):
        return [] if math.isclose(one, other, rel_tol=near, abs_tol=1e-15 * size if where.count("/") > 2 else 0) else [f"{where}: {one!r} and {other!r}"]
    if isinstance(one, str) and isinstance(other, str) and where.startswith("/elements"):
        return [] if drawn_alike(one, other) or is_identity(where) and one == other else [f"{where}: {one!r} and {other!r}"]
    return [] if type(one) is type(other) and one == other else [f"{where}: {one!r} and {other!r}"]


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_identity(where: str) -> bool:
    return where.rsplit("/", 1)[-1].startswith(EXACT)


def drawn_alike(one: str, other: str) -> bool:
    """Whether two attributes of a drawing say the same but for a tenth of a pixel."""
    return NUMBER.sub("#", one) == NUMBER.sub("#", other) and all(
        abs(float(a) - float(b)) <= PIXEL for a, b in zip(NUMBER.findall(one), NUMBER.findall(other)))
