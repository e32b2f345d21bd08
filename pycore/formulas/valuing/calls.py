"""Functions and slopes: what is applied, what is differentiated."""


import numpy as np

from pycore.activations import relu
from pycore.formulas.error import FormulaError, Misfit
from pycore.formulas.notation.functions import SPELLINGS
from pycore.formulas.reading.guesses import letter_of
from pycore.formulas.spelling import quoted, spell
from pycore.formulas.tree import Node, walk
from pycore.formulas.valuing.cases import holds
from pycore.formulas.valuing.evaluate import VALUES, evaluate
from pycore.formulas.valuing.functions import ARITY, FUNCTIONS, USUAL
from pycore.formulas.valuing.products import PRODUCTS
from pycore.formulas.valuing.scope import Scope, missing, shape_said
from pycore.formulas.valuing.taped import arrayed, recording, stacked
from pycore.sentences import own_words
from pycore.tape import Traced


def apply(node, scope):
    head, *arguments = node.children
    if node.name == "indicator":
        return np.asarray(holds(arguments[0], scope), float)[()]
    function = function_of(head, scope)
    takes(head, arguments, scope)
    if zeros := meets_zero(head, arguments, scope):
        function, arguments = zeros
    values = [evaluate(argument, scope) for argument in arguments]
    if function is None:
        try:
            factor = evaluate(head, scope)
        except FormulaError:
            raise FormulaError(
                f"{spell(head)} is a function without a value.", head.span[0] + 1, f"Give a function for {spell(head)}."
            ) from None
        if len(values) != 1:
            raise FormulaError(f"{spell(head)} is no function, so it cannot take {len(values)} arguments.", head.span[0] + 1)
        return PRODUCTS[""](factor, values[0], head, arguments[0])
    return called(function, head, arguments, values)


def called(function, head, arguments, values):
    """A function of values; what goes wrong in it is said of its name and its arguments."""
    try:
        with np.errstate(all="ignore"):
            found = arrayed(recording(function, values))[()]
    except FormulaError as wrong:  # its column is in another formula
        raise type(wrong)(f"{quoted(head)} has no value here: {wrong.message}", head.span[0] + 1, wrong.suggestion) from wrong
    except Exception as wrong:
        shapes = ", ".join(f"{quoted(argument)} has {shape_said(value)}" for argument, value in zip(arguments, values))
        why = f" ({own_words(wrong).rstrip('.')})" if own_words(wrong) else ""
        raise Misfit(f"{quoted(head)} cannot take this: {shapes}{why}.", head.span[0] + 1) from wrong
    if not isinstance(found, Traced) and np.asarray(found).dtype.kind not in "biufc":
        raise Misfit(f"{quoted(head)} gives something that is no number, vector or matrix.", head.span[0] + 1)
    return found


def takes(head: Node, arguments, scope: Scope) -> None:
    """A Misfit where a function that is known by its name is handed more or fewer values than it takes."""
    name = known_name(head, scope)
    least, most = ARITY.get(name, (1, 1))
    if name and not least <= len(arguments) <= most:
        wanted = f"takes {'one value' if most == 1 else most if least == most else 'one or more'}"
        raise Misfit(f"{quoted(head)} {wanted}, and here are {len(arguments)}.", head.span[0] + 1)


def meets_zero(head: Node, arguments, scope: Scope):
    """max(0, x) as (relu, [x]), and min(0, x) as its mirror image: their corner is the relu's (pycore.corners)."""
    name, zeros = known_name(head, scope), [argument.kind == "number" and float(argument.name) == 0 for argument in arguments]
    if name not in RECTIFIED or len(arguments) != 2 or sum(zeros) != 1:
        return None
    return RECTIFIED[name], [arguments[zeros.index(False)]]


def known_name(head: Node, scope: Scope) -> str:
    """The name of a function that is known by its name, whatever its scripts; nothing of one that is given, or of a letter."""
    while head.key not in scope.given and head.kind in ("power", "indexed", "raised", "primed", "marked"):
        head = head.children[0]
    if head.key in scope.given:
        return ""
    name = SPELLINGS.get(head.name, head.name) if head.kind == "word" else letter_of(head)
    return name if name in FUNCTIONS or name in USUAL else ""


def function_of(head: Node, scope: Scope):
    """The callable a function's name stands for, its scripts seen to; None if it is none."""
    if callable(scope.given.get(head.key)):
        return scope.given[head.key]
    if head.kind == "power" and (inner := function_of(head.children[0], scope)):
        exponent = evaluate(head.children[1], scope)
        return lambda *values: np.power(recording(inner, values), exponent)
    if head.kind == "indexed" and head.children[0].kind == "word" and head.children[0].name == "log":
        base = evaluate(head.children[1], scope)
        return lambda x: np.log(x) / np.log(base)
    if head.kind in ("indexed", "raised", "primed", "marked") and head.key not in scope.given:
        return function_of(head.children[0], scope)
    if head.kind == "word":
        return FUNCTIONS.get(SPELLINGS.get(head.name, head.name))
    return None if head.key in scope.given else USUAL.get(letter_of(head))


def gradient(node, scope):
    """The slope of a callable: its own .gradient, where its argument moves with the variable under the nabla, as that of
    J(theta - gamma v) does with theta; else central differences in that variable.

    On a tape the differences are recorded like all else, so how they answer to a part is a difference of slopes.
    """
    sign, body = node.children
    slope = getattr(function_of(body.children[0], scope), "gradient", None) if body.kind == "apply" else None
    if slope is not None and (sign.kind != "indexed" or moves_with(body.children[1], sign.children[1])):
        return called(slope, body.children[0], body.children[1:], [evaluate(argument, scope) for argument in body.children[1:]])
    if sign.kind == "indexed":
        variable = sign.children[1]
    elif body.kind == "apply" and len(body.children) > 1:
        variable = body.children[1]
    else:
        raise FormulaError("This gradient does not say in which variable.", sign.span[0] + 1, r"Write it under the \nabla.")
    here = arrayed(evaluate(variable, scope))
    slopes = []
    for place in np.ndindex(np.shape(here)):
        aside = np.zeros(np.shape(here))
        aside[place] = step = 1e-6 * max(1.0, abs(float(here[place])))
        ends = [evaluate(body, scope.having(variable.key, moved[()])) for moved in (here + aside, here - aside)]
        if np.ndim(ends[0]):
            raise Misfit(f"{quoted(body)} is no single number but has {shape_said(ends[0])}, so it has no gradient.", body.span[0] + 1,
                         "Take the gradient of one number, such as a cost.")
        slopes.append((ends[0] - ends[1]) / (2 * step))
    return np.reshape(stacked(slopes), np.shape(here))[()]


def moves_with(argument: Node, variable: Node) -> bool:
    """Whether one more of the variable is one more of the argument: it is the variable, or the variable plus or minus other things."""
    if argument.key == variable.key:
        return True
    terms = argument.children if argument.kind == "sum" and not argument.name else ()
    return sum(term.key == variable.key for term in terms) == 1 == sum(inner.key == variable.key for inner in walk(argument))


def derivative(node, scope):
    """dy/dx from given dy and dx."""
    if node.part("body") is not None:
        raise missing(node)
    try:
        return evaluate(node.children[0], scope) / evaluate(node.children[1], scope)
    except FormulaError:
        raise missing(node) from None


RECTIFIED = {"max": relu, "min": lambda x: np.minimum(0, x)}
VALUES |= {"apply": apply, "gradient": gradient, "derivative": derivative}
