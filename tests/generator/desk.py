"""A small site on a desk: content written by a test, built or checked by the real generator."""
from __future__ import annotations

from pathlib import Path

from generator import build, check
from generator.mistakes import Mistakes

SITE = "title: A site\npromise: It is small.\nreading: [a-page]\n"
SYMBOLS = """# Symbols

- $\\beta$, said "beta", in indigo: how much of the past is kept
- $v$, said "v", in teal: a running average
- $x$, said "x", in ochre: one observation
- $t$, said "t": the moment
"""


class Desk:
    """A folder with content/ in it. Pages are given by their slug, `home` among them."""

    def __init__(self, folder: Path, site: str = SITE, symbols: str = SYMBOLS):
        self.root, self.out = folder / "site", folder / "dist"
        self.put("site.yaml", site)
        self.put("symbols.md", symbols)

    def put(self, name: str, text: str) -> "Desk":
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def essay(self, text: str, slug: str = "a-page") -> "Desk":
        return self.put(f"essays/{slug}.md", text)

    def wrong(self) -> str:
        """All mistakes as they are printed."""
        return str(Mistakes(check(self.root)))

    def build(self):
        return build(self.root, self.out, say=lambda words: None)

    def read(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")
