"""Spelling: one LaTeX for each tree, whatever the author's spaces, sizes and braces."""

from pycore.formulas.tree import Node

CLOSED = frozenset(
    "symbol number word text apply indexed power raised primed accent transpose marked root tuple set stack inner floor ceiling absolute norm matrix determinant dots sign blank factorial bracket gradient differential".split()
)
LOOSE = frozenset("sum relation condition list groups phrase stretch typing logic quantified".split())


def spell(node: Node) -> str:
    """Canonical LaTeX of a node."""
    return ROWS.get(node.kind, _braced)(node)


def quoted(node: Node) -> str:
    """A node in a sentence: its LaTeX between dollar signs."""
    return f"${spell(node)}$"


def _tight(node: Node) -> str:
    """As one factor of a product: in parentheses unless it holds together by itself."""
    text = spell(node)
    return text if node.kind in CLOSED or node.kind == "fraction" or node.kind == "product" and node.name == "" else f"({text})"


def _base(node: Node) -> str:
    text = spell(node)
    scripted = node.kind in ("power", "raised", "transpose", "marked", "gradient")
    return (
        f"{{{text}}}"
        if scripted or node.kind == "fraction"
        else text
        if node.kind in CLOSED and not (node.kind == "differential")
        else f"({text})"
        if node.kind != "differential"
        else text
    )


def _script(node: Node) -> str:
    text = spell(node)
    return text if len(text) == 1 else f"{{{text}}}"


def _join(texts) -> str:
    """Put texts side by side; a space keeps a command from swallowing the letter after it."""
    whole = ""
    for text in texts:
        if whole and text and text[0].isalpha() and whole[-1].isalpha() and "\\" in whole:
            whole += " "
        elif whole and text and (text[0].isalpha() or text[0] == "\\") and (whole[-1].isalnum() or whole[-1] in "}'"):
            whole += " "
        elif whole and text and text[0].isdigit() and whole[-1].isalnum():
            whole += r" \cdot "
        whole += text
    return whole


def _sum(node):
    whole = spell(node.children[0]) if node.children[0].kind not in LOOSE else f"({spell(node.children[0])})"
    sign = node.name or "+"
    for term in node.children[1:]:
        text = spell(term) if term.kind not in LOOSE else f"({spell(term)})"
        whole += (
            f" {text[0]} {text[1:].lstrip()}" if term.kind == "negative" else f" {text}" if term.kind == "either" else f" {sign} {text}"
        )
    return whole


def _product(node):
    if node.name:
        return f" {node.name} ".join(_tight(child) for child in node.children)
    return _join(_tight(child) if child.kind != "product" else f"({spell(child)})" for child in node.children)


def _apply(node):
    head, *arguments = node.children
    left, right = "()"
    if node.look.get("around") and node.look["around"][0] == "[":
        left, right = "[]"
    return f"{spell(head)}{left}{', '.join(spell(argument) for argument in arguments)}{right}"


def _series(node):
    text = {"argmax": r"\arg\max", "argmin": r"\arg\min"}.get(node.name, "\\" + node.name)
    lower, upper, body = (node.part(role) for role in ("lower", "upper", "body"))
    text += f"_{_script(lower)}" if lower else ""
    text += f"^{_script(upper)}" if upper else ""
    return f"{text} {spell(body) if body.kind not in ('sum', 'relation') else '(' + spell(body) + ')'}" if body else text


def _word(node):
    from pycore.formulas.notation.functions import COMMANDS

    return "\\" + node.name if node.name in COMMANDS else rf"\mathrm{{{node.name}}}"


def _relation(node):
    sides = [spell(child) if child.kind not in LOOSE - {"sum", "list"} else f"({spell(child)})" for child in node.children]
    whole = sides[0]
    for sign, side in zip(node.name.split(" "), sides[1:]):
        whole += f" {sign} {side}"
    return whole


