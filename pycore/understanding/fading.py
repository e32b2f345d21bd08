"""Fading: the formula without one of its parts, and what the skeleton that remains says."""
from pycore.formulas import FormulaError, Place
from pycore.formulas.places import node_at
from pycore.understanding.limits import Refused, reading
from pycore.understanding.recognised import recognised


def faded(latex: str, at: str, rows=()) -> dict:
    """{"at", "latex", "words", "short", "mathml", "concepts"} of what remains when the part at a place is taken out."""
    formula = reading(latex)
    try:
        place = Place.parse(at)
        if place.first is not None and not 0 <= place.first <= place.last < len(node_at(formula.tree, place.path).children):
            raise KeyError(at)
        skeleton = formula.fade(place)
    except (FormulaError, KeyError, IndexError, ValueError) as error:
        raise Refused(getattr(error, "message", "This part cannot be taken out.")) from None
    hits, _, short = recognised(skeleton, rows)
    return {"at": at, "latex": skeleton.latex, "words": skeleton.words(), "short": short,
            "mathml": skeleton.mathml(), "concepts": hits}
