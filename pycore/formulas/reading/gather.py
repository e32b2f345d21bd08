"""What the operands and signs of one level become: a row a level."""
from pycore.formulas.notation.operators import (BETWEEN, COMMA, CONDITION, LOGIC, PRODUCT, RELATION, SAME_RELATION, SAME_TIMES,
                                                SEMICOLON, SIGNED, SUM, TIMES)
from pycore.formulas.tree import Node


def _span(nodes) -> tuple[int, int]:
    return nodes[0].span[0], nodes[-1].span[1]


def make_sum(cursor, operands, signs) -> Node:
    """a + b - c: terms side by side, the subtracted ones inside their sign; set signs nest."""
    terms, sign_name = [operands[0]], "+"
    for (text, token), term in zip(signs, operands[1:]):
        if text not in ("+", *SIGNED):
            if len(terms) > 1:
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
    factors = [operands[0]]
    for (text, token), factor in zip(signs, operands[1:]):
        if text == "/":
            above = factors[0] if len(factors) == 1 else Node("product", "", tuple(factors), _span(factors))
            factors = [Node("fraction", "", (above, factor), (above.span[0], factor.span[1]), look={"slash": True})]
        else:
            factors.append(factor)
    return factors[0] if len(factors) == 1 else Node("product", "", tuple(factors), _span(factors))


def make_times(cursor, operands, signs) -> Node:
    """Factors with a sign between: one product as long as the sign stays the same."""
    whole, name, run = operands[0], None, [operands[0]]
    for (text, token), factor in zip(signs, operands[1:]):
        text = SAME_TIMES.get(text, text)
        if name not in (None, text):
            run = [Node("product", name, tuple(run), _span(run))]
        name = text
        run.append(factor)
    return Node("product", name, tuple(run), _span(run))


def make_relation(cursor, operands, signs) -> Node:
    """a = b <= c: one chain, its signs in the name."""
    names = " ".join(SAME_RELATION.get(text, text) for text, token in signs)
    written = tuple(text for text, token in signs)
    return Node("relation", names, tuple(operands), (min(operands[0].span[0], signs[0][1].start), max(operands[-1].span[1], signs[-1][1].end)),
                look={"written": written})


def make_logic(cursor, operands, signs) -> Node:
    kinds = {"and" if text == r"\land" else "or" for text, token in signs}
    return Node("logic", " ".join(sorted(kinds)), tuple(operands), _span(operands), look={"written": tuple(text for text, _ in signs)})


def make_list(cursor, operands, signs) -> Node:
    end = signs[-1][1].end
    return Node("list", "", tuple(operands), (operands[0].span[0], max(end, operands[-1].span[1])), look={"trailing": True} if len(signs) == len(operands) else {})


def make_semicolons(cursor, operands, signs) -> Node:
    end = signs[-1][1].end
    return Node("groups", ";", tuple(operands), (operands[0].span[0], max(end, operands[-1].span[1])))


def make_condition(cursor, operands, signs) -> Node:
    """y given x; of several bars the first divides."""
    whole = operands[-1]
    for (text, token), left in zip(reversed(signs), reversed(operands[:-1])):
        whole = Node("condition", "", (left, whole), (left.span[0], whole.span[1]), look={"sign": text})
    return whole


BUILD = {SEMICOLON: make_semicolons, CONDITION: make_condition, COMMA: make_list, LOGIC: make_logic, RELATION: make_relation,
         SUM: make_sum, TIMES: make_times, PRODUCT: make_product}
