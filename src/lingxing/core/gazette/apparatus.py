"""What stands around the documents: masthead, contents, editorial matter.

It decides the issue's title, year, number, total number and date of publication, and what the contents page announces. It does
not check the announcements against the documents; a finding does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lingxing.core.gazette.lexicon import CONTENTS_HEADING, CONTENTS_LEADERS, SECTION_HEAD, compact
from lingxing.core.gazette.model import BlockKind, ContentsEntry, Issue
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.titles import close_gaps
from lingxing.core.text.document_numbers import chinese_ordinal, find_document_numbers

_CHINESE_NUMBER = r"[〇零○一二三四五六七八九十百\d]{1,6}"
_GAZETTE = re.compile(r"公\s*报|政\s*报")
_YEAR_NUMBER = re.compile(rf"({_CHINESE_NUMBER})\s*年\s*第\s*({_CHINESE_NUMBER})\s*[期号]")
_NUMBER_ALONE = re.compile(rf"(?<!总)第\s*({_CHINESE_NUMBER})\s*期")
_TOTAL = re.compile(rf"总\s*(?:第\s*)?({_CHINESE_NUMBER})\s*[期号]")
_PUBLISHED = re.compile(
    r"(?:出版日期|出版时间|出刊日期)?\s*[:：]?\s*(\d{4}|[一二][〇零○一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?\s*(?:出版|出刊)?$"
)
_IMPRINT = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?\s*(?:出版|出刊|编印)")
_LONGEST_SECTION_HEAD = 12
_PAGE = re.compile(r"(?P<leaders>[\s.．·…•\-—_]*)[（(]?\s*(?P<page>\d{1,4})\s*[）)]?\s*$")


def read_issue(rows: Sequence[Row]) -> Issue:
    """The masthead printed in ``rows`` (all that stands before the first document)."""
    texts = [row.text.strip() for row in rows if row.kind in (RowKind.TEXT, RowKind.RUNNING_HEAD)]
    year, number = _year_and_number(texts)
    return Issue(_gazette_title(texts), year, number, _first_value(_TOTAL, texts), _published(texts))


def _gazette_title(texts: Sequence[str]) -> str | None:
    at = next((index for index, text in enumerate(texts[:12]) if _GAZETTE.search(text)), None)
    if at is None:
        return None
    first = at
    while first > 0 and at - first < 2 and not re.search(r"\d|期", texts[first - 1]) and len(texts[first - 1]) <= 20:
        first -= 1
    return close_gaps(re.sub(r"[\s　]+", "", "".join(texts[first : at + 1])))


def _year_and_number(texts: Sequence[str]) -> tuple[int | None, int | None]:
    for text in texts:
        match = _YEAR_NUMBER.search(text)
        if match:
            return _value(match[1]), _value(match[2])
    return None, _first_value(_NUMBER_ALONE, texts)


def _first_value(pattern: re.Pattern[str], texts: Sequence[str]) -> int | None:
    return next((_value(match[1]) for text in texts if (match := pattern.search(text))), None)


def _value(printed: str) -> int | None:
    try:
        return int(printed) if printed.isascii() else chinese_ordinal(printed.replace("○", "〇"))
    except ValueError:
        return None


def _published(texts: Sequence[str]) -> str | None:
    for text in texts:
        match = _PUBLISHED.fullmatch(text) or _IMPRINT.search(text)
        if match:
            parts = [_value(part) for part in match.groups() if part]
            return "-".join(f"{part:04d}" if not index else f"{part:02d}" for index, part in enumerate(parts) if part)
    return None


def read_contents(rows: Sequence[Row]) -> tuple[ContentsEntry, ...]:
    """The entries of the contents page; ``rows`` are those of the page(s)."""
    return tuple(_entries(rows))


def _entries(rows: Sequence[Row]) -> Iterator[ContentsEntry]:
    held: list[str] = []
    first_line = 0
    for row in rows:
        text = _printed(row)
        if not text or CONTENTS_HEADING.match(text) or _is_section(text, held):
            held = [] if text else held
            continue
        first_line = first_line if held else row.number
        page = _page_of(row, text)
        held.append(text[: page[1]] if page else text)
        if page:
            yield _entry(_without_section_head(held), page[0], first_line)
            held = []


def _printed(row: Row) -> str:
    if row.kind in (RowKind.BLANK, RowKind.TABLE_RULE):
        return ""
    return " ".join(cell for cells in row.cell_rows for cell in cells) if row.cell_rows else row.text.strip()


def _without_section_head(held: list[str]) -> list[str]:
    """The lines of an entry without the short line above them that heads a section of the contents."""
    if len(held) > 1 and len(held[0]) <= _LONGEST_SECTION_HEAD and "关于" not in held[0]:
        return held[1:]
    return held


def _is_section(text: str, held: Sequence[str]) -> bool:
    return bool(SECTION_HEAD.match(compact(text))) and not held


def _page_of(row: Row, text: str) -> tuple[int, int] | None:
    match = _PAGE.search(text)
    if match is None:
        return None
    spaced = bool(match["leaders"].strip()) or bool(re.match(r"[（(]", text[match.end("leaders") :]))
    if spaced or CONTENTS_LEADERS.search(row.line.text) or (match["leaders"] and text[: match.start()].strip()):
        return int(match["page"]), match.start()
    return None


def _entry(lines: Sequence[str], page: int, line: int) -> ContentsEntry:
    text = "\n".join(lines)
    numbers = find_document_numbers(text)
    if not numbers:
        return ContentsEntry(close_gaps("".join(lines)), None, page, line)
    title = text[: numbers[0].span.start] + text[numbers[0].span.end :]
    return ContentsEntry(close_gaps(title.replace("\n", "").strip(" ()（）.…·")), numbers[0].normalised, page, line)


def apparatus_kinds(rows: Sequence[Row], contents_rows: range) -> list[BlockKind]:
    """For each row before the first document, what it is."""
    last_of_masthead = max(
        (
            index
            for index, row in enumerate(rows[: contents_rows.start or len(rows)][:30])
            if _GAZETTE.search(row.text) or _YEAR_NUMBER.search(row.text) or _TOTAL.search(row.text)
        ),
        default=-1,
    )
    last_entry = max(
        (index for index in contents_rows if index < len(rows) and _page_of(rows[index], _printed(rows[index]))),
        default=contents_rows.stop - 1,
    )
    return [_apparatus_kind(index, last_of_masthead, contents_rows, last_entry) for index in range(len(rows))]


def _apparatus_kind(index: int, last_of_masthead: int, contents_rows: range, last_entry: int) -> BlockKind:
    if index <= last_of_masthead:
        return BlockKind.MASTHEAD
    if contents_rows.start <= index <= last_entry and index in contents_rows:
        return BlockKind.CONTENTS
    return BlockKind.COLOPHON
