"""Rows and cells of an HTML table, with spans filled.

It decides where each cell of a table stands in the grid. It does not decide what is a header: every row is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from lingxing.core.gazette.sources.builder import clean_cell
from lingxing.core.gazette.sources.limits import MAX_TABLE_CELLS

_SPACES = re.compile(r"[ \t\r\n\f]+")
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAP_BETWEEN_CJK = re.compile(rf"(?<={_CJK})[ \t]*[\r\n][ \t\r\n\f]*(?={_CJK})")
_NO_XML_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "hr"})
_MAX_COLSPAN = 1000
_MAX_ROWSPAN = 65534
UNSEEN_TAGS = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "nav"})


def html_table_rows(html_text: str) -> list[list[str]]:
    """The cells of every table in ``html_text``, row by row, top to bottom.

    A cell that spans columns or rows stands in the first place and leaves the others empty; ``<br>`` is a space;
    entities are decoded; a table inside a cell is part of the cell's text. Returns ``[]`` where no table is found; never raises.
    """
    try:
        root = parse_html(html_text)
    except UnreadableHtml:
        return []
    tables = [table for table in root.iter("table") if not any(True for _ in table.iterancestors("table"))]
    return [row for table in tables for row in rows_of_table(table)]


class UnreadableHtml(Exception):
    """HTML without an element, or nested beyond all reason (无法解析的网页); the message is Chinese."""


def parse_html(html_text: str) -> html.HtmlElement:
    """The tree of ``html_text``. Raises ``UnreadableHtml``; what is not closed or not nested well is no error."""
    data = _NO_XML_CHARACTER.sub("\ufffd", html_text).encode("utf-8")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableHtml("网页里没有可读的内容") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableHtml("网页的元素嵌套过深，疑为恶意构造")
    return root


def rows_of_table(table: html.HtmlElement) -> list[list[str]]:
    """The cells of ``table``, spans filled with empty cells; rows are as long as their cells reach."""
    rows = list(_own_rows(table))
    honours_spans = sum(_span(cell, "colspan", _MAX_COLSPAN) for row in rows for cell in row) <= MAX_TABLE_CELLS
    grid: list[list[str]] = []
    carried: dict[int, int] = {}
    budget = MAX_TABLE_CELLS
    for row in rows:
        if not honours_spans or budget <= 0:
            grid.append([cell_text(cell) for cell in row])
            continue
        grid.append(_place_row(row, carried))
        budget -= len(grid[-1])
    return grid


def _own_rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """The cells of each row of ``table`` itself, without the rows of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _own_rows(child)


def _place_row(row: list[html.HtmlElement], carried: dict[int, int]) -> list[str]:
    """One row of the grid; ``carried`` holds, for each column, how many more rows a cell above covers."""
    cells: list[str] = []
    opened: dict[int, int] = {}
    for cell in row:
        while carried.get(len(cells), 0) > 0:
            cells.append("")
        width, height = _span(cell, "colspan", _MAX_COLSPAN), _span(cell, "rowspan", _MAX_ROWSPAN)
        for column in range(len(cells), len(cells) + width):
            opened[column] = height - 1
        cells.append(cell_text(cell))
        cells.extend([""] * (width - 1))
    while any(column >= len(cells) and rows > 0 for column, rows in carried.items()):
        cells.append("")
    for column in list(carried):
        carried[column] -= 1
        if carried[column] <= 0:
            del carried[column]
    carried.update({column: rows for column, rows in opened.items() if rows > 0})
    return cells


def _span(cell: html.HtmlElement, attribute: str, most: int) -> int:
    """The span as HTML reads it: a positive number; 0 of ``rowspan`` reaches to the end of the table."""
    match = re.match(r"\s*\+?([0-9]{1,9})", cell.get(attribute) or "")
    if match is None:
        return 1
    value = int(match.group(1))
    if value == 0:
        return most if attribute == "rowspan" else 1
    return min(value, most)


def cell_text(cell: html.HtmlElement) -> str:
    """The text of ``cell`` on one line."""
    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in UNSEEN_TAGS:
                walk.skip_subtree()
            else:
                parts.append(" " if element.tag in _BREAKS | {"td", "th"} and element is not cell else "")
                parts.append(element.text or "")
        elif element is not cell:
            parts.append(" " if element.tag in _BREAKS else "")
            parts.append(element.tail or "")
    return clean_cell(collapse_space("".join(parts)))


def collapse_space(text: str) -> str:
    """``text`` with runs of white space as one space; a line wrap between two Chinese characters is none at all."""
    return _SPACES.sub(" ", _WRAP_BETWEEN_CJK.sub("", text))
