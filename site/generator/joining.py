"""The page's scripts as one file: one request instead of thirty, and a third fewer bytes.

    joined("main.js", modules) -> text      it exports what main.js exports

Each module becomes a function that is run once and gives what it exports; its text stays as it
was. Only the plain forms that our scripts use are understood, and anything else is an error:

    import { all, make } from './dom.js'            at the beginning of a line, on one line
    export function, export async function, export class, export const
"""
from __future__ import annotations

import re
from typing import Mapping

IMPORT = re.compile(r"^import \{([^}\n]*)\} from '\./([\w-]+\.js)';?[ \t]*$", re.MULTILINE)
BARE = re.compile(r"^import '\./([\w-]+\.js)';?[ \t]*$", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function\*?|function\*?|class|const) +(\w+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export|await)\b.*$", re.MULTILINE)


class JoiningError(ValueError):
    """A sentence about a script that cannot be joined."""

    plain = True


def joined(first: str, modules: Mapping[str, str]) -> str:
    """The module `first` and all it needs, each before those that need it."""
    made: dict[str, str] = {}

    def add(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = " -> ".join((*way[way.index(name):], name))
            raise JoiningError(f"The scripts {circle} need each other in a circle; put what they share into a file of its own.")
        if name in made:
            return
        if name not in modules:
            raise JoiningError(f"{way[-1]} needs {name}, which is not in site/assets/js.")
        text = modules[name]
        for needed in (*(match[2] for match in IMPORT.finditer(text)), *BARE.findall(text)):
            add(needed, (*way, name))
        made[name] = _module(name, text)

    add(first, ())
    exports = EXPORT.findall(modules[first])
    return "\n".join((*made.values(), *[f"export const {{ {', '.join(exports)} }} = {_holder(first)}"] * bool(exports))) + "\n"


def _module(name: str, text: str) -> str:
    """One module as a function called at once."""
    exports = EXPORT.findall(text)
    text = IMPORT.sub(lambda match: f"const {{ {_renamed(match[1])} }} = {_holder(match[2])}", text)
    text = EXPORT.sub("", BARE.sub("", text))
    if unknown := OTHER.search(text):
        raise JoiningError(f"site/assets/js/{name}: “{unknown[0]}” is a form that joining.py does not know; its docstring says which it does.")
    return f"const {_holder(name)} = (() => {{\n{text.strip()}\nreturn {{ {', '.join(exports)} }}\n}})()"


def _renamed(names: str) -> str:
    """`a as b` of an import is `a: b` of an object."""
    return re.sub(r"(\w+) as (\w+)", r"\1: \2", names).strip()


def _holder(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))
