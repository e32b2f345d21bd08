"""Pen: writes the elements of one formula; knows which parts are named and what attributes nodes get."""
from pycore.formulas.notation.fences import SIZES
from pycore.formulas.places import Place
from pycore.formulas.tree import Node


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") if any(char in text for char in "&<>\"") else text


def sign(char: str, **attributes) -> str:
    """An operator; form and spacing are written where its place would not tell them."""
    extra = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<mo{extra}>{escape(char)}</mo>"


def fence(char: str, form: str, size: str = "") -> str:
    """One bracket: it stretches with what it encloses unless the author fixed its size."""
    if not char:
        return ""
    if size.lstrip("\\") in SIZES:
        height = SIZES[size.lstrip("\\")]
        return f'<mo fence="true" form="{form}" stretchy="true" minsize="{height}" maxsize="{height}">{escape(char)}</mo>'
    stretchy = "true" if size == r"\left" else "false"
    return f'<mo fence="true" form="{form}" stretchy="{stretchy}">{escape(char)}</mo>'


class Pen:
    def __init__(self, parts: dict, attributes, spaces: dict):
        self.names: dict[str, list[str]] = {}
        self.runs: dict[str, list[tuple[int, int, str]]] = {}
        self.attributes = attributes
        self.spaces = spaces
        for name, place in parts.items():
            place = Place.parse(place)
            if place.first is None:
                self.names.setdefault(place.path, []).append(name)
            else:
                self.runs.setdefault(place.path, []).append((place.first, place.last, name))

    def element(self, node: Node, tag: str, inside: str, extra: str = "") -> str:
        """The element of a node: its path, the caller's attributes, its part names."""
        found = f' data-n="{node.path}"'
        if self.attributes is not None:
            for name, value in (self.attributes(node) or {}).items():
                found += f' {name}="{escape(str(value))}"'
        names = self.names.get(node.path)
        if names:
            found += f' data-part="{escape(names[-1])}"'
            text = f"<{tag}{found}{extra}>{inside}</{tag}>"
            for name in names[-2::-1]:
                text = f'<mrow data-part="{escape(name)}">{text}</mrow>'
            return text
        return f"<{tag}{found}{extra}>{inside}</{tag}>"

    def marked(self, node: Node) -> bool:
        """Whether a node needs an element of its own."""
        return node.path in self.names or node.path in self.runs or bool(self.attributes is not None and self.attributes(node))

    def line(self, node: Node, pieces: list[tuple[str, str]]) -> str:
        """Children side by side, each with the sign before it; runs that are parts are wrapped, nested ones too."""
        runs = self.runs.get(node.path)
        if not runs:
            return "".join(before + text for before, text in pieces)
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
