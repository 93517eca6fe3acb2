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

from lingxing.core.gazette.chronicle import begins_entry
from lingxing.core.gazette.lexicon import (
    ANNEX_MARK,
    CHRONICLE_TITLE,
    ORDER_NAME,
    PUBLICITY_LINE,
    SECTION_HEAD,
    compact,
    ends_like_organ,
    is_date_line,
    kind_of_title,
    strip_trailing_brackets,
)
from lingxing.core.gazette.model import ContentsEntry
from lingxing.core.gazette.own_numbers import OwnNumber
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.titles import behind_subtitle, close_gaps, is_title_row, is_whole_title, join_title
from lingxing.core.text.labels import find_label_readings

_MOST_TITLE_ROWS = 6
_ISSUING_KIND = re.compile(
    r"(?:通知|通告|公告|通报|决定|批复|复函|函|意见|命令|令|决议|解读|任免|任免名单|任免人员名单|任免职名单)$"
)


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
    openings += find_unnumbered(rows, sorted(openings, key=lambda region: region.start), contents_rows.stop)
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
        return _under_its_name(rows, (start, end), title, number, index)
    below_start, below_end = _title_below(rows, number.end - 1)
    below = join_title(rows[below_start:below_end])
    body = behind_subtitle(rows, below_end if below else number.end, len(rows))
    itself = number.normalised if number.names_itself else title
    return Region(start, len(rows), below or itself or number.normalised, body, number.normalised, index)


def _under_its_name(rows: Sequence[Row], stretch: tuple[int, int], title: str, number: OwnNumber, index: int) -> Region:
    """A number below a title; that of an order or announcement stands below its name, whose subject may follow."""
    name = compact(title)
    subject_start, subject_end = (0, 0)
    if name.endswith(("公告", "通告")) and "关于" not in name:
        subject_start, subject_end = _title_below(rows, number.end - 1, subject=True)
    subject = join_title(rows[subject_start:subject_end])
    if ORDER_NAME.match(name) or name in ("令", "公告", "通告"):
        title = number.normalised
    body = behind_subtitle(rows, subject_end if subject else number.end, len(rows))
    return Region(stretch[0], stretch[1], subject or title, body, number.normalised, index)


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


def _title_below(rows: Sequence[Row], index: int, subject: bool = False) -> tuple[int, int]:
    """The title that begins below row ``index``; a ``subject`` may begin with 关于. An empty stretch where there is none."""
    start = next((below for below in range(index + 1, len(rows)) if rows[below].kind is not RowKind.BLANK), len(rows))
    end = start
    for below in range(start, min(start + 2 * _MOST_TITLE_ROWS, len(rows))):
        if rows[below].kind is RowKind.BLANK:
            continue
        if not is_title_row(rows[below]):
            break
        end = below + 1
        if _is_title(rows[start:end], subject):
            return start, end
    return start, start


def _is_title(rows: Sequence[Row], subject: bool) -> bool:
    title = join_title(rows)
    return is_whole_title(title) or (subject and title.startswith("关于") and kind_of_title(title) is not None)


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
    return sum(bool(begins_entry(text)) for text in texts) >= 2


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


def set_section_heads_aside(rows: Sequence[Row], regions: Sequence[Region]) -> tuple[Row, ...]:
    """``rows`` with the heads of the gazette's sections (``州政府文件``) above a document marked as matter of the page."""
    marked = list(rows)
    for region in regions:
        above = next((at for at in range(region.start - 1, -1, -1) if rows[at].kind is not RowKind.BLANK), None)
        if above is not None and rows[above].kind is RowKind.TEXT and SECTION_HEAD.match(compact(rows[above].text)):
            marked[above] = replace(rows[above], kind=RowKind.RUNNING_HEAD)
    return tuple(marked)


def find_unnumbered(rows: Sequence[Row], known: Sequence[Region], floor: int) -> list[Region]:
    """Documents without a number: before the first opening, or behind the sign-off of another document."""
    found: list[Region] = []
    taken = {index for region in known for index in range(region.start, region.title_end)}
    first = known[0].start if known else len(rows)
    index = floor
    while index < len(rows):
        stretch = _unnumbered_title(rows, index, index < first and not found) if index not in taken else None
        if stretch is None or any(at in taken for at in range(index, stretch)):
            index += 1
            continue
        title = join_title(rows[index:stretch])
        found.append(Region(index, len(rows), title, behind_subtitle(rows, stretch, len(rows)), None, None))
        index = stretch
    return found if known or len(found) > 1 else []


def _unnumbered_title(rows: Sequence[Row], index: int, before_all: bool) -> int | None:
    """The row behind a title that begins at ``index`` and opens a document of its own, or ``None``."""
    text = rows[index].text.strip()
    if not is_title_row(rows[index]) or ANNEX_MARK.match(text) or SECTION_HEAD.match(compact(text)):
        return None
    above = _printed_above(rows, index)
    signed_above = above is not None and (is_date_line(above.text) or bool(PUBLICITY_LINE.match(above.text.strip())))
    for end in range(index + 1, min(index + 4, len(rows)) + 1):
        if not is_title_row(rows[end - 1]):
            break
        title = join_title(rows[index:end])
        if signed_above and _issues_something(title):
            return end
        if before_all and is_whole_title(title) and not title.endswith("公报") and _text_follows(rows, end):
            return end
    return None


def _printed_above(rows: Sequence[Row], index: int) -> Row | None:
    """The line printed above, the head of a section passed over."""
    for at in range(index - 1, -1, -1):
        if rows[at].kind is RowKind.BLANK or (rows[at].text and SECTION_HEAD.match(compact(rows[at].text))):
            continue
        return rows[at]
    return None


def _issues_something(title: str) -> bool:
    """Whether a title is that of a notice, announcement or decision, which no other document carries."""
    bare = strip_trailing_brackets(title)
    return bool(re.search(r"关于|任免|任职", title)) and bool(_ISSUING_KIND.search(bare))


def _text_follows(rows: Sequence[Row], start: int) -> bool:
    below = [row.text for row in rows[start : start + 12] if row.kind is RowKind.TEXT]
    return any("。" in text or text.rstrip().endswith(("：", ":")) for text in below)


def _opening_words(row: Row) -> str:
    return close_gaps(row.text)[:30] if not find_label_readings(row.text) else "无标题文件"
