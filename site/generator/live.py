"""Live numbers: inline math that says what an expression is worth.

    $\\frac{1}{1-\\beta} \\approx 10$          checked with the opening values, and follows the knobs
    $\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2} = 15$  checked step by step; its last number follows
    $\\beta^{10} < 0.4$                       checked
    $\\beta = 0.9$                            a knob alone: its number can be turned right there

Where a number stands and nothing could be checked, `unchecked` says why.
"""
from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pycore.answers import answer
from pycore.formulas import canonical, read
from pycore.formulas.notation.operators import RELATIONS
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk

from .grid import grid
from .mistakes import Wrong
from .numbers import decimals, shown
from .records import Knob, Number
from .source import Span
from .tex import LETTERS, reading, unfit
from .values import Givens

EQUAL = ("=", r"\approx")
ORDERS = {
    "<": lambda a, b, room: b - a > room, ">": lambda a, b, room: a - b > room,
    r"\le": lambda a, b, room: a - b <= room, r"\ge": lambda a, b, room: b - a <= room,
    r"\ne": lambda a, b, room: abs(a - b) > room,
}
SAME = {r"\lt": "<", r"\gt": ">", r"\leq": r"\le", r"\leqslant": r"\le", r"\geq": r"\ge", r"\geqslant": r"\ge", r"\neq": r"\ne", "≈": r"\approx"}


@dataclass(frozen=True)
class Side:
    """One side of a relation: where it is written, its tree, and whether it is a plain number such as -2.0."""
    span: Span
    node: Node

    @property
    def plain(self) -> bool:
        return (self.node.children[0] if self.node.kind in ("negative", "positive") else self.node).kind == "number"

    @property
    def number(self) -> float:
        """The plain number."""
        return -float(self.node.children[0].name) if self.node.kind == "negative" else float((self.node.children or (self.node,))[0].name)

    @property
    def numeric(self) -> bool:
        """Whether it is made of numbers alone."""
        return not any(node.kind in (*LETTERS, "word", "text") for node in walk(self.node))


@dataclass(frozen=True)
class Split:
    """The sides of a relation and the signs between them; `left` is all that stands before the last sign."""
    sides: tuple[Side, ...]
    signs: tuple[str, ...]
    left: Span

    @property
    def right(self) -> Span:
        return self.sides[-1].span

    @property
    def sign(self) -> str:
        return self.signs[-1]

    @property
    def counts(self) -> bool:
        """Whether it ends in = or ≈ and a plain number."""
        return self.sign in EQUAL and self.sides[-1].plain


def split(math: Span) -> Split | None:
    """The sides of math that is a relation, found by its tree; None where no side is a number."""
    tree = reading(math).tree
    if tree.kind == "phrase" and tree.children[0].kind == "relation":       # $x \\le 3 \\text{ days}$
        tree = tree.children[0]
    if tree.kind != "relation":
        return None
    sides = tuple(Side(math.cut(*child.span), child) for child in tree.children)
    if not any(side.numeric or _counted(side.node) for side in sides):
        return None
    last = math.text.rfind(_sign_in(math.text[tree.children[-2].span[1]:tree.children[-1].span[0]]), 0, tree.children[-1].span[0])
    return Split(sides, tuple(SAME.get(sign, sign) for sign in tree.name.split(" ")), math.cut(0, last).strip())


def turned(parts: Split, givens: Givens) -> Knob | None:
    """The knob whose own number this is; its number must be the opening value."""
    knob = givens.knobs.get(canonical(parts.left.text)) if parts.counts and len(parts.sides) == 2 else None
    if not isinstance(knob, Knob):
        return None
    if abs(parts.sides[-1].number - knob.value) > 0.5 * 10 ** -decimals(parts.right.text) + 1e-12:
        raise Wrong(parts.right, f"${knob.latex}$ opens at {knob.value:g}, but here it says {parts.right.text}",
                    f"Write {knob.value:g}, or change the value where it is given (line {knob.span.line}).")
    return knob


def live(parts: Split, name: str, givens: Givens) -> Number | None:
    """A number that follows its expression; None where no knob moves it, or it cannot be worked out.

    Whatever can be worked out must be so, whether it moves or not.
    """
    for (one, other), sign in zip(pairwise(parts.sides), parts.signs):
        _check(one, sign, other, givens)
    formula, value = _worth(parts.sides[-2], givens) if parts.counts else (None, None)
    if not isinstance(value, float):
        return None
    knobs = givens.knobs_of(formula)
    latex = parts.left.text if len(parts.sides) == 2 else formula.latex
    return Number(name, latex, decimals(parts.right.text), value, tuple(knob.id for knob in knobs), parts.sign == "=") if knobs else None


