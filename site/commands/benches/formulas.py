"""formulas [file.jsonl]: reading and MathML beside latex2mathml, and recognising beside reading, on the same formulas in one run.

The file has an object a line with the key `latex`. Without one, the formulas of the site's own concepts and essays are
taken, which are fewer; the practice corpus is not part of the project.
"""

import json
import re
import time
from pathlib import Path

ROUNDS = 3


def run(root: Path, arguments: list[str]) -> int:
    from latex2mathml.converter import convert
    from pycore.formulas import FormulaError
    from pycore.formulas.formula import Formula

    formulas = corpus(root, arguments)
    print(f"{len(formulas):,} formulas from {arguments[0] if arguments else 'the site itself; no corpus was named'}")
    ours, refused = measured(lambda latex: Formula(latex).mathml(), formulas, FormulaError)
    theirs, failed = measured(convert, formulas, Exception)
    print(f"ours          {ours:6.3f} s, {refused} refused\nlatex2mathml  {theirs:6.3f} s, {failed} failed\nratio         {ours / theirs:6.2f} (below 1 is faster)")
    recognising(root, formulas[:200])
    return 0


def recognising(root: Path, formulas: list[str]) -> None:
    """Every concept of the site looked for in formulas that are read already."""
    from generator.reference import shelf_of
    from pycore.formulas import FormulaError
    from pycore.formulas.concepts import Concept, recognise
    from pycore.formulas.formula import Formula

    concepts = tuple(Concept.of(row) for row in shelf_of(root).rows)
    read, _ = measured(lambda latex: Formula(latex).mathml(), formulas, FormulaError)
    both, _ = measured(lambda latex: recognise(Formula(latex), concepts), formulas, FormulaError)
    print(f"recognising   {both:6.3f} s for {len(formulas)} formulas among {len(concepts)} concepts, {both / read:.1f} times their reading and MathML")


def corpus(root: Path, arguments: list[str]) -> list[str]:
    if arguments:
        return [json.loads(line)["latex"] for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines()]
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "content").rglob("*.md"))]
    shapes = [shape for text in texts for shape in re.findall(r"^  - (?:shape: )?(\\?[^\n]*[\\=^_][^\n]*)$", text, re.MULTILINE)]
    return shapes + [latex for text in texts for latex in re.findall(r"(?<![\\$])\$([^$\n]+)\$", text)]


def measured(job, formulas: list[str], errors) -> tuple[float, int]:
    """The best of a few rounds, in seconds of this process, and how many formulas were not taken."""
    best, lost = float("inf"), 0
    for _ in range(ROUNDS):
        lost, begun = 0, time.process_time()
        for latex in formulas:
            try:
                job(latex)
            except errors:
                lost += 1
        best = min(best, time.process_time() - begun)
    return best, lost
