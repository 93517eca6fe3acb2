"""Reading: from a source to documents, provisions, tables, relations and findings.

The steps, in order; each is pure and has a module of its own:

1. ``rows``: lines without markup, table rows, page matter.
2. ``masthead``, ``apparatus``: masthead and contents.
3. ``regions``: where numbered documents begin.
4. ``segments``: what each of them carries.
5. ``documents``: names and links; for each, ``body`` shares out its rows (``paragraphs``, ``frame``, ``provisions`` with
   ``numbering`` and ``inline``, ``tables``, ``chronicle``) and ``citations`` finds whom it names.
6. blocks: every line gets exactly one role; ``coverage``: every character has found its place.
7. ``findings``: damage and contradictions, never repaired.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from lingxing.core.gazette.apparatus import apparatus_kinds, read_contents
from lingxing.core.gazette.contents import find_contents_rows, set_inner_contents_aside
from lingxing.core.gazette.coverage import measure_coverage
from lingxing.core.gazette.documents import Roles, read_documents
from lingxing.core.gazette.findings import find_findings
from lingxing.core.gazette.masthead import read_issue
from lingxing.core.gazette.model import Block, BlockKind, Reading
from lingxing.core.gazette.own_numbers import find_own_numbers
from lingxing.core.gazette.regions import find_regions, set_section_heads_aside
from lingxing.core.gazette.rows import Row, RowKind, find_rows
from lingxing.core.gazette.segments import find_segments
from lingxing.core.gazette.source import Source
from lingxing.core.text.span import Span

_PAGE_KINDS = {
    RowKind.BLANK: BlockKind.BLANK,
    RowKind.PAGE_NUMBER: BlockKind.PAGE_NUMBER,
    RowKind.RUNNING_HEAD: BlockKind.RUNNING_HEAD,
    RowKind.CONTENTS: BlockKind.CONTENTS,
}


def read_source(source: Source) -> Reading:
    """The whole reading of ``source``, findings included; never raises for any text."""
    reading = read_structure(source)
    return replace(reading, findings=find_findings(reading))


def read_structure(source: Source) -> Reading:
    """The reading of ``source`` without findings."""
    rows = find_rows(source)
    numbers = find_own_numbers(rows)
    contents_rows = find_contents_rows(rows, numbers)
    rows = set_inner_contents_aside(rows, contents_rows)
    contents = read_contents(rows[contents_rows.start : contents_rows.stop])
    regions = find_regions(rows, numbers, contents, contents_rows)
    rows = set_section_heads_aside(rows, regions)
    before = rows[: regions[0].start] if regions else rows
    issue = read_issue(before)
    segments = find_segments(rows, regions)
    starts = [row.line.span.start for row in rows]
    documents, roles = read_documents(rows, segments, issue.year, starts)
    blocks = _blocks(rows, {**_apparatus_roles(before, contents_rows), **roles})
    coverage = measure_coverage(rows, blocks, documents)
    return Reading(source, issue, contents, tuple(documents), (), tuple(blocks), coverage)


def _apparatus_roles(rows: Sequence[Row], contents_rows: range) -> Roles:
    kinds = apparatus_kinds(rows, contents_rows)
    return {
        row.number: (kind if kind is BlockKind.MASTHEAD and row.text else _PAGE_KINDS.get(row.kind, kind), None)
        for row, kind in zip(rows, kinds, strict=True)
    }


def _blocks(rows: Sequence[Row], roles: Roles) -> list[Block]:
    """Consecutive lines of the same role as one block; a line without a role is unplaced."""
    keyed = ((row, roles.get(row.number, (BlockKind.UNPLACED, None))) for row in rows)
    blocks = []
    for (kind, address), stretch in groupby(keyed, key=lambda pair: pair[1]):
        members = [row for row, _ in stretch]
        span = Span(members[0].line.span.start, members[-1].line.span.end)
        blocks.append(Block(kind, (members[0].number, members[-1].number), span, address))
    return blocks
