"""Rows and columns of a table that are called totals and are not (表内合计).

It adds the rows above a 合计, those below one that opens the table, and the columns left of one. It refuses to add what is
only filled in part, shares and rates, rows that are layered (其中, 一、 above 1.), and a column whose rule no other rows show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from lingxing.core.gazette.findings.evidence import Evidence
from lingxing.core.gazette.findings.tables import SERIAL, TOTAL, squeeze
from lingxing.core.gazette.model import Finding, Table

_PLACE_TOTAL = re.compile(r"^(?!其中)[^\W\d_年月季期]{1,4}(?:合计|总计|小计)$")
_TOTAL_COLUMN = re.compile(r"^(?:合计|小计|总计|总分)(?:\(.*\))?$")
_LAYER = re.compile(r"^(?:[一二三四五六七八九十]+(?:[、.．]|$)|\([一二三四五六七八九十]+\))")
_PART_OF_A_ROW = re.compile(r"^其中|^#")
_NOT_ADDITIVE = re.compile(r"率|%|％|占比|比重|增速|增幅|均|年份|单价|名次")
_LEAST_AGREEING_ROWS = 2


def find_wrong_totals(evidence: Evidence, table: Table) -> Iterator[Finding]:
    """Totals of rows, then of columns."""
    totals = [index for index, row in enumerate(table.rows) if _is_total(row)]
    for index in totals:
        if index or not _is_layered(table):
            yield from _total_row(evidence, table, totals, index)
    for column in range(len(table.columns)):
        if _TOTAL_COLUMN.match(squeeze(table.columns[column])):
            yield from _total_column(evidence, table, column)


def decimal_of(text: str) -> Decimal | None:
    """A plain number, with a unit of one or two characters behind it, or ``None``."""
    match = re.fullmatch(
        r"([-−]?\d[\d,]*(?:\.\d+)?)(?:分|万元|亿元|元|个|人|户|次|名|项|处)?", squeeze(text).replace("，", ",")
    )
    try:
        return Decimal(match[1].replace(",", "").replace("−", "-")) if match else None
    except InvalidOperation:
        return None


def _is_total(row: Sequence[str]) -> bool:
    labels = [squeeze(cell) for cell in row[:3]]
    return any(TOTAL.match(label) or _PLACE_TOTAL.match(label) for label in labels)


def _is_layered(table: Table) -> bool:
    """Whether some rows are the sums or the parts of others, so that adding them all counts twice."""
    labels = [[squeeze(cell) for cell in row[:3] if squeeze(cell)] for row in table.rows if not _is_total(row)]
    layers = [any(_LAYER.match(cell) for cell in cells) for cells in labels]
    return (any(layers) and not all(layers)) or any(_PART_OF_A_ROW.match(cell) for cells in labels for cell in cells)


def _total_row(evidence: Evidence, table: Table, totals: list[int], index: int) -> Iterator[Finding]:
    """A 合计 against what it may add up; it is wrong only if it is the sum of none of them."""
    row, parts = table.rows[index], _parts(table, totals, index)
    label = next(cell for cell in row if squeeze(cell))
    for column, cell in enumerate(row):
        stated = decimal_of(cell)
        if stated is None or _not_additive(table, column) or not parts:
            continue
        known = [one for rows in parts if (one := _column_sum(table, rows, column)) is not None]
        if known and stated not in known and _sum_is_complete(table, parts[0], column):
            # Twice the total below a total that comes first: the rows have subtotals among them that no label tells.
            if index == 0 and stated and known[0] % stated == 0 and known[0] > stated:
                continue
            message = f"“{_name(table, column)}”栏各行之和为{known[0]}，与{squeeze(label)}行所印{squeeze(cell)}不符。"
            yield _wrong(evidence, table, index, cell, message)


def _parts(table: Table, totals: list[int], index: int) -> list[list[int]]:
    """What a total may add up: the rows since the last one, all rows above, the subtotals above.

    Where the table opens with a total, each may also stand above what it adds up.
    """
    plain = [at for at in range(len(table.rows)) if at not in totals]
    last = max((at for at in totals if at < index), default=-1)
    until = min((at for at in totals if at > index), default=len(table.rows))
    above = [
        [at for at in plain if last < at < index],
        [at for at in plain if at < index],
        [at for at in totals if at < index],
    ]
    below = [
        [at for at in plain if index < at < until],
        [at for at in plain if at > index],
        [at for at in totals if at > index],
    ]
    return [rows for rows in (below + above if totals[0] == 0 else above) if rows]


def _name(table: Table, column: int) -> str:
    return table.columns[column] if column < len(table.columns) else f"第{column + 1}列"


def _not_additive(table: Table, column: int) -> bool:
    name = table.columns[column] if column < len(table.columns) else ""
    return bool(SERIAL.match(name.strip()) or _NOT_ADDITIVE.search(name))


def _column_sum(table: Table, rows: Sequence[int], column: int) -> Decimal | None:
    known = [value for index in rows if (value := _value(table, index, column)) is not None]
    return sum(known, Decimal(0)) if len(known) > 1 else None


def _sum_is_complete(table: Table, rows: Sequence[int], column: int) -> bool:
    """Whether every row has a number in the column; what is only filled in part does not add up to anything."""
    return all(_value(table, index, column) is not None for index in rows)


def _value(table: Table, index: int, column: int) -> Decimal | None:
    return decimal_of(table.rows[index][column]) if column < len(table.rows[index]) else None


def _total_column(evidence: Evidence, table: Table, column: int) -> Iterator[Finding]:
    """A 合计 column against the columns left of it that most rows show it to add up."""
    best: dict[int, bool] = {}
    for columns in _addends(table, column):
        agreeing = _agreement(table, columns, column)
        if sum(agreeing.values()) > sum(best.values()):
            best, chosen = agreeing, columns
    wrong = [index for index, agrees in best.items() if not agrees]
    if sum(best.values()) < max(_LEAST_AGREEING_ROWS, len(wrong) + 1):
        return
    for index in wrong:
        cell = table.rows[index][column]
        names = "、".join(f"“{_name(table, one)}”" for one in chosen)
        message = (
            f"{names}各栏之和为{_row_sum(table, index, chosen)}，与“{_name(table, column)}”栏所印{squeeze(cell)}不符。"
        )
        yield _wrong(evidence, table, index, cell, message)


def _addends(table: Table, column: int) -> Iterator[list[int]]:
    """The number columns left of a total: since the last total, all but totals, the totals."""
    numbers = [one for one in range(column) if not _not_additive(table, one) and _is_numeric(table, one)]
    totals = [one for one in numbers if _TOTAL_COLUMN.match(squeeze(table.columns[one]))]
    plain = [one for one in numbers if one not in totals]
    last = max(totals, default=-1)
    yield from (columns for columns in ([one for one in plain if one > last], plain, totals) if len(columns) > 1)


def _is_numeric(table: Table, column: int) -> bool:
    return sum(_value(table, index, column) is not None for index in range(len(table.rows))) * 2 > len(table.rows)


def _agreement(table: Table, columns: Sequence[int], column: int) -> dict[int, bool]:
    """For each row that is filled in: whether the columns add up to the total. Rows of nothing show nothing."""
    stated = {index: _value(table, index, column) for index in range(len(table.rows))}
    sums = {index: _row_sum(table, index, columns) for index, value in stated.items() if value}
    return {index: one == stated[index] for index, one in sums.items() if one is not None}


def _row_sum(table: Table, index: int, columns: Sequence[int]) -> Decimal | None:
    values = [_value(table, index, column) for column in columns]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _wrong(evidence: Evidence, table: Table, index: int, cell: str, message: str) -> Finding:
    lines = (table.row_lines[index], table.row_lines[index])
    return evidence.finding("sum_mismatch", lines, cell.strip(), message, None, table.address)
