"""What is given but never needed: surely a slip of the pen."""
from __future__ import annotations

from typing import Iterable

from .mistakes import Found
from .records import Figure, Number
from .tex import bare, letters
from .things import Things


def check(things: Things, numbers: Iterable[Number], found: Found) -> None:
    """Notes each given symbol that no formula, figure or live number of the page depends on."""
    givens = things.givens
    needed = {knob.id for block in things.formulas.values() for knob in givens.knobs_of(block.formula)}
    needed |= {id for figure in things.each(Figure).values() for id in figure.knobs.values()}
    needed |= {id for number in numbers for id in number.knobs}
    written = {spelling for block in things.formulas.values() for _, spelling in letters(block.formula)}
    written |= {bare(spelling) for spelling in written}
    written |= {spelling for block in things.formulas.values() for spelling in givens.behind(block.formula)}
    for knob in givens.knobs.values():
        if not needed & {knob.id, *(one.id for one in knob.each)}:
            found.note(knob.span, f"nothing on this page depends on ${knob.latex}$", "Use it in a formula or a figure, or leave it out.")
    figures = [value for figure in things.each(Figure).values() for value in figure.fixed.values()]
    for spelling, one in givens.fixed.items():
        if spelling not in written and not any(one.value == value for value in figures) \
                and not any(block.formula.find(one.latex) for block in things.formulas.values()):
            found.note(one.span, f"nothing on this page depends on ${one.latex}$", "Use it in a formula, or leave it out.")
