"""Texts gone wrong in the ways that editing goes wrong, by seeded chance.

    mutants(text, count, seed)      so many texts, each a few slips away from the given one
"""
from __future__ import annotations

import random
from typing import Iterator

ODD = ["\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "\t", "\x00", "\x02", "\x03", "\ue0000\ue001", "\ue0015\ue000", "&#xE000;7&#xE001;", "é", "𝛽", "日", "’",
       "$", "$$", "`", "```", "{", "}", "[", "]", "(", ")", "<", ">", "|", "\\", "_", "*", "**", "#", ":", "---", "&", "!", "%", "~", "^", "=",
       "\\frac{", "\\begin{matrix}", "\\end{cases}", "\\left(", "{#page}", "{: #x .y }", "![", "](#", "](", "<div id=x>", "<!--", "</script>", "[^1]", "[^1]: a",
       ": [", "- [", "{a: b", "&a [*a]", "*a", "!!int x", "2026-99-99", ".nan", "1e999", "? [a]", "\n\n", "\r\n", "\r", "\n    ", "given\n", "where\n", "9" * 400]
LINES = ["$$", "```", "~~~", "---", "given", "where", "{#average}", "```figure descending", "```guess", "```code pycore.optimizers.adam", "- $x$ is the **thing**: it",
         "- $x = 1$ from 0 to 2: **thing**", "- $\\beta = [[1, 0], [0, 1]]$ from -1 to 1: **b**", "- $J$ is pycore.landscapes.ravine: **c**", "> > > x", "[TOC]", "| a | b |\n|--:|---|\n| 1 | 2 |",
         "[a]: b.md", "title: 1", "glance: x", "knobs: {memory: 3}", "explains: []", "number: .inf", "choices: [1, 2]", "answer: 1", "# A", "    code", "<table>", "***", ""]


def mutants(text: str, count: int, seed: int) -> Iterator[str]:
    for n in range(count):
        chance = random.Random(f"{seed} {n}")
        made = text
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            made = chance.choice(WAYS)(made, chance)
        yield made


def _lines(change):
    def way(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        change(lines, chance.randrange(len(lines)), chance)
        return "\n".join(lines)
    return way


def _swap(lines, n, chance):
    m = chance.randrange(len(lines))
    lines[n], lines[m] = lines[m], lines[n]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD) + text[at:]


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 1, 2, 5, 40)):]


def _drop_sign(text: str, chance: random.Random) -> str:
    """One of the signs that come in pairs, or that YAML and LaTeX live by."""
    places = [n for n, letter in enumerate(text) if letter in "$`{}[]():-*\\|\"'#="]
    at = chance.choice(places) if places else 0
    return text[:at] + text[at + 1:]


def _move(text: str, chance: random.Random) -> str:
    """A stretch cut out and put in elsewhere."""
    start = chance.randrange(len(text) + 1)
    piece = text[start:start + chance.randrange(1, 200)]
    rest = text[:start] + text[start + len(piece):]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + piece + rest[at:]


WAYS = (
    _lines(lambda lines, n, chance: lines.pop(n) if len(lines) > 1 else None),
    _lines(lambda lines, n, chance: lines.insert(n, lines[n])),
    _lines(lambda lines, n, chance: lines.insert(n, chance.choice(LINES))),
    _lines(lambda lines, n, chance: lines.__setitem__(n, "  " * chance.randrange(1, 40) + lines[n])),
    _lines(_swap), _insert, _insert, _delete, _drop_sign, _move,
)
