"""Where the documents with a number of their own begin, and what stands before the first of them.

It decides the regions of an issue: each runs from the title of a numbered document (or a chronicle, or a document that the
contents page announces) to the next. What a notice prints inside its region is found by ``segments``.

Printed forms: title above the number (gazettes), number above the title (GB/T 9704), ``…人民政府令`` above ``第12号``.
Doubt: a contents page may print numbers on lines of their own; those that come again later are not openings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lingxing.core.gazette.lexicon import (
    CHRONICLE_TITLE,
    ORDER_NAME,
    SECTION_HEAD,
    compact,
    ends_like_organ,
)
from lingxing.core.gazette.model import ContentsEntry
from lingxing.core.gazette.own_numbers import OwnNumber
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.sentences import begins_with_label
from lingxing.core.gazette.titles import behind_subtitle, close_gaps, is_title_row, is_whole_title, join_title

_MOST_TITLE_ROWS = 6
_ENTRY_OPENING = re.compile(r"^(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日|^\d{1,2}\s*日[\s　]")


@dataclass(frozen=True, slots=True)
class Region:
    """The rows of a numbered document and of all that it carries (文件区域): row indices, ``end`` not included."""

    start: int
    end: int
    title: str
    title_end: int
    number: str | None
    number_row: int | None
    chronicle: bool = False


def find_regions(
    rows: Sequence[Row], numbers: Mapping[int, OwnNumber], contents: Sequence[ContentsEntry], contents_rows: range
) -> list[Region]:
    """The regions of an issue, in order. A source without any opening is one region, begun by its first title."""
    openings = [*_numbered(rows, numbers, contents_rows.stop), *_chronicles(rows, contents_rows)]
    openings += _announced(rows, contents, contents_rows, openings)
    if not openings:
        openings = _whole_source(rows, contents_rows)
    return _bounded(sorted(openings, key=lambda region: (region.start, region.number is None)), len(rows))


def _bounded(openings: Sequence[Region], end: int) -> list[Region]:
    """Each region up to the next; an opening inside the title of another is none."""
    kept: list[Region] = []
    for region in openings:
        if not kept or region.start >= kept[-1].title_end:
            kept.append(region)
    ends = [*(region.start for region in kept[1:]), end]
    return [replace(region, end=last) for region, last in zip(kept, ends[: len(kept)], strict=True)]


def _numbered(rows: Sequence[Row], numbers: Mapping[int, OwnNumber], floor: int) -> list[Region]:
    regions: list[Region] = []
    for index, number in sorted(numbers.items()):
        if index >= floor:
            region = _region_at(rows, index, number, floor)
            regions.append(region)
            floor = max(region.title_end, number.end)
    return regions


def _region_at(rows: Sequence[Row], index: int, number: OwnNumber, floor: int) -> Region:
    start, end = title_above(rows, index, floor)
    title = join_title(rows[start:end])
    if title and not title.endswith("文件"):
        order = ORDER_NAME.match(compact(title)) or compact(title) in ("令", "公告", "通告")
        body = behind_subtitle(rows, number.end, len(rows))
        return Region(start, end, number.normalised if order else title, body, number.normalised, index)
    below_start, below_end = _title_below(rows, number.end - 1)
    below = join_title(rows[below_start:below_end])
    body = behind_subtitle(rows, below_end if below else number.end, len(rows))
    itself = number.normalised if number.names_itself else title
    return Region(start, len(rows), below or itself, body, number.normalised, index)


def title_above(rows: Sequence[Row], index: int, floor: int) -> tuple[int, int]:
    """First and behind-last row of the title above row ``index``, not above ``floor``; an empty stretch for none."""
    start, taken = index, 0
    marked: bool | None = None
    gap = False
    for above in range(index - 1, floor - 1, -1):
        row = rows[above]
        if row.kind is RowKind.BLANK:
            gap = True
            continue
        if not is_title_row(row) or taken == _MOST_TITLE_ROWS:
            break
        if SECTION_HEAD.match(compact(row.text)) and taken:
            break
        marked = bool(row.level) if marked is None else marked
        joined = join_title(rows[start:index])
        if taken and _stands_apart(row, joined, marked, gap):
            break
        start, taken, gap = above, taken + 1, False
    return start, index


def _stands_apart(row: Row, below: str, marked: bool, gap: bool) -> bool:
    """Whether a line above a title found so far belongs to something else."""
    if marked:
        return not row.level
    return gap and (is_whole_title(below) or is_whole_title(row.text.strip()))


def _title_below(rows: Sequence[Row], index: int) -> tuple[int, int]:
    start = next((below for below in range(index + 1, len(rows)) if rows[below].kind is not RowKind.BLANK), len(rows))
    end = start
    for below in range(start, min(start + 2 * _MOST_TITLE_ROWS, len(rows))):
        row = rows[below]
        if row.kind is RowKind.BLANK:
            if is_whole_title(join_title(rows[start:end])):
                break
            continue
        if not is_title_row(row):
            break
        end = below + 1
        if is_whole_title(join_title(rows[start:end])):
            break
    return (start, end) if is_whole_title(join_title(rows[start:end])) else (start, start)


def _chronicles(rows: Sequence[Row], contents_rows: range) -> list[Region]:
    found = []
    for index in range(contents_rows.stop, len(rows)):
        row = rows[index]
        if is_title_row(row) and CHRONICLE_TITLE.search(row.text.strip()) and _entries_follow(rows, index):
            start = _line_above_in_title(rows, index)
            title = join_title(rows[start : index + 1])
            found.append(Region(start, len(rows), title, index + 1, None, None, chronicle=True))
    return found


def _entries_follow(rows: Sequence[Row], index: int) -> bool:
    texts = [row.text.strip() for row in rows[index + 1 : index + 40] if row.kind is RowKind.TEXT]
    return sum(bool(_ENTRY_OPENING.match(text)) for text in texts) >= 2


def _line_above_in_title(rows: Sequence[Row], index: int) -> int:
    above = next((at for at in range(index - 1, -1, -1) if rows[at].kind is not RowKind.BLANK), None)
    if above is None or not is_title_row(rows[above]) or bool(rows[above].level) != bool(rows[index].level):
        return index
    return above if re.search(r"年|月", rows[above].text) or above == index - 1 else index


def _announced(
    rows: Sequence[Row], contents: Sequence[ContentsEntry], contents_rows: range, known: Sequence[Region]
) -> list[Region]:
    """Documents that the contents page names and that no number opens."""
    titles = {compact(region.title) for region in known}
    wanted = {
        compact(entry.title): entry for entry in contents if entry.number is None and compact(entry.title) not in titles
    }
    found = []
    for index in range(contents_rows.stop, len(rows)):
        if not wanted or not is_title_row(rows[index]):
            continue
        for end in range(index + 1, min(index + 5, len(rows)) + 1):
            title = join_title(rows[index:end])
            if wanted.pop(compact(title), None):
                found.append(Region(index, len(rows), title, end, None, None))
                break
    return found


def _whole_source(rows: Sequence[Row], contents_rows: range) -> list[Region]:
    """One region from the first line that can be a title, or from the first line."""
    texts = [index for index in range(contents_rows.stop, len(rows)) if rows[index].kind is not RowKind.BLANK]
    if not texts:
        return []
    start = texts[0]
    end = start
    for index in texts[:_MOST_TITLE_ROWS]:
        if not is_title_row(rows[index]):
            break
        end = index + 1
        if is_whole_title(join_title(rows[start:end])) and not ends_like_organ(rows[index].text):
            break
    title = join_title(rows[start:end]) if end > start else _opening_words(rows[start])
    return [Region(start, len(rows), title, behind_subtitle(rows, end, len(rows)), None, None)]


def _opening_words(row: Row) -> str:
    return close_gaps(row.text)[:30] if not begins_with_label(row.text) else "无标题文件"
