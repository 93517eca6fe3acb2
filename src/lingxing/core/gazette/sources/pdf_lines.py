"""Printed lines from glyphs: runs of glyphs on one baseline, joined across gaps.

It decides which glyphs follow each other on a line and how many spaces stand between them. It does not decide the order
of lines or columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lingxing.core.gazette.sources.pdf_glyphs import Glyph

_SAME_BASELINE = 0.4
_RUN_GAP = 1.2
_WORD_GAP = 0.2
_SIGN_GAP = 0.6
_MAX_SPACES = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs that follow each other without a wide gap (字段), or a whole printed line of them."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.y0 + self.y1) / 2


def runs_of_glyphs(glyphs: Iterable[Glyph]) -> list[Run]:
    """Runs in the order in which the file draws them."""
    runs: list[Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _continues(current[-1], glyph):
            runs.append(_run(current))
            current = []
        current.append(glyph)
    if current:
        runs.append(_run(current))
    return runs


def lines_of_runs(runs: Iterable[Run]) -> list[Run]:
    """Runs of one column as printed lines, top to bottom."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.middle, run.x0)):
        # Only the last lines can be on the same height; a lower one may already have begun beside a raised sign.
        for line in reversed(lines[-3:]):
            if _on_one_line(line, run):
                line.append(run)
                break
        else:
            lines.append([run])
    return [_join(sorted(line, key=lambda run: run.x0)) for line in lines]


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    offset = abs((last.y0 + last.y1) - (glyph.y0 + glyph.y1)) / 2
    gap = glyph.x0 - last.x1
    return offset < _SAME_BASELINE * size and -0.6 * size < gap < _RUN_GAP * size


def _run(glyphs: Sequence[Glyph]) -> Run:
    text = glyphs[0].text
    for last, glyph in pairwise(glyphs):
        text += (
            glyph.before or _space(last.text, glyph.text, glyph.x0 - last.x1, max(last.size, glyph.size))
        ) + glyph.text
    sizes = sorted(glyph.size for glyph in glyphs)
    return Run(
        text,
        min(glyph.x0 for glyph in glyphs),
        min(glyph.y0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.y1 for glyph in glyphs),
        sizes[len(sizes) // 2],
    )


def _space(before: str, after: str, gap: float, size: float) -> str:
    """The spaces that a gap amounts to where none was typed."""
    if gap >= _SIGN_GAP * size:
        return " " * max(1, min(_MAX_SPACES, round(gap / size)))
    words = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() and after[:1].isalnum()
    return " " if words and gap >= _WORD_GAP * size else ""


def _on_one_line(line: Sequence[Run], run: Run) -> bool:
    first = line[0]
    return abs(first.middle - run.middle) < _SAME_BASELINE * max(first.size, run.size)


def _join(runs: Sequence[Run]) -> Run:
    text = runs[0].text
    for last, run in pairwise(runs):
        text += _space(last.text, run.text, run.x0 - last.x1, max(last.size, run.size)) + run.text
    widest = max(runs, key=lambda run: run.x1 - run.x0)
    return Run(
        text,
        min(run.x0 for run in runs),
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
        widest.size,
    )
