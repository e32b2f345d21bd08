"""How each kind of node is written: ROWS is the table, kind: (pen, node) -> (tag, what is inside, extra attributes)."""
from pycore.formulas.notation.letters import ACCENTS, ALPHABETS, LETTERS, SPELLED, UNDER, styled
from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.notation.series import NAMED, SERIES
from pycore.formulas.notation.fences import CHARACTER
from pycore.formulas.tree import Node
from pycore.formulas.typesetting.pen import Pen, escape, fence, sign

STYLE_OF = {command: alphabet for alphabet, command in SPELLED.items()}
THIN = '<mspace width="0.1667em"></mspace>'


def write(pen: Pen, node: Node) -> str:
    """The element of a node, with its brackets."""
    tag, inside, extra = ROWS[node.kind](pen, node)
    fences = node.look.get("fences")
    if fences:
        if tag != "mrow":
            inside, tag, extra = f"<{tag}{extra}>{inside}</{tag}>", "mrow", ""
        for pair in (*node.look.get("inner", ()), fences):
            inside = fence(pair[0], "prefix", pair[2]) + inside + fence(pair[1], "postfix", pair[2])
    return pen.element(node, tag, inside, extra)


def character(name: str) -> tuple[str, str]:
    """The character of a letter's LaTeX, and whether it stands upright."""
    if name.startswith("\\math"):
        command, _, inner = name[1:].partition("{")
        inner = inner[:-1]
        style = STYLE_OF.get(command, "roman")
        char, _ = character(inner)
        return (char, "upright") if style == "roman" else (styled(char, style), "upright")
    if name.startswith("\\"):
        row = LETTERS.get(name[1:])
        char = row[0] if row else {"\\nabla": "∇", "\\partial": "∂"}.get(name, name[1:])
        return char, "upright" if name[1:2].isupper() or name in (r"\nabla", r"\partial", r"\infty") else ""
    return name, ""


def symbol(pen, node):
    char, stance = character(node.name)
    upright = ' mathvariant="normal"' if stance == "upright" and len(char) == 1 else ""
    if node.name == r"\nabla":
        return "mo", char, ' form="prefix" lspace="0" rspace="0"'
    return "mi", escape(char), upright


def number(pen, node):
    return "mn", escape(node.look.get("written", node.name)), ""


def word(pen, node):
    style = node.look.get("alphabet", "roman")
    if node.look.get("letters") or style == "italic":
        return "mi", escape("".join(styled(char, "italic") for char in node.name)), ""
    text = node.name if style in ("roman",) else "".join(styled(char, style) for char in node.name)
    return "mi", escape(text), ' mathvariant="normal"' if len(text) == 1 else ""


def text(pen, node):
    written = node.look.get("written", node.name)
    return "mtext", escape(written.replace(" ", "\u00a0").replace("~", "\u00a0").replace("$", "").replace("\\", "")), ""


def between(text: str) -> str:
    return BETWEEN[text][1] if text in BETWEEN else CHARACTER.get(text, text)


def bare_sign(pen, node):
    char = {r"\cdot": "⋅", r"\partial": "∂", "d": "d", ".": "."}.get(node.name) or between(node.name)
    return "mo", escape(char), ' form="infix" lspace="0" rspace="0"' if node.name not in (".",) else ' separator="true" lspace="0" rspace="0"'


def sum_(pen, node):
    first, *rest = node.children
    pieces = [("", write(pen, first))]
    plus = between(node.name or "+")
    for term in rest:
        if term.kind in ("negative", "either") and not term.fences and not term.look.get("plus"):
            pieces.append(("", write_signed(pen, term, "infix")))
        elif term.kind == "positive" and not term.look.get("plus"):
            pieces.append(("", write_signed(pen, term, "infix")))
        else:
            pieces.append((sign(plus, form="infix"), write(pen, term)))
    return "mrow", pen.line(node, pieces), ""


