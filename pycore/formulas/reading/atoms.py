"""Atoms: what a command, a letter or a bracket reads into; ATOMS is the table of rows, sign: reader."""
from pycore.formulas.error import FormulaError
from pycore.formulas.notation.fences import CHARACTER, MIXED, PAIRS
from pycore.formulas.notation.functions import COMMANDS, KNOWN, WORDS
from pycore.formulas.notation.letters import ELLIPSES, LETTERS
from pycore.formulas.notation.operators import BETWEEN, SUM
from pycore.formulas.reading import climb, factors
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.reading.tokens import Token
from pycore.formulas.tree import Node

NO_MORE = frozenset(["", "}", ")", "]", r"\}", "&", r"\\", "^", "_", "'"])


def group(cursor: Cursor, opening: Token) -> Node:
    """{...}: braces only hold together; the opening brace has been taken."""
    extra = 0
    while cursor.next.text == "{":
        extra += 1
        cursor.take()
    starts = cursor.at
    if extra and not _closes_together(cursor, extra + 1):
        cursor.at -= extra
        extra = 0
    cursor.deeper(opening)
    bars, cursor.bars = cursor.bars, []
    node = Node("blank", span=(opening.start, cursor.next.end)) if cursor.next.text == "}" else climb.read_expression(cursor)
    cursor.bars = bars
    cursor.depth -= 1
    for _ in range(extra + 1):
        closing = cursor.next
        if closing.text != "}":
            _unclosed(cursor, opening, "{", "}")
        cursor.take()
    return node


def _closes_together(cursor: Cursor, braces: int) -> bool:
    """Whether all the braces just opened are closed by neighbours, so that they hold one thing."""
    level, at = braces, cursor.at
    run = 0
    while at < len(cursor.tokens):
        text = cursor.tokens[at].text
        if text == "{":
            level += 1
        elif text == "}":
            level -= 1
            if level == braces - 1:
                return all(cursor.tokens[min(at + i, len(cursor.tokens) - 1)].text == "}" for i in range(braces))
        at += 1
    return True


def fenced(cursor: Cursor, opening: Token) -> Node:
    """(...), [...], \\{...\\} and their like; the opening sign has been taken."""
    if opening.start in cursor.done:
        node, cursor.at = cursor.done.pop(opening.start)
        return node
    closing_text, left, right, kind = PAIRS[opening.text]
    cursor.deeper(opening)
    bars, cursor.bars = cursor.bars, []
    closed = {closing_text} | {text for text, partners in MIXED.items() if opening.text in partners}
    if cursor.next.text in closed:
        inner = Node("blank", span=(cursor.next.start, cursor.next.start))
    else:
        inner = climb.read_expression(cursor)
    cursor.bars = bars
    cursor.depth -= 1
    closing = cursor.next
    if closing.text not in closed:
        _unclosed(cursor, opening, opening.text, closing_text)
    cursor.take()
    fences = (left, CHARACTER.get(closing.text, right), cursor.sizes.get(opening.start, ""))
    return enclose(inner, kind, fences, (opening.start, closing.end), closing.text)


def enclose(inner: Node, kind: str, fences: tuple, span, closing: str) -> Node:
    """What brackets make of what they hold: a tuple, an interval, a stack, a set, or only a group."""
    if kind != "group":
        children = inner.children if inner.kind == "list" and kind in ("set", "inner") else () if inner.kind == "blank" else (inner,)
        return Node(kind, "", children, span, look={"around": fences})
    if inner.kind == "list":
        name = "[" if fences[0] == "[" else "("
        name = "" if (fences[0], fences[1]) in (("(", ")"), ("[", "]")) else "half-open"
        return Node("tuple", name, inner.children, span, look={"fences": fences})
    if inner.kind == "groups" and fences[0] == "[":
        return Node("stack", "", inner.children, span, look={"fences": fences})
    if inner.fences:
        return Node("bracket", "", (inner,), span, look={"fences": fences}) if False else inner.like(span=span, look={**inner.look, "fences": fences, "inner": (*inner.look.get("inner", ()), inner.fences)})
    return inner.like(span=span, look={**inner.look, "fences": fences})


def _unclosed(cursor: Cursor, opening: Token, left: str, right: str):
    found = cursor.next
    if found.kind == "end" or found.text in ("}", r"\end", "&", r"\\"):
        raise FormulaError(f"The “{left}” opened here is not closed.", opening.start + 1, f"Add “{right}”.")
    raise FormulaError(f"“{found.text}” closes nothing: the “{left}” of column {opening.start + 1} is still open.", found.start + 1)


