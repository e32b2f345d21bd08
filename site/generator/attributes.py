"""Attribute lists in Markdown, {#name} or {: id=name}: what is there to be named gets its id, and nothing else.

A class, a data-... or an on... of an author's could only be taken for one of ours, so it is a mistake.

    Attributes(refuse)      the extension; refuse(list as written, what in it is refused)
"""
from __future__ import annotations

from typing import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor, get_attrs_and_remainder

Refuse = Callable[[str, str], None]


class Attributes(AttrListExtension):
    def __init__(self, refuse: Refuse):
        super().__init__()
        self.refuse = refuse

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Ids(md, self.refuse), "attr_list", 8)
        md.registerExtension(self)


class _Ids(AttrListTreeprocessor):
    def __init__(self, md: Markdown, refuse: Refuse):
        super().__init__(md)
        self.refuse = refuse

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, remainder = get_attrs_and_remainder(attrs_string)
        if strict and remainder:
            return remainder
        for name, value in attributes:
            if name == "id" and value:
                elem.set("id", value)
            else:
                self.refuse(attrs_string, f".{value}" if name == "." else name)
        return remainder
