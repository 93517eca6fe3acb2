"""A table in Akoma Ntoso.

It decides where head lines, header, group rows and notes go. It keeps every cell as it is printed.
"""

from __future__ import annotations

from lxml import etree

from lingxing.core.gazette.export.akn_xml import Identifiers, make
from lingxing.core.gazette.model import Table


def build_table(table: Table, parent: str, ids: Identifiers) -> list[etree._Element]:
    """The blocks of a table: its head lines, the table itself with the caption, its notes."""
    width = max([1, len(table.columns), *(len(row) for row in table.rows)])
    rows = [_row("th", table.columns)] if table.columns else []
    for index, row in enumerate(table.rows):
        rows += [_group_row(group.label, width) for group in table.groups if group.first_row == index]
        rows.append(_row("td", row))
    rows += [_group_row(group.label, width) for group in table.groups if group.first_row >= len(table.rows)]
    caption = [make("caption", text=table.caption)] if table.caption else []
    body = make("table", {"eId": ids.take(f"{parent}__table_1")}, *caption, *(rows or [_row("td", ("",))]))
    return [*_lines("head", table.head), body, *_lines("note", table.notes)]


def _lines(name: str, lines: tuple[str, ...]) -> list[etree._Element]:
    return [make("p", {"class": name}, text=line) for line in lines]


def _row(tag: str, cells: tuple[str, ...]) -> etree._Element:
    return make("tr", None, *(make(tag, None, make("p", text=cell)) for cell in cells or ("",)))


def _group_row(label: str, width: int) -> etree._Element:
    return make("tr", {"class": "group"}, make("th", {"colspan": str(width)}, make("p", text=label)))
