"""What a numbered document carries: the plans that it prints, the document that it forwards, the annexes.

It decides how the rows of a region are shared out among documents, and how these hang on one another. It does not read
provisions or tables.

Reads regions, writes segments in order; each holds consecutive rows, and together they hold all rows of the regions.

Printed forms: a title behind the sign-off of a notice that names it in 《》 or in its own title; ``附件`` / ``附件1`` /
``附件1：表名`` on a line; a numbered document behind a notice that forwards (转发) it.
Doubt: a title that a notice does not name opens a document only where it is marked as a heading, ends in a kind of document,
and the notice names none that is still missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lingxing.core.gazette.lexicon import (
    ANNEX_LIST,
    ANNEX_MARK,
    ANNEX_TITLED,
    OFFICE_HOLDER,
    PUBLICITY_LINE,
    compact,
    ends_like_organ,
    is_date_line,
)
from lingxing.core.gazette.model import Attachment
from lingxing.core.gazette.quoted import quoted_titles
from lingxing.core.gazette.regions import Region
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.titles import (
    behind_subtitle,
    is_printable_title,
    is_title_row,
    is_whole_title,
    join_title,
    printed_title_of,
    same_title,
)
from lingxing.core.text.document_numbers import find_document_numbers

_CARRYING_WORDS = re.compile(r"印发|转发|批转|公布|发布|下发|颁布|批准|同意|通过|施行")
_MOST_TITLE_ROWS = 5
_OUTER_MARKS = str.maketrans("〈〉", "《》")


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one document (文件片段): row indices, ``end`` not included.

    ``body`` is the first row behind title and number; ``label`` that of an annex as printed; ``parent`` the index of the
    carrying segment in the list of segments; ``cover_end`` the row behind the sign-off for a document with a number.
    """

    start: int
    body: int
    end: int
    title: str
    number: str | None = None
    number_row: int | None = None
    label: str | None = None
    relation: Attachment | None = None
    parent: int | None = None
    chronicle: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    row: int
    body: int
    title: str
    label: str | None = None


def find_segments(rows: Sequence[Row], regions: Sequence[Region]) -> list[Segment]:
    """The documents of an issue in the order of the print, with what each hangs on."""
    segments: list[Segment] = []
    for region in regions:
        first = len(segments)
        carrier = _forwarding_segment(rows, segments, region)
        segments.extend(_share_out(rows, region, first))
        if carrier is not None:
            segments[first] = replace(segments[first], parent=carrier, relation=Attachment.FORWARDS)
    return segments


def _forwarding_segment(rows: Sequence[Row], segments: Sequence[Segment], region: Region) -> int | None:
    """The document before ``region`` that forwards it, if one does."""
    if not segments or region.number is None:
        return None
    last = next(index for index in range(len(segments) - 1, -1, -1) if segments[index].relation is not Attachment.ANNEX)
    carrier = segments[last]
    text = "".join(row.text for row in rows[carrier.start : carrier.end] if row.kind is RowKind.TEXT)
    named = any(number.normalised == region.number for number in find_document_numbers(text))
    return last if named and re.search(r"转发|批转", carrier.title + text[:600]) else None


def _share_out(rows: Sequence[Row], region: Region, first: int) -> Iterator[Segment]:
    main = Segment(
        region.start,
        region.title_end,
        region.end,
        region.title,
        region.number,
        region.number_row,
        chronicle=region.chronicle,
    )
    openings = [] if region.chronicle else _find_openings(rows, region)
    ends = [opening.row for opening in openings] + [region.end]
    yield replace(main, end=ends[0])
    printed = [opening.title for opening in openings if opening.label is None]
    lister = first if _lists_annexes(rows, region.title_end, ends[0], printed) else None
    carries = Attachment.FORWARDS if re.search(r"转发|批转", region.title) else Attachment.PRINTS
    carrier = first
    for at, (opening, end) in enumerate(zip(openings, ends[1:], strict=True), first + 1):
        annex = opening.label is not None
        if not annex and _lists_annexes(rows, opening.body, end, ()):
            lister = at
        yield Segment(
            opening.row,
            opening.body,
            end,
            opening.title,
            label=opening.label,
            relation=Attachment.ANNEX if annex else carries,
            parent=(carrier if lister is None else lister) if annex else first,
        )
        carrier = carrier if annex else at


