"""Which pieces of a document can be found, and under which address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lingxing.apps.gazettes.models import Document, EntryRecord, HitKind, Provision, SearchRow, TableRecord

PIECE_LENGTH = 4000
PIECE_OVERLAP = 60
"""A longer text gets several rows: PostgreSQL numbers at most 16,383 places in a text and keeps 256 of each token."""

CELL_BREAK = " ｜ "


def list_rows(
    document: Document,
    provisions: Iterable[Provision],
    tables: Iterable[TableRecord],
    entries: Iterable[EntryRecord],
) -> Iterator[SearchRow]:
    """The rows of one document, not yet saved."""
    yield from _cut(document, HitKind.DOCUMENT, document.address, document.first_line, document.title, _about(document))
    for provision in provisions:
        text = " ".join(filter(None, (provision.label, provision.text)))
        yield from _cut(
            document, HitKind.PROVISION, provision.address, provision.first_line, provision.heading or "", text
        )
    for table in tables:
        yield from _list_table_rows(document, table)
    for entry in entries:
        yield from _cut(document, HitKind.ENTRY, entry.address, entry.first_line, "", entry.text)


def _about(document: Document) -> str:
    parts = (document.number, document.authority, document.kind, "、".join(document.addressees))
    return CELL_BREAK.join(part for part in parts if part)


def _list_table_rows(document: Document, table: TableRecord) -> Iterator[SearchRow]:
    """One row for caption and header, one for each record: a word of the caption must not find every record."""
    head = CELL_BREAK.join([*table.head, *table.columns, *table.notes])
    if table.caption or head.strip(CELL_BREAK):
        yield from _cut(document, HitKind.TABLE_ROW, table.address, table.first_line, table.caption or "", head)
    for cells, line in zip(table.rows, table.row_lines, strict=False):
        yield from _cut(document, HitKind.TABLE_ROW, table.address, line, "", CELL_BREAK.join(cells))


def _cut(document: Document, kind: HitKind, address: str, line: int, heading: str, text: str) -> Iterator[SearchRow]:
    step = PIECE_LENGTH - PIECE_OVERLAP
    for start in range(0, max(len(text) - PIECE_OVERLAP, 1), step):
        yield SearchRow(
            document=document,
            kind=kind,
            address=address,
            public=document.public,
            line=line,
            heading=heading,
            text=text[start : start + PIECE_LENGTH],
        )