def stray(cursor: Cursor, token: Token):
    before = cursor.tokens[cursor.at - 2] if cursor.at > 1 else None
    if before is not None and (before.text in BETWEEN or before.text in ("{", "(")):
        raise FormulaError(f"Something is missing after “{before.text}”.", before.start + 1)
    raise FormulaError(f"“{token.text}” closes nothing here.", token.start + 1)


def letter(cursor: Cursor, token: Token) -> Node:
    """A letter, a differential, or a word set letter by letter."""
    text, tokens, at = token.text, cursor.tokens, cursor.at
    end = token.end
    while tokens[at].kind == "letter" and tokens[at].start == end and tokens[at].text.isascii():
        text, end, at = text + tokens[at].text, tokens[at].end, at + 1
    if len(text) > 1 and is_word(text, tokens[at].text, tokens[at + 1].text if at + 1 < len(tokens) else ""):
        cursor.at = at
        return Node("word", text, span=(token.start, end), look={"letters": True})
    if token.text == "d" and is_differential(cursor):
        return differential(cursor, token)
    return Node("symbol", token.text, span=(token.start, token.end))


def is_word(text: str, following: str, second: str) -> bool:
    """Whether letters that touch are one word: known, or long, said aloud, and often followed by a bracket."""
    if text in WORDS:
        return True
    vowels = any(char in "aeiouyAEIOUY" for char in text)
    if len(text) >= 3 and following == "(" and (vowels or text.isupper()):
        return True
    ordered = list(text) == sorted(text)
    return len(text) >= 4 and vowels and not ordered and not text.isupper()


def is_differential(cursor: Cursor) -> bool:
    """Whether the d just taken belongs to the letter after it."""
    after, token = cursor.next, cursor.tokens[cursor.at - 1]
    if cursor.clues["plain d"]:
        return False
    if after.kind == "letter" and cursor.touching(after):
        return True
    return after.text in (r"\theta", r"\mathbf", r"\mu", r"\tau", r"\phi", r"\lambda", r"\omega", r"\sigma", r"\boldsymbol", r"\alpha", r"\bm") or (after.kind == "letter" and cursor.ahead().text in ("}", ""))


def differential(cursor: Cursor, token: Token) -> Node:
    """dx or \\partial x: a small change of what follows; its scripts belong to the letter, powers to the whole."""
    name = "d" if token.text == "d" else token.text.lstrip("\\")
    if cursor.next.text in NO_MORE or cursor.next.text in BETWEEN:
        return Node("sign", token.text, span=(token.start, token.end))
    cursor.deeper(token)
    inner = factors.read_atom(cursor)
    cursor.depth -= 1
    if cursor.next.text in ("_", "'"):
        start = cursor.next
        from pycore.formulas.reading.scripts import make_below
        while cursor.next.text in ("_", "'"):
            if cursor.take().text == "_":
                script = factors.read_argument(cursor)
                inner = make_below(inner, script, (inner.span[0], cursor.tokens[cursor.at - 1].end))
            else:
                inner = Node("primed", "'", (inner,), (inner.span[0], cursor.tokens[cursor.at - 1].end))
    if name != "d" or inner.kind in ("symbol", "accent", "indexed", "primed", "apply"):
        from pycore.formulas.reading import guesses
        if name != "d":
            inner = guesses.application(cursor, inner) or inner
        return Node("differential", name, (inner,), (token.start, inner.span[1]))
    return Node("product", "", (Node("symbol", "d", span=(token.start, token.end)), inner), (token.start, inner.span[1]))


def symbol(cursor: Cursor, token: Token) -> Node:
    return Node("symbol", token.text, span=(token.start, token.end))


def ellipsis(cursor: Cursor, token: Token) -> Node:
    return Node("dots", "", span=(token.start, token.end), look={"sign": ELLIPSES[token.text[1:]]})


def point(cursor: Cursor, token: Token) -> Node:
    """A full stop: three make an ellipsis; at the end of a formula it is the sentence's and is only kept for the eye."""
    if cursor.next.text == "." and cursor.ahead().text == ".":
        cursor.take()
        return Node("dots", "", span=(token.start, cursor.take().end), look={"sign": "…"})
    return Node("sign", ".", span=(token.start, token.end))


def known(cursor: Cursor, token: Token) -> Node:
    """A function by its command: \\log x, \\sin^2(x), \\Pr[...]."""
    return function(cursor, Node("word", token.text[1:], span=(token.start, token.end)))


def function(cursor: Cursor, node: Node) -> Node:
    """A known function with its scripts, applied to a bracket or to the factors that follow it."""
    from pycore.formulas.reading import guesses, scripts
    node = scripts.after(cursor, node)
    applied = guesses.application(cursor, node)
    if applied is not None:
        return applied
    following = cursor.next
    if following.kind == "end" or following.text in NO_MORE or following.text in BETWEEN and following.text not in ("-",) or following.text in ("|", r"\|", r"\middle") and cursor.bars or following.text in climb.ENDS:
        return node
    cursor.deeper(following)
    argument = run_of_factors(cursor)
    cursor.depth -= 1
    name = guesses.letter_of(node)
    from pycore.formulas.notation.functions import SPELLINGS
    return Node("apply", SPELLINGS.get(name, name), (node, argument), (node.span[0], argument.span[1]), look={"bare": True})


