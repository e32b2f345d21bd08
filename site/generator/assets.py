"""Style sheets, scripts, fonts and icons, as they travel with the site.

    assets(extra, start) -> Assets      .files by path, .address(name) with a tag of the content,
                                        .checked(name) with its whole hash, for what scripts fetch and check

The style sheets become one, without comments; the scripts a few, made small. Fonts carry their tag inside the style sheet too, so
that a page and it name the same file.
"""
from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Mapping

from .joining import joined, lent
from .minifying import minified

FOLDER = Path(__file__).resolve().parents[1] / "assets"
FIRST = ("paper", "type", "page", "formula", "card", "knobs", "figure", "guess", "triptych", "home")
LAST = ("print",)
RUN = ("read.js", "framing.js", "fading.js", "supervisor.js", "worker.js")
LATER = tuple(f"assets/js/{name}" for name in ("worker.js", "supervisor.js", "acting.js", "framing.js", "fading.js"))


@dataclass(frozen=True)
class Assets:
    """Files by their path under assets/, and the SHA-256 of each; "runtime/start.json" has one too where there is a runtime."""
    files: Mapping[str, bytes]
    hashes: Mapping[str, str]

    def address(self, name: str) -> str:
        """Where a page finds an asset, from the site's first folder."""
        return f"assets/{name}?v={self._hash(name)[:10]}"

    def integrity(self, name: str) -> str:
        """What the browser compares an asset with."""
        return f"sha256-{b64encode(bytes.fromhex(self._hash(name))).decode()}"

    def checked(self, data: str) -> str:
        """A page's data, in which the addresses of what its scripts fetch later carry the hash to check it with."""
        for name in (*LATER, "runtime/start.json"):
            data = data.replace(f'{name}"', f'{name}?v={self.hashes.get(name.removeprefix("assets/"), "")}"', 1)
        return data

    def _hash(self, name: str) -> str:
        if name not in self.files:
            raise LookupError(f"A template asks for the asset {name!r}, which is not in site/assets.")
        return self.hashes[name]


def assets(extra: Mapping[str, bytes] | None = None, folder: Path = FOLDER, start: bytes = b"") -> Assets:
    """Gather the assets; `extra` are files made elsewhere, such as the subset math font, `start` is the runtime's start.json."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
             if path.is_file() and path.suffix != ".css" and not path.name.startswith(".")}
    scripts = {name: files.pop(name) for name in [*files] if name.startswith("js/")}
    files |= {**_scripts(scripts), **(extra or {})}
    files["css/site.css"] = _style(folder / "css", files)
    files["css/beside.css"] = _style(folder / "css" / "beside", files)
    return Assets(files, {name: sha256(content) for name, content in {**files, "runtime/start.json": start}.items()})


def _scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a page runs: its own scripts as one, and what it may want later, each as another; acting.js takes from main.js what
    both need, under the very address at which the page has loaded it."""
    modules = {name.removeprefix("js/"): content.decode() for name, content in files.items()}
    made = {name: joined(name, modules) for name in RUN if name in modules}
    if "main.js" in modules:
        made["main.js"] = joined("main.js", modules, lends=lent("acting.js", "main.js", modules))
    made = {f"js/{name}": text.encode() for name, text in minified(made).items()}
    if "main.js" in modules:
        acting = joined("acting.js", modules, beside={"main.js": f"./main.js?v={sha256(made['js/main.js'])[:10]}"})
        made["js/acting.js"] = minified({"acting.js": acting})["acting.js"].encode()
    return made


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


def _tagged(text: str, files: Mapping[str, bytes]) -> str:
    """The style sheet with a tag on each file it names."""
    def tagged(match: re.Match) -> str:
        name = match["name"]
        return f"url({match['quote']}../{name}?v={sha256(files[name])[:10]}{match['quote']})" if name in files else match[0]
    return re.sub(r"url\((?P<quote>[\"']?)\.\./(?P<name>[^\"')?]+)(?P=quote)\)", tagged, text)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
