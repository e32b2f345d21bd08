"""Telling: a formula in short, with its tree, for whoever reads many of them by machine."""
from pycore.formulas.tree import Node
from pycore.understanding.limits import Refused, reading
from pycore.understanding.recognised import recognised

LONGEST = 20_000


def told(latex: str, rows=()) -> dict:
    """{"latex", "ok", "error", "column", "words", "short", "tree", "concepts", "near"}; never raises.

    tree is {"kind", "name", "latex", "children"}; concepts are {"name", "latex", "with"}, near {"name", "latex", "why"}.
    """
    blank = {"latex": latex, "ok": False, "error": None, "column": None, "words": None, "short": None, "tree": None, "concepts": [], "near": []}
    try:
        formula = reading(latex, LONGEST)
        hits, near, short = recognised(formula, rows)
        return blank | {
            "ok": True, "words": formula.words(), "short": short, "tree": tree(formula.latex, formula.tree),
            "concepts": [{"name": hit["name"], "latex": hit["latex"], "with": hit["with"]} for hit in hits],
            "near": [{"name": miss["name"], "latex": miss["latex"], "why": miss["why"]} for miss in near],
        }
    except Refused as refused:
        return blank | {"error": f"{refused.message} {refused.suggestion}".strip(), "column": refused.column}
    except RecursionError:
        return blank | {"error": "This formula is nested too deeply to be read.", "column": 1}


def tree(latex: str, root: Node) -> dict:
    """A tree as plain data, made from the leaves up so that depth costs no stack."""
    made: dict[str, dict] = {}
    waiting = [(root, False)]
    while waiting:
        node, below_done = waiting.pop()
        if below_done or not node.children:
            plain = {"kind": node.kind, "name": node.name, "latex": latex[slice(*node.span)]}
            if node.children:
                plain["children"] = [made[child.path] for child in node.children]
            made[node.path] = plain
        else:
            waiting.append((node, True))
            waiting.extend((child, False) for child in node.children)
    return made[root.path]
