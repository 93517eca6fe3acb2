"""What stands around the documents: the contents page and editorial matter.

It decides what the contents page announces, and what each line before the first document is. It does not check the
announcements against the documents; a finding does. The masthead itself is read by ``masthead``.

Printed forms: a page behind leaders (``……（3）``, ``. . . 3``, ``—— 3``), in a cell of its own, or in front (``3　关于…的通知``);
the number behind the title in brackets (``（省政府令第287号）``) or on a line of its own; entries over several lines.
Doubt: figures in front that count 1, 2, 3 are serials, not pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lingxing.core.gazette.lexicon import (
    CONTENTS_HEADING,
    CONTENTS_LEADERS,
    SECTION_HEAD,
    compact,
    ends_like_organ,
    kind_of_title,
)
from lingxing.core.gazette.masthead import is_masthead_line
from lingxing.core.gazette.model import BlockKind, ContentsEntry
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.titles import close_gaps
from lingxing.core.text.document_numbers import find_document_numbers, parse_document_number_line

_LEADERS = r"\s.．·…•⋯‥\-—–_─━"
_PAGE_FIGURE = r"[（(〔\[]?\s*(?:[Pp]\.?\s*|第\s*)?(?P<page>\d{1,4})\s*页?\s*[）)〕\]]?"
_PAGE = re.compile(rf"(?P<leaders>[{_LEADERS}]*)(?P<figure>{_PAGE_FIGURE})\s*$")
_PAGE_IN_FRONT = re.compile(rf"^{_PAGE_FIGURE}(?:\s|[{_LEADERS}]{{2,}})[{_LEADERS}]*(?P<rest>[^\s\d年月日号].*)$")
_SERIAL = re.compile(r"^(\d{1,3})(?:\s*[.．、]\s*|[\s　]+)(?=[^\s\d年月日])")
_BRACKETED_SECTION = re.compile(r"^[【\[〖].{1,12}[】\]〗]$|^[◇◆■●★☆▲]")
_SERIAL_NUMBER = r"第?\s*[\d〇零一二三四五六七八九十百]{1,6}\s*号"
_ORDER_IN_BRACKETS = re.compile(
    rf"[（(]\s*(?P<name>[㐀-鿿、\s]{{0,20}}(?:令|公告|通告))?\s*(?P<number>(?:\d{{4}}\s*年\s*)?{_SERIAL_NUMBER})\s*[）)]$"
)
_ORDER = re.compile(rf"^[㐀-鿿、]{{3,30}}(?:令|公告|通告)(?:\d{{4}}年)?{_SERIAL_NUMBER}$")
_GOES_ON = re.compile(r"^(?:关于|转发|印发|批转|[（(]?\s*第)")
_LONGEST_SECTION_HEAD = 12
_EDGES = " \n　.．·…•—-"


@dataclass(slots=True)
class _Draft:
    """The lines of an entry as printed, its page, and its first line."""

    lines: list[str]
    page: int | None
    line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip(_EDGES)


def read_contents(rows: Sequence[Row]) -> tuple[ContentsEntry, ...]:
    """The entries of the contents page; ``rows`` are those of the page(s)."""
    printed = [(row, text) for row in rows if (text := _printed(row)) and not CONTENTS_HEADING.match(text)]
    in_front = [match for _, text in printed if (match := _PAGE_IN_FRONT.match(text))]
    at_end = sum(_page_of(row, text) is not None for row, text in printed)
    drafts = list(_pages_in_front(printed) if len(in_front) > max(at_end, 1) else _pages_at_end(printed))
    _drop_serials(drafts)
    return tuple(_entry(draft) for draft in drafts)


def _pages_at_end(printed: Sequence[tuple[Row, str]]) -> Iterator[_Draft]:
    held: list[tuple[int, str]] = []
    last: _Draft | None = None
    for row, text in printed:
        if _is_section(text) and not held:
            continue
        page = _page_of(row, text)
        if page is None and not held and last is not None and _is_its_number(last, text):
            last.lines.append(text)
            continue
        held.append((row.number, text[: page[1]] if page else text))
        if page:
            if last is not None:
                yield last
            own = _without_section_heads(held)
            last = _Draft([line for _, line in own], page[0], own[0][0])
            held = []
    if last is not None:
        yield last


def _pages_in_front(printed: Sequence[tuple[Row, str]]) -> Iterator[_Draft]:
    pages = [int(match["page"]) for _, text in printed if (match := _PAGE_IN_FRONT.match(text))]
    counted = len(pages) > 2 and pages == list(range(1, len(pages) + 1))
    last: _Draft | None = None
    for row, text in printed:
        match = _PAGE_IN_FRONT.match(text)
        if match:
            if last is not None:
                yield last
            last = _Draft([match["rest"]], None if counted else int(match["page"]), row.number)
        elif last is not None and not _is_section(text) and not (_is_whole(last) and not _is_its_number(last, text)):
            last.lines.append(text)
    if last is not None:
        yield last


def _is_whole(draft: _Draft) -> bool:
    """Whether an entry ends where a title can end, so that a line below heads a section."""
    return kind_of_title(draft.text.replace("\n", "")) is not None or bool(find_document_numbers(draft.text))


def _is_its_number(draft: _Draft, text: str) -> bool:
    """Whether a line is only a number, and the entry above it has none yet."""
    number = parse_document_number_line(text)
    return number is not None and bool(number.code) and not find_document_numbers(draft.text)


def _printed(row: Row) -> str:
    if row.kind in (RowKind.BLANK, RowKind.TABLE_RULE):
        return ""
    return " ".join(cell for cells in row.cell_rows for cell in cells if cell) if row.cell_rows else row.text.strip()


def _without_section_heads(held: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines of an entry without the short lines above it that head a section of the contents."""
    while len(held) > 1 and _heads_section(held[0][1], held[1][1]):
        held = held[1:]
    return held


