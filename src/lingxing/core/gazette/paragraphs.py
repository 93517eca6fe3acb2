"""Paragraphs joined over wrapped lines, columns and pages.

It decides where a paragraph begins and ends, in two steps: lines that follow each other without an empty line are joined into
chunks; chunks that a column or a page has broken in mid-sentence are joined over the gap. It does not decide which label a
paragraph carries, only that its line could begin with one.

Doubt: a labelled line without a stop is a heading or a broken sentence. Its siblings decide: where most of them are whole
sentences it is broken, where most are headings it is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from lingxing.core.gazette.lexicon import ANNEX_LIST, CLOSERS, ends_like_organ, is_date_line
from lingxing.core.gazette.rows import Row, RowKind
from lingxing.core.gazette.sentences import (
    begins_with_label,
    has_open_bracket,
    has_open_title,
    is_complete,
    is_frame_line,
    opens_surely,
    reads_like_heading,
)
from lingxing.core.text.labels import Label, LabelFamily, find_label_readings
from lingxing.core.text.span import Span

_BULLET = re.compile(r"^[●◆※■▲★○◇•▪➢√]\s*\S|^\[\d{1,3}\]|^[表图]\s*\d+(?:[-—.]\d+)?[\s　]|^附录\s*[A-Z][\s　（(]")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_WIDE_GAP = re.compile(r"\S(?:　+| {2,})\S\S")
_WRAPPED_LINE_WIDTH = 100
_NARROW = 0.86
_LEAST_COLUMN = 26
_NO_COLUMN = 10_000
_LONGEST_HEADING = 45
_TAIL_ROWS = 8
_TAIL = 800
_SIBLING_REACH = 60
_LONGEST_BARE_HEADING = 16
_LONGEST_SURE_HEADING = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one paragraph (段落).

    ``text`` is the pieces joined; ``pieces`` their spans in the source, as long together as ``text``. ``level`` is that of
    the heading mark on its first line (0 for none).
    """

    first_line: int
    last_line: int
    text: str
    pieces: tuple[Span, ...]
    level: int = 0
    bold: bool = False
    rows: tuple[Row, ...] = ()

    def pieces_of(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the source behind ``text[start:end]``."""
        found, offset = [], 0
        for piece in self.pieces:
            length = piece.end - piece.start
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high:
                found.append(Span(piece.start + low, piece.start + high))
            offset += length
        return tuple(found)

    def line_at(self, offset: int) -> int:
        """The number of the line on which ``text[offset]`` stands."""
        pieces = self.pieces_of(offset, offset + 1)
        place = pieces[0].start if pieces else self.pieces[-1].end - 1
        return next(
            (row.number for row in self.rows if row.line.span.start <= place < row.line.span.end), self.last_line
        )


@dataclass(slots=True)
class _Chunk:
    """Lines joined so far, with their text (its end, where it is long) and the label that they may begin with.

    ``behind_gap`` says that an empty line or a table stands before them.
    """

    rows: list[Row]
    text: str
    label: Label | None
    behind_gap: bool = True

    @classmethod
    def of(cls, rows: list[Row], behind_gap: bool, opens: Set[int]) -> _Chunk:
        text = join_rows(rows)[0]
        known = rows[0].number in opens
        labels = (label for label in find_label_readings(text) if known or opens_surely(label))
        return cls(rows, text, next(labels, None), behind_gap)


def join_paragraphs(rows: Sequence[Row], opens: Set[int] = frozenset()) -> list[Paragraph]:
    """The paragraphs of consecutive rows; rows of other kinds than text are passed over (the caller cuts at tables).

    ``opens`` are the numbers of lines that begin a paragraph whatever stands above them (the day of a chronicle).
    """
    chunks = [_Chunk.of(lines, gap, opens) for lines, gap in _join_lines(rows, opens)]
    paragraphs: list[list[Row]] = []
    for index, chunk in enumerate(chunks):
        if index and chunk.rows[0].number not in opens and _broken_between(chunks, index):
            paragraphs[-1].extend(chunk.rows)
            tail = (chunks[index - 1].text + chunk.text)[-_TAIL:]
            chunks[index] = _Chunk(paragraphs[-1], tail, chunks[index - 1].label)
        else:
            paragraphs.append(list(chunk.rows))
    return [_paragraph(lines) for lines in paragraphs]


def _join_lines(rows: Sequence[Row], opens: Set[int]) -> list[tuple[list[Row], bool]]:
    """Lines without an empty line between them, joined where one wraps into the next; and whether a gap stands before."""
    chunks: list[tuple[list[Row], bool]] = []
    gap = True
    widest = _widest_lines(rows)
    for index, row in enumerate(rows):
        if row.kind is RowKind.BLANK or row.kind is RowKind.TABLE:
            gap = True
        if row.kind is not RowKind.TEXT:
            continue
        if gap or row.number in opens or not _wraps_into(chunks[-1][0], row, widest[index], opens):
            chunks.append(([row], gap))
        else:
            chunks[-1][0].append(row)
        gap = False
    return chunks


def _opens_paragraph(current: Sequence[Row], row: Row) -> bool:
    """Whether a line begins a paragraph by its own look."""
    if row.level or row.indented or begins_with_label(row.text) or is_frame_line(row.text) or _BULLET.match(row.text):
        return True
    return _continues_list(current[0].text, row.text)


def _wraps_into(current: Sequence[Row], row: Row, widest: int, opens: Set[int]) -> bool:
    joined = join_rows(current[-_TAIL_ROWS:])[0]
    labelled = current[0].number in opens or begins_with_label(current[0].text)
    if _opens_paragraph(current, row):
        return False
    if ANNEX_LIST.match(current[-1].text.strip()):
        return _fills(current[-1], widest)
    if is_frame_line(current[-1].text):
        return False
    if has_open_title(joined) or has_open_bracket(joined):
        return True
    if _is_spaced_list(current[-1].text):
        return False
    if is_complete(joined):
        return not (_ends_short(current[-1], widest) or _is_addressees(joined))
    if len(current) == 1 and (labelled or current[0].level or widest > _WRAPPED_LINE_WIDTH):
        if _fills(current[-1], widest) or _ends_open(joined):
            return True
        return widest > _WRAPPED_LINE_WIDTH and not (reads_like_heading(joined) or current[0].level)
    return not (ends_like_organ(joined) and len(joined) <= 30 and is_date_line(row.text))


def _broken_between(chunks: Sequence[_Chunk], index: int) -> bool:
    """Whether ``chunks[index]`` only goes on what the chunk before it left in mid-sentence."""
    before, here = chunks[index - 1], chunks[index]
    if _is_second_heading_line(before, here):
        return True
    if not here.behind_gap:
        return _short_first_line(before, here) and _siblings_are_sentences(chunks, index - 1) is True
    if _opens_paragraph(before.rows, here.rows[0]) or is_frame_line(before.rows[-1].text):
        return False
    if has_open_title(before.text) or has_open_bracket(before.text):
        return True
    if is_complete(before.text):
        return False
    if before.label is not None:
        return _is_broken_item(chunks, index - 1)
    if before.rows[0].level or (ends_like_organ(before.text) and len(before.text) <= 30):
        return False
    if len(before.text) <= _LONGEST_BARE_HEADING and reads_like_heading(before.text):
        return False
    if _is_list_line(before.text) and _is_list_line(here.text):
        return False
    return not (before.text.rstrip()[-1:] in CLOSERS and reads_like_heading(before.text))


def _is_list_line(text: str) -> bool:
    """A short line without a stop, what stands in brackets not counted: one of a list of names."""
    bare = _BRACKETED.sub("", text)
    return len(bare) <= 2 * _LONGEST_BARE_HEADING and reads_like_heading(bare)


def _is_second_heading_line(before: _Chunk, here: _Chunk) -> bool:
    """A heading of two lines: a labelled one and one without, both marked as headings of the same level."""
    level = before.rows[0].level
    marked = level > 0 and len(before.rows) == 1 and here.rows[0].level == level
    return marked and before.label is not None and here.label is None and not is_complete(before.text)


def _short_first_line(before: _Chunk, here: _Chunk) -> bool:
    """Whether a line of a column stopped short behind its label, and an unlabelled line follows."""
    unlabelled = here.label is None and not _opens_paragraph(before.rows, here.rows[0])
    return before.label is not None and len(before.rows) == 1 and unlabelled and not is_complete(before.text)


def _is_broken_item(chunks: Sequence[_Chunk], at: int) -> bool:
    """Whether a labelled chunk without a stop is a sentence that was broken, by what its siblings are."""
    chunk = chunks[at]
    figure_behind = chunks[at + 1].text[:1].isdigit()
    if not figure_behind and _is_bare_heading(chunk):
        return False
    sentences = _siblings_are_sentences(chunks, at)
    if sentences is None:
        return not (reads_like_heading(chunk.text) or (chunk.rows[0].level and len(chunk.text) <= 60))
    return sentences or "。" in chunk.text or len(chunk.text) > 2 * _LONGEST_HEADING


def _siblings_are_sentences(chunks: Sequence[_Chunk], at: int) -> bool | None:
    """Whether most siblings of a labelled chunk are whole sentences; ``None`` where they are too few or undecided."""
    siblings = [
        one for other in _siblings(chunks, at) if not (one := chunks[other]).text.rstrip().endswith(("？", "?"))
    ]
    whole = sum(is_complete(sibling.text) for sibling in siblings)
    if len(siblings) >= 2 and whole >= 0.6 * len(siblings):
        return True
    return False if len(siblings) >= 2 and whole <= 0.4 * len(siblings) else None


def _is_bare_heading(chunk: _Chunk) -> bool:
    """A few words behind a label that is no article's: a heading, whatever its siblings are."""
    if chunk.label is None or chunk.label.family is LabelFamily.ARTICLE:
        return False
    text = chunk.text[chunk.label.end :]
    return len(text) <= _LONGEST_SURE_HEADING and "、" not in text and reads_like_heading(text) and not _ends_open(text)


def _ends_open(text: str) -> bool:
    """Whether a line ends in a word that wants another behind it."""
    bare = text.rstrip()
    return bare.endswith(("和", "与", "及", "的", "、", "或")) and not bare.endswith("目的")


def _siblings(chunks: Sequence[_Chunk], at: int) -> list[int]:
    """The chunks around ``at`` with a label of the same family, up to the next label of an outer one.

    Articles run on over the chapters and sections of their document.
    """
    label = chunks[at].label
    found: list[int] = []
    if label is None:
        return found
    outer = (LabelFamily.PART, 0) if label.family is LabelFamily.ARTICLE else (label.family, len(label.numbers))
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(chunks) and abs(other - at) <= _SIBLING_REACH:
            theirs = chunks[other].label
            if theirs is not None and (theirs.family, len(theirs.numbers)) < outer:
                break
            if theirs is not None and (theirs.family, len(theirs.numbers)) == (label.family, len(label.numbers)):
                found.append(other)
            other += step
    return found


def _continues_list(above: str, text: str) -> bool:
    """Whether ``3.5亿元…`` below an item ``2.…`` is its third."""
    before, here = _arabic_number(re.sub(r"^附\s*件?\s*[:：]\s*", "", above)), _arabic_number(text)
    return before is not None and here == before + 1


def _arabic_number(text: str) -> int | None:
    return next((label.number for label in find_label_readings(text) if label.family is LabelFamily.ARABIC), None)


def _is_spaced_list(text: str) -> bool:
    """``甲局　乙局``: names set apart by blanks, not a line of a sentence."""
    label = next(iter(find_label_readings(text)), None)
    text = text[label.end :] if label else text
    return bool(_WIDE_GAP.search(text)) and not any(mark in "。；，," for mark in text)


def _is_addressees(text: str) -> bool:
    return text.rstrip().endswith((":", "：")) and text.startswith("各") and len(text) < 200


def _ends_short(row: Row, widest: int) -> bool:
    return not _fills(row, widest)


def _fills(row: Row, widest: int) -> bool:
    """Whether a line fills the column in which it is set; a line outside a column fills none."""
    return widest <= _WRAPPED_LINE_WIDTH and _printed_width(row) >= widest * _NARROW


def _printed_width(row: Row) -> int:
    """The width of a line with the indent of two characters before it, where it has one."""
    return display_width(row.text) + (4 if row.indented else 0)


def display_width(text: str) -> int:
    """The printed width of a text in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in text)


def _widest_lines(rows: Sequence[Row]) -> list[int]:
    """For each row, the width of the lines that fill their column in the run of lines in which it stands.

    A run in which a single line is that wide is not set in a column: every line ends where its paragraph does.
    """
    widths = [0] * len(rows)
    start = 0
    for index in range(len(rows) + 1):
        if index == len(rows) or rows[index].kind is RowKind.BLANK:
            printed = [_printed_width(row) for row in rows[start:index] if row.kind is RowKind.TEXT]
            widest = max(printed, default=0)
            full = sum(width >= widest * _NARROW for width in printed)
            in_column = full > 1 and widest >= _LEAST_COLUMN
            widths[start:index] = [widest if in_column else _NO_COLUMN] * (index - start)
            start = index + 1
    return widths


def _paragraph(rows: list[Row]) -> Paragraph:
    text, pieces = join_rows(rows)
    return Paragraph(rows[0].number, rows[-1].number, text, pieces, rows[0].level, rows[0].bold, tuple(rows))


def join_rows(rows: Iterable[Row]) -> tuple[str, tuple[Span, ...]]:
    """The text of wrapped lines joined, and its pieces, as long together as the text.

    A space stands between two Latin words; its piece is the line end that it stands for.
    """
    text = ""
    pieces: list[Span] = []
    for row in rows:
        if text and text[-1].isascii() and text[-1].isalnum() and row.text[:1].isascii() and row.text[:1].isalpha():
            text += " "
            pieces.append(Span(row.line.span.start - 1, row.line.span.start))
        text += row.text
        pieces.extend(row.pieces)
    return text, tuple(pieces)
