"""Scripts and accents: one element takes a sub- and a superscript together unless its inner node needs its own."""

from pycore.formulas.notation.letters import ACCENTS, LETTERS, SAME_ACCENT, UNDER
from pycore.formulas.typesetting.breadth import breadth
from pycore.formulas.typesetting.letters import changing, character, sign_of
from pycore.formulas.typesetting.pen import escape, fence
# an accent keeps its size, and the room above the letter that only other scripts get
MARKS = {
    command: f'<mo stretchy="false" scriptlevel="+0">{escape(row[0])}</mo>' for command, row in ACCENTS.items() if command not in SAME_ACCENT
}
WIDE = {
    "widehat": '<mo stretchy="true" scriptlevel="+0">\u0302</mo>',
    "widetilde": '<mo class="wide" stretchy="false" scriptlevel="+0">~</mo>',
    "overline": '<mo stretchy="true" scriptlevel="+0">‾</mo>',
}
AFTER = 57  # the room after a script, in thousandths of its em
MINUS = '<mo form="prefix">−</mo>'
ARROWS = {
    "vec": '<mo stretchy="false" mathsize="70%">→</mo>',
    "overrightarrow": '<mo stretchy="true">→</mo>',
    "overleftarrow": '<mo stretchy="true">←</mo>',
}


def above(pen, node) -> str:
    """What stands above the base of a raised kind."""
    if node.kind == "primed":
        return f'<mo class="prime" lspace="0" rspace="0">{"′" * len(node.name)}</mo>'
    if node.kind == "transpose":
        sign = node.look.get("sign")
        char, upright = character(sign.name) if sign is not None and sign.kind == "symbol" else ("T", True)
        mark = f"<mi{' mathvariant=' + chr(34) + 'normal' + chr(34) if upright else ''}>{escape(char)}</mi>"
        if not node.look.get("joint"):
            return mark
        return f"<mrow>{pen.element(node.children[0].children[1], 'mrow', MINUS)}{mark}</mrow>"
    if node.kind == "marked":
        char = "∗" if node.name in ("*", r"\ast") else LETTERS[node.name[1:]][0] if node.name[1:] in LETTERS else sign_of(node.name)
        return f'<mo lspace="0" rspace="0">{escape(char)}</mo>'
    return pen.script(node.children[1])


def scripted(pen, node):
    base = node.children[0]
    if node.look.get("joint"):  # A^{-T}: the inverse has no sign of its own
        return "msup", pen.element(base, "mrow", pen.write(base.children[0])) + above(pen, node), ""
    if base.fences or pen.marked(base):
        return "msup", over_own(pen, base, above(pen, node)), ""
    script = above(pen, node)
    if base.kind == "indexed" and not base.look.get("under"):
        inner, below = base.children
        if inner.kind == "primed" and not inner.fences and not pen.marked(inner):
            core, script = pen.element(inner, "mrow", pen.write(inner.children[0])), f"<mrow>{above(pen, inner)}{script}</mrow>"
        else:
            core = pen.write(inner)
        return "msubsup", pen.element(base, "mrow", core) + pen.script(below) + script, ""
    if base.kind == "norm" and base.part("kind") is not None:
        return "msubsup", f"{pen.element(base, 'mrow', barred(pen, base))}{pen.script(base.part('kind'))}{script}", ""
    if base.kind == "primed":
        return "msup", pen.element(base, "mrow", pen.write(base.children[0])) + f"<mrow>{above(pen, base)}{script}</mrow>", ""
    if base.kind == "differential":  # the 2 of ∂x² stands on the x
        return "mrow", pen.element(base, "mrow", changing(base)) + f"<msup>{pen.write(base.children[0])}{script}</msup>", ""
    return "msup", pen.write(base) + script, ""


def beside(outer: str, inner: str) -> str | None:
    """The outer of two scripts that begin at the same place, with the room that a broader inner one needs; None if unknown."""
    broad, needed = breadth(outer), breadth(inner)
    if broad is None or needed is None:
        return None
    missing = needed - broad - AFTER
    return f'<mrow>{outer}<mspace width="{missing / 1000:g}em"></mspace></mrow>' if missing > 0 else outer


