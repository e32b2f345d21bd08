"""YAML whose values know where they stand: front matter, fences and site.yaml.

fields(span)                {key: Field}, or Wrong with YAML's own complaint
field.rows("...")           of a list of maps: the Fields of each
only(fields, known, ...)    notes the keys that nobody asked for
"""
from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Iterable, Mapping

import yaml

from .mistakes import Found, Wrong, nearest
from .source import UNPRINTABLE, Span

QUOTES = "A text that holds “: ” or begins with a sign such as [ { * & % @ must stand in quotes."
DEEPEST = 50                            # brackets in each other
MOST = 10_000                           # values in one field, those that an alias repeats among them
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Field:
    """One value, where it stands, and where its key does."""
    key: Span
    span: Span
    value: Any
    items: tuple = ()                   # the spans of a list's items, or of a mapping's keys and values
    maps: tuple = ()                    # of a list whose items are all mappings: the Fields of each

    def text(self) -> str:
        """The value, which must be words."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise Wrong(self.span if self.span.text else self.key, f"“{self.key.text}” should be a text",
                        f"Write it after “{self.key.text}: ”, in quotes if it holds a colon or starts with a sign.")
        return self.value

    def number(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            raise Wrong(self.span if self.span.text else self.key,
                        f"“{self.key.text}” should be a number, not “{self.span.text}”")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """The value, which must be a list of words."""
        if not isinstance(self.value, list) or not self.value:
            raise Wrong(self.span if self.span.text else self.key, f"“{self.key.text}” should be a list",
                        f"Write it as {self.key.text}: [one, another], or one item a line after “- ”.")
        return tuple(str(item) for item in self.value)

    def rows(self, like: str) -> tuple[dict[str, Field], ...]:
        """The value, which must be a list of mappings such as `like`."""
        if not isinstance(self.value, list) or not self.value or len(self.maps) != len(self.value):
            raise Wrong(self.span if self.span.text else self.key, f"“{self.key.text}” should be a list of lines with names in them",
                        f"Write one a line, such as - {like}")
        return self.maps


def fields(span: Span, what: str) -> dict[str, Field]:
    """The keys and values of a YAML text; `what` is what mistakes call it, such as "the front matter"."""
    if deep := _deep(span):
        raise Wrong(deep, f"{what} is nested more than {DEEPEST} deep", "Close the brackets, or put the text in quotes.")
    loader = Loader(span.text)
    try:
        root = loader.get_single_node()
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            raise Wrong(_of(span, root), f"{what} should be lines of the form “key: value”")
        return _mapping(span, root, what, loader)
    except yaml.MarkedYAMLError as error:
        raise Wrong(_at(span, error), f"{what} cannot be read: {error.problem or error.context}",
                    QUOTES) from None
    except yaml.YAMLError as error:
        raise Wrong(span.lines()[0].strip(), f"{what} cannot be read: {error}") from None
    finally:
        loader.dispose()


def _mapping(span: Span, root: yaml.MappingNode, what: str, loader) -> dict[str, Field]:
    made: dict[str, Field] = {}
    for key, value in root.value:
        name, place = str(loader.construct_object(key, deep=True)), _of(span, key)
        if name in made:
            raise Wrong(place, f"“{name}” is set twice in {what}", "Keep one of the two.")
        where = _value_span(span, value)
        try:
            worth = loader.construct_object(value, deep=True)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):            # 2026-99-99, !!int x
            raise Wrong(where if where.text else place, f"“{where.text}” is not understood in {what}", QUOTES) from None
        _plain(worth, where if where.text else place, what)
        items = value.value if isinstance(value, yaml.SequenceNode) else ()
        maps = tuple(_mapping(span, item, name, loader) for item in items) if all(isinstance(item, yaml.MappingNode) for item in items) else ()
        made[name] = Field(place, where, worth, _items(span, value), maps)
    return made


def _deep(span: Span) -> Span | None:
    """The bracket, dash or margin at which a text is nested too deeply to be read by functions that call themselves."""
    depth = 0
    for line in span.lines():
        margin = re.match(r"[ \t]*(?:[-?:][ \t]+)*", line.text)[0]
        if len(re.findall(r"[-?:]", margin)) > DEEPEST or len(margin) > 4 * DEEPEST:
            return line.strip()
        for n, letter in enumerate(line.text):
            depth = max(0, depth + (letter in "[{") - (letter in "]}"))
            if depth > DEEPEST:
                return line.cut(n)
    return None


def _plain(value: Any, span: Span, what: str) -> None:
    """Values are texts, numbers, and lists and mappings of them: what a page's data and a cache's names can hold."""
    waiting, count = [value], 0
    while waiting:
        one = waiting.pop()
        count += 1
        if count > MOST:
            raise Wrong(span, f"this is more than {what} can hold", "Write less of it; an alias (*name) repeats all that it names.")
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, float) and not math.isfinite(one):
            raise Wrong(span, f"“{span.text}” is not a number that can be worked with", "Write a number such as 0.9.")
        elif isinstance(one, str):
            if bad := UNPRINTABLE.search(one):
                raise Wrong(span, f"the character U+{ord(bad[0]):04X} cannot be printed", "Leave it out.")
        elif one is not None and not isinstance(one, (bool, int, float)):
            raise Wrong(span, f"{what} takes texts and numbers, and “{span.text}” is read as a {type(one).__name__}", "Put it in quotes.")


def only(given: Mapping[str, Field], known: Iterable[str], what: str, found: Found) -> None:
    """Notes each key that is not among the known ones."""
    for name, field in given.items():
        if name not in known:
            found.note(field.key, f"{what} has no “{name}”", nearest(name, known))


def _of(span: Span, node) -> Span:
    return span.cut(node.start_mark.index, node.end_mark.index).strip()


def _value_span(span: Span, node) -> Span:
    """Where the value's own words stand: without quotes, without the bar of a block."""
    whole = _of(span, node)
    style = getattr(node, "style", None)
    if style in ("'", '"'):
        return whole.cut(1, len(whole.text) - 1)
    if style in ("|", ">"):
        return whole.cut(min(len(whole.text), whole.text.find("\n") + 1)).strip()
    return whole


def _items(span: Span, node) -> tuple:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value_span(span, item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return tuple((_of(span, key), _value_span(span, value)) for key, value in node.value)
    return ()


def _at(span: Span, error) -> Span:
    mark = error.problem_mark or error.context_mark
    lines = span.lines()
    if mark is None or mark.line >= len(lines):
        return (lines[-1] if lines else span).strip()
    line = lines[mark.line]
    if not line.text.strip():                               # the end: what is missing is missing from the line before
        return next((one.strip() for one in reversed(lines[:mark.line]) if one.text.strip()), line)
    return line.cut(min(mark.column, len(line.text) - 1), len(line.text))
