"""read '<latex>': how a formula is said and what it is made of.  --json: one formula a line in, one JSON object a line out."""

import json
import sys
from pathlib import Path


def run(root: Path, arguments: list[str]) -> int:
    if arguments == ["--json"]:
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(as_json(line.strip()), ensure_ascii=False), flush=True)
        return 0
    if len(arguments) != 1:
        print(f"build.py {__doc__}", file=sys.stderr)
        return 2
    return show(arguments[0].strip())


def as_json(latex: str) -> dict:
    from pycore.formulas import FormulaError, read

    try:
        formula = read(latex)
        nodes = [{"path": path, "kind": node.kind, "latex": latex[slice(*node.span)], "words": formula.words(short=True, at=path)}
                 for path, node in formula.nodes()]
        return {"latex": latex, "words": formula.words(), "symbols": list(formula.symbols()), "nodes": nodes}
    except FormulaError as error:
        return {"latex": latex, "error": str(error), "column": error.column}


def show(latex: str) -> int:
    """Print the formula in words, then its tree, each node with its piece of the source."""
    said = as_json(latex)
    if "error" in said:
        print(f"{latex}\n{' ' * (said['column'] - 1)}^\n{said['error']}", file=sys.stderr)
        return 1
    print(f"{said['words']}\n")
    for node in said["nodes"]:
        depth = node["path"].count(".") + 1 if node["path"] else 0
        print(f"{'  ' * depth}{node['kind']:<{max(4, 24 - 2 * depth)}} {node['latex']}")
    return 0
