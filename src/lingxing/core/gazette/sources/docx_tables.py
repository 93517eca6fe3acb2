"""The grid of a table of a .docx: which cell stands in which place, spans filled.

It decides places only; what a cell says is read by the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lingxing.core.gazette.sources.docx_package import W, is_on, w_integer
from lingxing.core.gazette.sources.limits import MAX_TABLE_CELLS

_WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag"})
_MAX_SPAN = 100

GridRow = list[etree._Element | None]
"""A cell, or ``None`` for a place that a span covers."""


def grid_rows(table: etree._Element) -> list[GridRow]:
    """The rows of ``table``; rows deleted under tracked changes are left out."""
    rows: list[GridRow] = []
    budget = MAX_TABLE_CELLS
    for row in _members(table, W + "tr"):
        properties = row.find(W + "trPr")
        if is_on(properties, "del"):
            continue
        widest = _MAX_SPAN if budget > 0 else 1
        before = min(w_integer(properties, "gridBefore") or 0, widest)
        places: GridRow = [None] * max(0, before)
        for cell in _members(row, W + "tc"):
            places.extend(_places(cell, widest))
        rows.append(places)
        budget -= len(places)
    return rows


def count_deleted_rows(table: etree._Element) -> int:
    """How many rows of ``table`` are deleted under tracked changes."""
    return sum(is_on(row.find(W + "trPr"), "del") for row in _members(table, W + "tr"))


def _members(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with ``tag``, also those inside content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _places(cell: etree._Element, widest: int) -> GridRow:
    properties = cell.find(W + "tcPr")
    span = min(max(w_integer(properties, "gridSpan") or 1, 1), widest)
    return [None if _is_continuation(cell, properties) else cell, *[None] * (span - 1)]


def _is_continuation(cell: etree._Element, properties: etree._Element | None) -> bool:
    """Whether the cell above or to the left covers this one; one that has text of its own is kept all the same."""
    for merge in ("vMerge", "hMerge"):
        element = properties.find(W + merge) if properties is not None else None
        if element is not None and element.get(W + "val", "continue") == "continue":
            return not any((text.text or "").strip() for text in cell.iter(W + "t"))
    return False
