"""Coverage: that every character of a source has found its place in the reading.

It counts the characters that no part of the reading carries: lines without a role, and in the lines of provisions and entries
whatever is neither text nor label nor date nor markup. Nothing may be dropped; a reading with characters unaccounted for says
so in its own output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lingxing.core.gazette.model import Block, BlockKind, Coverage, Document
from lingxing.core.gazette.rows import Row

_SEPARATORS = re.compile(r"[\s　:：、.．,，]")
_OPENING = re.compile(
    r"(?:[\d年月日号至到—–－~～\-]|同(?:一天|[日天])|[本当同是]月|月份|[上中下]旬|[（(](?:星期|周)[一二三四五六日天][）)])+"
)


def measure_coverage(rows: Sequence[Row], blocks: Iterable[Block], documents: Iterable[Document]) -> Coverage:
    """The characters of the source behind ``rows``, and how many of them no part of the reading carries."""
    characters = rows[-1].line.span.end if rows else 0
    carried = bytearray(characters)
    by_number = {row.number: row for row in rows}
    for document in documents:
        for spans in (*(one.spans for one in document.provisions), *(one.spans for one in document.entries)):
            for span in spans:
                carried[span.start : span.end] = b"\x01" * (span.end - span.start)
    labels = {label for document in documents for label in _labels(document)}
    unaccounted = 0
    for block in blocks:
        if block.kind is BlockKind.UNPLACED:
            unaccounted += block.span.end - block.span.start
        elif block.kind in (BlockKind.PROVISION, BlockKind.ENTRY):
            for number in range(block.lines[0], block.lines[1] + 1):
                unaccounted += _left_over(by_number[number], carried, labels)
    return Coverage(characters, unaccounted)


def _labels(document: Document) -> Iterable[str]:
    for provision in document.provisions:
        if provision.label:
            yield _SEPARATORS.sub("", provision.label)


def _left_over(row: Row, carried: bytearray, labels: set[str]) -> int:
    """How many printed characters of a line are neither carried as text nor a label or date in front of it."""
    start = row.line.span.start
    stretches: list[str] = [""]
    for piece in row.pieces:
        for place in range(piece.start, piece.end):
            if carried[place]:
                if stretches[-1]:
                    stretches.append("")
            else:
                stretches[-1] += row.line.text[place - start]
    return sum(len(stretch) for stretch in map(_bare, stretches) if stretch and not _is_label(stretch, labels))


def _bare(stretch: str) -> str:
    return _SEPARATORS.sub("", stretch)


def _is_label(stretch: str, labels: set[str]) -> bool:
    """Whether a stretch is a label, several labels in a row (``注：1.``), or the day of an entry."""
    if stretch in labels or _OPENING.fullmatch(stretch):
        return True
    return any(stretch.startswith(label) and _is_label(stretch[len(label) :], labels) for label in labels if label)
