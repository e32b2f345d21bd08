"""Voice: says the nodes of one tree; knows whether to be short and which parts have names."""

from pycore.formulas.tree import Node

SIMPLE = frozenset("symbol number word primed accent dots differential sign blank text marked".split())


class Voice:
    """rows: the table, kind: (voice, node) -> words; names: {path: what to say instead}."""

    def __init__(self, rows: dict, short: bool = False, names: dict | None = None):
        self.rows = rows
        self.short = short
        self.names = names or {}

    def say(self, node: Node) -> str:
        return self.names.get(node.path) or self.rows[node.kind](self, node) if self.names else self.rows[node.kind](self, node)

    def inside(self, node: Node) -> str:
        """As an operand of something tighter: what has several terms is announced as one quantity."""
        text = self.say(node)
        return f"the quantity {text}" if node.kind in ("sum", "relation", "condition") and node.path not in self.names else text

    def one(self, node: Node) -> bool:
        """Whether a node is said in one breath."""
        return node.path in self.names or simple(node)

    def join(self, words: str, last: Node, joint: str, following: str) -> str:
        """Two operands with a word between, and a pause where the ear would take the second into the first."""
        pause = "," if last.path not in self.names and trails(last) else ""
        return f"{words}{pause} {joint} {following}"


def simple(node: Node) -> bool:
    """Whether a node is a letter, a number, or a letter with a plain subscript."""
    if node.kind == "indexed":
        return simple(node.children[0]) and not trails(node)
    if node.kind == "product" and not node.name and len(node.children) == 2:
        return node.children[0].kind == "number" and simple(node.children[1])
    if node.kind in ("raised", "power", "transpose"):
        return simple(node.children[0]) and all(simple(child) for child in node.children)
    return node.kind in SIMPLE


def trails(node: Node) -> bool:
    """Whether the end of a node could be heard as going on with what is said next."""
    while True:
        if node.kind in (
            "sum",
            "product",
            "negative",
            "positive",
            "either",
            "relation",
            "condition",
            "gradient",
            "transpose",
            "differential",
        ):
            node = node.children[-1]
            if node.kind == "sum":
                return True
        elif node.kind == "fraction":
            above, below = node.children
            return not (simple(above) and simple(below))
        elif node.kind in ("indexed", "raised", "power"):
            script = node.children[1]
            return (
                not (script.kind in SIMPLE or script.kind in ("list", "product") and all(child.kind in SIMPLE for child in script.children))
                or trails(node.children[0])
                and node.kind == "power"
            )
        elif node.kind == "root":
            node = node.children[0]
            if not simple(node):
                return True
        elif node.kind == "apply":
            return len(node.children) > 2 or len(node.children) == 2 and not simple(node.children[1])
        elif node.kind in ("series", "derivative"):
            return True
        elif node.kind in ("norm", "absolute", "floor", "ceiling", "inner", "set"):
            return not all(simple(child) for child in node.children)
        else:
            return False


def listing(texts) -> str:
    """a, b and c."""
    texts = [text for text in texts if text]
    if not texts:
        return "nothing"
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + (", " if " and " in " ".join(texts) else " ") + "and " + texts[-1]


def items(voice, nodes) -> str:
    """a, b, and so on up to z."""
    texts = [voice.say(node) for node in nodes]
    if not any(node.kind == "dots" for node in nodes):
        return listing(texts)
    words = ""
    for place, (node, text) in enumerate(zip(nodes, texts)):
        if node.kind == "dots":
            words += ", and so on" if place else "and so on"
        elif place and nodes[place - 1].kind == "dots":
            words += f" up to {text}"
        else:
            words += f", {text}" if place else text
    return words
