"""Ruled tables of a PDF page: the grid that the ruled lines make, and the glyphs in its cells.

It decides which ruled lines are a table and which cell each glyph is in. Tables without ruled lines between their
columns are not recognised: their lines stay lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lingxing.core.gazette.sources.pdf_glyphs import Glyph, PageInk, Rule
from lingxing.core.gazette.sources.pdf_lines import Run, lines_of_runs, runs_of_glyphs

_NEAR = 3.0
_OPEN_SIDE = 12.0
_MIN_RECORDS = 3
_MAX_RULES = 1_200
_MAX_GRID_CELLS = 40_000
_ROUGH_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table on a page (框线表格): its frame and its rows; a cell that spans has its text in the first place."""

    x0: float
    y0: float
    x1: float
    y1: float
    rows: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Grid:
    """Sorted edges of rows and columns, and the rules that really stand between cells."""

    xs: list[float]
    ys: list[float]
    horizontals: list[Rule]
    verticals: list[Rule]
    glyphs: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)


def find_tables(ink: PageInk) -> tuple[list[RuledTable], list[Glyph]]:
    """The tables of a page, and the glyphs that stand outside them."""
    horizontals, verticals = _merge(ink.horizontals), _merge(ink.verticals)
    if not verticals or len(horizontals) + len(verticals) > _MAX_RULES:
        return [], list(ink.glyphs)
    grids = [grid for part in _connected(horizontals, verticals) if (grid := _grid(*part)) is not None]
    outside = [glyph for glyph in ink.glyphs if not _place(glyph, grids)]
    return [_table(grid) for grid in grids if grid.glyphs], outside


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on nearly the same place that touch, as one: borders are drawn piece by piece, thick ones as boxes."""
    merged: list[Rule] = []
    for place in _clustered(rules):
        current: Rule | None = None
        for rule in sorted(place, key=lambda rule: rule.start):
            if current is not None and rule.start <= current.end + _NEAR:
                current = Rule(current.place, current.start, max(current.end, rule.end))
                merged[-1] = current
            else:
                current = rule
                merged.append(rule)
    return merged


def _clustered(rules: Iterable[Rule]) -> list[list[Rule]]:
    clusters: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.place):
        if clusters and rule.place - clusters[-1][0].place <= _NEAR:
            clusters[-1].append(Rule(clusters[-1][0].place, rule.start, rule.end))
        else:
            clusters.append([rule])
    return clusters


def _connected(horizontals: list[Rule], verticals: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that cross or touch."""
    parts: list[tuple[list[Rule], list[Rule]]] = []
    free_h, free_v = set(range(len(horizontals))), set(range(len(verticals)))
    while free_h:
        todo_h, part_h, part_v = [free_h.pop()], list[Rule](), list[Rule]()
        while todo_h:
            horizontal = horizontals[todo_h.pop()]
            part_h.append(horizontal)
            touching = [index for index in free_v if _touch(horizontal, verticals[index])]
            free_v.difference_update(touching)
            part_v.extend(verticals[index] for index in touching)
            reached = {index for index in free_h for v in touching if _touch(horizontals[index], verticals[v])}
            free_h -= reached
            todo_h.extend(reached)
        parts.append((part_h, part_v))
    return parts


def _touch(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.start - _NEAR <= vertical.place <= horizontal.end + _NEAR
        and vertical.start - _NEAR <= horizontal.place <= vertical.end + _NEAR
    )


def _grid(horizontals: list[Rule], verticals: list[Rule]) -> _Grid | None:
    """The grid of connected rules, or ``None`` where they make no table of at least two columns."""
    if not verticals:
        return None
    left, right = min(rule.start for rule in horizontals), max(rule.end for rule in horizontals)
    top, bottom = min(rule.start for rule in verticals), max(rule.end for rule in verticals)
    # Official tables are often printed open at both sides: the outer horizontals then stand for the missing verticals.
    verticals = verticals + [
        Rule(side, top, bottom) for side in (left, right) if all(abs(v.place - side) > _OPEN_SIDE for v in verticals)
    ]
    xs, ys = _edges(verticals), _edges(horizontals)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MAX_GRID_CELLS:
        return None
    return _Grid(xs, ys, horizontals, verticals)


