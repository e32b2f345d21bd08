"""Where the pages of a site are written, and that no two things want one place.

    essay(slug), concept(slug)      a page's path below the site's first folder
    reserved(folder)                the names in a folder that the build itself takes
    merged(claims, made_from)       {path: bytes} of all; Mistakes where two want one place, letter case aside
"""
from __future__ import annotations

from typing import Callable, Mapping

from .mistakes import Mistake, Mistakes

START = "home"                          # what the home page is called among the pages
HOME, LOST = "index.html", "404.html"
CONCEPTS, READ, ASSETS, RUNTIME = "concepts", "read", "assets", "runtime"
CONCEPT_INDEX, CONCEPT_ROWS, READ_PAGE = f"{CONCEPTS}/index.html", f"{CONCEPTS}/concepts.json", f"{READ}/index.html"
OWN = (HOME, LOST, CONCEPT_INDEX, CONCEPT_ROWS, READ_PAGE, f"{ASSETS}/", f"{RUNTIME}/")


def essay(slug: str) -> str:
    return f"{slug}/index.html"


def concept(slug: str) -> str:
    return f"{CONCEPTS}/{slug}/index.html"


def reserved(folder: str = "") -> frozenset[str]:
    """What the build writes right in a folder; of a page also its name without .html, which many hosts serve it by."""
    inside = [path.removeprefix(f"{folder}/") if folder else path for path in OWN if path.startswith(f"{folder}/" if folder else "")]
    names = {path.split("/")[0] for path in inside}
    return frozenset(names | {name.removesuffix(".html") for name in names} | ({START} if not folder else set()))


def merged(claims: Mapping[str, Mapping[str, bytes]], made_from: Callable[[str], str] = lambda path: "") -> dict[str, bytes]:
    """All files in one. `claims` are files by what writes them, `made_from` names the content file behind a path ("" for none)."""
    files: dict[str, bytes] = {}
    first: dict[str, tuple[str, str]] = {}              # {a place without its letter case: its path and what writes it}
    wrong = []
    for writer, own in claims.items():
        for path, content in own.items():
            place = path.casefold()
            folders = [place[:n] for n, letter in enumerate(place) if letter == "/"]
            before = next((first[one] for one in (place, *folders) if one in first), None) or first.get(f"{place}/")
            if before:
                one, other = (made_from(each) or f"{by} ({each})" for each, by in ((path, writer), before))
                wrong.append(Mistake(one, 1, 1, 1, f"this wants to be written to {path}, which {other} wants too", "Give one of the two another name."))
                continue
            first[place] = path, writer
            first |= {f"{one}/": (path, writer) for one in folders}
            files[path] = content
    if wrong:
        raise Mistakes(wrong)
    return files
