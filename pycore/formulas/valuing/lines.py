"""Formulas that run one after the other, like the lines of a program: what each gives to those after it.

    assigned(formula, numbers)          {letter: value}, or {name: function}, of what stands on its left
    functions_of(numbers, declared)     the letters that are functions by then
"""
from pycore.formulas.error import FormulaError
from pycore.formulas.valuing.whole import functions_defined

NAMED = ("symbol", "indexed", "accent", "derivative", "differential")     # what a line may give a value: a letter, a slope, a change


def functions_of(numbers: dict, declared: list) -> tuple:
    """The letters that are functions: those declared, and those that stand for code or were defined."""
    return tuple(dict.fromkeys((*declared, *(latex for latex, value in numbers.items() if callable(value)))))


def assigned(formula, numbers: dict) -> dict:
    """What an equation or update gives the letter, slope or function on its left; nothing where it has none or no value."""
    if formula.tree.kind != "relation":
        return {}
    if formula.tree.children[0].kind not in NAMED:
        return {name: function for name, function in functions_defined(formula, numbers).items()
                if getattr(numbers.get(name), "yields", name not in numbers)}
    try:
        return {formula.latex[slice(*formula.tree.children[0].span)]: formula.value(numbers)}
    except FormulaError:
        return {}
