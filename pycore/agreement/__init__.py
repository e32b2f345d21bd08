"""Whether a formula and the code it stands for are one machine, shown on random inputs.

    letters_of(function)                    how print writes each parameter of a function, and what it may be
    gives(function)                         how print writes what the function gives
    agree(formula, function, before)        Agreement or Disagreement
    explain(formula, function, before)      where and on which simple input they disagree
    ties(function, lines)                   which piece of the code computes which piece of the formulas
    stand_in(function, lines, gone)         the formulas in the code's place, say with a part thought away (pycore.agreement.standing_in)

Each module of the core declares its letters once, as data: LETTERS for what goes in, GIVES for what comes out.
"""
from pycore.agreement.agree import Agreement, Disagreement, agree, explain
from pycore.agreement.letters import Letter, gives, letters_of
from pycore.agreement.reading import Incomparable
from pycore.agreement.ties import Line, Tie, ties

__all__ = ["Agreement", "Disagreement", "Incomparable", "Letter", "Line", "Tie", "agree", "explain", "gives", "letters_of", "ties"]
