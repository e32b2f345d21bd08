"""Things side by side: sums, products, relations, lists, conditions, phrases."""

from pycore.formulas.notation.series import NAMED
from pycore.formulas.typesetting.letters import sign_of
from pycore.formulas.typesetting.pen import HAIR, THIN, escape, tight

SIGNS = {"negative": "−", "positive": "+"}
SIGNED = frozenset(["negative", "positive", "either"])


def sum_(pen, node):
    first, *rest = node.children
    pieces = [("", pen.write(first))]
    for term in rest:
        if term.kind in SIGNED and not term.fences and not term.look.get("plus"):
            pieces.append(
                ("", pen.element(term, "mrow", pen.infix(SIGNS.get(term.kind) or sign_of(term.name)) + pen.write(term.children[0])))
            )
        else:
            pieces.append((pen.infix(sign_of(node.name or "+")), pen.write(term)))
    return "mrow", pen.line(node, pieces), ""


def signed(pen, node):
    body = node.children[0]
    return "mrow", f'<mo form="prefix">{SIGNS.get(node.kind) or sign_of(node.name)}</mo>{THIN if wide(body) else ""}{pen.write(body)}', ""


def ruled(node) -> bool:
    """Whether a node is a fraction whose rule would run into its neighbour's."""
    return node.kind in ("fraction", "derivative") and not node.fences and not node.look.get("slash")


def wide(node) -> bool:
    """Whether a node begins with a big operator, which stands off a sign before it."""
    while node.kind in ("product", "sum") and not node.fences:
        node = node.children[0]
    return node.kind == "series" and not node.fences and node.name not in NAMED


def product(pen, node):
    pieces, last = [], None
    for factor in node.children:
        before = ""
        if last is not None:
            before = (
                pen.infix(sign_of(node.name))
                if node.name
                else pen.gap(last, factor) or (THIN if spaced(last, factor) else HAIR if ruled(last) or ruled(factor) else "")
            )
        pieces.append((before, pen.write(factor)))
        last = factor
    return "mrow", pen.line(node, pieces), ""


def spaced(last, factor) -> bool:
    """Whether two factors that touch keep a thin distance: at a function's upright name, between numbers, before a dx."""
    if factor.fences or last.kind == "number" and factor.kind == "number":
        return not factor.fences
    upright = factor.kind == "apply" and named(factor.children[0]) or factor.kind == "series" and factor.name in NAMED
    return (
        upright
        or factor.kind == "series"
        or last.kind == "apply"
        and bool(last.look.get("bare"))
        or factor.kind == "word"
        and last.kind != "number"
        or last.kind == "word"
    )


def named(head) -> bool:
    """Whether a function's head is an upright name, with or without scripts."""
    while head.kind in ("indexed", "power", "raised", "primed") and not head.fences:
        head = head.children[0]
    return head.kind == "word"


def relation(pen, node):
    written = node.look.get("written") or node.name.split(" ")
    notes = node.look.get("notes") or (None,) * len(written)
    pieces = [("", pen.write(node.children[0]))]
    for text, note, child in zip(written, notes, node.children[1:]):
        pieces.append((noted(pen, text, note), pen.write(child)))
    return "mrow", pen.line(node, pieces), ""


def noted(pen, text: str, note) -> str:
    """A relation's sign with what is written above or below it."""
    char = sign_of(text)
    if note is None:
        return pen.infix(char)
    side, thing = note
    arrow = ' stretchy="true"' if char in "→←⇒↦" else ""
    # the note is no node of the tree, so it has no path of its own
    inside = Quiet(pen).write(thing)
    return f'<m{side}><mo form="infix"{arrow}>{escape(char)}</mo>{inside}</m{side}>'