def _edges(rules: Iterable[Rule]) -> list[float]:
    return [cluster[0].place for cluster in _clustered(rules)]


def _place(glyph: Glyph, grids: Sequence[_Grid]) -> bool:
    """Put ``glyph`` into the cell that holds its middle; false where no table does."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    for grid in grids:
        if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
            cell = (bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1)
            grid.glyphs.setdefault(cell, []).append(glyph)
            return True
    return False


def _table(grid: _Grid) -> RuledTable:
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    owners = _owners(grid, height, width)
    gathered: dict[tuple[int, int], list[Glyph]] = {}
    for cell in sorted(grid.glyphs):
        gathered.setdefault(owners[cell], []).extend(grid.glyphs[cell])
    rows: list[tuple[str, ...]] = []
    for row in range(height):
        cells = [lines_of_runs(runs_of_glyphs(gathered.get((row, column), ()))) for column in range(width)]
        rows.extend(_records(cells, grid.xs[1:]))
    return RuledTable(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1], tuple(rows))


def _owners(grid: _Grid, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the first place of the cell that covers it: no rule stands between them."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    beside = [_rules_at(grid.verticals, x) for x in grid.xs]
    above = [_rules_at(grid.horizontals, y) for y in grid.ys]
    for row in range(height):
        y = (grid.ys[row] + grid.ys[row + 1]) / 2
        for column in range(width):
            x = (grid.xs[column] + grid.xs[column + 1]) / 2
            if column and not _covers(beside[column], y):
                owners[row, column] = owners[row, column - 1]
            elif row and not _covers(above[row], x):
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def _rules_at(rules: Iterable[Rule], place: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.place - place) <= _NEAR]


def _covers(rules: Iterable[Rule], point: float) -> bool:
    return any(rule.start <= point <= rule.end for rule in rules)


def _records(cells: Sequence[Sequence[Run]], rights: Sequence[float]) -> list[tuple[str, ...]]:
    """The rows that one row of the grid prints: several where the records of a table have no rules between them.

    That is so when the lines of all cells stand at the same heights, two columns fill every one of them, and none of
    these two is text that wraps at the right edge of its cell.
    """
    levels = max(cells, key=len)
    full = [(cell, right) for cell, right in zip(cells, rights, strict=True) if len(cell) == len(levels)]
    placed = [[_level_of(line, levels) for line in cell] for cell in cells]
    if (
        len(levels) < _MIN_RECORDS
        or len(full) < 2
        or any(_wraps(cell, right) for cell, right in full)
        or any(level is None for column in placed for level in column)
    ):
        return [tuple(_cell_text(cell) for cell in cells)]
    return [
        tuple(
            _cell_text([line for line, place in zip(cell, column, strict=True) if place == level])
            for cell, column in zip(cells, placed, strict=True)
        )
        for level in range(len(levels))
    ]


def _level_of(line: Run, levels: Sequence[Run]) -> int | None:
    near = (index for index, level in enumerate(levels) if abs(level.middle - line.middle) < 0.4 * line.size)
    return next(near, None)


def _wraps(cell: Sequence[Run], right: float) -> bool:
    """Whether a cell reads as wrapped text: lines that reach its right edge."""
    return sum(right - line.x1 < 1.5 * line.size for line in cell) > 0.3 * len(cell)


def _cell_text(lines: Sequence[Run]) -> str:
    """The lines of a cell as one: a wrap inside Chinese text is no space."""
    text = ""
    for line in lines:
        wraps_word = text and text[-1] < _ROUGH_WIDE and line.text[:1] < _ROUGH_WIDE
        text += (" " if wraps_word else "") + line.text
    return text
