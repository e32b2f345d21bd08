"""What the operands and signs of one level become: a row a level."""

from pycore.formulas.error import FormulaError
from pycore.formulas.notation.operators import (
    COLON,
    COMMA,
    CONDITION,
    LOGIC,
    PHRASE,
    PRODUCT,
    RELATION,
    SAME_RELATION,
    SAME_TIMES,
    SEMICOLON,
    SIGNED,
    SUM,
    TIMES,
)
from pycore.formulas.tree import Node

TALLEST = 60                   # a third of what breaks the stack of a browser's worker: 180 levels did well in Chromium 156, 250 ended Python
SET_SIGNS = frozenset([r"\in", r"\sim", r"\notin"])


def _span(nodes) -> tuple[int, int]:
    return nodes[0].span[0], nodes[-1].span[1]


def bounded(nested: int, token) -> None:
    """Operands that nest by standing in a row, as in a / b / c, are counted before they are put into each other: even to
    forget a tree of thousands of levels ends a browser's Python."""
    if nested > TALLEST:
        raise FormulaError(f"The formula is nested more than {TALLEST} levels deep here.", token.start + 1)


def make_sum(cursor, operands, signs) -> Node:
    """a + b - c: terms side by side, the subtracted ones inside their sign; set signs nest."""
    terms, sign_name, turns = [operands[0]], "+", 0
    for (text, token, _), term in zip(signs, operands[1:]):
        if text != "+" and text not in SIGNED:
            turns += sign_name != text
            bounded(turns, token)
            if len(terms) > 1 and sign_name != text:
                terms = [Node("sum", sign_name if sign_name != "+" else "", tuple(terms), _span(terms))]
            sign_name = text
            terms.append(term)
            continue
        if sign_name != "+":
            terms, sign_name = [Node("sum", sign_name, tuple(terms), _span(terms))], "+"
        if text in SIGNED:
            term = Node(SIGNED[text], text if SIGNED[text] == "either" else "", (term,), (token.start, term.span[1]))
        elif term.kind in ("negative", "either", "positive") and not term.fences:
            term = term.like(look={"plus": True})
        terms.append(term)
    return Node("sum", "" if sign_name == "+" else sign_name, tuple(terms), _span(terms))


def make_product(cursor, operands, signs) -> Node:
    """Factors that touch, and slashes: what stands before a slash is divided by the one factor after it."""
    factors, slashes = [operands[0]], 0
    for (text, token, _), factor in zip(signs, operands[1:]):
        if text == "/":
            slashes += 1
            bounded(slashes, token)
            above = factors[0] if len(factors) == 1 else Node("product", "", tuple(factors), _span(factors))
            factors = [Node("fraction", "", (above, factor), (above.span[0], factor.span[1]), look={"slash": True})]
        else:
            factors.append(factor)
    if len(factors) == 3 and factors[0].kind == "number" and factors[1].kind == "dots":
        return Node("list", "", tuple(factors), _span(factors), look={"bare": True})  # 1 ... n without commas
    return factors[0] if len(factors) == 1 else Node("product", "", tuple(factors), _span(factors))


def make_times(cursor, operands, signs) -> Node:
    """Factors with a sign between: one product as long as the sign stays the same."""
    name, run, turns = None, [operands[0]], 0
    for (text, token, _), factor in zip(signs, operands[1:]):
        text = SAME_TIMES.get(text, text)
        if name not in (None, text):
            turns += 1
            bounded(turns, token)
            run = [Node("product", name, tuple(run), _span(run))]
        name = text
        run.append(factor)
    return Node("product", name, tuple(run), _span(run))


def make_relation(cursor, operands, signs) -> Node:
    """a = b <= c: one chain, its signs in the name; what is written on a sign is kept for the eye."""
    names = " ".join(SAME_RELATION.get(text, text) for text, _, _ in signs)
    if names in SET_SIGNS and operands[1].kind == "tuple" and len(operands[1].children) == 2 and operands[1].fences[0] == "[":
        operands[1] = operands[1].like(kind="interval")
    look = {"written": tuple(text for text, _, _ in signs)}
    if any(note for _, _, note in signs):
        look["notes"] = tuple(note for _, _, note in signs)
    return Node(
        "relation",
        names,
        tuple(operands),
        (min(operands[0].span[0], signs[0][1].start), max(operands[-1].span[1], signs[-1][1].end)),
        look=look,
    )


