"""A function watched at work: what every piece of its source was worth.

    watched(function, arguments)    {Piece: value}, in the order in which they were first worked out

A piece is a stretch of the function's source, an expression or the name it is given to. The function runs as it is;
before each of its lines is carried out, the expressions on it are worked out beside it, from copies of what it knows.
"""
import ast
import copy
import inspect
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

WHOLE = (ast.Return, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr)     # statements whose expressions are worked out
OPENED = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Yield, ast.YieldFrom, ast.NamedExpr)


@dataclass(frozen=True, order=True)
class Piece:
    """Where an expression stands: lines count from 1 at the function's first line of source, columns from 0."""
    line: int
    column: int
    last_line: int
    last_column: int


@dataclass(frozen=True)
class Written:
    """A function's source, its statements by line, and each statement's expressions, inner ones first."""
    text: str
    first: int
    statements: dict


def watched(function: Callable, arguments: dict) -> dict[Piece, object]:
    """Run a function (of a generator, to its first yield) and tell what each piece of its source was worth."""
    source, code, seen = written(function), function.__code__, {}

    def each_line(frame, event, _):
        if event == "line":
            look(source.statements.get(frame.f_lineno - source.first + 1), frame, seen)
        return each_line

    before = sys.gettrace()
    sys.settrace(lambda frame, event, _: each_line if frame.f_code is code else None)
    try:
        result = function(**copy.deepcopy(arguments))
        if inspect.isgenerator(result):
            next(result)
    finally:
        sys.settrace(before)
    return seen


@lru_cache(maxsize=256)
def written(function: Callable) -> Written:
    """A function's source, read."""
    lines, first = inspect.getsourcelines(function)
    text = textwrap.dedent("".join(lines))
    body = ast.parse(text).body[0].body
    statements = {}
    for node in (inner for statement in body for inner in ast.walk(statement) if isinstance(inner, WHOLE)):
        statements[node.lineno] = (node, tuple(expressions(node)))
    return Written(text, first, statements)


def expressions(statement):
    """The expressions of a statement that can be worked out, inner ones first, with their code."""
    root = statement.value
    if isinstance(root, (ast.Yield, ast.YieldFrom)):
        root = root.value
    if root is None or isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Yield):
        return                                          # a call for its effects alone is not made twice
    for node in inside(root):
        code = compile(ast.Expression(node), "piece", "eval")
        yield Piece(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset), code


def inside(node):
    """An expression and all in it but what has names of its own, inner ones first."""
    if isinstance(node, OPENED):
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.keyword):
            child = child.value
        if isinstance(child, ast.expr):
            yield from inside(child)
    if not isinstance(node, (ast.Constant, ast.Starred, ast.Slice)):
        yield node


def look(statement, frame, seen: dict) -> None:
    """Work out the expressions of the statement that is about to be carried out."""
    if statement is None:
        return
    node, pieces = statement
    names = {name: copy.copy(value) for name, value in frame.f_locals.items()}
    value = None
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        for piece, code in pieces:
            value = eval(code, frame.f_globals, names)  # the function's own source, nothing else
            if number_like(value):
                seen[piece] = value
    except Exception:                                   # where a piece alone has no value, it only stays unseen
        return
    finally:
        sys.settrace(trace)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        name_results(node.targets[0], value, seen)


def name_results(target, value, seen: dict) -> None:
    """The names on the left of an assignment stand for what they are given."""
    if isinstance(target, ast.Name) and number_like(value):
        seen[Piece(target.lineno, target.col_offset, target.end_lineno, target.end_col_offset)] = value
    elif isinstance(target, ast.Tuple) and isinstance(value, tuple):
        for inner, part in zip(target.elts, value):
            name_results(inner, part, seen)


def number_like(value) -> bool:
    """Whether a value is a number or an array of them."""
    return isinstance(value, (int, float, np.number, np.ndarray)) and np.issubdtype(np.asarray(value).dtype, np.number)