class Quiet:
    """A pen that writes what is not part of the tree: no paths, no parts."""

    def __init__(self, pen):
        self.pen, self.rows, self.names, self.runs, self.attributes, self.spaces, self.small = pen, pen.rows, {}, {}, None, pen.spaces, 1

    def write(self, node):
        return type(self.pen).write(self, node)

    def element(self, node, tag, inside, extra=""):
        return f"<{tag}{extra}>{inside}</{tag}>"

    def marked(self, node):
        return False

    def line(self, node, pieces):
        return "".join(before + text for before, text in pieces)

    def gap(self, last, following):
        return ""

    def script(self, node):
        return self.write(node)

    def infix(self, char):
        return type(self.pen).infix(self, char)


def commas(pen, nodes, mark: str = ",", path=None) -> str:
    """Things parted by commas."""
    pieces = []
    for place, node in enumerate(nodes):
        before = (
            f'<mo separator="true" form="infix" lspace="0" rspace="0.1667em">{mark}</mo>' + pen.gap(nodes[place - 1], node) if place else ""
        )
        pieces.append((before, pen.write(node)))
    return "".join(before + text for before, text in pieces) if path is None else pen.line(path, pieces)


def list_(pen, node):
    if node.look.get("stacked"):
        return "mtable", "".join(f"<mtr><mtd>{pen.write(child)}</mtd></mtr>" for child in node.children), ' class="stacked"'
    if node.look.get("bare"):
        return "mrow", pen.line(node, [("", pen.write(child)) for child in node.children]), ""
    return "mrow", commas(pen, node.children, ",", node) + ('<mo separator="true">,</mo>' if node.look.get("trailing") else ""), ""


def groups(pen, node):
    return "mrow", commas(pen, node.children, ";", node), ""


def condition(pen, node):
    left, right = node.children
    mark = {r"\mid": "|", "|": "|", r"\|": "‖", ":": ":"}.get(node.look.get("sign"), "|")
    return (
        "mrow",
        pen.write(left) + f'<mo form="infix" stretchy="false" lspace="0.2778em" rspace="0.2778em">{mark}</mo>' + pen.write(right),
        "",
    )


def logic(pen, node):
    written = ("", *(node.look.get("written") or (r"\land" if "and" in node.name else r"\lor",) * (len(node.children) - 1)))
    return (
        "mrow",
        pen.line(node, [(pen.infix(sign_of(text)) if text else "", pen.write(child)) for text, child in zip(written, node.children)]),
        "",
    )


def phrase(pen, node):
    """Statements and prose: prose brings its own spaces, statements are kept apart."""
    pieces, last = [], None
    for child in node.children:
        gap = (
            ""
            if last is None
            else pen.gap(last, child) or ('<mspace width="1em"></mspace>' if "text" not in (last.kind, child.kind) else "")
        )
        pieces.append((gap, pen.write(child)))
        last = child
    return "mrow", pen.line(node, pieces), ""


def pair(mark: str, space: str = ""):
    def row(pen, node):
        left, right = node.children
        return (
            "mrow",
            pen.write(left)
            + (tight(mark) if not space else f'<mo form="infix" lspace="{space}" rspace="0.2778em">{mark}</mo>')
            + pen.write(right),
            "",
        )

    return row


QUANTIFIERS = {"all": "∀", "some": "∃", "none": "∄", "not": "¬"}

ROWS = {
    "sum": sum_,
    "negative": signed,
    "positive": signed,
    "either": signed,
    "product": product,
    "relation": relation,
    "condition": condition,
    "logic": logic,
    "list": list_,
    "tuple": list_,
    "interval": list_,
    "groups": groups,
    "stack": groups,
    "phrase": phrase,
    "stretch": pair(":"),
    "typing": pair(":", "0.05em"),
    "quantified": lambda pen, node: ("mrow", tight(QUANTIFIERS[node.name], "prefix") + pen.write(node.children[0]), ""),
    "modulus": lambda pen, node: (
        "mrow",
        '<mspace width="1em"></mspace><mo stretchy="false">(</mo><mi>mod</mi><mspace width="0.333em"></mspace>'
        + pen.write(node.children[0])
        + '<mo stretchy="false">)</mo>',
        "",
    ),
}