def write_signed(pen, node, form):
    char = {"negative": "−", "positive": "+"}.get(node.kind) or between(node.name)
    return pen.element(node, "mrow", sign(char, form=form) + write(pen, node.children[0]))


def signed(pen, node):
    char = {"negative": "−", "positive": "+"}.get(node.kind) or between(node.name)
    return "mrow", sign(char, form="prefix") + write(pen, node.children[0]), ""


FUNCTIONAL = ("apply", "series", "gradient")


def product(pen, node):
    pieces = []
    for place, factor in enumerate(node.children):
        before = ""
        if place:
            if node.name:
                before = sign(between(node.name), form="infix")
            else:
                last = node.children[place - 1]
                before = space(pen, last, factor)
                if not before and (is_named(factor) or last.kind == "apply" and last.look.get("bare") and not factor.fences):
                    before = THIN
                elif not before and last.kind == "number" and factor.kind == "number":
                    before = THIN
        pieces.append((before, write(pen, factor)))
    return "mrow", pen.line(node, pieces), ""


def is_named(node) -> bool:
    """Whether a thing begins with a function's name in upright letters, which keeps a thin distance."""
    if node.fences:
        return False
    return node.kind == "apply" and node.children[0].kind == "word" or node.kind == "series" and node.name in NAMED or node.kind == "word"


def space(pen, last, following) -> str:
    if not pen.spaces:
        return ""
    width = sum(em for at, em in pen.spaces.items() if last.span[1] <= at <= following.span[0])
    return f'<mspace width="{width:g}em"></mspace>' if width else ""


def fraction(pen, node):
    above, below = node.children
    if node.look.get("slash"):
        return "mrow", write(pen, above) + sign("/", form="infix", lspace="0", rspace="0", stretchy="false") + write(pen, below), ""
    return "mfrac", write(pen, above) + write(pen, below), ""


def derivative(pen, node):
    above, below, body = (node.part(role) for role in ("above", "below", "body"))
    ratio = f"<mfrac>{write(pen, above)}{write(pen, below)}</mfrac>"
    if body is None:
        return "mfrac", write(pen, above) + write(pen, below), ""
    return "mrow", ratio + THIN + write(pen, body), ""


def root(pen, node):
    degree = node.part("degree")
    body = write(pen, node.part("body"))
    return ("msqrt", body, "") if degree is None else ("mroot", body + write(pen, degree), "")


PRIMES = {1: "′", 2: "″", 3: "‴"}


def raise_by(pen, node) -> str:
    """What stands above a node of a raised kind."""
    if node.kind == "primed":
        return f'<mo lspace="0" rspace="0">{PRIMES.get(len(node.name), "′" * len(node.name))}</mo>'
    if node.kind == "transpose":
        script = node.look.get("sign")
        char, stance = character(script.name) if script is not None and script.kind == "symbol" else ("T", "upright")
        return f'<mi{" mathvariant=" + chr(34) + "normal" + chr(34) if stance else ""}>{escape(char)}</mi>'
    if node.kind == "marked":
        char = "∗" if node.name in ("*", r"\ast") else LETTERS[node.name[1:]][0] if node.name[1:] in LETTERS else between(node.name)
        return f'<mo lspace="0" rspace="0">{escape(char)}</mo>'
    return write(pen, node.children[1])


def scripted(pen, node):
    base = node.children[0]
    script = raise_by(pen, node)
    if base.kind in ("indexed", "norm") and len(base.children) == 2 and not base.fences and not pen.marked(base) and base.kind == "indexed":
        inner, below = base.children
        if inner.kind == "primed" and not inner.fences and not pen.marked(inner) and node.kind != "primed":
            return "msubsup", write(pen, inner.children[0]) + write(pen, below) + f"<mrow>{raise_by(pen, inner)}{script}</mrow>", ""
        return "msubsup", write(pen, inner) + write(pen, below) + script, ""
    return "msup", write(pen, base) + script, ""


