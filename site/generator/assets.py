"""Style sheets, scripts, fonts and icons, as they travel with the site.

    assets(folder, math, cache) -> Assets      .files by path, .address(name) with a tag of the content

The style sheets become one, and so do the scripts, without their comments. Fonts carry their tag inside it too, so that a page and its style
sheet name the same file.
"""
from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Mapping

from .joining import joined

FOLDER = Path(__file__).resolve().parents[1] / "assets"
FIRST = ("paper", "type", "page", "formula", "card", "knobs", "figure", "guess", "triptych", "home")
LAST = ("print",)


@dataclass(frozen=True)
class Assets:
    """Files by their path under assets/, and the tag each is asked for with."""
    files: Mapping[str, bytes]
    tags: Mapping[str, str]

    def address(self, name: str) -> str:
        """Where a page finds an asset, from the site's first folder."""
        if name not in self.files:
            raise LookupError(f"A template asks for the asset {name!r}, which is not in site/assets.")
        return f"assets/{name}?v={self.tags[name]}"


def assets(extra: Mapping[str, bytes] | None = None, folder: Path = FOLDER) -> Assets:
    """Gather the assets; `extra` are files made elsewhere, such as the subset math font."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
             if path.is_file() and path.suffix != ".css" and not path.name.startswith(".")}
    scripts = {name: files.pop(name) for name in [*files] if name.startswith("js/")}
    files |= {**_scripts(scripts), **(extra or {})}
    files["css/site.css"] = _style(folder / "css", files)
    files["css/beside.css"] = _style(folder / "css" / "beside", files)
    return Assets(files, {name: tag(content) for name, content in files.items()})


def _scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a page runs: its own scripts as one, what it may want later as another, and the worker beside them."""
    lean = {name.removeprefix("js/"): _script(content) for name, content in files.items()}
    made = {f"js/{name}": _tight(joined(name, lean)).encode() for name in ("main.js", "read.js", "fading.js") if name in lean}
    return made | {f"js/{name}": text.encode() for name, text in lean.items() if name == "worker.js"}


def _style(folder: Path, files: Mapping[str, bytes]) -> bytes:
    """All style sheets in one, in their order, without comments."""
    names = {path.stem: path for path in sorted(folder.glob("*.css"))}
    order = [*(name for name in FIRST if name in names), *(name for name in names if name not in FIRST + LAST),
             *(name for name in LAST if name in names)]
    return _tagged("\n".join(_lean(names[name].read_text(encoding="utf-8")) for name in order), files).encode()


@lru_cache(maxsize=64)
def _lean(text: str) -> str:
    """A style sheet without comments and idle white space."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", text)              # what stands in quotes stays
    return "".join(piece if n % 2 else re.sub(r"([,:])\s+", r"\1", re.sub(r"\s*([{};])\s*", r"\1", piece)) for n, piece in enumerate(pieces))


@lru_cache(maxsize=256)
def _script(content: bytes) -> str:
    """A script without its comments, those behind a line of code only where no quote is near."""
    whole = content.decode()
    text = re.sub(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", "", whole, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"[ \t]+//[^\n'\"`/]*$", "", text, flags=re.MULTILINE)
    return whole if _runs_on(text) else text


def _tight(text: str) -> str:
    """A script without margins and empty lines."""
    return text if _runs_on(text) else re.sub(r"\n\s+", "\n", text)


def _runs_on(text: str) -> bool:
    """Whether a text between backticks runs over several lines, in which white space counts."""
    return any(line.count("`") % 2 for line in text.split("\n"))


def _tagged(text: str, files: Mapping[str, bytes]) -> str:
    """The style sheet with a tag on each file it names."""
    def tagged(match: re.Match) -> str:
        name = match["name"]
        return f"url({match['quote']}../{name}?v={tag(files[name])}{match['quote']})" if name in files else match[0]
    return re.sub(r"url\((?P<quote>[\"']?)\.\./(?P<name>[^\"')?]+)(?P=quote)\)", tagged, text)


def tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
