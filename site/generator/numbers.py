"""Numbers as authors write them, and as pages print them.

number(span)       0.9, -2 or 1e-8, or Wrong
decimals("0.90")   2
plain(0.1 + 0.2)   0.3: six significant digits, for page data
shown(0.27)        "0.27": three significant digits, for readers
"""
from __future__ import annotations

import math
import re

from .mistakes import Wrong
from .source import Span

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
NUMBER = r"[-−+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-−+]?\d+)?"


def number(span: Span) -> float:
    """The number written at a span."""
    text = span.text.strip()
    if not re.fullmatch(NUMBER, text):
        hint = f"Write {text.replace(',', '.')}." if re.fullmatch(NUMBER, text.replace(",", ".")) else "Write it like 0.9 or -2 or 1e-8."
        raise Wrong(span, f"“{text}” is not a number", hint)
    value = float(text.replace("−", "-"))
    if not math.isfinite(value):
        raise Wrong(span, f"“{text}” is too large a number")
    return value


def decimals(text: str) -> int:
    """How many digits stand after the point."""
    mantissa, _, exponent = text.strip().lower().replace("−", "-").partition("e")
    return max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))


def plain(value):
    """A value for page data: six significant digits, whole numbers without a point, lists inside lists kept."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    value = float(value)
    if not math.isfinite(value):
        return None
    value = float(f"{value:.6g}")
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def shown(value: float) -> str:
    """A value for readers, as site/assets/js/digits.js writes it too."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "undefined"
    size = abs(value)
    if size and not 1e-4 <= size < 1e7:
        digits, power = f"{value:.1e}".split("e")
        text = f"{float(digits):g} × 10{str(int(power)).translate(RAISED)}"
    else:
        text = f"{value:.{max(0, 2 - math.floor(math.log10(size))) if size else 0}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def nice(size: float) -> float:
    """The nearest step that people count in, 1, 2 or 5 times a power of ten, not above `size` by much."""
    power = 10.0 ** math.floor(math.log10(size))
    best = min((1, 2, 5, 10), key=lambda m: abs(math.log(size / (m * power))))
    return float(f"{best * power:.6g}")
