"""Fractions, roots, functions with their arguments, series, derivatives."""

from pycore.formulas.notation.series import NAMED, SERIES
from pycore.formulas.typesetting.letters import changing
from pycore.formulas.typesetting.pen import THIN, fence, tight
from pycore.formulas.typesetting.rows import commas, ruled

# what a fraction's command says of its size
SIZES = {r"\dfrac": ' displaystyle="true"', r"\cfrac": ' displaystyle="true"', r"\tfrac": ' displaystyle="false"'}
APPLIED = tight("\u2061")


def fraction(pen, node):
    over, under = node.children
    if node.look.get("slash"):
        tall = "true" if ruled(over) or ruled(under) else "false"
        return "mrow", f'{pen.write(over)}<mo form="infix" stretchy="{tall}" lspace="0" rspace="0">/</mo>{pen.write(under)}', ""
    return "mfrac", pen.write(over) + pen.write(under), SIZES.get(node.look.get("command"), "")


def choose(pen, node):
    return (
        "mrow",
        fence("(", "prefix", r"\left")
        + f'<mfrac linethickness="0">{"".join(pen.write(child) for child in node.children)}</mfrac>'
        + fence(")", "postfix", r"\left"),
        "",
    )


def derivative(pen, node):
    ratio, body = pen.write(node.part("above")) + pen.write(node.part("below")), node.part("body")
    size = SIZES.get(node.look.get("command"), "")
    return ("mfrac", ratio, size) if body is None else ("mrow", f"<mfrac{size}>{ratio}</mfrac>{THIN}{pen.write(body)}", "")


def root(pen, node):
    degree, body = node.part("degree"), pen.write(node.part("body"))
    return ("msqrt", body, "") if degree is None else ("mroot", body + pen.script(degree), "")


def apply(pen, node):
    head, *arguments = node.children
    around = node.look.get("around")
    if around:
        inside = fence(around[0], "prefix", around[2]) + commas(pen, arguments) + fence(around[1], "postfix", around[2])
    else:
        inside = ("" if arguments and arguments[0].fences else THIN) + commas(pen, arguments)
    return "mrow", pen.write(head) + APPLIED + inside, ""


def series(pen, node):
    char, _, stacked = SERIES[node.name]
    lower, upper, body, variable = (node.part(role) for role in ("lower", "upper", "body", "variable"))
    if node.name in NAMED:
        core = f'<mo form="prefix" movablelimits="true" lspace="0" rspace="0">{char}</mo>'
    else:
        core = f'<mo form="prefix" largeop="true" stretchy="false" movablelimits="{"true" if stacked else "false"}" lspace="0" rspace="0">{char}</mo>'
    below, above, both = ("munder", "mover", "munderover") if stacked else ("msub", "msup", "msubsup")
    if lower is not None and upper is not None:
        core = f"<{both}>{core}{pen.script(lower)}{pen.script(upper)}</{both}>"
    elif lower is not None or upper is not None:
        tag = below if lower is not None else above
        core = f"<{tag}>{core}{pen.script(lower if lower is not None else upper)}</{tag}>"
    fenced = body is not None and body.fences and body.fences[2] != r"\left" and node.name not in NAMED
    core += ("" if fenced else THIN) + pen.write(body) if body is not None else ""
    return "mrow", core + (THIN + pen.write(variable) if variable is not None else ""), ""


def gradient(pen, node):
    sign, body = node.children
    if node.name:
        return "mrow", pen.write(sign) + pen.infix("⋅" if node.name == "divergence" else "×") + pen.write(body), ""
    return (
        "mrow",
        pen.write(sign)
        + (THIN if body.kind in ("apply", "series") and body.children and body.children[0].kind == "word" else "")
        + pen.write(body),
        "",
    )


def differential(pen, node):
    return "mrow", changing(node) + pen.write(node.children[0]), ""


ROWS = {
    "fraction": fraction,
    "choose": choose,
    "derivative": derivative,
    "root": root,
    "apply": apply,
    "series": series,
    "gradient": gradient,
    "differential": differential,
    "factorial": lambda pen, node: ("mrow", pen.write(node.children[0]) + tight("!", "postfix"), ""),
}
