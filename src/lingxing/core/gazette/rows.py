"""Lines with their markup set aside: what is printed, what is a table row, what belongs to the page.

It decides, line by line, between text, table, page number, running head and blank. It does not decide what a text line is
for; that needs the lines around it.

Printed forms: ``## 第一章 总 则``, ``**第一条** …``, ``- (一) …``, ``a<TAB>b``, ``| a | b |``, ``<table>…</table>``, ``- 66 -``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lingxing.core.gazette.lexicon import PAGE_NUMBER, ends_like_organ
from lingxing.core.gazette.source import Line, Source
from lingxing.core.gazette.sources.html_tables import html_table_rows
from lingxing.core.text.span import Span

_HEADING = re.compile(r"^\s*(#{1,6})(?:\s+|$)")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_MARKUP = re.compile(
    r"\*\*|__(?=\S)|(?<=\S)__"
    r"|</?(?:b|strong|p|u|i|em|sup|sub|span|font|div|center|h[1-6]|br)(?:\s[^<>]*)?/?>"
    r"|<!--.*?-->|!\[[^\]]*\]\([^)]*\)|\\(?=[.()\-#*_|~\[\]>])",
    re.IGNORECASE,
)
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"^\s*\|(?:\s*(?::?-{2,}:?|:-:?|-:)\s*\|)+\s*$")
_BLANK_FORM_UNDERSCORES = re.compile(r"_{2,}")
_RUNNING_HEAD = re.compile(r"公\s*报|政\s*报|第\s*\d+\s*期")
_ISSUE_HEAD = re.compile(r"(?:公\s*报|政\s*报).*第\s*\d+\s*期|第\s*\d+\s*期.*(?:公\s*报|政\s*报)")
_CONTINUED_TABLE = re.compile(r"^[（(]?\s*续\s*(?:上\s*)?表\s*[\d一二三四五六七八九十]*\s*[）)]?$")
_CLAUSE = re.compile(r"[，。；：、,;:（(]|^第|^[一二三四五六七八九十]+、|^\d")
_RULER = re.compile(r"^\s*(?:[-*_=—－]\s*){3,}$")
_LONGEST_HEAD_BESIDE_NUMBER = 16
_LONGEST_RUNNING_HEAD = 40


class RowKind(StrEnum):
    """What a line is by itself (行类)."""

    BLANK = "blank"
    TEXT = "text"
    TABLE = "table"
    TABLE_RULE = "table_rule"
    PAGE_NUMBER = "page_number"
    RUNNING_HEAD = "running_head"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Row:
    """A line without its markup (行).

    ``text`` is what is printed, ``pieces`` the spans of the source it is made of, in order. ``level`` counts the heading
    marks; ``cell_rows`` holds the cells of the table rows that begin on this line (an HTML table may bring several);
    ``indented`` says that the line begins with a paragraph indent.
    """

    kind: RowKind
    line: Line
    text: str
    pieces: tuple[Span, ...]
    level: int = 0
    bold: bool = False
    indented: bool = False
    cell_rows: tuple[tuple[str, ...], ...] = ()

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.line.number


def find_rows(source: Source) -> tuple[Row, ...]:
    """The lines of ``source`` as rows, in order, one for each line."""
    rows = list(_with_html_tables(list(source.iter_lines())))
    _mark_single_cells(rows)
    return tuple(_mark_running_heads(rows))


def _with_html_tables(lines: list[Line]) -> Iterator[Row]:
    index = 0
    while index < len(lines):
        last = _html_table_end(lines, index)
        if last is None:
            yield _row(lines[index])
            index += 1
            continue
        html = "\n".join(line.text for line in lines[index : last + 1])
        cells = tuple(tuple(row) for row in html_table_rows(html))
        for offset, line in enumerate(lines[index : last + 1]):
            yield Row(RowKind.TABLE, line, line.text, (), cell_rows=cells if offset == 0 else ())
        index = last + 1


def _html_table_end(lines: list[Line], start: int) -> int | None:
    if "<table" not in lines[start].text.lower():
        return None
    for index in range(start, min(len(lines), start + 2000)):
        if "</table" in lines[index].text.lower():
            return index
    return None


def _row(line: Line) -> Row:
    raw = line.text
    if not raw.strip() or _RULER.match(raw):
        return Row(RowKind.BLANK, line, "", ())
    if _PIPE_RULE.match(raw):
        return Row(RowKind.TABLE_RULE, line, "", ())
    cells = _cells(raw)
    if cells:
        return Row(RowKind.TABLE, line, raw.strip(), (), cell_rows=(cells,))
    if PAGE_NUMBER.match(raw.strip()):
        return Row(RowKind.PAGE_NUMBER, line, raw.strip(), ())
    return _text_row(line)


def _cells(raw: str) -> tuple[str, ...] | None:
    if _PIPE_ROW.match(raw) and raw.count("|") > 2:
        return tuple(_plain(cell) for cell in raw.strip().strip("|").split("|"))
    if _has_cell_tabs(raw):
        return tuple(_plain(cell) for cell in raw.rstrip("\r\n ").split("\t"))
    return None


def _has_cell_tabs(raw: str) -> bool:
    """A tab that only indents a paragraph, or a single one at its end, makes no table."""
    body = raw.lstrip().rstrip("\r\n ")
    inner = "\t" in body.rstrip("\t")
    return inner or body.count("\t") > 1 or (raw.startswith("\t") and "\t" in raw.strip("\r\n ")[1:] and bool(body))


def _mark_single_cells(rows: list[Row]) -> None:
    """A line that ends in a tab, directly above or below a row of cells, is a row with an empty cell (``单位意见<TAB>``)."""
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        tabbed = False
        for index in order:
            row = rows[index]
            if tabbed and row.kind is RowKind.TEXT and row.line.text.rstrip("\r\n ").endswith("\t"):
                cells = tuple(_plain(cell) for cell in row.line.text.rstrip("\r\n ").split("\t"))
                rows[index] = Row(RowKind.TABLE, row.line, row.line.text.strip(), (), cell_rows=(cells,))
            tabbed = rows[index].kind is RowKind.TABLE and "\t" in rows[index].line.text


def _plain(cell: str) -> str:
    if _BLANK_FORM_UNDERSCORES.search(cell):
        return cell.strip()
    return _MARKUP.sub(" " if "<p" in cell or "<br" in cell else "", cell).strip()


def _text_row(line: Line) -> Row:
    raw = line.text
    heading = _HEADING.match(raw)
    bullet = None if heading else _BULLET.match(raw)
    start = heading.end() if heading else bullet.end() if bullet else 0
    stripped_start = start + len(raw[start:]) - len(raw[start:].lstrip())
    stripped_end = len(raw.rstrip())
    pieces = tuple(_kept(raw, stripped_start, stripped_end, line.span.start))
    text = "".join(raw[piece.start - line.span.start : piece.end - line.span.start] for piece in pieces)
    return Row(
        RowKind.TEXT if text.strip() else RowKind.BLANK,
        line,
        text,
        pieces,
        level=len(heading[1]) if heading else 0,
        bold=raw.lstrip("# ").startswith(("**", "<b>")),
        indented=raw.startswith(("　", "  ", "\t")),
    )


def _kept(raw: str, start: int, end: int, offset: int) -> Iterator[Span]:
    protected = bool(_BLANK_FORM_UNDERSCORES.search(raw))
    position = start
    for match in _MARKUP.finditer(raw, start, end):
        if protected and match[0].startswith("_"):
            continue
        if match.start() > position:
            yield Span(position + offset, match.start() + offset)
        position = match.end()
    if end > position:
        yield Span(position + offset, end + offset)


def _mark_running_heads(rows: list[Row]) -> Iterable[Row]:
    """Lines that name the gazette and its issue, or a line naming either that comes again on page after page; ``续表``."""
    keys = [_running_key(row) for row in rows]
    counts = Counter(key for key in keys if key)
    beside_numbers = _heads_beside_page_numbers(rows)
    for row, key in zip(rows, keys, strict=True):
        running = key is not None and (counts[key] >= 3 or bool(_ISSUE_HEAD.search(row.text)))
        running = running or row.number in beside_numbers or bool(_CONTINUED_TABLE.match(row.text))
        yield replace(row, kind=RowKind.RUNNING_HEAD) if running else row


def _heads_beside_page_numbers(rows: list[Row]) -> set[int]:
    """The lines that stand next to a page number on several pages, always the same words (``州政府文件``)."""
    printed = [row for row in rows if row.kind is not RowKind.BLANK]
    beside = [
        row
        for before, row, behind in zip([None, *printed], printed, [*printed[1:], None], strict=False)
        if row.kind is RowKind.TEXT
        and len(row.text) <= _LONGEST_HEAD_BESIDE_NUMBER
        and not (_CLAUSE.search(row.text) or ends_like_organ(row.text))
        and any(one is not None and one.kind is RowKind.PAGE_NUMBER for one in (before, behind))
    ]
    counts = Counter(row.text for row in beside)
    return {row.number for row in beside if counts[row.text] > 1}


def _running_key(row: Row) -> str | None:
    if row.kind is not RowKind.TEXT or len(row.text) > _LONGEST_RUNNING_HEAD or not _RUNNING_HEAD.search(row.text):
        return None
    return re.sub(r"[\d\s·•—-]+", "", row.text)
