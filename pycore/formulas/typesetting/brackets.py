"""Things that are brackets themselves, and grids: sets, norms, matrices, cases, lines."""

from pycore.formulas.typesetting.pen import fence
from pycore.formulas.typesetting.rows import commas, noted

LEFT = "\\left"


def around(left: str, right: str):
    """A row for a kind that is a pair of brackets."""

    def row(pen, node):
        opening, closing, size = node.look.get("around", (left, right, ""))
        mark = node.look.get("mark", ",")
        return (
            "mrow",
            fence(opening, "prefix", size)
            + commas(pen, node.children, {"|": "|", r"\mid": "|"}.get(mark, ","))
            + fence(closing, "postfix", size),
            "",
        )

    return row


def bars(default: str):
    def row(pen, node):
        left, right, size = node.look.get("around", (default, default, ""))
        inside = fence(left, "prefix", size) + pen.write(node.children[0]) + fence(right, "postfix", size)
        kind = node.part("kind")
        return ("mrow", inside, "") if kind is None else ("msub", f"<mrow>{inside}</mrow>{pen.script(kind)}", "")

    return row


def cells(pen, row, side: str = "") -> str:
    return pen.element(row, "mtr", "".join(f"<mtd{side}>{pen.write(cell)}</mtd>" for cell in row.children))


def matrix(pen, node):
    left, right = node.look.get("around", ("[", "]"))
    rows = "".join(cells(pen, row) for row in node.children)
    return "mrow", fence(left, "prefix", LEFT) + f'<mtable class="matrix">{rows}</mtable>' + fence(right, "postfix", LEFT), ""


def cases(pen, node):
    left, right = node.look.get("around", ("{", ""))[:2]
    rows = "".join(
        cells(pen, row, ' class="left"') if row.kind in ("case", "row") else f'<mtr><mtd class="left">{pen.write(row)}</mtd></mtr>'
        for row in node.children
    )
    return "mrow", fence(left, "prefix", LEFT) + f'<mtable class="cases">{rows}</mtable>' + fence(right, "postfix", LEFT), ""


def lines(pen, node):
    """Lines set under each other, aligned at their first relation."""
    rows = []
    for child in node.children:
        if child.kind == "relation" and not child.fences and child.path not in pen.runs:
            written = child.look.get("written") or child.name.split(" ")
            notes = child.look.get("notes") or (None,) * len(written)
            rest = "".join(noted(pen, text, note) + pen.write(part) for text, note, part in zip(written, notes, child.children[1:]))
            rows.append(pen.element(child, "mtr", f'<mtd class="right">{pen.write(child.children[0])}</mtd><mtd class="left">{rest}</mtd>'))
        else:
            rows.append(f'<mtr><mtd class="right"></mtd><mtd class="left">{pen.write(child)}</mtd></mtr>')
    return "mtable", "".join(rows), ' class="lines" displaystyle="true"'


ROWS = {
    "set": around("{", "}"),
    "inner": around("⟨", "⟩"),
    "floor": around("⌊", "⌋"),
    "ceiling": around("⌈", "⌉"),
    "indicator": around("⟦", "⟧"),
    "absolute": bars("|"),
    "norm": bars("‖"),
    "matrix": matrix,
    "determinant": matrix,
    "cases": cases,
    "lines": lines,
    "row": lambda pen, node: ("mrow", commas(pen, node.children), ""),
    "case": lambda pen, node: ("mrow", commas(pen, node.children), ""),
}