def _heads_section(text: str, below: str) -> bool:
    if _is_section(text):
        return True
    short = len(text) <= _LONGEST_SECTION_HEAD and "关于" not in text and parse_document_number_line(text) is None
    organ = ends_like_organ(text) or compact(text).endswith(("令", "公告", "通告"))
    return short and not (organ and _GOES_ON.match(below))


def _is_section(text: str) -> bool:
    return bool(SECTION_HEAD.match(compact(text)) or _BRACKETED_SECTION.match(text))


def _page_of(row: Row, text: str) -> tuple[int, int] | None:
    """The page at the end of a line and where the words before it end."""
    match = _PAGE.search(text)
    if match is None or not _is_set_apart(row, text, match):
        return None
    return int(match["page"]), match.start()


def _is_set_apart(row: Row, text: str, match: re.Match[str]) -> bool:
    """Whether a figure at the end stands for itself; ``2021—2035`` and a year behind a blank do not."""
    leaders, before = re.sub(r"\s", "", match["leaders"]), text[: match.start()].strip()
    bracketed = match["figure"][:1] in "（(〔["
    if (
        not bracketed
        and len(leaders) < 2
        and ((leaders and before[-1:].isdigit()) or re.match(r"(?:19|20)\d\d", match["page"]))
    ):
        return False
    return bool(leaders or bracketed or CONTENTS_LEADERS.search(row.line.text) or (match["leaders"] and before))


def _drop_serials(drafts: Sequence[_Draft]) -> None:
    """Serials in front of the titles taken off, where they count through."""
    serials = [match for draft in drafts if (match := _SERIAL.match(draft.lines[0]))]
    if len(drafts) < 2 or [int(match[1]) for match in serials] != list(range(1, len(drafts) + 1)):
        return
    for draft, match in zip(drafts, serials, strict=True):
        draft.lines[0] = draft.lines[0][match.end() :]


def _entry(draft: _Draft) -> ContentsEntry:
    title, number = _own_number(draft.text)
    return ContentsEntry(close_gaps(title.replace("\n", "").strip(_EDGES)), number, draft.page, draft.line)


def _own_number(text: str) -> tuple[str, str | None]:
    """The title without the entry's own number, and the number; one that the title only names stays in it."""
    whole = compact(text)
    order = _ORDER_IN_BRACKETS.search(text)
    if order and (order["name"] or whole[: whole.rindex("(")].endswith(("令", "公告", "通告"))):
        title = text[: order.start()].strip()
        return (title, compact(order["name"] + order["number"])) if order["name"] else (title + order["number"],) * 2
    if _ORDER.match(whole):
        return text, whole
    numbers = find_document_numbers(text)
    own = next((one for one in reversed(numbers) if not text[one.span.end :].strip(_EDGES + "）)〕】")), None)
    own = own or next((one for one in numbers if not text[: one.span.start].strip(_EDGES + "（(〔【")), None)
    own = own or next((one for one in numbers if text[one.span.start - 1 : one.span.start] == "\n"), None)
    if own is None:
        return text, None
    before, behind = text[: own.span.start].rstrip(), text[own.span.end :].lstrip()
    if before[-1:] in "（(" and behind[:1] in "）)" and before and behind:
        before, behind = before[:-1], behind[1:]
    return before + "\n" + behind, own.normalised


def apparatus_kinds(rows: Sequence[Row], contents_rows: range) -> list[BlockKind]:
    """For each row before the first document, what it is."""
    last_of_masthead = max(
        (
            index
            for index, row in enumerate(rows[: contents_rows.start or len(rows)][:30])
            if is_masthead_line(row.text)
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
