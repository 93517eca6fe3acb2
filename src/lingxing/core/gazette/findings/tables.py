"""Tables and lists: items printed twice, groups printed twice, cells left empty, rows out of step (表格疑点).

It looks at the cells as the reading gives them. It refuses to judge blank forms, merged cells that stand for the rows below
them, and columns of remarks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lingxing.core.gazette.findings.evidence import Evidence, Passage
from lingxing.core.gazette.model import Finding, Table

SERIAL = re.compile(r"^(?:序号|编号|序|项次|号|№|No\.?)$", re.IGNORECASE)
TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*分|累\s*计)")
_NAME = re.compile(r"名称|姓名|项目|事项|单位|地点|内容|企业|线路|村|点$")
_REMARKS = re.compile(r"备\s*注|说\s*明|备考|附注|联系")
_SCORE = re.compile(r"分值|得分|权重|分数|满分")
_LIST = re.compile(r"[^，。；：,;:（）()《》“”]+")
_ITEM = re.compile(r"[\u3400-\u9fff]{3,}")
_FILLED_SHARE = 0.8
_FEWEST_ROWS = 4
_SHORTEST_NAME = 6
_SHORTEST_CONTAINED = 8


@dataclass(frozen=True, slots=True)
class _Item:
    """A row as an item of a register (登记项): its name, its other cells, its line."""

    name: str
    others: tuple[str, ...]
    line: int
    serial: str


def find_table_damage(evidence: Evidence) -> Iterator[Finding]:
    """Findings of the tables, then of the lists in running text."""
    for document in evidence.reading.documents:
        for table in document.tables:
            if table.layout != "form" and len(table.rows) > 1:
                yield from _duplicate_rows(evidence, table)
                yield from _duplicate_groups(evidence, table)
                yield from _empty_cells(evidence, table)
                yield from _ragged_rows(evidence, table)
    for passage in evidence.prose():
        yield from _duplicates_in_lists(evidence, passage)


def squeeze(cell: str) -> str:
    """A cell for comparison: without blanks, brackets in one width."""
    return re.sub(r"\s+", "", cell).translate(str.maketrans("（），：", "(),:"))


def _duplicate_rows(evidence: Evidence, table: Table) -> Iterator[Finding]:
    if any(_SCORE.search(name) for name in table.columns):
        return
    items = _items(table)
    first: dict[str, _Item] = {}
    for item in items:
        earlier = first.setdefault(item.name, item)
        if earlier is not item and (same := _agreement(earlier, item)):
            message = f"“{item.name}”与第{earlier.line}行{_serial(earlier)}重复（{same}）。"
            yield evidence.finding("duplicate_row", (item.line, item.line), item.name, message, None, table.address)
    yield from _contained(evidence, table, items)


def _serial(item: _Item) -> str:
    return f"（序号{item.serial}）" if item.serial else ""


def _agreement(one: _Item, other: _Item) -> str | None:
    """What makes two rows of one name the same item, in words, or ``None``."""
    if one.others == other.others and ((len(one.name) >= 2 and any(one.others)) or len(one.name) >= _SHORTEST_NAME):
        return "各列内容相同"
    if len(one.name) < _SHORTEST_NAME or len(one.others) != len(other.others):
        return None
    shared = [left for left, right in zip(one.others, other.others, strict=True) if left and left == right]
    amounts = [cell for cell in shared if re.fullmatch(r"[\d,.]{3,}", cell)]
    return f"名称相同，{'、'.join(shared[:3])}也相同" if amounts else None


def _items(table: Table) -> list[_Item]:
    column = _name_column(table)
    serial = next((index for index, name in enumerate(table.columns) if SERIAL.match(name.strip())), None)
    if column is None:
        return []
    items, carried = [], [""] * max(len(row) for row in table.rows)
    for row, line in zip(table.rows, table.row_lines, strict=True):
        cells = [squeeze(cell) for cell in row]
        for index, cell in enumerate(cells):
            if index < column and index != serial:
                carried[index] = cell or carried[index]
                cells[index] = carried[index]
        name = cells[column] if column < len(cells) else ""
        if name and not TOTAL.match(name):
            others = tuple(cell for index, cell in enumerate(cells) if index not in (column, serial))
            items.append(_Item(name, others, line, cells[serial] if serial is not None and serial < len(cells) else ""))
    return items


def _name_column(table: Table) -> int | None:
    """The column that names the items: by its header, else the first one with words in it."""
    named = [index for index, name in enumerate(table.columns) if _NAME.search(name) and not SERIAL.match(name.strip())]
    if named:
        return named[0]
    width = min(len(row) for row in table.rows)
    return next((index for index in range(width) if _mostly_words(table, index)), None)


def _mostly_words(table: Table, index: int) -> bool:
    cells = [squeeze(row[index]) for row in table.rows]
    return sum(bool(re.search(r"[\u3400-\u9fff]{2}", cell)) for cell in cells) > len(cells) * 0.8


def _contained(evidence: Evidence, table: Table, items: Sequence[_Item]) -> Iterator[Finding]:
    """Rows whose name is part of another row's, with the same amount: perhaps one item under two names."""
    by_amount: dict[tuple[str, ...], list[_Item]] = defaultdict(list)
    for item in items:
        amounts = tuple(cell for cell in item.others if re.fullmatch(r"[\d,.]{4,}", cell))
        if amounts:
            by_amount[amounts].append(item)
    for group in by_amount.values():
        for index, item in enumerate(group):
            for earlier in group[:index]:
                short, long = sorted((item.name, earlier.name), key=len)
                if (
                    short != long
                    and len(short) >= _SHORTEST_CONTAINED
                    and short in long
                    and earlier.others == item.others
                ):
                    message = f"“{item.name}”与第{earlier.line}行“{earlier.name}”名称相含，其余各列相同，疑为同一项。"
                    yield evidence.finding(
                        "duplicate_row", (item.line, item.line), item.name, message, None, table.address
                    )


