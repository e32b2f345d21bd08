"""A tree on one line, for tests: kind.name(children); letters, numbers and words stand as they are."""

LEAVES = ("symbol", "number", "word", "sign", "text")


def drawn(node) -> str:
    if node.kind in LEAVES and not node.children:
        return f"“{node.name}”" if node.kind == "text" else node.name
    name = f".{node.name}" if node.name else ""
    inside = [(f"{role}=" if node.roles else "") + drawn(child) for role, child in zip(node.roles or node.children, node.children)]
    return f"{node.kind}{name}({', '.join(inside)})" if inside else f"{node.kind}{name}"
