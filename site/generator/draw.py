"""The things of a page as HTML, each by its own template."""
from __future__ import annotations

from html import escape

import numpy as np
from markupsafe import Markup

from pycore.agreement.agree import INPUTS
from pycore.formulas import read
from pycore.scenes import SCENES

from . import typeset
from .cache import Cache
from .failures import blaming
from .figure_frames import WIDTHS, bake
from .numbers import shown
from .records import CodeBlock, Figure, Fixed, FormulaBlock, Guess, Knob, Knobs, Local
from .sentences import Sentences
from .templates import render
from .tex import unfit
from .things import Things
from .triptych import source
from .values import misfit, values


class Drawing:
    """Draws the things of one page."""

    def __init__(self, things: Things, sentences: Sentences, cache: Cache):
        self.things, self.sentences, self.cache = things, sentences, cache
        self.by_kind = {list: self.given, FormulaBlock: self.formula, Figure: self.figure, Guess: self.guess, CodeBlock: self.code}

    def draw(self, thing) -> str:
        return self.by_kind[type(thing)](thing)

    def given(self, rows: list[Knob | Knobs | Fixed]) -> str:
        """The values a reader may turn."""
        return render("given.html", rows=[{
            "knob": "" if isinstance(row, Fixed) else row.id,
            "tone": "" if isinstance(row, Fixed) else row.tone,
            "math": Markup(self._symbol(row)),
            "name": row.name,
            "does": Markup(self.sentences.line(row.does)),
            "still": _written(row.value) if isinstance(row, Fixed) else "",
            "single": isinstance(row, Fixed) and isinstance(row.value, (int, float)),
            "turns": () if isinstance(row, Fixed) else [{"knob": knob.id, "name": knob.name, "value": opening(knob)} for knob in row.each],
        } for row in rows])

    def formula(self, block: FormulaBlock) -> str:
        """A formula on its stage, and its parts."""
        given = self.things.givens.by_latex
        if wrong := misfit(block, given):
            raise unfit(block.span, block.formula, wrong)
        worth = values(block, given)
        return render("formula.html", formula={
            "id": block.id,
            "math": Markup(typeset.display(block, self.things.givens, self.things.symbols)),
            "words": block.formula.words(),
            "entries": [{
                "id": part.id,
                "name": part.name,
                "does": Markup(self.sentences.line(part.does)),
                "now": _short(worth.get(str(part.places[0]))),
            } for part in block.parts],
        })

    def figure(self, figure: Figure) -> str:
        """A figure as it opens, for wide and for narrow pages."""
        with blaming(figure.span, f"the scene “{figure.scene}”", figure.scene):
            baked = bake(figure, self.things.givens, self.cache)
        own = {f"{figure.id}/{name}": local for name, local in figure.local.items()}
        turned = [(id, knob) for id, knob in (self.things.givens.each | own).items()
                  if {id, id.split(":")[0]} & baked["grid"].keys() and not by_hand(figure, id)]
        return render("figure.html", figure={
            "id": figure.id,
            "scene": figure.scene,
            "pictures": [{"name": name, "svg": Markup(svg(baked[name], name, baked["words"]))} for name in WIDTHS],
            "words": baked["words"],
            "table": baked.get("table", ()),
            "turns": [{"knob": id, "name": knob.name, "text": getattr(knob, "text", ""), "tone": getattr(knob, "tone", ""),
                       "value": opening(knob), "names": getattr(knob, "names", ()), "low": knob.low, "at": knob.value} for id, knob in turned],
            "caption": Markup(self.sentences.line(figure.caption)) if figure.caption else "",
        })

    def guess(self, guess: Guess) -> str:
        """A question, and behind a fold its answer."""
        part = next((part for block in self.things.formulas.values() for part in block.parts if part.id == guess.part), None)
        return render("guess.html", guess={
            "id": guess.id,
            "kind": guess.kind,
            "ask": Markup(self.sentences.line(guess.ask)),
            "then": Markup(self.sentences.line(guess.then)) if guess.then else "",
            "choices": guess.choices,
            "answer": guess.choices.index(guess.answer) if guess.kind == "choice" else "",
            "answer_text": guess.answer,
            "number": "" if guess.number is None else f"{guess.number:g}",
            "unit": guess.unit,
            "tolerance": f"{guess.tolerance:g}",
            "part": guess.part,
            "part_name": part.name if part else "",
        })

    def code(self, block: CodeBlock) -> str:
        """A function's source, beside the formulas it stands for."""
        with blaming(block.span, f"{block.function.__name__}, held beside its formulas,"):
            made = source(block.function, block.formulas, self.things, self.cache)
        return render("code.html", code={
            "id": block.id,
            "name": block.function.__name__,
            "head": Markup(joined(made.head)),
            "doc": Markup(joined(made.doc[:1])),
            "more": Markup(joined(made.doc[1:])),
            "rows": [{"formulas": [{"id": one.id, "told": Markup(one.told), "math": Markup(one.math)} for one in row.formulas],
                      "lines": Markup(joined(row.lines))} for row in made.rows],
            "caption": Markup(self.sentences.line(block.caption)) if block.caption else "",
            "agreed": INPUTS if made.rows and made.rows[0].formulas else 0,     # else there is no page: agreeing.py
        })

    def listing(self, info: str, lines: tuple[str, ...]) -> str:
        """Any other fenced code."""
        return f'<pre class="listing"><code>{chr(10).join(lines)}</code></pre>'

    def _symbol(self, row: Knob | Knobs | Fixed) -> str:
        return typeset.inline(read(row.latex), self.things.givens, self.things.symbols)


