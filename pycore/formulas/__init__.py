"""Formulas: LaTeX read into trees, and what is read off them.

read(latex)        a Formula: .tree .value .values .find .words .mathml .symbols .nodes
same(a, b)         whether two spellings are one tree
canonical(latex)   one spelling per tree
slug(latex)        a name for ids
Place              where a piece of a formula stands
FormulaError       what is wrong, and in which column
Misfit             a FormulaError: the values that are given do not fit together
"""

from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.formula import Formula, canonical, read, same, slug
from pycore.formulas.places import Place
from pycore.formulas.tree import Node

__all__ = ["Formula", "FormulaError", "Misfit", "Node", "Place", "canonical", "read", "same", "slug"]
