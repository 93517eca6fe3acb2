"""Tables: rows joined over pages, headers of several rows, group rows, records side by side, blank forms.

It decides what is header, what is a group row, a note, a record. It keeps every cell as printed and fills in nothing; empty
and ragged cells are for the findings.

Printed forms: a header repeated on every page; ``目标 | | 次数`` above ``| 甲 | 乙 |``; a row with one cell above those that
it heads; ``姓名 | 单位 | 姓名 | 单位``; a header above rows that only say how to fill them in.
Doubt: a table whose first row looks like its other rows has no header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lingxing.core.gazette.model import Lines, Table, TableGroup
from lingxing.core.gazette.titles import close_gaps

Cells = tuple[str, ...]

_HEADER_WORDS = re.compile(
    r"序号|编号|名称|单位|姓名|指标|类别|项目|内容|时间|日期|地点|地址|备注|责任|目标|任务|分值|标准|金额|投资|数量|部门|区域|等级|级别|种类|事项|依据|条件|措施|性别|年龄|职务|职称|电话|规模|年度|现状|范围|来源|得分|分数|民族|县|乡镇"
)
_NUMERIC = re.compile(r"^[\d.,，%％\-—~～+/：:\s]+(?:万元|亿元|元|分|个|项|次|户|人|吨|年|月|日|公里|亩|%)?$")
_NOTE = re.compile(r"^(?:注|说明|备注|附注|填表说明)\s*[:：]")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯"
    "纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂"
)
_PERSON = re.compile(r"^[㐀-鿿]\s?[㐀-鿿]{1,3}(?:[·•][㐀-鿿]{1,6})?$")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A printed row (表行) and its line; ``above_rule`` says that the source rules it off as header."""

    cells: Cells
    line: int
    above_rule: bool = False


def build_tables(stretches: Sequence[Sequence[TableRow]]) -> Iterator[tuple[list[TableRow], tuple[Lines, ...]]]:
    """Stretches of table rows, each a page or part of one, joined into tables: the rows without repeated headers, the segments.

    A stretch whose first row repeats the header continues the table; so does one without a header of its own and as wide.
    """
    rows: list[TableRow] = []
    segments: list[Lines] = []
    for stretch in stretches:
        filled = _without_empty_top(stretch)
        repeated = _repeated_header(rows, filled)
        if rows and (repeated or _continues(rows, filled)):
            rows.extend(filled[repeated:])
        else:
            if rows:
                yield rows, tuple(segments)
            rows, segments = list(filled), []
        segments.append((stretch[0].line, stretch[-1].line))
    if rows:
        yield rows, tuple(segments)


def _without_empty_top(stretch: Sequence[TableRow]) -> Sequence[TableRow]:
    """A stretch without the empty rows at its top, which stand for a header that is none."""
    first = next((index for index, row in enumerate(stretch) if _filled(row.cells)), 0)
    return stretch[first:]


def _repeated_header(rows: Sequence[TableRow], stretch: Sequence[TableRow]) -> int:
    """How many rows at the start of ``stretch`` repeat the header of ``rows``."""
    if not rows:
        return 0
    start = _header_start(rows)
    height = _header_height(rows[start:])
    header = [_compact(row.cells) for row in rows[start : start + height]]
    count = 0
    while count < min(len(header), len(stretch)) and _compact(stretch[count].cells) == header[count]:
        count += 1
    return count


def _compact(cells: Cells) -> Cells:
    return tuple(re.sub(r"\s+", "", cell) for cell in cells)


def _continues(rows: Sequence[TableRow], stretch: Sequence[TableRow]) -> bool:
    if len(stretch[0].cells) != len(rows[0].cells):
        return False
    return not _is_header_like(stretch[0].cells, [row.cells for row in stretch[1:]])


def _filled(cells: Cells) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _header_start(rows: Sequence[TableRow]) -> int:
    """Behind rows that stand above the header: one filled cell (a period, a unit), or only blanks to fill in (``填报单位：``)."""
    at = 0
    while at < len(rows) and len(rows[at].cells) > 2 and _stands_above_header(rows[at].cells):
        at += 1
    if at in (0, len(rows)) or not _is_header_like(rows[at].cells, [row.cells for row in rows[at + 1 :]]):
        return 0
    return at