def _lists_annexes(rows: Sequence[Row], start: int, end: int, printed: Sequence[str]) -> bool:
    """Whether a document prints a list of annexes; annexes hang on the last one that does.

    A cover that lists only the plan which it prints lists no annexes.
    """
    for row in rows[start:end]:
        listed = ANNEX_LIST.match(row.text.strip()) if row.kind is RowKind.TEXT else None
        if listed:
            return not any(same_title(re.sub(r"^1\s*[.．、]\s*", "", listed[1]), title) for title in printed)
    return False


def _find_openings(rows: Sequence[Row], region: Region) -> list[_Opening]:
    cover_end = _cover_end(rows, region)
    expected = _expected_titles(rows, region, cover_end)
    wanted = expected
    openings: list[_Opening] = []
    floor = region.title_end
    for index in range(region.title_end, region.end):
        if index < floor:
            continue
        opening = _annex_opening(rows, region, index) or _title_opening(
            rows, region, index, wanted, cover_end, expected
        )
        if opening:
            wanted = [title for title in wanted if not same_title(title, opening.title) or opening.label]
            opening = replace(opening, body=behind_subtitle(rows, opening.body, region.end))
            openings.append(opening)
            floor = opening.body
    return openings


def _expected_titles(rows: Sequence[Row], region: Region, cover_end: int) -> list[str]:
    """The titles that the cover says it carries: in its own title, and between 《》 in sentences that print."""
    expected = [inner] if (inner := printed_title_of(region.title)) else []
    cover = "".join(row.text for row in rows[region.title_end : cover_end] if row.kind is RowKind.TEXT)
    for sentence in re.split(r"[。；]", cover):
        if _CARRYING_WORDS.search(sentence):
            expected += [quote.title for quote in quoted_titles(sentence) if len(quote.title) >= 4]
    return [title for title in dict.fromkeys(expected) if not re.search(r"等\s*\d+\s*[个项]", title)]


def _cover_end(rows: Sequence[Row], region: Region) -> int:
    """Behind the sign-off of the document with the number: its date and what follows it of the frame."""
    for index in range(region.title_end, region.end):
        if rows[index].kind is RowKind.TEXT and is_date_line(rows[index].text):
            return _behind_frame(rows, index + 1, region.end)
        if rows[index].kind is RowKind.TEXT and ANNEX_MARK.match(rows[index].text.strip()):
            return index
    return region.end


def _behind_frame(rows: Sequence[Row], start: int, end: int) -> int:
    """The row behind frame lines that follow a date, also where a few stray lines stand between them."""
    behind = start
    texts = [index for index in range(start, end) if rows[index].kind is not RowKind.BLANK][:4]
    for index in texts:
        if PUBLICITY_LINE.match(rows[index].text.strip()):
            behind = index + 1
    return behind


def _annex_opening(rows: Sequence[Row], region: Region, index: int) -> _Opening | None:
    row = rows[index]
    if row.kind is not RowKind.TEXT:
        return None
    text = row.text.strip()
    if ANNEX_MARK.match(text) and not _is_list_head(rows, index, text):
        label = compact(text).rstrip(":")
        start, end = _title_stretch(rows, index + 1, region.end)
        return _Opening(index, max(end, index + 1), join_title(rows[start:end]) or label, label)
    titled = ANNEX_TITLED.match(text)
    if titled and _opens_titled(rows, row, index, titled, region):
        label = compact(f"附{titled[1]}{titled[2]}")
        _, end = _title_stretch(rows, index + 1, region.end) if not is_whole_title(titled[4]) else (0, index + 1)
        title = titled[4] + join_title(rows[index + 1 : end])
        return _Opening(index, max(end, index + 1), title, label)
    return None


def _is_list_head(rows: Sequence[Row], index: int, text: str) -> bool:
    """``附件：`` on a line of its own above the items of a list."""
    below = _next_text(rows, index)
    return text.endswith((":", "：")) and below is not None and bool(re.match(r"1\s*[.．、]", below.text.strip()))


