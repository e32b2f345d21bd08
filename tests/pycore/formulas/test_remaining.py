"""What is left of one piece of a formula when another is thought away: nothing, itself, or itself without that."""
import pytest

from pycore.formulas import FormulaError, Place, read
from pycore.formulas.rewriting.fading import fade, remaining
from pycore.formulas.spelling import spell

FORMULAS = (r"v_t = \beta v_{t-1} + (1-\beta) x_t", r"W = W - \alpha \frac{v}{\sqrt{s} + \epsilon}", r"h^T W h", r"a b c + d - e f")


def at(path, first=None, last=None):
    return Place(path, first, last)


@pytest.mark.parametrize("latex", FORMULAS)
def test_every_piece_beside_every_other(latex):
    tree = read(latex).tree
    paths = [path for path, _ in read(latex).nodes() if path]
    for gone in paths:
        for path in paths:
            piece = read(latex).piece(path)
            try:
                left = remaining(tree, at(path), at(gone))
            except FormulaError:
                with pytest.raises(FormulaError):
                    fade(piece, at(gone[len(path) + 1:]))
                continue
            if f"{path}.".startswith(f"{gone}."):
                assert left is None
            elif gone.startswith(f"{path}."):
                assert left.key == fade(piece, at(gone[len(path) + 1:])).key
            else:
                assert left.key == piece.key


@pytest.mark.parametrize("place, gone, left", [
    (at("0", 0, 1), at("0.0"), "b"),               # of the run a b in a b c + d - e f, without a
    (at("0", 0, 1), at("0.2"), "ab"),              # c is not in it
    (at("0", 0, 1), at("0", 1, 2), "a"),           # b c goes, and takes b along
    (at("0", 0, 1), at("0", 0, 1), None),
    (at("0", 0, 1), at("0"), None),
    (at("0.1"), at("0", 0, 1), None),
    (at("0.2"), at("0", 0, 1), "c"),
    (at("0"), at("0", 0, 1), "c"),
    (at("", 1, 2), at("2.0.0"), "d - f"),
    (at("", 1, 2), at("1"), "-ef"),
    (at("", 1, 2), at("0.1"), "d - ef"),
    (at("0", 1, 1), at("0.1"), None),
])
def test_runs(place, gone, left):
    tree = read("a b c + d - e f").tree
    found = remaining(tree, place, gone)
    assert found is None if left is None else found.key == read(left).tree.key, found and spell(found)
