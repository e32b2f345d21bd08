"""Guesses: is f(x) an application or a product? What is declared or known decides; then the letter and the argument."""

from pycore.formulas.notation.functions import AMOUNTS, EXPECTATIONS, INDICATORS, KNOWN, LIKELY, SPELLINGS, SURE
from pycore.formulas.reading import atoms, fenced
from pycore.formulas.reading.clues import STEPPING
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node

SIMPLE = frozenset(
    ["symbol", "indexed", "primed", "accent", "raised", "transpose", "apply", "dots", "blank", "word", "differential", "gradient", "text"]
)
NAMES = frozenset(["symbol", "indexed", "primed", "accent", "raised", "marked", "power", "word", "annotated", "restricted", "transpose"])
SCRIPTED = frozenset(["indexed", "primed", "accent", "raised", "marked", "power", "transpose", "annotated", "restricted"])
ALWAYS = frozenset(["list", "tuple", "condition", "groups", "blank", "relation", "sign", "dots", "set", "stretch", "interval"])
COMPOSED = frozenset([r"\circ", "*", r"\star"])
OPENINGS = frozenset(["(", "[", r"\{"])


def letter_of(node: Node) -> str:
    """The letter under a node's scripts and accents."""
    while node.kind in SCRIPTED:
        node = node.children[0]
    return node.name if node.kind in ("symbol", "word") else ""


def bare(name: str) -> str:
    """A letter without its alphabet."""
    return name[name.index("{") + 1 : -1] if name.startswith(r"\math") else name


def application(cursor: Cursor, node: Node) -> Node | None:
    """node applied to the bracket that follows, or None if it is not (then they are factors)."""
    opening = cursor.next
    if opening.text not in OPENINGS:
        return None
    if (
        node.kind == "apply"
        and opening.text == "("
        and not node.look.get("bare")
        and cursor.latex[opening.end : opening.end + 1] not in ("", "(")
    ):
        sure = "look"
    elif node.kind == "product" and node.name in COMPOSED and node.fences and opening.text == "(":
        sure = "known"  # (f * g)(x)
    elif node.kind == "derivative" and opening.text == "(" and node.part("body") is None:
        sure = "look"  # dy/dx (a, b)
    elif node.kind not in NAMES or node.fences:
        return None
    else:
        sure = how_sure(cursor, node)
    letter = letter_of(node)
    if (
        sure == "no"
        or opening.text == r"\{"
        and letter not in INDICATORS
        and not (sure == "known" and letter in KNOWN)
        and letter not in EXPECTATIONS
    ):
        return None
    start = cursor.at
    cursor.take()
    argument = fenced.read(cursor, opening)
    if sure == "known" or (looks_indexed(argument) if opening.text == "[" else looks_applied(node, letter, argument)):
        return apply(node, letter, argument)
    cursor.done[opening.start] = (argument, cursor.at)
    cursor.go(start)
    return None


def apply(node: Node, letter: str, argument: Node) -> Node:
    """A function and its arguments as one node; commas part the arguments."""
    if node.kind == "transpose" and node.look.get("sign") is not None and node.look["sign"].name == "T" and not node.look.get("joint"):
        node = node.like(kind="raised", name="step", children=(*node.children, node.look["sign"]), look={})
    if node.kind == "power" and not is_number(node.children[1]):
        node = node.like(
            kind="raised", name="step" if node.children[1].name in STEPPING else "label"
        )  # a function has no powers but numbers
    span, around = (node.span[0], argument.span[1]), argument.fences or argument.look.get("around")
    if argument.kind in ("list", "tuple"):
        arguments = argument.children
    elif argument.kind == "blank":
        arguments = ()
    elif argument.kind == "set" and argument.children and around[0] == "{":
        arguments = argument.children
    elif argument.look.get("inner"):
        inner = argument.look["inner"]
        arguments = (argument.like(look={**argument.look, "fences": inner[-1], "inner": inner[:-1]}),)
    else:
        arguments = (argument.like(look={name: value for name, value in argument.look.items() if name != "fences"}),)
    name = SPELLINGS.get(letter, letter) if letter in KNOWN or letter in SPELLINGS else ""
    if letter in EXPECTATIONS and (around and around[0] != "(" or letter != "E"):
        name = "expectation"
    elif letter in INDICATORS:
        name = "indicator"
    return Node("apply", name, (node, *arguments), span, look={"around": around})


def how_sure(cursor: Cursor, node: Node) -> str:
    """known: it is a function; no: it is not; look: the argument must tell."""
    letter = letter_of(node)
    if cursor.functions and (node.key in cursor.functions or plain_key(node) in cursor.functions):
        return "known"
    if node.kind == "transpose":
        return "look"
    if letter == "E" and cursor.next.text == "[":
        return "known"
    if letter in KNOWN or letter in SURE or letter in SPELLINGS:
        return "known"
    inner = node
    while inner.kind in SCRIPTED:
        inner = inner.children[0]
    if inner.kind == "word":
        return "known" if cursor.next.text == "(" else "look"
    if node.kind == "power":
        return "no" if is_number(node.children[1]) and letter not in LIKELY and not letter.startswith(r"\mathcal") else "look"
    return "look" if letter else "no"


def is_number(node: Node) -> bool:
    return node.kind == "number" or node.kind == "negative" and node.children[0].kind == "number"


def amounts_in(argument: Node) -> set[str]:
    """The letters of an argument that are not in a script of another."""
    found, waiting = set(), [argument]
    while waiting:
        inner = waiting.pop()
        if not inner.children:
            found.add(inner.name)
        waiting.extend(inner.children[:1] if inner.kind in ("indexed", "raised") else inner.children)
    return found


def plain_key(node: Node) -> str:
    while node.kind in ("indexed", "raised", "power", "marked", "primed"):
        node = node.children[0]
    return node.key


def looks_indexed(argument: Node) -> bool:
    """Whether what stands in square brackets after a letter is what it is taken at: x[t], x[t-1], P[X = 1]."""
    if argument.kind == "sum":
        return all(
            term.kind in ("symbol", "number") or term.kind == "negative" and term.children[0].kind == "number" for term in argument.children
        )
    return argument.kind in ("symbol", "relation", "condition", "tuple", "stretch", "apply", "dots", "number", "indexed")


def looks_applied(node: Node, letter: str, argument: Node) -> bool:
    """Whether what stands in parentheses looks like an argument rather than a factor."""
    if node.kind == "transpose" and letter not in LIKELY:
        return argument.kind in ("list", "tuple")  # R^T(a, b) is no transpose: matrices take no arguments
    if argument.kind in ALWAYS:
        return True
    if node.kind == "apply":
        return argument.kind in SIMPLE
    if argument.kind != "apply" and letter in amounts_in(argument):
        return False
    plain = bare(letter)
    if argument.kind in SIMPLE or argument.kind == "number":
        return True
    if argument.kind == "power" and plain not in AMOUNTS:
        return True
    if letter.startswith((r"\mathcal{", r"\mathscr{")):
        return True
    if node.kind == "accent" or node.kind == "indexed" and plain in (r"\epsilon", r"\mu", r"\Sigma", r"\pi", "T", "s"):
        return plain in LIKELY or argument.kind in SIMPLE or plain == r"\epsilon"
    return plain in LIKELY


def near_command(text: str) -> str:
    """A known command one would have meant, for a misspelt one."""
    from difflib import get_close_matches

    close = get_close_matches(text, atoms.ATOMS, 1, 0.75) if len(text) < 30 else []
    return close[0] if close else ""