def opening(knob: Knob | Local) -> str:
    """A knob's opening value, as its slider prints it."""
    return f"{knob.value:.{knob.decimals}f}".replace("-", "−")


def joined(lines: tuple[str, ...]) -> str:
    """Lines of code, an element each."""
    return "".join(f'<span class="line">{line}\n</span>' for line in lines)


def svg(sheet: dict, name: str, words: str) -> str:
    """A baked sheet as SVG text."""
    width, height = sheet["size"]
    marks = "".join(f"<{tag}{''.join(_attribute(key, value) for key, value in attributes.items())}>{escape(text, quote=False)}</{tag}>"
                    for tag, attributes, text in sheet["base"])
    return (f'<svg class="{name}" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(words)}">'
            f"{marks}</svg>")


def _attribute(key: str, value: str) -> str:
    return f' {key}="{escape(str(value))}"'


def _short(value) -> str:
    """A value beside a part's name: numbers only, and short vectors."""
    if isinstance(value, (int, float)):
        return shown(value)
    if isinstance(value, list) and len(value) <= 4 and all(isinstance(one, (int, float)) for one in value):
        return f"({', '.join(map(shown, value))})"
    return ""


def _written(value, most: int = 16) -> str:
    """A fixed value, a short vector as a column and a matrix in its brackets; of code its own name without its module's, of
    many numbers only how many there are."""
    if isinstance(value, str):
        return Markup(f"<code>{escape(value.rpartition('.')[2])}</code>")
    if isinstance(value, (int, float)):
        return shown(value)
    size = np.shape(value)
    if np.prod(size) > most or len(size) > 2:
        return f"{' × '.join(map(str, size))} numbers"
    if len(size) == 1 and len(value) > 4:
        return f"({', '.join(map(shown, value))})"
    return Markup(bracketed(value if len(size) == 2 else [[one] for one in value]))


def bracketed(rows: list) -> str:
    """A matrix as mathematics writes it."""
    cells = "".join("<mtr>" + "".join(f"<mtd><mn>{shown(one)}</mn></mtd>" for one in row) + "</mtr>" for row in rows)
    return f'<math class="inline"><mrow><mo>[</mo><mtable class="matrix">{cells}</mtable><mo>]</mo></mrow></math>'


def by_hand(figure: Figure, id: str) -> bool:
    """Whether a handle in the picture turns this knob, so that it needs no slider."""
    names = {own: name for name, own in figure.knobs.items()}
    knob = SCENES[figure.scene].KNOBS.get(names.get(id.split(":")[0], id.split(":")[0].removeprefix(f"{figure.id}/")))
    return knob is not None and knob.by_hand