def _stands_above_header(cells: Cells) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 or (len(filled) > 1 and all(cell.rstrip().endswith((":", "：")) for cell in filled))


def _is_header_like(cells: Cells, below: Sequence[Cells]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or _NUMERIC.match(filled[0]):
        return False
    named = sum(bool(_HEADER_WORDS.search(cell)) and len(cell) <= 40 for cell in filled)
    if named * 2 >= len(filled):
        return True
    return any(
        _column_is_numeric(below, column) and not _NUMERIC.match(cell) for column, cell in enumerate(cells) if cell
    )


def _column_is_numeric(rows: Sequence[Cells], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return len(cells) >= 2 and all(_NUMERIC.match(cell) for cell in cells)


def _header_height(table: Sequence[TableRow]) -> int:
    """Rows of the header at the top of a table: none, those above its rule, and more where the next row fills empty cells."""
    rows = [row.cells for row in table]
    if not rows or not _has_header(rows):
        return 0
    ruled = next((index for index, row in enumerate(table) if not row.above_rule), len(table))
    height = max(1, ruled)
    while height < len(rows) - 1 and height < 4 and _row_fills(rows[:height], rows[height], rows[height + 1 :]):
        height += 1
    return height


def _has_header(rows: Sequence[Cells]) -> bool:
    if _NUMERIC.match(rows[0][0] or " ") and rows[0][0].strip():
        return False
    if _is_header_like(rows[0], rows[1:]):
        return True
    return not _side_by_side(rows) and _filled(rows[0]) > 1


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a figure; a year or month by itself may name a column."""
    return bool(_NUMERIC.match(cell)) and not re.search(r"[年月]$", cell) and any(mark.isdigit() for mark in cell)


def _row_fills(header: Sequence[Cells], row: Cells, below: Sequence[Cells]) -> bool:
    """Whether ``row`` names columns that the header rows above leave open, rather than being a record."""
    above = header[-1]
    if row[0].strip() or len(row) != len(above) or any(_is_figure(cell) for cell in row):
        return False
    open_columns = [
        column
        for column in range(1, len(row))
        if not any(part[column].strip() for part in header if column < len(part))
    ]
    return any(row[column].strip() for column in open_columns)


def _side_by_side(rows: Sequence[Cells]) -> int:
    """How many records stand in one printed row, or 0: the halves hold the same kind of cells, names first."""
    width = len(rows[0])
    for count in (4, 3, 2):
        if width % count or width // count < 1 or width == count == 2:
            continue
        part = width // count
        starts = [[row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(0, width, part)]
        if all(_are_names(cells) for cells in starts) and (part > 1 or len(rows) > 2):
            return count
    return 0


def _are_names(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are names of persons: nearly all of that shape, at least half with a common surname."""
    shaped = sum(bool(_PERSON.match(cell)) and not _HEADER_WORDS.search(cell) for cell in cells)
    surnamed = sum(cell[:1] in _SURNAMES for cell in cells)
    return bool(cells) and shaped >= 0.9 * len(cells) and surnamed * 2 >= len(cells)


def _repeated_columns(columns: Cells) -> int:
    """How many times the same run of column names stands in a header, or 0."""
    names = _compact(columns)
    for count in (4, 3, 2):
        part = len(names) // count
        if (
            part
            and part * count == len(names)
            and part > 1
            and all(names[:part] == names[at : at + part] for at in range(0, len(names), part))
        ):
            return count
    return 0


def _asks_beside_labels(rows: Sequence[Cells]) -> bool:
    """``姓名 | | 性别 | ``: a form that leaves an empty cell behind each label, row after row."""
    filled = {column for cells in rows for column, cell in enumerate(cells) if cell.strip()}
    blank = {column for cells in rows for column, cell in enumerate(cells) if not cell.strip()}
    width = max((len(cells) for cells in rows), default=0)
    alternate = filled <= set(range(0, width, 2)) and set(range(1, width, 2)) <= blank
    return len(rows) > 1 and width > 1 and alternate and all(cells[0].strip() for cells in rows)


def make_table(
    rows: Sequence[TableRow],
    segments: tuple[Lines, ...],
    address: str,
    caption: str | None,
    anchor: str | None,
    above: tuple[str, ...] = (),
) -> Table:
    """The table that ``rows`` (joined over pages) print; ``above`` are the lines above it that belong to its head."""
    start = _header_start(rows)
    labels_only = _asks_beside_labels([row.cells for row in rows[start:]])
    height = 0 if labels_only else _header_height(rows[start:])
    columns = _column_names([row.cells for row in rows[start : start + height]])
    head = above + tuple(" ".join(cell for cell in row.cells if cell.strip()) for row in rows[:start])
    records, groups, notes = _sort_rows(rows[start + height :])
    layout = "plain"
    count = _repeated_columns(columns) if columns else _side_by_side([row.cells for row in records]) if records else 0
    if count:
        layout, columns = "side_by_side", columns[: len(columns) // count]
        records = list(_one_below_another(records, count, segments))
    elif labels_only or (height and not any(_is_record(row.cells) for row in records)):
        layout = "form"
    return Table(
        address,
        caption,
        columns,
        tuple(row.cells for row in records),
        tuple(row.line for row in records),
        tuple(groups),
        (segments[0][0], segments[-1][1]),
        segments,
        head,
        tuple(notes),
        layout,
        anchor,
    )


def _is_record(cells: Cells) -> bool:
    """Whether a row holds data: its first cell is filled, or more than half of its cells are."""
    blank_form = sum(bool(re.search(r"_{2,}|^\s*月", cell)) for cell in cells)
    return not blank_form and ((bool(cells[0].strip()) and _filled(cells) > 1) or _filled(cells) * 2 > len(cells))


def _sort_rows(rows: Sequence[TableRow]) -> tuple[list[TableRow], list[TableGroup], list[str]]:
    records: list[TableRow] = []
    groups: list[TableGroup] = []
    notes: list[str] = []
    for at, row in enumerate(rows):
        single = _filled(row.cells) == 1 and len(row.cells) > 1
        text = _first_filled(row.cells)
        if _filled(row.cells) == 0:
            continue
        if single and _NOTE.match(text):
            notes.append(text)
        elif single and row.cells[0].strip() and not _NUMERIC.match(text) and _heads_rows(rows, at):
            groups.append(TableGroup(text, len(records), row.line))
        else:
            records.append(row)
    return records, groups, notes


def _heads_rows(rows: Sequence[TableRow], at: int) -> bool:
    """Whether a row with one filled cell has records below it, and the table is wide enough for a group row to show."""
    return len(rows[at].cells) > 2 and any(_filled(row.cells) > 1 for row in rows[at + 1 :])


def _first_filled(cells: Cells) -> str:
    return next((cell for cell in cells if cell.strip()), "")


def _column_names(header: Sequence[Cells]) -> Cells:
    if not header:
        return ()
    width = max(len(cells) for cells in header)
    spread = [_spread(cells, width, index < len(header) - 1, header[index + 1 :]) for index, cells in enumerate(header)]
    return tuple(_joined_name([cells[column] for cells in spread]) for column in range(width))


def _spread(cells: Cells, width: int, is_upper: bool, below: Sequence[Cells]) -> list[str]:
    """A header row with the name of a spanning cell repeated over the columns that it spans."""
    padded = [close_gaps(cell) for cell in cells] + [""] * (width - len(cells))
    if not is_upper:
        return padded
    for column in range(1, width):
        spanned = any(column < len(row) and row[column].strip() for row in below)
        if not padded[column] and spanned:
            padded[column] = padded[column - 1]
    return padded


def _joined_name(parts: Sequence[str]) -> str:
    named = [part for part in parts if part]
    return "/".join(dict.fromkeys(named))


def _one_below_another(rows: Sequence[TableRow], count: int, segments: Sequence[Lines]) -> Iterator[TableRow]:
    """Records side by side, put one below another: within each page down the first column, then down the next."""
    for first, last in segments:
        page = [row for row in rows if first <= row.line <= last]
        for part in range(count):
            for row in page:
                width = len(row.cells) // count
                cells = row.cells[part * width : (part + 1) * width]
                if _filled(cells):
                    yield TableRow(cells, row.line)
