"""Small questions about LaTeX that are asked in several places; the answers are pycore.formulas'.

reading(span)    the formula written there, or Wrong at the very column
unfit(...)       Wrong at the letter where values do not fit together
glyphs(latex)    β₁ for \\beta_1
bare(latex)      v for v_{t-1}
letters(formula) its letters and where they stand
running(formula) the letters that only count: its sums run over them
compound(latex)  whether it is more than one letter
"""
from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Iterator, Mapping

from pycore.formulas import FormulaError, read
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import spell

from .mistakes import Wrong
from .source import Span

LETTERS = ("symbol", "indexed", "primed", "accent", "raised", "differential")
LOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")


def reading(span: Span, functions: tuple[str, ...] = ()):
    """Read the LaTeX at a span."""
    try:
        return read(span.text, functions)
    except FormulaError as error:
        raise Wrong(_token(span, error.column), as_ours(error.message), error.suggestion) from None


def unfit(span: Span, formula, misfit: Mapping) -> Wrong:
    """What does not fit together in the formula written at a span, at the letter it is said of."""
    start = misfit["column"] - 1
    ends = [node.span[1] for _, node in formula.nodes() if node.kind in (*LETTERS, "word") and node.span[0] == start]
    at = span.cut(start, max(ends)) if ends else _token(span, misfit["column"])
    return Wrong(at, as_ours(misfit["error"]), misfit["suggestion"])


def _token(span: Span, column: int) -> Span:
    """The sign or command that begins at a column."""
    start = max(0, min(column - 1, len(span.text) - 1))
    return span.group(re.compile(r"\\[A-Za-z]+|.?", re.DOTALL).match(span.text, start))


def canonical_of(span: Span) -> str:
    """The one spelling of the LaTeX at a span."""
    return spell(reading(span).tree)


def as_ours(message: str) -> str:
    """A sentence that may stand after a place: begun small, without its stop."""
    begun = message[0].lower() + message[1:] if message[1:2].islower() or message[:2] == "A " else message
    return begun.removesuffix(".")


@lru_cache(maxsize=4096)
def glyphs(latex: str) -> str:
    """A symbol as plain text."""
    marked = read(latex).mathml(display=False)
    marked = re.sub(r"<annotation.*?</annotation>", "", marked, flags=re.DOTALL)
    while "<msub" in marked:
        # the last child of a msub is its script; innermost ones first
        changed = re.sub(r"<msub\b[^>]*>((?:(?!<msub\b).)*?)</msub>", lambda m: _sub(m[1]), marked, count=1, flags=re.DOTALL)
        if changed == marked:
            break
        marked = changed
    return unescape(re.sub(r"<[^>]+>", "", marked)).replace("\u2062", "").replace("\u2061", "").strip()


def _sub(inside: str) -> str:
    """The text of a msub's two children, the second one lowered where Unicode can."""
    depth, end = 0, 0
    for tag in re.finditer(r"<(/?)[a-z]+[^>]*?(/?)>", inside):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth == 0:
            end = tag.end()
            break
    plain = lambda markup: re.sub(r"<[^>]+>", "", markup)
    return plain(inside[:end]) + plain(inside[end:]).translate(LOW)


@lru_cache(maxsize=4096)
def bare(latex: str) -> str:
    """A letter without its scripts, in its one spelling; anything else as it is."""
    node = read(latex).tree
    while node.kind in ("indexed", "primed", "raised"):
        node = node.children[0]
    return spell(node)


def letters(formula) -> Iterator[tuple[str, str]]:
    """(path, one spelling) of each letter of a formula, its scripts and accents with it."""
    waiting = [formula.tree]
    while waiting:
        node = waiting.pop()
        if node.kind in LETTERS and _root(node).kind == "symbol" and spell(node):
            yield node.path, spell(node)
        else:
            waiting.extend(reversed(node.children))


def running(formula) -> frozenset[str]:
    """The letters that its sums run over, in their one spelling."""
    return frozenset(spell(letter) for _, node in formula.nodes() if node.kind == "series" for letter in bound_letters(node))


def compound(latex: str) -> bool:
    """Whether LaTeX is more than one letter, such as \\nabla_\\theta J(\\theta)."""
    return read(latex).tree.kind not in LETTERS


def _root(node):
    while node.children:
        node = node.children[0]
    return node