def make_logic(cursor, operands, signs) -> Node:
    kinds = {"and" if text == r"\land" else "or" for text, _, _ in signs}
    return Node(
        "logic",
        " ".join(sorted(kinds)),
        tuple(operands),
        (operands[0].span[0], operands[-1].span[1]),
        look={"written": tuple(text for text, _, _ in signs)},
    )


def make_colon(cursor, operands, signs) -> Node:
    """1:t is a stretch of indices; f : X to Y a type; x : x > 0 a condition."""
    bounded(len(signs), signs[-1][1])
    left, right = operands[0], operands[1] if len(operands) > 1 else Node("blank", span=(signs[-1][1].end,) * 2)
    for sign, more in zip(signs[1:], operands[2:]):
        right = Node("stretch", "", (right, more), (right.span[0], more.span[1]))
    span = (left.span[0], right.span[1])
    if signs[0][0] != ":":
        return Node("condition", "against", (left, right), span, look={"sign": r"\|"})
    if right.kind == "relation" and right.name in (r"\to", r"\mapsto"):
        return Node("typing", "", (left, right), span)
    if left.kind in ("relation",) or right.kind in ("relation", "logic"):
        return Node("condition", "", (left, right), span, look={"sign": ":"})
    return Node("stretch", "", (left, right), span)


def make_list(cursor, operands, signs) -> Node:
    """a, b, c; of `a, b = f(x)` the list stands left of the sign, of `i = 1, ..., n` right of it."""
    end = max(signs[-1][1].end, operands[-1].span[1])
    if len(operands) == 1:
        return operands[0].like(look={**operands[0].look, "stop": ","})
    look = {"trailing": True} if len(signs) == len(operands) else {}
    related = [node.kind == "relation" and not node.fences for node in operands]
    if not cursor.round and not look and len(operands) > 1:
        last, first = operands[-1], operands[0]
        if related[-1] and not any(related[:-1]) and last.children[0].kind != "blank" and first.kind not in ("text", "blank"):
            left = Node("list", "", (*operands[:-1], last.children[0]), (first.span[0], last.children[0].span[1]))
            return last.like(children=(left, *last.children[1:]), span=(first.span[0], last.span[1]))
        if (
            related[0]
            and not any(related[1:])
            and all(node.kind in ("dots", "number", "symbol", "indexed", "sum") for node in operands[1:])
            and (operands[-1].kind == "number" or any(node.kind == "dots" for node in operands))
        ):
            right = Node("list", "", (first.children[-1], *operands[1:]), (first.children[-1].span[0], end))
            return first.like(children=(*first.children[:-1], right), span=(first.span[0], end))
    return Node("list", "", tuple(operands), (operands[0].span[0], end), look=look)


def make_semicolons(cursor, operands, signs) -> Node:
    if len(operands) == 1:
        return operands[0].like(look={**operands[0].look, "stop": ";"})
    return Node("groups", ";", tuple(operands), (operands[0].span[0], max(signs[-1][1].end, operands[-1].span[1])))


def make_condition(cursor, operands, signs) -> Node:
    """y given x; of several bars the first divides. A double bar sets two things against each other."""
    whole = operands[-1]
    bounded(len(signs), signs[-1][1])
    for (text, token, _), left in zip(reversed(signs), reversed(operands[:-1])):
        whole = Node(
            "condition",
            "against" if text in (r"\|", r"\parallel") else "",
            (left, whole),
            (left.span[0], max(whole.span[1], token.end)),
            look={"sign": text},
        )
    return whole


def make_phrase(cursor, operands, signs) -> Node:
    """Statements and prose side by side; \\over and \\choose, which take all before and after them."""
    for (text, token, _), right in zip(signs, operands[1:]):
        if text is not None:
            left = operands[0]
            return Node("fraction" if text == r"\over" else "choose", "", (left, right), (left.span[0], right.span[1]))
    return Node("phrase", "", tuple(operands), _span(operands))


BUILD = {
    PHRASE: make_phrase,
    SEMICOLON: make_semicolons,
    CONDITION: make_condition,
    COMMA: make_list,
    COLON: make_colon,
    LOGIC: make_logic,
    RELATION: make_relation,
    SUM: make_sum,
    TIMES: make_times,
    PRODUCT: make_product,
}
