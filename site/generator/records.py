"""What an essay is made of, as plain frozen values. Each says in a comment where the author wrote it."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Mapping

from .source import Span

TONES = ("rust", "ochre", "moss", "teal", "indigo", "plum")


@dataclass(frozen=True)
class Reference:
    """- {title: Why Momentum Really Works, author: Gabriel Goh, year: 2017, link: https://distill.pub/2017/momentum}"""
    title: str
    author: str
    year: str
    link: str


@dataclass(frozen=True)
class Front:
    """The lines between --- at the head of a page."""
    title: str
    promise: str
    glance: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    picture: Span | None = None         # the id of the figure that stands for the essay on the home page


@dataclass(frozen=True)
class Symbol:
    """- $\\beta$, said "beta", in indigo: how much of the past is kept"""
    id: str
    latex: str
    text: str
    said: str
    does: str
    tone: str
    span: Span


@dataclass(frozen=True)
class Knob:
    """- $\\beta = 0.9$ from 0 to 0.99: **memory**, how much of the past is kept"""
    id: str
    latex: str
    text: str
    name: str
    does: Span
    low: float
    high: float
    value: float
    step: float
    decimals: int
    log: bool
    tone: str
    span: Span

    @property
    def each(self) -> tuple[Knob, ...]:
        """Every knob behind the letter: this one."""
        return (self,)

    def with_(self, turned: Mapping[str, float]) -> float:
        """The opening value, unless it is turned."""
        return turned.get(self.id, self.value)


@dataclass(frozen=True)
class Knobs:
    """- $\\mathbf{h}_t = [1, 0.5]$ from -2 to 2: **decoder state**: a vector or matrix, each entry a knob without a letter"""
    id: str
    latex: str
    name: str
    does: Span
    entries: tuple                      # of knobs, or of rows of knobs
    tone: str
    span: Span

    @property
    def each(self) -> tuple[Knob, ...]:
        """Every knob behind the letter, row by row."""
        return tuple(knob for entry in self.entries for knob in (entry if isinstance(entry, tuple) else (entry,)))

    @property
    def value(self) -> list:
        """The opening entries."""
        return self.with_({})

    def with_(self, turned: Mapping[str, float]) -> list:
        """The opening entries, but for those that are turned."""
        return self.of(lambda knob: knob.with_(turned))

    def of(self, make: Callable[[Knob], Any]) -> list:
        """What is made of each knob, in the shape of the entries."""
        return [[make(knob) for knob in entry] if isinstance(entry, tuple) else make(entry) for entry in self.entries]


@dataclass(frozen=True)
class Fixed:
    """- $\\mathbf{h}_t = [1, 0.5, -0.2]$: **decoder state**, or - $J$ is pycore.landscapes.ravine: **cost**"""
    latex: str
    name: str
    does: Span
    value: Any                          # a number, a vector, a matrix, or the whole name of code
    span: Span


@dataclass(frozen=True)
class Part:
    """- $\\gamma v_{t-1}$ is the **memory**: the previous change, discounted"""
    id: str
    latex: str
    name: str
    does: Span
    places: tuple
    span: Span


@dataclass(frozen=True)
class FormulaBlock:
    """The lines between $$, with {#id code=...} and its where list."""
    id: str
    formula: Any
    code: str
    functions: tuple[str, ...]
    parts: tuple[Part, ...]
    before: tuple[str, ...]             # the LaTeX of the section's earlier formulas
    span: Span
    code_span: Span | None = None


@dataclass(frozen=True)
class Local:
    """A knob of one figure only, such as the step that is looked at; `entry`, which one of a vector's, from 1."""
    name: str
    does: str
    low: float
    high: float
    value: float
    step: float
    decimals: int
    log: bool
    integer: bool
    names: tuple[str, ...] = ()         # what its whole numbers are called
    entry: int = 0


@dataclass(frozen=True)
class Figure:
    """```figure descending"""
    id: str
    scene: str
    settings: Mapping[str, Any]
    caption: Span | None
    knobs: Mapping[str, str]            # scene knob -> id of the essay's knob or knobs
    local: Mapping[str, Local]
    fixed: Mapping[str, Any]
    causes: Mapping[str, str]           # cause -> part id
    tones: Mapping[str, str]
    span: Span
    explains: tuple[str, ...] = ()      # the ids of the formulas it explains


@dataclass(frozen=True)
class Guess:
    """```guess"""
    id: str
    kind: str                           # choice, number or part
    ask: Span
    then: Span | None
    choices: tuple[str, ...] = ()
    answer: str = ""
    number: float | None = None
    unit: str = ""
    tolerance: float = 0
    part: str = ""


@dataclass(frozen=True)
class CodeBlock:
    """```code pycore.optimizers.adam"""
    id: str
    function: Callable
    formulas: tuple[FormulaBlock, ...]  # those that stand for this code
    caption: Span | None
    span: Span


@dataclass(frozen=True)
class Number:
    """$\\frac{1}{1-\\beta} \\approx 10$ in a sentence"""
    id: str
    latex: str
    decimals: int
    value: float
    knobs: tuple[str, ...]
    exact: bool = False                 # after =, where rounding to the author's decimals would say what is not so


@dataclass(frozen=True)
class Claim:
    """[the line grows calm](#moods "at \\beta = 0.97: roughness < opening")"""
    figure: str
    turned: Mapping[str, float]         # the ids of the knobs that stand elsewhere than at the opening
    said: str                           # what pressing it does
    span: Span


@dataclass(frozen=True)
class Made:
    """A page before its template: all that the other pages and the template need to know of it."""
    slug: str
    front: Front
    minutes: int
    body: str
    data: str                           # JSON for the page's scripts
    frames: str                         # JSON for its figures
    ids: tuple[str, ...]
    links: tuple[Span, ...] = ()
    mistakes: tuple = ()
    fades: str = ""                     # JSON of its formulas without each of their parts
    unchecked: tuple = ()               # numbers in prose that could not be checked, as mistakes that stop nothing
    seen: tuple = ()                    # (formula id, LaTeX, functions, ((concept, place), ...)) of each formula that has concepts
    picture: str = ""                   # SVG of the figure that stands for it, made small
