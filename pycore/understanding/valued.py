"""Values on their way in and out: plain numbers and nested lists outside, NumPy inside."""
import numpy as np


def numbers(given: dict | None) -> dict:
    """{latex: number or array} of {latex: number or nested list}; lists of unlike rows are left out."""
    made = {}
    for latex, value in (given or {}).items():
        try:
            made[latex] = np.array(value, float) if isinstance(value, list) else float(value)
        except (TypeError, ValueError):
            continue
    return made


def plain(value, most: int = 400):
    """A value that JSON can carry, with six digits; None for what has none, is infinite or is too large to show."""
    if value is None or not np.issubdtype(np.asarray(value).dtype, np.number):
        return None
    array = np.asarray(value, float)
    if array.size > most or not np.isfinite(array).all():
        return None
    return _short(array.tolist())


def _short(value):
    return [_short(one) for one in value] if isinstance(value, list) else float(f"{value:.6g}")