def _duplicate_groups(evidence: Evidence, table: Table) -> Iterator[Finding]:
    first_lines = {segment[0] for segment in table.segments}
    seen: dict[str, int] = {}
    for before, group in pairwise((None, *table.groups)):
        if group is None:
            continue
        label = squeeze(group.label)
        continued = (
            before is not None
            and squeeze(before.label) == label
            and any(0 <= group.line - line <= 3 for line in first_lines)
        )
        if label in seen and not continued and len(label) > 1 and not TOTAL.match(label):
            message = f"分组标题“{group.label}”已印在第{seen[label]}行，此处再次出现，其下各行可能另属一组。"
            yield evidence.finding(
                "duplicate_group", (group.line, group.line), group.label, message, None, table.address
            )
        seen.setdefault(label, group.line)


def _empty_cells(evidence: Evidence, table: Table) -> Iterator[Finding]:
    rows = [
        (row, line)
        for row, line in zip(table.rows, table.row_lines, strict=True)
        if not any(TOTAL.match(squeeze(cell)) for cell in row)
    ]
    if len(rows) < 2 or not table.columns:
        return
    gaps: dict[int, list[str]] = defaultdict(list)
    for index, name in enumerate(table.columns):
        empty = [place for place, (row, _) in enumerate(rows) if index >= len(row) or not row[index].strip()]
        judged = name.strip() and not _REMARKS.search(name) and not (index == 0 and _merged([row for row, _ in rows]))
        if empty and judged and _stands_out(len(rows), len(empty), evidence, table):
            for place in empty:
                gaps[place].append(name.replace("“", "‘").replace("”", "’"))
    for place, names in sorted(gaps.items()):
        row, line = rows[place]
        if _cells_printed(evidence, line) not in (0, len(table.columns)) and table.layout == "plain":
            continue
        who = next((cell for cell in row if re.search(r"[\u3400-\u9fff]{2}", cell)), row[0]).strip()
        message = f"“{who}”一行的“{'”“'.join(names)}”栏空缺，" + _ground(len(rows))
        yield evidence.finding("empty_cell", (line, line), who or names[0], message, None, table.address)


def _ground(rows: int) -> str:
    return "该栏其余各行均有内容。" if rows < _FEWEST_ROWS else f"该栏{rows}行中其余各行几乎都有内容。"


def _merged(rows: Sequence[tuple[str, ...]]) -> bool:
    """A first column with gaps stands for the rows below each of its cells."""
    return sum(not row[0].strip() for row in rows if row) > 1


def _stands_out(rows: int, empty: int, evidence: Evidence, table: Table) -> bool:
    if rows < _FEWEST_ROWS:
        return empty == 1 and _has_full_sisters(evidence, table)
    return empty <= max(1, rows * (1 - _FILLED_SHARE))


def _has_full_sisters(evidence: Evidence, table: Table) -> bool:
    """Whether other tables of the document with the same columns have no gap: then a short table must not either."""
    document = evidence.by_address.get(table.address.split("#")[0])
    sisters = (
        [other for other in document.tables if other.columns == table.columns and other is not table]
        if document
        else []
    )
    return len(sisters) > 1 and all(cell.strip() for other in sisters for row in other.rows for cell in row)


def _ragged_rows(evidence: Evidence, table: Table) -> Iterator[Finding]:
    """Rows with more filled cells than the header has columns, or cut short before their last cells."""
    if table.layout != "plain" or len(table.columns) < 3:
        return
    width = len(table.columns)
    for row, line in zip(table.rows, table.row_lines, strict=True):
        printed = evidence.lines[line - 1].text.rstrip("\r\n")
        cells = printed.split("\t")
        short = len([cell for cell in cells if cell.strip()]) > 1 and len(cells) < width
        long = len(cells) > width and any(cell.strip() for cell in cells[width:])
        if "\t" in printed and (short or long) and not any(TOTAL.match(squeeze(cell)) for cell in row):
            message = f"本行有{len(cells)}个单元格，表头有{width}栏。"
            yield evidence.finding("ragged_row", (line, line), printed.strip()[:20], message, None, table.address)


def _cells_printed(evidence: Evidence, line: int) -> int:
    """How many cells a line separates by tabs; 0 for a table in another form."""
    text = evidence.lines[line - 1].text
    return text.count("\t") + 1 if "\t" in text else 0


def _duplicates_in_lists(evidence: Evidence, passage: Passage) -> Iterator[Finding]:
    """The same item twice in one enumeration with ``、``."""
    for clause in _LIST.finditer(passage.text):
        if clause[0].count("、") < 2:
            continue
        seen: set[str] = set()
        offset = clause.start()
        for item in clause[0].split("、"):
            bare = item.strip()
            if bare in seen and _ITEM.fullmatch(bare):
                message = f"同一列举中“{bare}”出现两次。"
                lines = passage.lines_at(offset, offset + len(item))
                yield evidence.finding("duplicate_row", lines, bare, message, None, passage.address)
            seen.add(bare)
            offset += len(item) + 1
