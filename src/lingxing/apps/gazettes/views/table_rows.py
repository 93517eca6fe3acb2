"""A table of a gazette as the page shows it: header rows with their spans, records under their group rows.

It decides the cells of the printed header from the joined names of the columns. It does not change a cell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lingxing.apps.gazettes.models import FindingRecord, TableRecord
from lingxing.apps.gazettes.views.anchors import fragment_of, line_anchor


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a header (表头单元格); ``column`` is the place of its column, ``None`` when it heads several."""

    text: str
    across: int
    down: int
    column: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table (记录); ``missing`` cells are fewer than the header has, ``doubtful`` is one that a finding names."""

    cells: tuple[str, ...]
    anchor: str
    missing: int
    doubtful: bool


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """The rows under a group row (分组); ``label`` is empty for rows that stand under none."""

    label: str
    line: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table in the text (表)."""

    template = "gazettes/_table.html"
    key: int
    address: str
    fragment: str
    line: int
    last_line: int
    caption: str
    head: tuple[str, ...]
    headers: tuple[tuple[HeaderCell, ...], ...]
    groups: tuple[RecordGroup, ...]
    notes: tuple[str, ...]
    width: int
    records: int
    findings: tuple[FindingRecord, ...]


def build_table_row(table: TableRecord, findings: Sequence[FindingRecord] = ()) -> TableRow:
    """The table as the page shows it, with the findings that concern it."""
    return TableRow(
        key=table.pk,
        address=table.address,
        fragment=fragment_of(table.address),
        line=table.first_line,
        last_line=table.last_line,
        caption=table.caption or "",
        head=tuple(table.head),
        headers=header_rows(table.columns),
        groups=_groups(table, findings),
        notes=tuple(table.notes),
        width=max([len(table.columns), *(len(row) for row in table.rows)], default=1),
        records=len(table.rows),
        findings=tuple(findings),
    )


def header_rows(columns: Sequence[str]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The rows of the header. Columns side by side whose names begin alike before a ``/`` stand under that common name."""
    if not columns:
        return ()
    upper: list[HeaderCell] = []
    lower: list[HeaderCell] = []
    at = 0
    while at < len(columns):
        name, width = _common_name(columns, at)
        if width == 1:
            upper.append(HeaderCell(columns[at], 1, 2, at))
        else:
            upper.append(HeaderCell(name, width, 1, None))
            below = range(at, at + width)
            lower.extend(HeaderCell(columns[place][len(name) + 1 :], 1, 1, place) for place in below)
        at += width
    if lower:
        return tuple(upper), tuple(lower)
    return (tuple(HeaderCell(cell.text, 1, 1, cell.column) for cell in upper),)


def _common_name(columns: Sequence[str], at: int) -> tuple[str, int]:
    name, slash, _ = columns[at].partition("/")
    width = 1
    while slash and at + width < len(columns) and columns[at + width].startswith(f"{name}/"):
        width += 1
    return name, width


def _groups(table: TableRecord, findings: Sequence[FindingRecord]) -> tuple[RecordGroup, ...]:
    """Every record under the group row that was printed last above it; group rows without records keep their place."""
    doubtful = {line for one in findings for line in range(one.first_line, one.last_line + 1)}
    records = [_record(table, place, doubtful) for place in range(len(table.rows))]
    starts = [(0, "", table.first_line), *((one["first_row"], one["label"], one["line"]) for one in table.groups)]
    ends = [start for start, _, _ in starts[1:]] + [len(records)]
    groups = (
        RecordGroup(label, line, tuple(records[start:end]))
        for (start, label, line), end in zip(starts, ends, strict=True)
    )
    return tuple(group for group in groups if group.label or group.records)


def _record(table: TableRecord, place: int, doubtful: Collection[int]) -> Record:
    """A row with its anchor; of several records printed on one line the first has it."""
    lines = table.row_lines
    line = lines[place] if place < len(lines) else None
    first = line is not None and (place == 0 or lines[place - 1] != line)
    cells = tuple(table.rows[place])
    return Record(
        cells=cells,
        anchor=line_anchor(line) if first and line is not None else "",
        missing=max(len(table.columns) - len(cells), 0),
        doubtful=line in doubtful,
    )