def _opens_titled(rows: Sequence[Row], row: Row, index: int, titled: re.Match[str], region: Region) -> bool:
    if titled[4].rstrip()[-1:] in "。；，":
        return False
    if row.level:
        return True
    above = next((rows[at] for at in range(index - 1, region.start, -1) if rows[at].kind is not RowKind.BLANK), None)
    below = _next_text(rows, index)
    listed = below is not None and bool(re.match(r"(?:附件\s*)?\d\s*[.．、:：]", below.text.strip()))
    frame_above = above is not None and (
        above.kind is not RowKind.TEXT or _is_frame(above.text) or above.text.rstrip().endswith("。")
    )
    return frame_above and not listed and not (below is not None and _is_frame(below.text))


def _is_frame(text: str) -> bool:
    bare = text.strip()
    return bool(is_date_line(bare) or PUBLICITY_LINE.match(bare) or OFFICE_HOLDER.match(bare)) or ends_like_organ(bare)


def _next_text(rows: Sequence[Row], index: int) -> Row | None:
    return next((rows[below] for below in range(index + 1, len(rows)) if rows[below].kind is RowKind.TEXT), None)


def _title_stretch(rows: Sequence[Row], start: int, end: int) -> tuple[int, int]:
    """First and behind-last row of the title lines that begin at ``start``, empty lines before them passed over."""
    first = next((index for index in range(start, end) if rows[index].kind is not RowKind.BLANK), end)
    behind, gap = first, False
    for index in range(first, min(first + 2 * _MOST_TITLE_ROWS, end)):
        row = rows[index]
        if row.kind is RowKind.BLANK:
            gap = True
            continue
        whole = behind > first and is_whole_title(join_title(rows[first:behind]))
        if not is_title_row(row) or ANNEX_LIST.match(row.text) or whole or (gap and behind > first and not row.level):
            break
        behind, gap = index + 1, False
    return first, behind


def _title_opening(
    rows: Sequence[Row], region: Region, index: int, wanted: Sequence[str], cover_end: int, expected: Sequence[str]
) -> _Opening | None:
    row = rows[index]
    if not is_title_row(row) or not _stands_at_start(rows, index):
        return None
    for end in range(index + 1, min(index + _MOST_TITLE_ROWS, region.end) + 1):
        if any(part.kind is RowKind.TEXT and not is_title_row(part) for part in rows[index:end]):
            break
        title = join_title(rows[index:end])
        if rows[end - 1].kind is RowKind.TEXT and any(_is_wanted(title, want) for want in wanted):
            return _Opening(index, end, title)
    return _unannounced(rows, region, index, wanted, expected) if index >= cover_end else None


def _is_wanted(title: str, want: str) -> bool:
    """A line that quotes the whole title between 《》 announces it and is not the title itself."""
    if any(same_title(quote.title, want) for quote in quoted_titles(title)) or title.count("《") != title.count("》"):
        return False
    return same_title(title.translate(_OUTER_MARKS), want.translate(_OUTER_MARKS))


def _stands_at_start(rows: Sequence[Row], index: int) -> bool:
    above = next((rows[at] for at in range(index - 1, -1, -1) if rows[at].kind is not RowKind.BLANK), None)
    if above is None or above.kind is not RowKind.TEXT:
        return True
    return rows[index].level > 0 or _is_frame(above.text) or rows[index - 1].kind is RowKind.BLANK


def _unannounced(
    rows: Sequence[Row], region: Region, index: int, wanted: Sequence[str], expected: Sequence[str]
) -> _Opening | None:
    """A title that nothing announces: right behind the sign-off, or marked as a heading and like one announced."""
    if wanted and not rows[index].level:
        return None
    _, end = _title_stretch(rows, index, region.end)
    title = join_title(rows[index:end])
    if not is_printable_title(title) or len(compact(title)) < 6:
        return None
    above = next((rows[at] for at in range(index - 1, -1, -1) if rows[at].kind is not RowKind.BLANK), None)
    at_cover = above is not None and above.kind is RowKind.TEXT and _is_frame(above.text)
    return _Opening(index, end, title) if at_cover or any(same_title(title, known) for known in expected) else None
