"""Slips of the pen in what is printed: nearly every one that changes a value is caught."""
from collections import Counter

import numpy as np

from pycore.agreement import Agreement, Disagreement, Incomparable, agree
from pycore.agreement.agree import judged
from pycore.agreement.reading import Reading
from pycore.agreement.drawing import draws
from pycore.formulas import FormulaError, read
from tests.pycore.agreement.mutants import mutants
from tests.pycore.agreement.printed import PRINTED, function


def test_slips_are_caught(record_property):
    """Of the slips that change a value on other inputs than those agree() looks at, 99 in 100 and more are caught."""
    count, missed = Counter(), []
    for name, *before, latex in PRINTED:
        formula, code, lines = read(latex), function(name), tuple(before)
        for slip, what in mutants(formula).items():
            came = verdict(read(slip), code, lines)
            if came != "agrees":
                count[came] += 1
            elif changes(formula, read(slip), code, lines):
                missed.append((name, slip, what))
            else:
                count["another way to write the same"] += 1
    caught = count["disagrees"] / (count["disagrees"] + len(missed))
    record_property("says", f"slips in {len(PRINTED)} printed formulas: {count['disagrees']} with another value caught, {len(missed)} missed "
                            f"({caught:.2%} caught), {count['refused']} refused, {count['another way to write the same']} equal in value")
    assert count["disagrees"] > 1000 and caught >= 0.99, missed


def verdict(formula, code, before) -> str:
    try:
        return "agrees" if isinstance(agree(formula, code, before), Agreement) else "disagrees"
    except Incomparable:
        return "refused"


def changes(formula, slip, code, before) -> bool:
    """Whether a slip changes the value on some of twenty inputs of its own."""
    reading = Reading(formula, code, before, late=False)
    if isinstance(judged(reading, 5), Disagreement):
        reading = Reading(formula, code, before, late=True)
    for draw in draws(code, 20, reading.free, seed=1):
        known, _, value = reading.both(draw)
        try:
            other = np.asarray(slip.value(known))
        except FormulaError:
            return True
        if other.shape != value.shape or not np.allclose(other, value, rtol=1e-9, atol=1e-12):
            return True
    return False
