"""Letters, numbers, words and signs that stand alone."""

from pycore.formulas.notation.fences import CHARACTER
from pycore.formulas.notation.letters import LETTERS, SPELLED, styled
from pycore.formulas.notation.operators import BETWEEN
from pycore.formulas.typesetting.pen import escape

STYLE_OF = {command: alphabet for alphabet, command in SPELLED.items()}
OPERATORS = {r"\nabla": "∇", r"\partial": "∂", r"\forall": "∀", r"\exists": "∃", r"\nexists": "∄", r"\neg": "¬", r"\prime": "′"}
PLAIN = ' mathvariant="normal"'


def character(name: str) -> tuple[str, bool]:
    """The character of a letter's LaTeX, and whether it stands upright."""
    if name[0] != "\\":
        return name, False
    if name.startswith("\\math"):
        command, _, inner = name[1:].partition("{")
        style = STYLE_OF.get(command, "roman")
        char, _ = character(inner[:-1])
        return (char if style == "roman" else styled(char, style)), True
    row = LETTERS.get(name[1:])
    return (row[0] if row else OPERATORS.get(name, name[1:])), name[1:2].isupper() or name in (r"\infty",)


def sign_of(text: str) -> str:
    """The character of a sign."""
    if text in BETWEEN:
        return BETWEEN[text][1]
    if text.startswith(r"\not"):
        return sign_of(text[4:]) + "\u0338"
    return CHARACTER.get(text) or OPERATORS.get(text) or (LETTERS[text[1:]][0] if text[1:] in LETTERS else text)


def symbol(pen, node):
    if node.name in OPERATORS:
        return "mo", OPERATORS[node.name], ' form="prefix" lspace="0" rspace="0"'
    char, upright = character(node.name)
    if node.look.get("slanted"):
        plain, _ = character(node.name[len(r"\mathbf{") : -1])
        char = styled(plain, "bolditalic") if plain.islower() or plain.isascii() else char
    return "mi", escape(char), PLAIN if upright and len(char) == 1 else ""


def changing(node) -> str:
    """The d, ∂ or Δ of a differential."""
    return {"d": "<mi>d</mi>", "partial": '<mi mathvariant="normal">∂</mi>', "Delta": '<mi mathvariant="normal">Δ</mi>'}.get(
        node.name
    ) or f"<mi>{escape(sign_of(chr(92) + node.name))}</mi>"


def number(pen, node):
    return "mn", escape(node.look.get("written", node.name)), ""


def word(pen, node):
    style = node.look.get("alphabet", "roman")
    if node.look.get("letters") or style == "italic":
        return "mi", escape("".join(styled(char, "italic") for char in node.name)), ""
    text = node.name if style == "roman" else "".join(styled(char, style) for char in node.name)
    return "mi", escape(text.replace("-", "‑")), PLAIN if len(text) == 1 else ""


def text(pen, node):
    written = node.look.get("written", node.name).replace(r"\ ", " ").replace(r"\_", "_")
    return (
        "mtext",
        escape(written.replace(" ", "\u00a0").replace("~", "\u00a0").replace("$", "").replace("\\", "").replace("{", "").replace("}", "")),
        "",
    )


def sign(pen, node):
    return "mo", escape("·" if node.name == r"\cdot" else sign_of(node.name)), ' form="infix" lspace="0" rspace="0"'


ROWS = {
    "symbol": symbol,
    "number": number,
    "word": word,
    "text": text,
    "sign": sign,
    "blank": lambda pen, node: ("mrow", "", ""),
    "dots": lambda pen, node: ("mi", node.look.get("sign", "…"), PLAIN),
}