def over_own(pen, base, script: str) -> str:
    """An x_i that needs an element of its own and the sign over it: the i takes no room, so that both begin beside the x."""
    body, below = low_script(base)
    if below is not None and not base.fences:
        low = pen.script(below)
        moved = beside(script, low)
        if moved is not None:
            core = pen.write(body) if body is not base else f"<mrow>{barred(pen, base)}</mrow>"
            return pen.element(base, "msub", f'{core}<mpadded width="0">{low}</mpadded>') + moved
    return pen.write(base) + script


def low_script(base):
    """What carries the script below, and that script; the bars of a norm carry its kind."""
    if base.kind == "norm":
        return base, base.part("kind")
    if base.kind == "indexed" and not base.look.get("under") and base.children[0].kind != "primed":
        return base.children
    return base, None


def barred(pen, norm) -> str:
    left, right, size = norm.look.get("around", ("‖", "‖", ""))
    return fence(left, "prefix", size) + pen.write(norm.children[0]) + fence(right, "postfix", size)


def indexed(pen, node):
    base, below = node.children
    if node.look.get("under"):
        return "munder", pen.write(base) + pen.script(below), ""
    if base.kind == "primed" and not base.fences and not pen.marked(base):
        return "msubsup", pen.element(base, "mrow", pen.write(base.children[0])) + pen.script(below) + above(pen, base), ""
    if base.kind == "primed" and not base.fences:
        low, high = pen.script(below), above(pen, base)
        moved = beside(low, high)
        if moved is not None:
            return "msub", pen.element(base, "msup", pen.write(base.children[0]) + f'<mpadded width="0">{high}</mpadded>') + moved, ""
    return "msub", pen.write(base) + pen.script(below), ""


def accent(pen, node):
    command = node.look.get("command", node.name)
    if node.name in UNDER:
        return "munder", pen.write(node.children[0]) + '<mo stretchy="true">_</mo>', ' accentunder="true"'
    base = node.children[0]
    if "arrow" in command or command == "vec":
        return "mover", pen.write(base) + ARROWS[command], ' accent="true"'
    narrow = base.kind in ("symbol", "number") and not base.fences and not command.startswith("over")
    sign = MARKS[SAME_ACCENT.get(command, command)] if narrow else WIDE.get(command) or MARKS[command]
    return "mover", pen.write(base) + sign, ""


def annotated(pen, node):
    body, *note = node.children
    if node.name in ("under", "over"):
        return f"m{node.name}", pen.write(body) + pen.script(note[0]), ""
    side, char = ("under", "⏟") if node.name == "underbrace" else ("over", "⏞")
    braced = f'<m{side}>{pen.write(body)}<mo stretchy="true">{char}</mo></m{side}>'
    return (f"m{side}", braced + pen.script(note[0]), "") if note else ("mrow", braced, "")


def restricted(pen, node):
    body, where, upto = (node.part(role) for role in ("body", "where", "upto"))
    bar = '<mo fence="true" form="postfix" stretchy="true">|</mo>'
    inside = f"<mrow>{pen.write(body)}{bar}</mrow>{pen.script(where)}"
    return ("msub", inside, "") if upto is None else ("msubsup", inside + pen.script(upto), "")


def family(pen, node):
    """{x_i} with its range beside it."""
    body, lower, upper = (node.part(role) for role in ("body", "lower", "upper"))
    inside = pen.write(body) + pen.script(lower)
    return ("msub", inside, "") if upper is None else ("msubsup", inside + pen.script(upper), "")


ROWS = {
    "family": family,
    "power": scripted,
    "transpose": scripted,
    "raised": scripted,
    "marked": scripted,
    "primed": scripted,
    "indexed": indexed,
    "accent": accent,
    "annotated": annotated,
    "restricted": restricted,
}
