"""Pen: writes the elements of one formula; knows which parts are named and what attributes nodes get."""

from pycore.formulas.notation.fences import SIZES
from pycore.formulas.places import Place
from pycore.formulas.tree import Node

HAIR = '<mspace width="0.2em"></mspace>'
THIN = '<mspace width="0.1667em"></mspace>'


def escape(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text


def tight(char: str, form: str = "infix") -> str:
    """An operator without room around it."""
    return f'<mo form="{form}" lspace="0" rspace="0">{escape(char)}</mo>'


def fence(char: str, form: str, size: str = "") -> str:
    """One bracket: it stretches with what it encloses after \\left; \\big and its like fix its size."""
    if not char:
        return ""
    room = ' lspace="0" rspace="0"' if char in "|‖" else ""
    height = SIZES.get(size[1:])
    if height:
        return f'<mo fence="true" form="{form}" stretchy="true" minsize="{height}" maxsize="{height}"{room}>{escape(char)}</mo>'
    return f'<mo fence="true" form="{form}" stretchy="{"true" if size == chr(92) + "left" else "false"}"{room}>{escape(char)}</mo>'


class Pen:
    """rows: the table, kind: (pen, node) -> (tag, what is inside, extra attributes)."""

    def __init__(self, rows: dict, parts: dict, attributes, spaces: dict):
        self.rows = rows
        self.names: dict[str, list[str]] = {}
        self.runs: dict[str, list[tuple[int, int, str]]] = {}
        self.attributes = attributes
        self.spaces = sorted(spaces.items())
        self.small = 0
        for name, place in parts.items():
            place = Place.parse(place)
            if place.first is None:
                self.names.setdefault(place.path, []).append(name)
            else:
                self.runs.setdefault(place.path, []).append((place.first, place.last, name))

    def write(self, node: Node) -> str:
        """The element of a node, with its brackets."""
        tag, inside, extra = self.rows[node.kind](self, node)
        look = node.look
        if look:
            fences = look.get("fences")
            if fences:
                if tag != "mrow":
                    inside, tag, extra = f"<{tag}{extra}>{inside}</{tag}>", "mrow", ""
                for pair in (*look.get("inner", ()), fences):
                    inside = fence(pair[0], "prefix", pair[2]) + inside + fence(pair[1], "postfix", pair[2])
            if "stop" in look:
                inside, tag, extra = (
                    (inside if tag == "mrow" else f"<{tag}{extra}>{inside}</{tag}>")
                    + f'<mo form="postfix" separator="true" lspace="0" rspace="0">{look["stop"]}</mo>',
                    "mrow",
                    "",
                )
        return self.element(node, tag, inside, extra)

    def element(self, node: Node, tag: str, inside: str, extra: str = "") -> str:
        """The element of a node: its path, the caller's attributes, its part names."""
        if self.attributes is not None:
            for name, value in (self.attributes(node) or {}).items():
                extra += f' {name}="{escape(str(value))}"'
        names = self.names.get(node.path) if self.names else None
        if not names:
            return f'<{tag} data-n="{node.path}"{extra}>{inside}</{tag}>'
        text = f'<{tag} data-n="{node.path}" data-part="{escape(names[-1])}"{extra}>{inside}</{tag}>'
        for name in names[-2::-1]:
            text = f'<mrow data-part="{escape(name)}">{text}</mrow>'
        return text

    def script(self, node: Node) -> str:
        """A node as a script: its operators stand close."""
        self.small += 1
        text = self.write(node)
        self.small -= 1
        return text

    def infix(self, char: str) -> str:
        """An operator between operands, wherever in its row it stands; in scripts without room around it."""
        return f'<mo form="infix" lspace="0" rspace="0">{escape(char)}</mo>' if self.small else f'<mo form="infix">{escape(char)}</mo>'

    def marked(self, node: Node) -> bool:
        """Whether a node must have an element of its own, because it is named or carries attributes."""
        return node.path in self.names or node.path in self.runs or self.attributes is not None and bool(self.attributes(node))

    def line(self, node: Node, pieces: list[tuple[str, str]]) -> str:
        """Children side by side, each with the sign before it; runs that are parts are wrapped, nested ones too."""
        runs = self.runs.get(node.path) if self.runs else None
        if not runs:
            return "".join([before + text for before, text in pieces])
        runs = sorted(runs, key=lambda run: (run[0], -run[1]))
        out, open_until = [], []
        for place, (before, text) in enumerate(pieces):
            out.append(before)
            for first, last, name in runs:
                if first == place:
                    last = min([last, *open_until])
                    out.append(f'<mrow data-part="{escape(name)}" data-run="{node.path}:{first}-{last}">')
                    open_until.append(last)
            out.append(text)
            while open_until and open_until[-1] == place:
                open_until.pop()
                out.append("</mrow>")
        return "".join(out)

    def gap(self, last: Node, following: Node) -> str:
        """The space an author put between two neighbours."""
        if not self.spaces:
            return ""
        width = sum(em for at, em in self.spaces if last.span[1] <= at <= following.span[0])
        return f'<mspace width="{width:g}em"></mspace>' if width else ""