def indexed(pen, node):
    base, below = node.children
    if base.kind == "primed" and not base.fences and not pen.marked(base):
        return "msubsup", write(pen, base.children[0]) + write(pen, below) + raise_by(pen, base), ""
    return "msub", write(pen, base) + write(pen, below), ""


def accent(pen, node):
    command = node.look.get("command", node.name)
    if node.name in UNDER:
        return "munder", write(pen, node.children[0]) + sign("_", stretchy="true"), ""
    char = ACCENTS[command][0]
    wide = command.startswith("wide") or command.startswith("over")
    return "mover", write(pen, node.children[0]) + sign(char, stretchy="true" if wide else "false"), ' accent="true"'


def apply(pen, node):
    head, *arguments = node.children
    around = node.look.get("around")
    inside = sign("\u2061", form="infix", lspace="0", rspace="0") + commas(pen, arguments)
    if around:
        size = around[2]
        pieces = fence(around[0], "prefix", size) + commas(pen, arguments) + fence(around[1], "postfix", size)
        return "mrow", write(pen, head) + sign("\u2061", form="infix", lspace="0", rspace="0") + pieces, ""
    gap = "" if arguments and arguments[0].fences else THIN
    return "mrow", write(pen, head) + sign("\u2061", form="infix", lspace="0", rspace="0") + gap + commas(pen, arguments), ""


def commas(pen, nodes, mark=",") -> str:
    out = []
    for place, node in enumerate(nodes):
        if place:
            out.append(f'<mo separator="true" form="infix" lspace="0" rspace="0.1667em">{mark}</mo>' + space(pen, nodes[place - 1], node))
        out.append(write(pen, node))
    return "".join(out)


def series(pen, node):
    char, _, stacked = SERIES[node.name]
    lower, upper, body = (node.part(role) for role in ("lower", "upper", "body"))
    if node.name in NAMED:
        core = f'<mo form="prefix" movablelimits="true" lspace="0" rspace="0">{char}</mo>'
    else:
        core = f'<mo form="prefix" largeop="true" movablelimits="{"true" if stacked else "false"}" lspace="0" rspace="0">{char}</mo>'
    below, above = ("munder", "mover") if stacked else ("msub", "msup")
    both = "munderover" if stacked else "msubsup"
    if lower is not None and upper is not None:
        core = f"<{both}>{core}{write(pen, lower)}{write(pen, upper)}</{both}>"
    elif lower is not None:
        core = f"<{below}>{core}{write(pen, lower)}</{below}>"
    elif upper is not None:
        core = f"<{above}>{core}{write(pen, upper)}</{above}>"
    return "mrow", core + (THIN + write(pen, body) if body is not None else ""), ""


def gradient(pen, node):
    return "mrow", "".join(write(pen, child) for child in node.children), ""


def differential(pen, node):
    char = {"d": "𝑑", "partial": "∂"}.get(node.name, node.name)
    return "mrow", f'<mi>{"d" if node.name == "d" else char}</mi>' + write(pen, node.children[0]), ""


def relation(pen, node):
    written = node.look.get("written") or node.name.split(" ")
    pieces = [("", write(pen, node.children[0]))]
    for text, child in zip(written, node.children[1:]):
        pieces.append((sign(between(text) if text != r"\not" else "≠", form="infix"), write(pen, child)))
    return "mrow", pen.line(node, pieces), ""


def condition(pen, node):
    left, right = node.children
    mark = between(node.look.get("sign", r"\mid"))
    return "mrow", write(pen, left) + sign(mark if mark != "∣" else "|", form="infix", lspace="0.2778em", rspace="0.2778em", stretchy="false") + write(pen, right), ""


def around(default):
    """A row for kinds that are brackets themselves: floor, set, inner product."""
    def row(pen, node):
        left, right, size = node.look.get("around", default)
        return "mrow", fence(left, "prefix", size) + commas(pen, node.children) + fence(right, "postfix", size), ""
    return row


