"""Kinds: what a letter of a shape may stand for, told by the look of the node; KINDS is kind: test(node, the shape's letter)."""

from pycore.formulas.tree import Node

SCALARS = frozenset(r"t n i j d e \pi \epsilon \varepsilon T N".split())
NUMBERS = frozenset(["number", "norm", "absolute", "inner", "determinant", "root"])
ROWS = frozenset(["sum", "negative", "transpose", "apply", "gradient", "stack", "tuple"])


def stem(node: Node) -> Node:
    """A letter without its scripts."""
    while node.kind in ("indexed", "raised", "primed"):
        node = node.children[0]
    return node


def kind_of(kinds: dict, letter: Node):
    """What a letter of a shape may stand for: said of it with its scripts, or of the letter alone."""
    return kinds.get(letter.key) or kinds.get(stem(letter).key)


def letter_of(node: Node) -> str:
    """The letter a node is made of, without alphabet, accents and scripts; empty if it is no letter."""
    while node.kind in ("indexed", "raised", "primed", "accent"):
        node = node.children[0]
    if node.kind != "symbol":
        return ""
    return node.name[node.name.index("{") + 1 : -1] if node.name.startswith(r"\math") else node.name


def is_same(node: Node, want: Node) -> bool:
    """The same letter, bold or not; accents and other alphabets make it another."""
    return thin(stem(node)).key == thin(stem(want)).key


def thin(node: Node) -> Node:
    bold = node.kind == "symbol" and node.name.startswith(r"\mathbf{")
    return node.like(name=node.name[len(r"\mathbf{") : -1]) if bold else node


def is_vector(node: Node, _=None) -> bool:
    """A small letter that is no usual number, a capital with an index (a row), or something made of such."""
    if node.kind in NUMBERS:
        return False
    letter = letter_of(node)
    if not letter:  # log and its like go entry by entry
        return node.kind in ROWS and not (node.kind == "apply" and node.name and not any(is_vector(child) for child in node.children[1:]))
    bold = stem(node).name.startswith(r"\mathbf{") or stem(node).kind == "accent"
    return bold and letter[-1:].islower() or letter not in SCALARS and (letter[-1:].islower() or node.kind == "indexed")


def is_column(node: Node, _=None) -> bool:
    """A small letter, a function of letters, or a sum of such: what nobody writes for a row or a table."""
    if node.kind in ("sum", "negative"):
        return all(is_column(child) for child in node.children)
    if node.kind == "apply":
        return not node.name and is_column(node.children[-1])
    return is_vector(node) and letter_of(node)[-1:].islower()


def is_matrix(node: Node, _=None) -> bool:
    letter = letter_of(node)
    return (
        letter.isupper()
        and len(letter) == 1
        and letter not in ("N", "T", "L", "E", "D")
        and node.kind != "accent"
        or letter in (r"\Sigma", r"\Lambda")
    )


def is_count(node: Node, _=None) -> bool:
    """A number, a size, or a Latin letter that may count things (nobody counts with sigma or Z)."""
    if node.kind == "product":
        return all(is_count(child) for child in node.children)
    letter = letter_of(node)
    return node.kind in ("number", "absolute") or letter.isalpha() and letter not in ("Z", "z")


def entry_of_vector(node: Node, kind: str) -> bool:
    """An entry of a family: a letter with its index; of a vector: a plain Latin one."""
    if kind == "letter":
        return node.kind in ("indexed", "raised") and bool(letter_of(node))
    return node.kind == "indexed" and stem(node).kind == "symbol" and len(stem(node).name) == 1


def is_letter(node: Node, _=None) -> bool:
    """A letter with or without scripts, or a number that stands for one."""
    return (
        node.kind in ("symbol", "indexed", "raised", "primed", "accent", "differential", "word", "marked")
        or node.kind == "number"
        and "." in node.name
    )


KINDS = {
    "letter": is_letter,
    "itself": is_same,
    "share": lambda node, _: is_letter(node) and not letter_of(node).isupper() and not stem(node).name.startswith(r"\math"),
    "vector": is_vector,
    "column": is_column,
    "matrix": is_matrix,
    "count": is_count,
}
