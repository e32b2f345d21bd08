"""The words after a command: what it takes is said in its module, as TAKES.

    wrong(command, takes, words) -> str     what is wrong with them, or ""
    asks_for_help(takes, words) -> bool

TAKES is the most words a command takes, by what they are, such as ("folder",); None means that it reads them itself.
"""
from __future__ import annotations

def asks_for_help(takes: tuple[str, ...] | None, words: list[str]) -> bool:
    return "--help" in words or takes is not None and "-h" in words             # `read -h` reads a formula


def wrong(command: str, takes: tuple[str, ...] | None, words: list[str]) -> str:
    if takes is None:
        return ""
    wants = f"build.py {command} takes {' and '.join(f'one {name}' for name in takes) if takes else 'no further words'}"
    if dashed := [word for word in words if word.startswith("-")]:
        remedy = f" If a {takes[0]} is called that, write ./{dashed[0]}" if takes == ("folder",) else ""
        return f"{wants}; there is no option {dashed[0]}.{remedy}\n  python3 build.py {command} --help says more."
    if "" in words:
        return f"{wants}, and an empty word is none."
    if len(words) > len(takes):
        return f"{wants}; {' '.join(map(repr, words[len(takes):]))} is too much."
    return ""