def bars(pen, node):
    char, size = node.look.get("bars", "|"), node.look.get("size", "")
    if "around" in node.look:
        char, _, size = node.look["around"]
    if not size:
        size = r"\left"
    inside = fence(char, "prefix", size) + write(pen, node.children[0]) + fence(char, "postfix", size)
    kind = node.part("kind")
    return ("mrow", inside, "") if kind is None else ("msub", f"<mrow>{inside}</mrow>" + write(pen, kind), "")


def grid(pen, node):
    left, right = node.look.get("around", ("[", "]"))
    rows = "".join(pen.element(row, "mtr", "".join(f"<mtd>{write(pen, cell)}</mtd>" for cell in row.children)) for row in node.children)
    return "mrow", fence(left, "prefix", r"\left") + f"<mtable>{rows}</mtable>" + fence(right, "postfix", r"\left"), ""


def cases(pen, node):
    rows = "".join(pen.element(row, "mtr", "".join(f'<mtd class="left">{write(pen, cell)}</mtd>' for cell in row.children)) for row in node.children)
    return "mrow", fence("{", "prefix", r"\left") + f'<mtable class="cases">{rows}</mtable>', ""


def lines(pen, node):
    """Lines set under each other, aligned at their first relation."""
    rows = []
    for child in node.children:
        if child.kind == "relation" and not child.fences and child.path not in pen.runs:
            written = child.look.get("written") or child.name.split(" ")
            rest = "".join(sign(between(text), form="infix") + write(pen, part) for text, part in zip(written, child.children[1:]))
            rows.append(pen.element(child, "mtr", f'<mtd class="right">{write(pen, child.children[0])}</mtd><mtd class="left">{rest}</mtd>'))
        else:
            rows.append(f'<mtr><mtd class="right"></mtd><mtd class="left">{write(pen, child)}</mtd></mtr>')
    return "mtable", "".join(rows), ' class="lines"'


def side_by_side(pen, node):
    return "mrow", pen.line(node, [(space(pen, node.children[i - 1], child) if i else "", write(pen, child)) for i, child in enumerate(node.children)]), ""


ROWS = {
    "symbol": symbol, "number": number, "word": word, "text": text, "sign": bare_sign, "blank": lambda pen, node: ("mrow", "", ""), "dots": lambda pen, node: ("mi", node.look.get("sign", "…"), ' mathvariant="normal"'),
    "sum": sum_, "negative": signed, "positive": signed, "either": signed, "product": product, "fraction": fraction, "derivative": derivative, "root": root,
    "power": scripted, "transpose": scripted, "raised": scripted, "marked": scripted, "primed": scripted, "indexed": indexed, "accent": accent,
    "apply": apply, "series": series, "gradient": gradient, "differential": differential, "relation": relation, "condition": condition,
    "logic": lambda pen, node: ("mrow", pen.line(node, [(sign(between(text), form="infix") if text else "", write(pen, child)) for text, child in zip(("", *node.look["written"]), node.children)]), ""),
    "list": lambda pen, node: ("mrow", commas(pen, node.children) + ("<mo>,</mo>" if node.look.get("trailing") else ""), ""), "tuple": lambda pen, node: ("mrow", commas(pen, node.children), ""),
    "groups": lambda pen, node: ("mrow", commas(pen, node.children, ";"), ""), "stack": lambda pen, node: ("mrow", commas(pen, node.children, ";"), ""),
    "set": around(("{", "}", "")), "inner": around(("⟨", "⟩", "")), "floor": around(("⌊", "⌋", "")), "ceiling": around(("⌈", "⌉", "")), "indicator": around(("⟦", "⟧", "")),
    "absolute": bars, "norm": bars, "matrix": grid, "determinant": grid, "cases": cases, "lines": lines, "phrase": side_by_side,
    "factorial": lambda pen, node: ("mrow", write(pen, node.children[0]) + '<mo form="postfix" lspace="0" rspace="0">!</mo>', ""),
    "row": side_by_side, "case": side_by_side,
}
