"""Guesses: is f(x) an application or a product? What is declared or known decides; then the letter and the argument."""
from pycore.formulas.notation.functions import KNOWN, LIKELY, SPELLINGS
from pycore.formulas.reading import atoms
from pycore.formulas.reading.cursor import Cursor
from pycore.formulas.tree import Node, walk

SIMPLE = frozenset(["symbol", "indexed", "primed", "accent", "raised", "transpose", "apply", "dots", "blank", "word", "differential"])
NAMES = frozenset(["symbol", "indexed", "primed", "accent", "raised", "marked", "power", "word", "gradient"])
AMOUNTS = frozenset(r"a b c d e i j k l m n r s t v w x y z A B C I K M N S W X Y Z \alpha \beta \gamma \delta \epsilon \eta \lambda \mu \nu \tau \theta \omega \kappa \zeta \xi \Delta".split())


def letter_of(node: Node) -> str:
    """The letter under a node's scripts and accents."""
    while node.kind in ("indexed", "primed", "accent", "raised", "marked", "power", "transpose"):
        node = node.children[0]
    return node.name if node.kind in ("symbol", "word") else ""


def application(cursor: Cursor, node: Node) -> Node | None:
    """node applied to the bracket that follows, or None if it is not (then they are factors)."""
    opening = cursor.next
    if opening.text not in ("(", "[", r"\{", r"\lparen", r"\lbrack") or node.kind not in NAMES or node.fences:
        return None
    kind = how_sure(cursor, node)
    if kind == "no" or (opening.text in ("[", r"\{", r"\lbrack") and kind != "known"):
        return None
    if kind == "look":
        start = cursor.at
        cursor.take()
        argument = atoms.fenced(cursor, opening)
        if not looks_applied(node, argument):
            cursor.done[opening.start] = (argument, cursor.at)
            cursor.at = start
            return None
    else:
        cursor.take()
        argument = atoms.fenced(cursor, opening)
    return apply(node, argument)


def apply(node: Node, argument: Node) -> Node:
    """A function and its arguments as one node; commas part the arguments."""
    arguments = argument.children if argument.kind in ("list", "tuple") else (argument.like(look={k: v for k, v in argument.look.items() if k != "fences"}),)
    if argument.kind == "blank":
        arguments = ()
    name = letter_of(node)
    look = {"around": argument.fences}
    return Node("apply", SPELLINGS.get(name, name) if node.kind == "word" or name in KNOWN else "", (node, *arguments), (node.span[0], argument.span[1]), look=look)


def how_sure(cursor: Cursor, node: Node) -> str:
    """known: it is a function; no: it is not; look: the argument must tell."""
    letter = letter_of(node)
    if cursor.functions and (node.key in cursor.functions or _plain_key(node) in cursor.functions):
        return "known"
    if node.kind == "word":
        return "known"
    if node.kind in ("power", "transpose") and letter not in KNOWN:
        return "look" if node.kind == "power" and letter in LIKELY else "no"
    if letter in KNOWN or letter in (r"\mathbb{E}", r"\mathbb{P}", r"\mathbb{V}", r"\mathrm{E}"):
        return "known"
    if not letter:
        return "no"
    return "look"


def _plain_key(node: Node) -> str:
    while node.kind in ("indexed", "raised", "power", "marked", "primed"):
        node = node.children[0]
    return node.key


def looks_applied(node: Node, argument: Node) -> bool:
    """Whether what stands in the parentheses looks like an argument rather than a factor."""
    letter = letter_of(node)
    if argument.kind in ("list", "tuple", "condition", "groups", "blank", "relation", "sign", "dots"):
        return True
    bare = letter.removeprefix(r"\mathbf{").removeprefix(r"\mathcal{").removesuffix("}")
    own = any(inner.kind == "symbol" and inner.name == letter for inner in walk(argument))
    if own:
        return False
    if argument.kind in SIMPLE:
        return True
    if argument.kind in ("power", "accent") and letter not in AMOUNTS:
        return True
    if letter in LIKELY or letter.startswith((r"\mathcal{", r"\mathscr{")):
        return True
    return False
