"""Order: the operations of a formula in the order in which one would carry them out, what binds first first."""

FRAMES = frozenset("relation list groups lines phrase condition tuple statements".split())   # they hold things together, they do nothing


def order(formula) -> list[str]:
    """The paths of the steps; what stands left of an equals sign is what comes out, so it is no step."""
    kinds = {path: node.kind for path, node in formula.nodes()}
    outcomes = tuple(f"{path}.0".lstrip(".") for path, kind in kinds.items() if kind == "relation")
    return [box.path for box in formula.steps() if kinds[box.path] not in FRAMES and not _below(box.path, outcomes)]


def _below(path: str, others: tuple[str, ...]) -> bool:
    return any(path == other or path.startswith(f"{other}.") for other in others)
