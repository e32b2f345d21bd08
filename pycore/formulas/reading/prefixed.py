"""What takes the things after it without brackets: \\log x, \\nabla f, \\partial_x u, \\forall x."""

from pycore.formulas.notation.fences import BARS, PAIRS
from pycore.formulas.notation.functions import COMMANDS, EXPECTATIONS, SPELLINGS
from pycore.formulas.notation.operators import BETWEEN, PRODUCT, RELATION
from pycore.formulas.notation.series import SERIES
from pycore.formulas.reading import bars, climb, factors, guesses, scripts
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

NO_MORE = frozenset(["", "}", ")", "]", r"\}", "&", r"\\", "^", "_", "'", ".", "!"])
STOPS = (
    frozenset([r"\nabla", r"\quad", r"\text"])
    | {"\\" + name for name in COMMANDS}
    | {"\\" + name for name in SERIES}
    | frozenset(PAIRS)
    | frozenset(BARS)
)
FIELDS = {r"\cdot": "divergence", r"\times": "curl"}
SIMPLE = frozenset(["symbol", "number", "indexed", "power", "accent", "raised", "primed", "transpose", "marked", "dots"])


def nothing_follows(cursor: Cursor) -> bool:
    """Whether no operand comes next."""
    text = cursor.next.text
    return (
        text in NO_MORE
        or text in climb.ENDS
        or text in BETWEEN
        and text != "-"
        or bars.closes(cursor)
        or text in BARS
        and bars.is_condition(cursor)
        or (row := climb.sign_ahead(cursor)) is not None
        and row[0] < PRODUCT
        and text != "-"
    )


def command(cursor: Cursor, token: Token) -> Node:
    """A function by its command: \\log x, \\sin^2(x), \\Pr[...]."""
    return function(cursor, Node("word", token.text[1:], span=(token.start, token.end)))


def function(cursor: Cursor, node: Node) -> Node:
    """A known function with its scripts, applied to a bracket or to the factors that follow it."""
    node = scripts.after(cursor, node) if cursor.next.text != "|" else node
    applied = guesses.application(cursor, node)
    if applied is not None:
        return applied
    if (
        nothing_follows(cursor)
        or cursor.script
        and cursor.next.kind != "letter"
        and cursor.next.text not in PAIRS
        and cursor.next.text[:1] != "\\"
    ):
        return node
    following = cursor.next
    cursor.deeper(following)
    argument = run_of_factors(cursor)
    cursor.depth -= 1
    name = guesses.letter_of(node)
    name = "expectation" if name in EXPECTATIONS else SPELLINGS.get(name, name)
    return Node("apply", name, (node, argument), (node.span[0], argument.span[1]), look={"bare": True})


def run_of_factors(cursor: Cursor) -> Node:
    """What a function without brackets takes: one factor if it is a whole, else all the simple ones that touch."""
    if cursor.next.text == "-":
        return climb.signed(cursor, PRODUCT)
    run = [factors.read_factor(cursor)]
    while run[-1].kind in SIMPLE and not run[-1].fences and climb.sign_ahead(cursor) == (PRODUCT, None) and cursor.next.text not in STOPS:
        run.append(factors.read_factor(cursor))
    return run[0] if len(run) == 1 else Node("product", "", tuple(run), (run[0].span[0], run[-1].span[1]))


def gradient(cursor: Cursor, token: Token) -> Node:
    """\\nabla with its variable, and what it is the gradient of."""
    sign = Node("symbol", token.text, span=(token.start, token.end))
    if cursor.next.text in ("_", "^"):
        sign = scripts.one_round(cursor, sign, token.start)
    if cursor.next.text in FIELDS and token.text == r"\nabla" and cursor.ahead().text not in climb.ENDS:
        cursor.deeper(token)
        name = FIELDS[cursor.take().text]
        body = factors.read_factor(cursor)
        cursor.depth -= 1
        return Node("gradient", name, (sign, body), (token.start, body.span[1]))
    if nothing_follows(cursor) or cursor.next.text == "-":
        return sign
    cursor.deeper(token)
    following = cursor.next
    run = [factors.read_factor(cursor)]
    if following.text in (r"\frac", r"\tfrac", r"\dfrac") or following.kind == "number":
        while climb.sign_ahead(cursor) == (PRODUCT, None):
            run.append(factors.read_factor(cursor))
    cursor.depth -= 1
    body = run[0] if len(run) == 1 else Node("product", "", tuple(run), (run[0].span[0], run[-1].span[1]))
    return Node("gradient", "", (sign, body), (token.start, body.span[1]))


def quantifier(cursor: Cursor, token: Token) -> Node:
    """\\forall x, \\exists x, \\neg x."""
    if cursor.next.text == "!":
        cursor.take()
    name = {r"\forall": "all", r"\exists": "some", r"\nexists": "none", r"\neg": "not"}[token.text]
    if nothing_follows(cursor):
        return Node("sign", token.text, span=(token.start, token.end))
    cursor.deeper(token)
    inner = climb.read_expression(cursor, RELATION)
    cursor.depth -= 1
    return Node("quantified", name, (inner,), (token.start, inner.span[1]))
