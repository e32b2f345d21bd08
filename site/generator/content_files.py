"""The files of content/ as sources. What cannot be read as words is a mistake with its place.

    text(root, path, found)             a file's Source; an empty one where there is no file; None where it cannot be read
    pages(root, folder, found)          {slug: Source or None} of the pages in a folder, their names checked
    missing(root, needs, found)         notes each file that site.yaml says the site needs and that is not there
"""
from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Iterable
from unicodedata import normalize

from .mistakes import Found, Mistake, nearest
from .output_paths import reserved
from .source import UNPRINTABLE, Source, Span

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST = 10                               # lines of one file whose unprintable characters are said
REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
MARK = b"\xef\xbb\xbf"                  # of UTF-8, as some editors begin a file


def text(root: Path, path: Path, found: Found) -> Source | None:
    """Read a file. Line ends become \\n; unprintable characters are noted and replaced."""
    name = path.relative_to(root).as_posix()
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        if not path.is_symlink():
            return Source(name, "")
        return _refused(found, name, f"this link leads to a file that is not there: {path.readlink()}", "Take the link away, or put the file there.")
    except IsADirectoryError:
        return _refused(found, name, "this is a folder, not a file", "Give the folder a name without .md, or put the file in its place.")
    except OSError as error:
        return _refused(found, name, f"this file cannot be read: {error.strerror or error}", "Look at its owner and its permissions.")
    try:
        whole = written.removeprefix(MARK).decode()
    except UnicodeDecodeError as error:
        return _not_utf8(found, name, written.removeprefix(MARK), error.start)
    return _printable(Source(name, whole.replace("\r\n", "\n").replace("\r", "\n")), found)


def pages(root: Path, folder: Path, found: Found, others: frozenset[str] = frozenset()) -> dict[str, Source | None]:
    """Read every page of a folder; hidden files, such as editors' locks, are none. `others` are more names that are taken."""
    every = sorted(path for path in (folder.iterdir() if folder.is_dir() else ()) if not path.name.startswith("."))
    files = [path for path in every if path.suffix == ".md"]
    for path in every:
        if path not in files and (path.suffix.lower() in (".md", ".markdown") or path.is_dir() and any(path.rglob("*.md"))):
            _refused(found, path.relative_to(root).as_posix(), "the build does not read this",
                     f"Pages lie right in {folder.relative_to(root).as_posix()}/, and their names end in .md.")
    slugs = [path.stem for path in files]
    taken = reserved(folder.name if folder.name in reserved() else "") | others
    for slug, path in zip(slugs, files):
        _named(path.relative_to(root).as_posix(), slug, slugs, taken, found)
    return {slug: text(root, path, found) for slug, path in zip(slugs, files) if slug not in taken}


def missing(root: Path, needs: Iterable[tuple[str, Span]], found: Found) -> None:
    """What the site must not be without: files of content/, and folders with pages in them."""
    content = root / "content"
    there = sorted(path.name for path in content.iterdir() if not path.name.startswith(".")) if content.is_dir() else ()
    for name, span in needs:
        path = content / name
        if not path.is_file() and not any(path.glob("*.md")):
            found.note(span, f"the site needs content/{name}, and it is not there", nearest(name, there) or "Put it there, or take its name out of “needs”.")


def _named(name: str, slug: str, slugs: list[str], taken: frozenset[str], found: Found) -> None:
    """A page's address is its file's name, so that must look alike on every computer and in every address."""
    alike = next((one for one in slugs if one != slug and one.casefold() == slug.casefold()), None)
    proposal = _proposal(slug, {*slugs, *taken})
    if slug in taken:
        what = f"a page cannot be called “{slug}”: the site itself has that name"
    elif SLUG.fullmatch(slug):
        return
    elif alike:
        what = f"this and {alike}.md would be one page where letter case does not count"
    else:
        what = f"“{slug}” cannot be a page's address: it holds only small letters a to z, digits, and single hyphens between them"
    _refused(found, name, what, f"Call the file {proposal}.md.")


def _proposal(slug: str, taken: set[str]) -> str:
    plain = normalize("NFKD", slug.lower().removesuffix(".md")).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "untitled"
    return next(name for name in (plain, f"{plain}-page", *(f"{plain}-{n}" for n in range(2, 2 + len(taken) + 1))) if name not in taken)


def _refused(found: Found, name: str, what: str, hint: str) -> None:
    found.append(Mistake(name, 1, 1, 1, what, hint))


def _not_utf8(found: Found, name: str, written: bytes, at: int) -> None:
    """The first byte that is no UTF-8, at its line and column."""
    start = max(written.rfind(b"\n", 0, at), written.rfind(b"\r", 0, at)) + 1
    before = written[start:at].decode()
    line = before + re.split(rb"[\r\n]", written[at:], maxsplit=1)[0].decode(errors="replace")
    number = len(re.findall(rb"\r\n|\r|\n", written[:start])) + 1
    shown = UNPRINTABLE.sub("\ufffd", line)[:len(before) + 60]
    found.append(Mistake(name, number, len(before) + 1, 1, f"this is not UTF-8: the byte 0x{written[at]:02x}",
                         "Save the file as UTF-8 text; most editors ask for it under “Save as” or “Encoding”.", shown))


def _printable(source: Source, found: Found) -> Source:
    """The same text, each character that cannot be printed noted (once a line) and replaced, so that every place stays true."""
    bad = [(match.start(), match.end()) for match in UNPRINTABLE.finditer(source.text)]
    bad += [match.span() for match in REFERENCE.finditer(source.text) if _stands_for_none(match[0])]
    if not bad:
        return source
    whole = list(source.text)
    for start, end in bad:
        whole[start:end] = ["\ufffd"] * (end - start)
    clean, lines = Source(source.name, "".join(whole)), set()
    for start, end in sorted(bad):
        span = clean.span(start, end)
        if span.line in lines or len(lines) == MOST:
            continue
        lines.add(span.line)
        written = source.text[start:end]
        said = written if end > start + 1 else f"U+{ord(written):04X}"
        found.note(span, f"the character {said} cannot be printed", "Delete it; it may have come along when the text was copied from elsewhere.")
    return clean


def _stands_for_none(reference: str) -> bool:
    """Whether &#...; names no character that can be printed."""
    digits = reference.strip("&#;xX").lstrip("0")
    letter = unescape(reference) if len(digits) < 8 else ""
    return not letter or bool(UNPRINTABLE.search(letter))