STOPS = frozenset([r"\sum", r"\prod", r"\int", r"\nabla", r"\quad", r"\text"]) | frozenset("\\" + name for name in COMMANDS)


def run_of_factors(cursor: Cursor) -> Node:
    """What a function without brackets takes: one factor if it is a whole, else all the simple ones that touch."""
    if cursor.next.text == "-":
        return climb.signed(cursor)
    first = factors.read_factor(cursor)
    run = [first]
    while run[-1].kind in ("symbol", "number", "indexed", "power", "accent", "raised", "primed", "transpose") and not run[-1].fences:
        row = climb.sign_ahead(cursor)
        if row is None or row[1] is not None or cursor.next.text in STOPS or cursor.next.text in PAIRS or (cursor.next.text in ("|", r"\|")):
            break
        run.append(factors.read_factor(cursor))
    return first if len(run) == 1 else Node("product", "", tuple(run), (first.span[0], run[-1].span[1]))


def fraction(cursor: Cursor, token: Token) -> Node:
    above, below = factors.read_argument(cursor), factors.read_argument(cursor)
    end = cursor.tokens[cursor.at - 1].end
    span = (token.start, end)
    if is_change(above) and is_change(below):
        whole = Node("derivative", "", (above, below), span, ("above", "below"))
        if above.kind in ("sign", "power") and cursor.next.text not in NO_MORE and cursor.next.text not in BETWEEN:
            cursor.deeper(token)
            body = run_of_factors(cursor)
            cursor.depth -= 1
            whole = Node("derivative", "", (above, below, body), (token.start, body.span[1]), ("above", "below", "body"))
        return whole
    return Node("fraction", "", (above, below), span)


def is_change(node: Node) -> bool:
    """Whether a half of a fraction is dy, \\partial y, d^2y, \\partial x \\partial y, or the bare d."""
    if node.kind == "product":
        return is_change(node.children[0])
    if node.kind == "power":
        return is_change(node.children[0])
    return node.kind == "differential" or node.kind == "sign" and node.name in (r"\partial", "d") or node.kind == "symbol" and node.name == "d"


def root(cursor: Cursor, token: Token) -> Node:
    """\\sqrt{x} and \\sqrt[n]{x}."""
    degree = None
    if cursor.next.text == "[":
        cursor.take()
        cursor.deeper(token)
        degree = climb.read_expression(cursor)
        cursor.depth -= 1
        if cursor.next.text != "]":
            raise FormulaError("The “[” opened here is not closed.", token.end + 1, "Add “]”.")
        cursor.take()
    body = factors.read_argument(cursor)
    span = (token.start, cursor.tokens[cursor.at - 1].end)
    return Node("root", "", (body,), span, ("body",)) if degree is None else Node("root", "", (body, degree), span, ("body", "degree"))


def gradient(cursor: Cursor, token: Token) -> Node:
    """\\nabla with its variable, and what it is the gradient of."""
    from pycore.formulas.reading import scripts
    sign = scripts.after(cursor, Node("symbol", r"\nabla", span=(token.start, token.end)))
    following = cursor.next
    if following.kind == "end" or following.text in NO_MORE or following.text in BETWEEN or following.text in climb.ENDS:
        return sign
    cursor.deeper(token)
    if following.text in (r"\frac", r"\tfrac", r"\dfrac", r"\sum") or following.kind == "number":
        body = factors.read_factor(cursor)
        while body.span[1] < cursor.next.start + 1 and climb.sign_ahead(cursor) == (climb.PRODUCT, None):
            more = factors.read_factor(cursor)
            body = Node("product", "", (*(body.children if body.kind == "product" and not body.fences else (body,)), more), (body.span[0], more.span[1]))
    else:
        body = factors.read_factor(cursor)
    cursor.depth -= 1
    return Node("gradient", "", (sign, body), (token.start, body.span[1]))


ATOMS = {"\\" + name: symbol for name in LETTERS}
ATOMS |= {"\\" + name: ellipsis for name in ELLIPSES}
ATOMS |= {"\\" + name: known for name in COMMANDS}
ATOMS |= {"{": group, ".": point, r"\frac": fraction, r"\dfrac": fraction, r"\tfrac": fraction, r"\cfrac": fraction, r"\sqrt": root, r"\nabla": gradient, r"\partial": differential}
