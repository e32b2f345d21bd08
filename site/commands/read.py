"""read '<latex>': what a formula says, is, and is made of.  --json: one JSON string a line in, one JSON object a line out.

Each object is {"latex", "ok", "error", "column", "words", "short", "tree", "concepts": [{"name", "latex", "with"}],
"near": [{"name", "latex", "why"}]}. $ signs, \\[ \\] and whole equation or align blocks are read as well.
Two formulas, read '<latex>' '<latex>': whether they are the same machine, and in which letters.
"""

import json
import os
import shutil
import sys
import textwrap
from pathlib import Path

TAKES = None

MARGIN = 2
COLOURS = {"bold": "1", "quiet": "2", "good": "36", "bad": "31"}


def run(root: Path, arguments: list[str]) -> int:
    sys.stdout.reconfigure(errors="replace")
    if len(arguments) not in (1, 2) or arguments[0].startswith("--") and arguments != ["--json"]:
        print(f"build.py {__doc__.splitlines()[0]}", file=sys.stderr)
        return 2
    if len(arguments) == 2:
        return compare(*arguments)
    try:
        return answer(rows(root), sys.stdin.buffer, sys.stdout) if arguments == ["--json"] else show(arguments[0], rows(root))
    except BrokenPipeError:                                 # whoever listened has heard enough
        sys.stdout = open(os.devnull, "w")
        return 0


def rows(root: Path) -> tuple[dict, ...]:
    """The concepts of content/concepts; what is wrong with them is for `check` to say."""
    from generator.reference import shelf_of

    return shelf_of(root).rows


def answer(known, lines, out) -> int:
    """One object for each line, whatever the line holds."""
    from pycore.understanding import told

    for line in lines:
        if not line.strip():
            continue
        try:
            latex = json.loads(line.decode("utf-8", errors="replace"))
        except (ValueError, RecursionError):
            latex = None
        said = told(latex, known) if isinstance(latex, str) else told("", known) | {
            "latex": line.decode("utf-8", errors="replace").strip(), "error": "This line is not a JSON string.", "column": 1}
        try:
            text = json.dumps(said)
        except RecursionError:
            text = json.dumps(said | {"tree": None})
        out.write(text + "\n")
        out.flush()
    return 0


def show(latex: str, known) -> int:
    """Print a formula for a person: its words, what it is, what it nearly is, and its tree."""
    from pycore.understanding import told

    said = told(latex, known)
    if not said["ok"]:
        print(refusal(latex, said["error"], said["column"] or 1), file=sys.stderr)
        return 1
    width = min(100, shutil.get_terminal_size().columns)
    if said["short"] != said["words"]:
        print(ink("bold", wrapped(sentence(said["short"]), width)) + "\n")
    print(wrapped(sentence(said["words"]), width))
    if said["concepts"]:
        print(f"\n{ink('bold', 'It is')}")
        for hit in said["concepts"]:
            stands = ", ".join(f"{letter} = {here}" for letter, here in hit["with"].items() if letter != here)
            print(f"  {ink('good', hit['name'])}  {hit['latex']}" + (f"\n    {ink('quiet', 'with ' + stands)}" if stands else ""))
    if said["near"]:
        print(f"\n{ink('bold', 'It nearly is')}")
        for miss in said["near"]:
            print(wrapped(miss["why"], width, ink("bad", "~ "), "    ") + f"\n    {miss['latex']}")
    print(f"\n{ink('bold', 'It is made of')}")
    print("\n".join(branches(said["tree"])))
    return 0


def compare(left: str, right: str) -> int:
    """Print whether two formulas are the same machine in other letters."""
    from pycore.formulas.concepts import kin
    from pycore.understanding.limits import Refused, reading

    formulas = []
    for latex in (left, right):
        try:
            formulas.append(reading(latex))
        except Refused as refused:
            print(refusal(latex, f"{refused} {refused.suggestion}".strip(), refused.column), file=sys.stderr)
            return 1
    found = kin(*formulas)
    print(wrapped(found.why, min(100, shutil.get_terminal_size().columns)))
    for letter, here in found.letters:
        if letter != here:
            print(f"  {ink('good', letter)} = {here}")
    return 0 if found.same else 1


def branches(node: dict) -> list[str]:
    """The tree with its branches drawn, the outermost operation on top."""
    lines, waiting = [], [(node, "", "", "")]
    while waiting:
        node, before, joint, after = waiting.pop()
        children = node.get("children", ())
        kind = node["kind"] if not node["name"] or not children else f"{node['kind']} {node['name']}"
        lines.append(f"  {ink('quiet', before + joint)}{one_line(node['latex']) or node['name']}  {ink('quiet', kind)}")
        stem = before + after
        for n, child in enumerate(reversed(children)):
            last = n == 0
            waiting.append((child, stem, "└ " if last else "├ ", "  " if last else "│ "))
    return lines


def refusal(latex: str, error: str, column: int) -> str:
    """Why a formula is not read, its culprit underlined."""
    line_start = latex.rfind("\n", 0, column - 1) + 1
    line_end = latex.find("\n", line_start)
    line = latex[line_start:None if line_end < 0 else line_end]
    at = column - 1 - line_start
    first = max(0, at - 60)
    shown = line[first:first + 90]
    return f"{shown}\n{' ' * (at - first)}{ink('bad', '^')}\n{error}"


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def one_line(text: str) -> str:
    return " ".join(text.split())


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    lines = textwrap.wrap(text, max(20, width - 4)) or [""]
    return "\n".join(f"  {first if n == 0 else rest[MARGIN:]}{line}" if first else line for n, line in enumerate(lines))


def ink(name: str, text: str) -> str:
    """Colour, where a person looks on."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or not text
    return text if plain else f"\033[{COLOURS[name]}m{text}\033[0m"
