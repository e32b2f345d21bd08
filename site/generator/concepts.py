"""content/concepts/*.md: shapes with names. One concept a file:

    ---
    name: softmax
    aliases: [soft argmax]
    shapes:
      - \\frac{e^{x_i}}{\\sum_j e^{x_j}}
    letters: {x: anything, n: letter}           what each letter of the shapes may stand for
    code: pycore.activations.softmax            which computes at least one of the shapes
    before: [p = \\mathrm{softmax}(z)]           what its letters stand for, where the code has other ones
    tells: a softmax                            what a card says of it
    near:                                       or false, where near misses would be noise
      - {shape: ..., why: almost a softmax, but ...}
    see: [log-sum-exp]
    ---

    One sentence that says what it does.

    An analogy. Perhaps a third paragraph.

concepts(sources, found)    {slug: Concept}, all mistakes noted
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping

from pycore.formulas import FormulaError, read
from pycore.formulas.concepts.concept import KINDS, LISTS

from .fields import Field, fields, only
from .front import HEAD
from .mistakes import Found, Wrong, nearest
from .source import Source, Span
from .code_names import callable_at
from .tex import as_ours

KNOWN = ("name", "aliases", "shapes", "letters", *LISTS, "code", "before", "tells", "near", "without", "see")


@dataclass(frozen=True)
class Concept:
    """A concept as its file says it. `body` is its Markdown; `letters` say what the letters of its shapes may be."""
    slug: str
    name: str
    aliases: tuple[str, ...]
    shapes: tuple[str, ...]
    letters: Mapping[str, str]                      # {letter: what it may stand for}
    code: str
    tells: str
    near: tuple[tuple[str, str], ...] | None        # (shape, why) each; None where no near miss is worth a word
    without: str
    see: tuple[str, ...]
    body: Span
    code_span: Span | None = None
    before: tuple[str, ...] = ()                    # formulas that run before the shapes, where these are held beside the code

    @property
    def functions(self) -> tuple[str, ...]:
        return _functions(self.letters)

    @property
    def does(self) -> Span:
        """Its first paragraph: one sentence that says what it does."""
        whole = self.body.strip()
        end = re.search(r"\n[ \t]*\n", whole.text)
        return whole.cut(0, end.start()) if end else whole


def concepts(sources: Mapping[str, Source], found: Found) -> dict[str, Concept]:
    """Read every concept; `sources` are the files by their slugs."""
    made, heads = {}, {}
    for slug, source in sources.items():
        with found.noting():
            made[slug], heads[slug] = _concept(slug, source, found)
    _check_names(made, heads, found)
    for slug, given in heads.items():
        for name, span in zip(made[slug].see, given["see"].items if "see" in given else ()):
            if name not in sources:
                found.note(span, f"there is no concept “{name}”", nearest(name, sources, "concept"))
            elif name == slug:
                found.note(span, "this concept names itself", "Name others that a reader may want to see beside it.")
    return made


def _concept(slug: str, source: Source, found: Found) -> tuple[Concept, dict[str, Field]]:
    match = HEAD.match(source.text)
    if not match:
        first = source.span().lines()[0] if source.text else source.span()
        raise Wrong(first, "the concept does not begin with its front matter", "Begin with a line of ---, then “name: ...” and “shapes:”, then --- again.")
    opening, body = source.span(0, 3), source.span(match.end())
    given = fields(source.span(*match.span("inside")), "the front matter")
    only(given, KNOWN, "the front matter", found)
    if "name" not in given:
        raise Wrong(opening, "the concept has no name", "Add a line “name: ...” below this one.")
    name = given["name"].text()
    letters = _letters(given, found)
    functions = _functions(letters)
    shapes = _shapes(given, opening, functions, found)
    code = ""
    if "code" in given:
        with found.noting():
            given["code"].text()
            callable_at(given["code"].span)
            code = given["code"].value
    if not body.text.strip():
        found.note(opening, "the concept says nothing", "Below the second --- stands one sentence that says what it does, then an analogy.")
    texts = {key: given[key].texts() if key in given and given[key].value else () for key in ("aliases", "see", "before")}
    for latex, span in zip(texts["before"], given["before"].items if texts["before"] else ()):
        _reads(latex, span, functions, found)
    return Concept(slug, name, texts["aliases"], shapes, letters, code, _said(given, "tells"), _near(given, functions, found),
                   _said(given, "without"), texts["see"], body, given["code"].span if code else None, texts["before"]), given


def _said(given: Mapping[str, Field], key: str) -> str:
    return str(given[key].value) if key in given and given[key].value is not None else ""


def _shapes(given: Mapping[str, Field], opening: Span, functions: tuple[str, ...], found: Found) -> tuple[str, ...]:
    """The shapes, each of which must read; one that does not is noted at its column."""
    if "shapes" not in given:
        raise Wrong(opening, "the concept has no shapes", "Add “shapes:” and below it one LaTeX formula a line after “- ”.")
    shapes = given["shapes"].texts()
    for latex, span in zip(shapes, given["shapes"].items):
        _reads(latex, span, functions, found)
    return shapes


def _near(given: Mapping[str, Field], functions: tuple[str, ...], found: Found) -> tuple[tuple[str, str], ...] | None:
    """The near misses an author wrote out; none of them and none of the recogniser's where it says `near: false`."""
    value = given["near"].value if "near" in given else ()
    if value is False:
        return None
    if not isinstance(value, (list, tuple)):
        raise Wrong(given["near"].span, "“near” is neither a list nor false", "Write - shape: ... and below it why: ..., or near: false.")
    made = []
    for slip, span in zip(value, given["near"].items if value else ()):
        if not isinstance(slip, dict) or set(slip) != {"shape", "why"}:
            found.note(span, "a near miss has a shape and a why", "Write - shape: ... and below it why: almost ..., but ...")
            continue
        at = span.text.find(slip["shape"])
        _reads(slip["shape"], span.cut(at, at + len(slip["shape"])) if at >= 0 else span, functions, found)
        made.append((slip["shape"], slip["why"]))
    return tuple(made)


def _reads(latex: str, span: Span, functions: tuple[str, ...], found: Found) -> None:
    """Notes a shape that is no formula, at its column."""
    try:
        read(latex, functions)
    except FormulaError as error:
        found.note(span.cut(min(error.column - 1, max(0, len(span.text) - 1))), as_ours(error.message), error.suggestion)


def _letters(given: Mapping[str, Field], found: Found) -> dict[str, str]:
    """What the letters of the shapes may stand for."""
    made = {str(letter): kind for key, kind in LISTS.items() if key in given and isinstance(given[key].value, list) for letter in given[key].value}
    if "letters" in given:
        if not isinstance(given["letters"].value, dict):
            raise Wrong(given["letters"].span, "“letters” should say what each letter is", "Write letters: and below it one line a letter, such as x: vector.")
        for (letter, kind), (_, span) in zip(given["letters"].value.items(), given["letters"].items):
            if kind in KINDS:
                made[str(letter)] = kind
            else:
                found.note(span, f"a letter cannot be “{kind}”", nearest(str(kind), KINDS))
    return made


def _functions(letters: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(letter for letter, kind in letters.items() if kind == "function")


def _check_names(made: Mapping[str, Concept], heads: Mapping[str, Mapping[str, Field]], found: Found) -> None:
    """One name, one concept."""
    first: dict[str, str] = {}
    for slug, concept in made.items():
        before = first.setdefault(concept.name.lower(), slug)
        if before != slug:
            found.note(heads[slug]["name"].span, f"there are two concepts called “{concept.name}”", f"The other is content/concepts/{before}.md.")