def unchecked(parts: Split, givens: Givens) -> str:
    """Why a relation with a number in it was not checked, or not wherever its knobs may be turned; nothing where it was."""
    knobs = ()
    for (one, other), sign in zip(pairwise(parts.sides), parts.signs):
        if _named(one, sign, other, givens) and len(parts.sides) > 2:
            continue
        if sign not in (*EQUAL, *ORDERS):
            return f"the sign {RELATIONS[sign][0]} is not one that can be checked"
        if sign == r"\approx" and not (one.plain or other.plain):
            return "≈ wants a plain number beside it, whose digits say how near"
        for side in (one, other):
            formula, value = _worth(side, givens)
            if not isinstance(value, float):
                return _why(side, givens)
            knobs += givens.knobs_of(formula)
        if sign in ORDERS and (turned := _elsewhere(one, sign, other, givens, knobs)):
            return f"it is so at the opening, but not at {turned}, and it does not follow the knob"
    return "it is so at the opening, but only a plain number that stands last follows the knobs" if knobs and parts.sign in EQUAL and not parts.counts else ""


def _elsewhere(one: Side, sign: str, other: Side, givens: Givens, knobs) -> str:
    """A place to which a knob can be turned where an inequality no longer holds."""
    for knob in knobs:
        for value in grid(knob):
            a, b = (answer({"value": _read(side).latex, "given": givens.with_({knob.id: value})})["values"][0] for side in (one, other))
            if isinstance(a, float) and isinstance(b, float) and not ORDERS[sign](a, b, 0):
                return f"{knob.text} = {shown(value)}"
    return ""


def _check(one: Side, sign: str, other: Side, givens: Givens) -> None:
    """One step of a relation must be so, where both sides can be worked out."""
    if sign not in (*EQUAL, *ORDERS) or _named(one, sign, other, givens):
        return
    (formula, a), (second, b) = _worth(one, givens), _worth(other, givens)
    if not (isinstance(a, float) and isinstance(b, float)):
        return
    room = 1e-9 * max(1, abs(a), abs(b))
    said = next((side for side in (other, one) if side.plain), None)
    if sign in EQUAL and said is not None:
        room += 0.5 * 10 ** -decimals(said.span.text)
    elif sign == r"\approx":
        return
    if (abs(a - b) <= room) if sign in EQUAL else ORDERS[sign](a, b, room):
        return
    knobs = tuple(dict.fromkeys((*givens.knobs_of(formula), *givens.knobs_of(second))))
    values = "with the opening values " if knobs else ""
    opening = givens.opening(knobs) if knobs else ""
    if sign in EQUAL and other.plain:
        places = decimals(other.span.text)
        change = f", or change the values it is made of: {opening}" if knobs else ""
        raise Wrong(other.span, f"this says {other.span.text}, but {values}the formula gives {_near(a, places)}", f"Write {a:.{places}f}{change}.")
    raise Wrong(one.span.source.span(one.span.start, other.span.end),
                f"this is not so: {values}the left side is {shown(a)} and the right side {shown(b)}",
                f"Change the sentence{f', or the values it is made of: {opening}' if knobs else ''}.")


def _named(one: Side, sign: str, other: Side, givens: Givens) -> bool:
    """Whether = only gives a name: v_t = βv + (1−β)x, where v_t has no value of its own, or is an update of itself."""
    if sign != "=" or one.node.kind not in LETTERS or other.numeric:
        return False
    spelling = spell(one.node)
    return spelling not in givens.knobs and spelling not in givens.fixed or spelling in _read(other).symbols()


def _worth(side: Side, givens: Givens) -> tuple:
    """What is read at a side, and its value."""
    if side.plain:
        return _read(side), side.number
    formula = _read(side)
    if wrong := givens.misfit(formula):
        raise unfit(side.span, formula, wrong)
    return formula, givens.value(formula)


def _read(side: Side):
    return read(spell(side.node)) if side.node.fences else reading(side.span)


def _why(side: Side, givens: Givens) -> str:
    """Why a side has no value."""
    for node in walk(side.node):
        if node.kind in ("word", "text"):
            return f"“{node.name}” is no part of a number"
    symbols = [latex for latex in _read(side).symbols() if givens.knob_of(latex) is None and latex not in givens.fixed]
    if symbols:
        return f"${symbols[0]}$ is not given on this page"
    return "its value is no single number" if givens.value(_read(side)) is not None else "its value cannot be worked out"


def _counted(node: Node) -> bool:
    """A number with a unit or the like: 3 cm, 20 %."""
    return node.kind == "product" and node.children[0].kind == "number"


def _sign_in(gap: str) -> str:
    """The sign that stands between two sides."""
    return max((sign for sign in (*RELATIONS, *SAME) if sign in gap), key=len)


def _near(value: float, places: int) -> str:
    """The value with enough digits to see that it differs."""
    return f"{value:.{places + 3}f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:.6g}"