def _root(node):
    degree = node.part("degree")
    return rf"\sqrt{f'[{spell(degree)}]' if degree else ''}{{{spell(node.part('body'))}}}"


def _derivative(node):
    body = node.part("body")
    return rf"\frac{{{spell(node.part('above'))}}}{{{spell(node.part('below'))}}}" + (f" {_tight(body)}" if body else "")


def _raised(node):
    inner = spell(node.children[1])
    return f"{_base(node.children[0])}^{{({inner})}}" if node.name == "index" else f"{_base(node.children[0])}^{{{inner}}}"


def _fenced(left, right, between=", "):
    return lambda node: f"{left}{between.join(spell(child) for child in node.children)}{right}"


def _norm(node):
    kind = node.part("kind")
    return rf"\|{spell(node.children[0])}\|" + (f"_{_script(kind)}" if kind else "")


def _rows(name):
    return lambda node: (
        rf"\begin{{{name}}} "
        + r" \\ ".join(" & ".join(spell(cell) for cell in row.children) for row in node.children)
        + rf" \end{{{name}}}"
    )


def _braced(node):
    return " ".join(spell(child) for child in node.children)


FIELDS = {"divergence": r" \cdot ", "curl": r" \times "}
ROWS = {
    "symbol": lambda node: node.name,
    "number": lambda node: node.name,
    "sign": lambda node: node.name,
    "dots": lambda node: r"\dots",
    "blank": lambda node: "",
    "word": _word,
    "text": lambda node: rf"\text{{{node.name}}}",
    "sum": _sum,
    "product": _product,
    "negative": lambda node: "-" + (_tight(node.children[0]) if node.children[0].kind != "product" else spell(node.children[0])),
    "positive": lambda node: "+" + _tight(node.children[0]),
    "either": lambda node: f"{node.name} {_tight(node.children[0])}",
    "fraction": lambda node: rf"\frac{{{spell(node.children[0])}}}{{{spell(node.children[1])}}}",
    "derivative": _derivative,
    "root": _root,
    "power": lambda node: f"{_base(node.children[0])}^{_script(node.children[1])}",
    "transpose": lambda node: rf"{_base(node.children[0])}^\top",
    "raised": _raised,
    "marked": lambda node: f"{_base(node.children[0])}^{_script(Node('sign', node.name))}",
    "primed": lambda node: _base(node.children[0]) + node.name,
    "indexed": lambda node: f"{_base(node.children[0])}_{_script(node.children[1])}",
    "accent": lambda node: rf"\{node.name}{{{spell(node.children[0])}}}",
    "apply": _apply,
    "gradient": lambda node: f"{spell(node.children[0])}{FIELDS.get(node.name, ' ')}{_tight(node.children[1])}",
    "differential": lambda node: _join(["d" if node.name == "d" else "\\" + node.name, _tight(node.children[0])]).replace("d ", "d"),
    "series": _series,
    "relation": _relation,
    "list": _fenced("", ""),
    "groups": _fenced("", "", "; "),
    "tuple": _fenced("(", ")"),
    "stack": _fenced("[", "]", "; "),
    "set": _fenced(r"\{", r"\}"),
    "inner": _fenced(r"\langle ", r" \rangle"),
    "floor": _fenced(r"\lfloor ", r" \rfloor"),
    "ceiling": _fenced(r"\lceil ", r" \rceil"),
    "absolute": _fenced("|", "|"),
    "norm": _norm,
    "condition": lambda node: rf"{spell(node.children[0])} \mid {spell(node.children[1])}",
    "factorial": lambda node: _base(node.children[0]) + "!",
    "family": lambda node: (
        f"{spell(node.children[0])}_{_script(node.children[1])}" + (f"^{_script(node.children[2])}" if len(node.children) > 2 else "")
    ),
    "matrix": _rows("bmatrix"),
    "determinant": _rows("vmatrix"),
    "cases": _rows("cases"),
    "lines": lambda node: r" \\ ".join(spell(child) for child in node.children),
}
