"""Lines whose indices run over families, as the s of h_s does in the score of each word: worked out as a page works them out.

    over_families(trees, letters, chunks)    the lines as one function of the arguments, as Program.running gives it

Slower than working(), which knows no families; a program of such lines has a few, and runs once a picture.
"""
from collections.abc import Callable, Mapping
from contextlib import suppress

from pycore.formulas import FormulaError, read
from pycore.formulas.free import bound_letters
from pycore.formulas.spelling import spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.lines import assigned, functions_of


def have_families(trees) -> bool:
    """Whether something in these lines runs over an index."""
    return any(node.kind == "series" for tree in trees for node in walk(tree))


def over_families(trees, letters: Mapping[str, tuple[str, ...]], chunks: Mapping[object, tuple[int, Node | None]]) -> Callable[[dict], tuple[dict, dict]]:
    """What the lines give and what the chunks are worth, from the arguments; `letters` are the spellings of each parameter."""
    lines = [(tree.children[0].key, spell(tree), [(name, spell(node)) for name, (line, node) in chunks.items() if line == n and node is not None])
             for n, tree in enumerate(trees)]
    counts = {spell(letter) for tree in trees for node in walk(tree) if node.kind == "series" for letter in bound_letters(node)}
    spoken = {letter for tree in trees for letter in read(spell(tree)).symbols()} - counts

    def run(arguments: dict):
        given = {one: arguments[name] for name, several in letters.items() if name in arguments for one in several if one in spoken}
        known, made = {}, {}
        for left, latex, inside in lines:
            functions = functions_of(given, [])
            for name, chunk in inside:
                with suppress(FormulaError):            # an index alone is worth nothing
                    made[name] = read(chunk, functions).value(given)
            formula = read(latex, functions)
            known[left] = formula.value(given)
            given = given | assigned(formula, given)
        return known, made
    return run
