"""Reading order of a PDF page: one column or two, with what stands across both.

It decides in which order lines and tables are read and where paragraphs part. It refuses to guess: a page whose halves
do not both look like columns of prose is read line by line across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lingxing.core.gazette.sources.pdf_lines import Run, lines_of_runs
from lingxing.core.gazette.sources.pdf_tables import RuledTable

_MIN_LINES = 4
_MIN_COLUMN_SHARE = 0.3
_MAX_CROSSING_SHARE = 0.5
_LARGE = 1.25
_MARGIN_GAP = 1.8
_SPACED_SIGNS = 3
_GRAIN = 10.0
_USUAL_GUTTERS = 4

Block = Run | RuledTable


@dataclass(frozen=True, slots=True)
class Gutter:
    """The empty strip between two columns (栏间空白), from ``start`` to ``end``."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where a line crosses from one column into the other."""
        return (self.start + self.end) / 2

    def is_crossed_by(self, block: Block) -> bool:
        """Whether ``block`` reaches into both columns."""
        return block.x0 < self.middle - 1 and block.x1 > self.middle + 1


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One column between two things that stand across both."""

    ceiling: float
    floor: float
    gutter: Gutter
    is_left: bool

    def holds(self, block: Block) -> bool:
        """Whether ``block`` stands in this stretch."""
        is_left = (block.x0 + block.x1) / 2 < self.gutter.middle
        return is_left == self.is_left and self.ceiling <= (block.y0 + block.y1) / 2 < self.floor


def find_gutters(pages: Sequence[Sequence[Run]]) -> list[Gutter | None]:
    """The gutter of each page, ``None`` where it has one column.

    A page that is too short or too ragged to show its columns has those of other pages where it fits them.
    """
    found = [_find_gutter(runs) for runs in pages]
    counts = Counter(round(gutter.middle / _GRAIN) for gutter in found if gutter is not None)
    usual = [place for place, _ in counts.most_common(_USUAL_GUTTERS)]
    models = [next(g for g in found if g is not None and round(g.middle / _GRAIN) == place) for place in usual]
    return [
        gutter or next((model for model in models if _fits(model, runs)), None)
        for gutter, runs in zip(found, pages, strict=True)
    ]


def _find_gutter(runs: Sequence[Run]) -> Gutter | None:
    if len(runs) < 2 * _MIN_LINES:
        return None
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    body, size = _body(runs)
    gutter = _emptiest_strip(body, left, right, size) if body else None
    if gutter is None:
        return None
    sides = [[run for run in body if run.x1 <= gutter.middle + 1], [run for run in body if run.x0 >= gutter.middle - 1]]
    return gutter if all(_is_prose(lines_of_runs(side), size, right - left) for side in sides) else None


def _body(runs: Sequence[Run]) -> tuple[list[Run], float]:
    """The runs of the text itself, without titles, running head and page number; and their usual size."""
    size = median(run.size for run in runs) if runs else 0.0
    margin = _margin_rows(runs)
    return [run for run in runs if run not in margin and run.size < _LARGE * size], size


def _fits(gutter: Gutter, runs: Sequence[Run]) -> bool:
    """Whether a page has text up to the gutter on both sides and none in it."""
    body, size = _body(runs)
    left = any(0 <= gutter.middle - run.x1 < 3 * size for run in body)
    right = any(0 <= run.x0 - gutter.middle < 3 * size for run in body)
    return left and right and not any(gutter.is_crossed_by(run) for run in body)


def reading_order(runs: Sequence[Run], tables: Sequence[RuledTable], gutter: Gutter | None) -> list[list[Block]]:
    """Lines and tables of a page in columns, each top to bottom, in the order in which they are read."""
    if gutter is None:
        return [_column(runs, tables)]
    across = _rows_across(runs, gutter)
    wide = [table for table in tables if gutter.is_crossed_by(table)]
    rest = [run for run in runs if run not in across]
    narrow = [table for table in tables if table not in wide]
    separators = _column(list(across), wide)
    columns: list[list[Block]] = []
    ceiling = float("-inf")
    for separator in [*separators, None]:
        floor = separator.y0 if separator is not None else float("inf")
        for is_left in (True, False):
            stretch = _Stretch(ceiling, floor, gutter, is_left)
            columns.append(_column(list(filter(stretch.holds, rest)), list(filter(stretch.holds, narrow))))
        if separator is not None:
            columns.append([separator])
            ceiling = floor
    return _join_separators([column for column in columns if column], set(map(id, separators)))


def _emptiest_strip(runs: Sequence[Run], left: float, right: float, size: float) -> Gutter | None:
    """The widest strip near the middle that few lines cross."""
    width = int(right - left) + 1
    if not 0 < width < 20_000:
        return None
    steps = [0.0] * (width + 2)
    for run in runs:
        steps[int(run.x0 - left)] += run.y1 - run.y0
        steps[min(int(run.x1 - left) + 1, width + 1)] -= run.y1 - run.y0
    covered, level = list[float](), 0.0
    for step in steps:
        level += step
        covered.append(level)
    most = _MAX_CROSSING_SHARE * median(covered)
    best, start = (0, 0), None
    for x in range(int(width * _MIN_COLUMN_SHARE), int(width * (1 - _MIN_COLUMN_SHARE)) + 1):
        if covered[x] > most:
            start = None
            continue
        start = x if start is None else start
        best = max(best, (x - start + 1, start))
    length, begin = best
    return Gutter(left + begin, left + begin + length) if length >= max(0.8 * size, 4) else None


def _is_prose(lines: Sequence[Run], size: float, page_width: float) -> bool:
    """Whether ``lines`` look like a column of text: enough of them, wide, most reaching its edges."""
    if len(lines) < _MIN_LINES:
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    starts = sum(line.x0 - left < 3 * size for line in lines)
    ends = sum(right - line.x1 < 3 * size for line in lines)
    wide_enough = right - left >= _MIN_COLUMN_SHARE * page_width and right - left > 8 * size
    return wide_enough and starts >= 0.5 * len(lines) and ends >= 0.35 * len(lines)


def _rows_across(runs: Sequence[Run], gutter: Gutter) -> set[Run]:
    """Runs that belong to no column: those that cross the gutter with their line, and running head and page number."""
    body = median(run.size for run in runs)
    across: set[Run] = set()
    for row in _rows(runs):
        crossing = any(gutter.is_crossed_by(run) for run in row)
        if crossing or _is_spaced_title(row, body):
            across.update(row)
    return across | _margin_rows(runs)


def _is_spaced_title(row: Sequence[Run], body: float) -> bool:
    """Whether a row is a title in large, widely spaced signs: its pieces are no headings of columns."""
    return len(row) > 1 and all(run.size >= _LARGE * body and len(run.text) <= _SPACED_SIGNS for run in row)


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs at the same height, across the whole page."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.middle):
        if rows and abs(rows[-1][0].middle - run.middle) < 0.25 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _margin_rows(runs: Sequence[Run]) -> set[Run]:
    """The first and the last row of the page where a wide gap parts them from the text."""
    rows = _rows(runs)
    if len(rows) < 3:
        return set()
    pitch = median(lower[0].middle - upper[0].middle for upper, lower in pairwise(rows))
    pitch = max(pitch, median(run.y1 - run.y0 for run in runs))
    found: set[Run] = set()
    for row, neighbour in ((rows[0], rows[1]), (rows[-1], rows[-2])):
        if abs(row[0].middle - neighbour[0].middle) > _MARGIN_GAP * pitch and len(row) <= 3:
            found.update(row)
    return found


def _column(runs: Sequence[Run], tables: Sequence[RuledTable]) -> list[Block]:
    blocks: list[Block] = [*lines_of_runs(runs), *tables]
    return sorted(blocks, key=lambda block: (block.y0 + block.y1) / 2 if isinstance(block, Run) else block.y0)


def _join_separators(columns: list[list[Block]], separators: set[int]) -> list[list[Block]]:
    """Lines across both columns that follow each other directly are one stretch."""
    joined: list[list[Block]] = []
    for column in columns:
        if joined and id(column[0]) in separators and id(joined[-1][-1]) in separators:
            joined[-1].extend(column)
        else:
            joined.append(column)
    return joined
