"""Paragraph styles of a .docx: what they say about outline level and numbering, inherited along ``basedOn``.

It decides which level of heading a paragraph is. It does not number anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lingxing.core.gazette.sources.docx_package import W, is_on, to_integer, w_integer, w_value

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])")
_MAX_MARK = 6
BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style, as declared (段落样式): nothing inherited yet."""

    style_id: str
    name: str
    based_on: str | None
    outline_level: int | None
    num_id: int | None
    num_level: int | None
    hidden: bool


class StyleSheet:
    """The styles of a document (样式表)."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, ParagraphStyle] = {}
        self._default: str | None = None
        for element in root.iter(W + "style") if root is not None else ():
            style = _parse_style(element)
            self._styles.setdefault(style.style_id, style)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self._default = style.style_id

    def chain(self, style_id: str | None) -> Iterator[ParagraphStyle]:
        """The style, then each that it is based on; the default style where none is named. Loops are cut."""
        seen: set[str] = set()
        current = style_id if style_id in self._styles else self._default
        while current is not None and current in self._styles and current not in seen:
            seen.add(current)
            yield self._styles[current]
            current = self._styles[current].based_on

    def heading_mark(self, properties: etree._Element | None) -> str:
        """``# `` to ``###### `` for a paragraph with these properties (``w:pPr``), or nothing for body text."""
        level = w_integer(properties, "outlineLvl")
        if level is None:
            level = self._styled_level(w_value(properties, "pStyle"))
        if level is None or not 0 <= level < BODY_LEVEL:
            return ""
        return "#" * min(level + 1, _MAX_MARK) + " "

    def hides(self, style_id: str | None) -> bool:
        """Whether text in this style is hidden (``w:vanish``)."""
        return style_id is not None and any(style.hidden for style in self.chain(style_id))

    def _styled_level(self, style_id: str | None) -> int | None:
        for style in self.chain(style_id):
            if style.outline_level is not None:
                return style.outline_level
            named = _HEADING_NAME.fullmatch(style.name)
            if named:
                return int(named.group(1)) - 1
            if style.name in ("title", "标题"):
                return 0
        return None


def _parse_style(element: etree._Element) -> ParagraphStyle:
    properties = element.find(W + "pPr")
    numbering = properties.find(W + "numPr") if properties is not None else None
    return ParagraphStyle(
        style_id=element.get(W + "styleId") or "",
        name=(w_value(element, "name") or "").strip().lower(),
        based_on=w_value(element, "basedOn"),
        outline_level=w_integer(properties, "outlineLvl"),
        num_id=to_integer(w_value(numbering, "numId")),
        num_level=to_integer(w_value(numbering, "ilvl")),
        hidden=is_on(element.find(W + "rPr"), "vanish"),
    )
