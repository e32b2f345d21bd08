"""What an essay is given, and what its formulas are worth with it. All numbers come through pycore's one door.

Givens     the knobs and fixed values of an essay
values     every part's opening value
slopes     how much each part matters to begin with
misfit     what is given but does not fit together, such as shapes
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Iterable, Mapping

from pycore.answers import answer
from pycore.bound import asks
from pycore.formulas import canonical

from .records import Fixed, FormulaBlock, Knob, Knobs
from .tex import bare, compound, letters


@dataclass(frozen=True)
class Givens:
    """Knobs and fixed values by one spelling of their LaTeX, in the author's order."""
    knobs: Mapping[str, Knob | Knobs]
    fixed: Mapping[str, Fixed]

    @cached_property
    def by_latex(self) -> dict[str, Any]:
        """{LaTeX: opening value}, as pycore takes it."""
        return {one.latex: one.value for one in (*self.knobs.values(), *self.fixed.values())}

    @cached_property
    def functions(self) -> tuple[str, ...]:
        """The letters that stand for code."""
        return tuple(one.latex for one in self.fixed.values() if isinstance(one.value, str))

    @cached_property
    def by_id(self) -> dict[str, Knob | Knobs]:
        """What can be turned, letter by letter."""
        return {one.id: one for one in self.knobs.values()}

    @cached_property
    def each(self) -> dict[str, Knob]:
        """Every single knob by its id, those of a vector's entries too."""
        return {knob.id: knob for one in self.knobs.values() for knob in one.each}

    def with_(self, turned: Mapping[str, float]) -> dict[str, Any]:
        """The opening values, but for the knobs that are turned: {id: value}."""
        return {**self.by_latex, **{one.latex: one.with_(turned) for one in self.knobs.values()}}

    def letter_of(self, knob: Knob) -> Knob | Knobs:
        """What is given of which a knob turns all, or one entry."""
        return next(one for one in self.knobs.values() if knob in one.each)

    def knob_of(self, spelling: str) -> Knob | Knobs | None:
        """What is turned behind a letter: its own knob, or that of the letter without scripts, as for values."""
        if spelling in self.knobs:
            return self.knobs[spelling]
        return None if spelling in self.fixed else self.knobs.get(bare(spelling))

    def knobs_of(self, formula) -> tuple[Knob, ...]:
        """The knobs a formula's value depends on."""
        found = [*map(self.knob_of, formula.symbols())]
        found += [one for spelling, one in self.knobs.items() if compound(spelling) and formula.find(one.latex)]
        found += [self.knobs.get(spelling) for spelling in self.behind(formula)]
        return tuple({knob.id: knob for one in found if one for knob in one.each}.values())

    def behind(self, formula) -> tuple[str, ...]:
        """The letters that the code behind a formula's functions may ask for."""
        called = (one.value for one in self.fixed.values() if isinstance(one.value, str) and formula.find(one.latex))
        return tuple(dict.fromkeys(canonical(latex) for name in called for latex in asks(name)))

    def value(self, formula) -> Any:
        found, = self._answer(formula)["values"]
        return float(found) if isinstance(found, (int, float)) else found

    def misfit(self, formula) -> dict | None:
        """What does not fit together in a formula with the opening values."""
        return self._answer(formula).get("misfit")

    def _answer(self, formula) -> dict:
        return _answer(json.dumps({"value": formula.latex, "at": [""], "given": self.by_latex, "functions": []}))

    def opening(self, knobs: Iterable[Knob]) -> str:
        letters = {one.id: one for one in map(self.letter_of, knobs)}
        return ", ".join(f"${one.latex} = {_written(one.value)}$" for one in letters.values())


def _written(value) -> str:
    """A value as an author writes it."""
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, list) else f"{value:g}"


def places(block: FormulaBlock) -> list[str]:
    """Everything in a formula that may have a value: every node that is not inside a letter (the β of β₁ has none),
    and the parts that are runs of neighbours."""
    inside = tuple(f"{path}." for path, _ in letters(block.formula))
    nodes = [path for path, _ in block.formula.nodes() if not path.startswith(inside)]
    return nodes + sorted({str(part.places[0]) for part in block.parts} - set(nodes))


def question(block: FormulaBlock, given: Mapping[str, Any]) -> dict:
    """What is asked for a formula's values."""
    asked = {"value": block.formula.latex, "at": places(block), "given": dict(given), "functions": list(block.functions)}
    return {**asked, "before": list(block.before)} if block.before else asked


def values(block: FormulaBlock, given: Mapping[str, Any]) -> dict[str, Any]:
    """{path: value} where there is one."""
    asked = question(block, given)
    return {place: value for place, value in zip(asked["at"], _answer(json.dumps(asked))["values"]) if value is not None}


def misfit(block: FormulaBlock, given: Mapping[str, Any]) -> dict | None:
    """What does not fit together in a formula, as {"error", "column", "suggestion"}."""
    return _answer(json.dumps(question(block, given))).get("misfit")


def slopes(block: FormulaBlock, given: Mapping[str, Any]) -> dict[str, float]:
    """{place: how much the formula's value answers to it} where that tells something."""
    asked = question(block, given) | {"slopes": True}
    return {place: slope for place, slope in zip(asked["at"], answer(asked)["slopes"]) if slope is not None}


@lru_cache(maxsize=1024)
def _answer(asked: str) -> dict:
    return answer(json.loads(asked))
