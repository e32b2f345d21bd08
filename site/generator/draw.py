"""The things of a page as HTML, each by its own template."""
from __future__ import annotations

from html import escape

from markupsafe import Markup

from pycore.answers import answer

from . import typeset
from .numbers import shown
from .records import CodeBlock, Figure, Fixed, FormulaBlock, Guess, Knob
from .scenes import question
from .sentences import Sentences
from .templates import render
from pycore.formulas import read
from .things import Things
from .values import values

WIDTHS = {"wide": 680, "narrow": 340}


class Drawing:
    """Draws the things of one page."""

    def __init__(self, things: Things, sentences: Sentences):
        self.things, self.sentences = things, sentences
        self.by_kind = {list: self.given, FormulaBlock: self.formula, Figure: self.figure, Guess: self.guess, CodeBlock: self.code}

    def draw(self, thing) -> str:
        return self.by_kind[type(thing)](thing)

    def given(self, rows: list[Knob | Fixed]) -> str:
        """The values a reader may turn."""
        return render("given.html", rows=[{
            "knob": row.id if isinstance(row, Knob) else "",
            "tone": row.tone if isinstance(row, Knob) else "",
            "math": Markup(self._symbol(row)),
            "name": row.name,
            "does": Markup(self.sentences.line(row.does)),
            "value": f"{row.value:.{row.decimals}f}".replace("-", "−") if isinstance(row, Knob) else _written(row.value),
        } for row in rows])

    def formula(self, block: FormulaBlock) -> str:
        """A formula on its stage, and its parts."""
        worth = values(block, self.things.givens.by_latex)
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
        pictures = {name: answer(question(figure, self.things.givens, width)) for name, width in WIDTHS.items()}
        turns = [{"knob": knob.id, "scene": name, "name": knob.name, "text": knob.text, "tone": knob.tone,
                  "value": f"{knob.value:.{knob.decimals}f}".replace("-", "−")}
                 for name, id in figure.knobs.items() for knob in self.things.givens.knobs.values() if knob.id == id]
        turns += [{"knob": f"{figure.id}/{name}", "scene": name, "name": local.name, "text": "", "tone": "",
                   "value": f"{local.value:.{local.decimals}f}".replace("-", "−")} for name, local in figure.local.items()]
        return render("figure.html", figure={
            "id": figure.id,
            "scene": figure.scene,
            "pictures": [{"name": name, "svg": Markup(svg(picture, name))} for name, picture in pictures.items()],
            "words": pictures["wide"]["words"],
            "turns": turns,
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
        """A function's source, a line an element."""
        return render("code.html", code={
            "id": block.id,
            "target": block.target,
            "formula": block.formula,
            "lines": [Markup(line) for line in block.lines],
            "caption": Markup(self.sentences.line(block.caption)) if block.caption else "",
        })

    def listing(self, info: str, lines: tuple[str, ...]) -> str:
        """Any other fenced code."""
        return f'<pre class="listing"><code>{chr(10).join(lines)}</code></pre>'

    def _symbol(self, row: Knob | Fixed) -> str:
        return typeset.inline(read(row.latex), self.things.givens, self.things.symbols)


def svg(picture: dict, name: str) -> str:
    """An answered picture as SVG text."""
    marks = "".join(f"<{tag}{''.join(_attribute(key, value) for key, value in attributes.items())}>{escape(text, quote=False)}</{tag}>"
                    for tag, attributes, text in picture["elements"])
    words = escape(picture["words"])
    return (f'<svg class="{name}" viewBox="0 0 {picture["width"]:g} {picture["height"]:g}" role="img" aria-label="{words}">'
            f"{marks}</svg>")


def _attribute(key: str, value: str) -> str:
    return f' {key}="{escape(str(value))}"'


def _short(value) -> str:
    """A value beside a part's name: numbers only, and short vectors."""
    if isinstance(value, (int, float)):
        return shown(value)
    if isinstance(value, list) and len(value) <= 4 and all(isinstance(one, (int, float)) for one in value):
        return f"[{', '.join(map(shown, value))}]"
    return ""


def _written(value) -> str:
    return shown(value) if isinstance(value, (int, float)) else "[" + ", ".join(map(_written, value)) + "]"
