"""The Jinja templates of site/templates.

render(name, ...)   a template filled in
own_ids(name)       the ids that a page of this template has before an author has written a word
"""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.meta import find_referenced_templates

FOLDER = Path(__file__).resolve().parents[1] / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)


def render(name: str, **values) -> str:
    """A template filled in."""
    return environment().get_template(name).render(**values)


@lru_cache(maxsize=None)
def own_ids(name: str) -> frozenset[str]:
    """The ids that stand in a template, and in those that it extends or includes."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    others = find_referenced_templates(environment().parse(text))
    return frozenset(re.findall(r'\bid="([^"{]+)"', text)).union(*map(own_ids, others))
