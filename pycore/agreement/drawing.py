"""Random inputs for a function, of the shapes its letters declare.

    draws(function, count, spoken)    yields so many Draws, the same ones every time
"""
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import signature

import numpy as np

from pycore.agreement.letters import Letter, letters_of
from pycore.agreement.spaces import added
from pycore.formulas import read
from pycore.formulas.spelling import spell

SIZES = (1, 6)                      # from how long to below how long an axis may be


@dataclass(frozen=True)
class Draw:
    """One input: the arguments by parameter, and what the letters of print are worth with it, those of lengths too."""
    arguments: dict
    letters: dict


def draws(function: Callable, count: int, spoken: Callable[[str], bool], seed: int = 0) -> Iterator[Draw]:
    """Yield `count` inputs. Axes of one letter are of one length.

    `spoken` says whether the formula speaks of a spelling: parameters that it does not speak of keep their defaults.
    """
    optional = {name for name, parameter in signature(function).parameters.items() if parameter.default is not parameter.empty}
    letters = {name: letter.among(spoken) for name, letter in letters_of(function).items()
               if name not in optional or any(map(spoken, letter.spellings))}
    lengths = sizes(function)
    for number in range(count):
        chance = np.random.default_rng([seed, number])
        yield draw(letters, chance, {size: int(chance.integers(*SIZES)) for size in lengths})


def sizes(function: Callable) -> tuple[str, ...]:
    """The letters of lengths that a function's declared letters speak of."""
    spaces = [one.space for letter in letters_of(function).values() for one in (letter, *letter.others)]
    return tuple(sorted({one for space in spaces for size in space.shape for one in added(size) if not one.isdigit()}))


def draw(letters: dict[str, Letter], chance, lengths: dict[str, int]) -> Draw:
    drawn = {name: letter.space.draw(chance, lengths) for name, letter in letters.items()}
    arguments = {name: [value] if letters[name].series else value for name, value in drawn.items()}
    known = {one: np.eye(lengths["n"]) for one in ("I", r"\mathbf{I}") if "n" in lengths}
    for name, letter in letters.items():
        for spelling in letter.spellings:
            if callable(drawn[name]):
                known[spelling] = drawn[name].of
                continue
            known |= applied(spelling, drawn[name]) if read(spelling).tree.kind == "apply" else {spelling: drawn[name]}
    return Draw(arguments, lengths | known)


def applied(spelling: str, values) -> dict:
    """What makes score(h_t, h_s) be values[s]: numbers in a row for the family of h_s, and a function that looks them up."""
    head, *arguments = read(spelling).tree.children
    family = [argument for argument in arguments if argument.kind == "indexed"][-1]
    place = arguments.index(family)
    others = {n: 0.25 + n for n in range(len(arguments)) if n != place}

    def looked_up(*given):
        right = all(np.ndim(given[n]) == 0 and given[n] == value for n, value in others.items())
        return values[int(given[place][0])] if right else np.nan
    known = {spell(arguments[n]): value for n, value in others.items()}
    return known | {spell(family.children[0]): np.arange(len(values))[:, None], spell(head): looked_up}
