"""The page's scripts as a few files: one request instead of thirty, and a third fewer bytes.

    joined("main.js", modules) -> text                     it exports what main.js exports
    joined("acting.js", modules, beside={"main.js": "./main.js?v=1a2b"})
                                                           a file for later, whose modules it shares with main.js are imported
                                                           from there; main.js must be joined with lends=lent(...)
    lent("acting.js", "main.js", modules) -> names         what it needs of main.js

Each module becomes a function that is run once and gives what it exports, under one name for the whole file; its text stays as
it was. Only the plain forms that our scripts use are understood, and anything else is an error:

    import { all, make } from './dom.js'            at the beginning of a line, on one line
    export function, export async function, export class, export const
"""
from __future__ import annotations

import re
from typing import Iterable, Mapping

IMPORT = re.compile(r"^import \{([^}\n]*)\} from '\./([\w-]+\.js)';?[ \t]*$", re.MULTILINE)
BARE = re.compile(r"^import '\./([\w-]+\.js)';?[ \t]*$", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function\*?|function\*?|class|const) +(\w+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export|await)\b.*$", re.MULTILINE)


class JoiningError(ValueError):
    """A sentence about a script that cannot be joined."""

    plain = True


def joined(first: str, modules: Mapping[str, str], lends: Iterable[str] = (), beside: Mapping[str, str] = {}) -> str:
    """The module `first` and all it needs, each before those that need it."""
    there = {name for other in beside for name in order(other, modules)}
    own = [name for name in order(first, modules) if name not in there]
    known = {name: exports for name in (*there, *own) if (exports := EXPORT.findall(modules[name]))}
    once: dict[str, str] = {}
    for name, exports in known.items():
        for one in exports:
            if once.setdefault(one, name) != name:
                raise JoiningError(f"The scripts {once[one]} and {name} both export {one}, and stand in one file; give one of them another name.")
    imports = [f"import {{ {', '.join(lent(first, other, modules))} }} from '{address}';" for other, address in beside.items()]
    names = [one for name in own for one in known.get(name, ())]
    given = [*EXPORT.findall(modules[first]), *lends]
    body = "\n".join((*([f"let {', '.join(names)};"] * bool(names)), *(_module(name, modules[name]) for name in own)))
    whole = f"(() => {{\n{body}\n" + (f"return {{ {', '.join(given)} }};\n" if given else "") + "})();\n"
    return "\n".join((*imports, (f"export const {{ {', '.join(given)} }} = " if given else "") + whole))


def order(first: str, modules: Mapping[str, str]) -> list[str]:
    """The modules that `first` needs, each before those that need it."""
    made: list[str] = []

    def add(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = " -> ".join((*way[way.index(name):], name))
            raise JoiningError(f"The scripts {circle} need each other in a circle; put what they share into a file of its own.")
        if name in made:
            return
        if name not in modules:
            raise JoiningError(f"{way[-1]} needs {name}, which is not in site/assets/js.")
        for needed in (*(match[2] for match in IMPORT.finditer(modules[name])), *BARE.findall(modules[name])):
            add(needed, (*way, name))
        made.append(name)

    add(first, ())
    return made


def lent(first: str, other: str, modules: Mapping[str, str]) -> list[str]:
    """What the file of `first` takes from the modules in the file of `other`, by the names under which they export it."""
    there = set(order(other, modules))
    own = (name for name in order(first, modules) if name not in there)
    return sorted({re.split(r"\s+as\s+", one.strip())[0] for name in own for names, source in IMPORT.findall(modules[name]) if source in there
                   for one in names.split(",")})


def _module(name: str, text: str) -> str:
    """One module as a function called at once, and what it exports."""
    exports = EXPORT.findall(text)
    others = [f"const {new} = {old};" for match in IMPORT.finditer(text) for old, new in re.findall(r"(\w+) as (\w+)", match[1])]
    text = EXPORT.sub("", BARE.sub("", IMPORT.sub("", text)))
    if unknown := OTHER.search(text):
        raise JoiningError(f"site/assets/js/{name}: “{unknown[0]}” is a form that joining.py does not know; its docstring says which it does.")
    body = "\n".join((*others, text.strip()))
    return f"[{', '.join(exports)}] = (() => {{\n{body}\nreturn [{', '.join(exports)}];\n}})();" if exports else f"(() => {{\n{body}\n}})();"
