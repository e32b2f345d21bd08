"""Letters, numbers and words as they are said."""

from pycore.formulas.notation.letters import ACCENTS, ALPHABETS, LETTERS, SPELLED
from pycore.formulas.notation.operators import BETWEEN

SAID_BEFORE = {SPELLED[row[0]]: row[1] for row in ALPHABETS.values()}
OPERATORS = {
    r"\nabla": "the gradient",
    r"\partial": "partial",
    r"\forall": "for all",
    r"\exists": "there is",
    r"\cdot": "dot",
    ".": "",
    r"\mathbb{E}": "the expected value",
    r"\mathbb{R}": "the real numbers",
    r"\mathbb{N}": "the natural numbers",
    r"\mathbb{Z}": "the integers",
    r"\mathcal{N}": "the normal distribution",
    r"\mathcal{O}": "the order",
    r"\mathbb{1}": "one",
    r"\mathbf{1}": "one",
    "*": "star",
    r"\circ": "degrees",
    ":": "all",
    "+": "plus",
    "-": "minus",
}


def letter(name: str) -> str:
    if name in OPERATORS:
        return OPERATORS[name]
    if name.startswith(r"\math"):
        command, _, body = name[1:].partition("{")
        return f"{SAID_BEFORE.get(command, '')} {letter(body[:-1])}".strip()
    if name.startswith("\\"):
        return LETTERS[name[1:]][1] if name[1:] in LETTERS else BETWEEN[name][2] if name in BETWEEN else name[1:]
    return BETWEEN[name][2] if name in BETWEEN else name


def accent(voice, node):
    inner = voice.say(node.children[0])
    if node.name == "underline":
        return f"{inner} underlined"
    said = ACCENTS[node.name][1]
    if node.children[0].kind in ("sum", "product", "fraction", "apply", "relation"):
        return f"{voice.inside(node.children[0])}, under a {said},"
    return f"{said} {inner}" if said == "vector" else f"{inner} {said}"


CHANGES = {"d": "d", "partial": "partial", "Delta": "the change in"}
PRIMES = {1: "prime", 2: "double prime", 3: "triple prime"}

ROWS = {
    "symbol": lambda voice, node: letter(node.name),
    "number": lambda voice, node: node.look.get("written", node.name),
    "word": lambda voice, node: node.name.replace("_", " "),
    "text": lambda voice, node: node.name,
    "sign": lambda voice, node: letter(node.name),
    "blank": lambda voice, node: "",
    "dots": lambda voice, node: "and so on",
    "accent": accent,
    "differential": lambda voice, node: f"{CHANGES.get(node.name, node.name)} {voice.inside(node.children[0])}",
    "primed": lambda voice, node: f"{voice.say(node.children[0])} {PRIMES.get(len(node.name), f'with {len(node.name)} primes')}",
    "marked": lambda voice, node: f"{voice.inside(node.children[0])} {letter(node.name)}",
}
