"""Contents pages: that of the issue, and those inside a document.

It decides which rows are a contents page. The entries of the issue's are read by ``apparatus``; those inside a document (a
plan, a code) only repeat its headings and are kept out of its text.

Doubt: a contents page inside a document has no end mark. It runs as long as its lines come again further down, or end in leaders
and a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lingxing.core.gazette.lexicon import CONTENTS_HEADING, compact, is_date_line
from lingxing.core.gazette.own_numbers import OwnNumber
from lingxing.core.gazette.regions import title_above
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.sentences import begins_with_label, is_complete
from lingxing.core.text.labels import find_label_readings

_PAGE_AT_END = re.compile(r"(?:[.．·…—\-_]{2,}|\t|[ 　]{1,})\s*[（(]?\s*\d{1,4}\s*[）)]?\s*$")
_PAGE_IN_FRONT = re.compile(
    r"^[（(]?\d{1,3}[）)]?(?:\s|[.．·…—]{2,})\s*[^\s\d].*(?:关于|[知定见告复函法案则例录单记]$)"
)
_LONGEST_BEFORE = 120


def find_contents_rows(rows: Sequence[Row], numbers: Mapping[int, OwnNumber]) -> range:
    """The rows of the issue's contents page(s), heading included; an empty range where there is none."""
    start = next((index for index in range(len(rows)) if _heads_contents(rows, index)), None)
    if start is None or not _stands_before_documents(rows, numbers, start):
        return range(0)
    left = Counter(number.normalised for index, number in numbers.items() if index >= start)
    seen: set[str] = set()
    for index, number in sorted(numbers.items()):
        if index < start:
            continue
        left[number.normalised] -= 1
        if number.normalised in seen or not left[number.normalised]:
            return range(start, title_above(rows, index, start + 1)[0])
        seen.add(number.normalised)
    return range(start, _after_leaders(rows, start))


def _heads_contents(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is the heading of a contents page, and not the end of the line above (``…规范性文件`` / ``目录``)."""
    row = rows[index]
    if row.kind is not RowKind.TEXT or not CONTENTS_HEADING.match(row.text.strip()):
        return False
    above = rows[index - 1] if index else None
    return above is None or above.kind is not RowKind.TEXT or not begins_with_label(above.text)


def _stands_before_documents(rows: Sequence[Row], numbers: Mapping[int, OwnNumber], start: int) -> bool:
    """Whether nothing but a masthead stands above, and the entries are titles rather than the labels of one document."""
    above = [row for row in rows[:start] if row.kind is RowKind.TEXT]
    if any(index < start for index in numbers) or len(above) > _LONGEST_BEFORE:
        return False
    if any((is_complete(row.text) and "。" in row.text) or is_date_line(row.text) for row in above):
        return False
    entries = [row.text for row in rows[start + 1 : start + 40] if row.kind is RowKind.TEXT][:12]
    labelled = sum(bool(find_label_readings(text)) for text in entries)
    return labelled * 2 <= len(entries)


def _after_leaders(rows: Sequence[Row], start: int) -> int:
    """Behind the last line near ``start`` that ends in leaders and a page, or begins with a page."""
    end, quiet = start + 1, 0
    for index in range(start, len(rows)):
        if _PAGE_AT_END.search(rows[index].line.text) or _PAGE_IN_FRONT.match(rows[index].line.text.strip()):
            end, quiet = index + 1, 0
        elif rows[index].kind is not RowKind.BLANK:
            quiet += 1
        if quiet > 4:
            break
    return end


def set_inner_contents_aside(rows: Sequence[Row], outer: range) -> tuple[Row, ...]:
    """``rows`` with those of contents pages inside documents marked as contents."""
    starts = [index for index in range(len(rows)) if index not in outer and _heads_contents(rows, index)]
    if not starts:
        return tuple(rows)
    marked = list(rows)
    for start in starts:
        for index in range(start, _inner_end(rows, start)):
            if rows[index].kind is not RowKind.BLANK:
                marked[index] = replace(rows[index], kind=RowKind.CONTENTS, cell_rows=())
    return tuple(marked)


def _inner_end(rows: Sequence[Row], start: int) -> int:
    later = Counter(_entry_key(row) for row in rows[start + 1 :] if row.kind in (RowKind.TEXT, RowKind.TABLE))
    first: str | None = None
    end = start + 1
    for index in range(start + 1, len(rows)):
        row = rows[index]
        if row.kind not in (RowKind.TEXT, RowKind.TABLE):
            continue
        key = _entry_key(row)
        paged = bool(_PAGE_AT_END.search(row.line.text))
        if (key == first and not paged) or not (paged or later[key] > 1):
            break
        first, end = first or key, index + 1
    return end


def _entry_key(row: Row) -> str:
    return compact(_PAGE_AT_END.sub("", row.line.text.replace("#", "").replace("*", "")))
