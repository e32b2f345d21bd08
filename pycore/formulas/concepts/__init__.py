"""Concepts: shapes with names, found in formulas.

Concept.of(row)                       a row of content/concepts, as a plain value
recognise(formula, concepts)          Found: hits (concept, place, letters) and near misses (concept, place, why)
named(formula, found)                 the formula in short words, its recognised parts called by their names
kin(left, right)                      the substitution that makes two formulas one machine, or why there is none
"""

from pycore.formulas.concepts.concept import Concept
from pycore.formulas.concepts.kinship import Kinship, kin
from pycore.formulas.concepts.naming import named
from pycore.formulas.concepts.recognition import Found, Hit, Near, recognise

__all__ = ["Concept", "Found", "Hit", "Kinship", "Near", "kin", "named", "recognise"]
