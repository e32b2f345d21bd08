"""Guesses: a fence that asks before it shows.

    ```guess
    ask: About how many days does such an average remember?
    choices: [two or three, about ten, about a hundred]      or   number: 10     or   part: momentum.memory
    answer: about ten                                             unit: days
    then: The rule of thumb is one divided by the rest.           tolerance: 2
    ```
"""
from __future__ import annotations

from ..blocks import Fence
from ..fields import fields, only
from ..mistakes import Found, Wrong, nearest
from ..records import Guess
from ..source import Span
from .own_id import own_id

KINDS = {"choices": ("choices", "answer"), "number": ("number", "unit", "tolerance"), "part": ("part",)}
COMMON = ("id", "ask", "then")


def guess(fence: Fence, number: int, parts: tuple[str, ...], taken: dict[str, Span], found: Found) -> Guess:
    """A guess; `parts` are the ids of all parts on the page."""
    given = fields(fence.body, "the guess")
    name = own_id(given.get("id"), f"g{number}", taken, found)
    kinds = [kind for kind in KINDS if kind in given]
    if len(kinds) != 1:
        raise Wrong(given[kinds[1]].key if kinds else fence.info,
                    "a guess is either of choices, or of a number, or of a part" if kinds else "this guess says not what is to be guessed",
                    "Add choices: [one, another] with answer: one; or number: 10; or part: momentum.memory.")
    kind = kinds[0]
    only(given, (*COMMON, *KINDS[kind]), "this guess", found)
    if "ask" not in given:
        raise Wrong(fence.info, "this guess asks nothing", "Add a line “ask: ...”.")
    given["ask"].text()
    then = None
    if "then" in given:
        given["then"].text()
        then = given["then"].span
    common = {"id": name, "ask": given["ask"].span, "then": then}
    if kind == "choices":
        return _choice(fence, given, common)
    if kind == "number":
        tolerance = given["tolerance"].number() if "tolerance" in given else 0
        unit = given["unit"].text() if "unit" in given else ""
        return Guess(kind="number", number=given["number"].number(), unit=unit, tolerance=tolerance, **common)
    part = given["part"].text()
    if part not in parts and part not in taken:
        raise Wrong(given["part"].span, f"there is no part “{part}” on this page", nearest(part, parts, "part"))
    return Guess(kind="part", part=part, **common)


def _choice(fence: Fence, given, common) -> Guess:
    choices = given["choices"].texts()
    if len(choices) < 2:
        raise Wrong(given["choices"].span, "one choice is none", "Give at least two.")
    if "answer" not in given:
        raise Wrong(fence.info, "this guess has no answer", "Add a line “answer: ...” with one of the choices.")
    answer = str(given["answer"].value)
    if answer not in choices:
        raise Wrong(given["answer"].span, f"the answer “{answer}” is not among the choices", nearest(answer, choices))
    return Guess(kind="choice", choices=choices, answer=answer, **common)
