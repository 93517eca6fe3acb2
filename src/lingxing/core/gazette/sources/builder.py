"""Writes the canonical text line by line, and remembers what a loader has to say about each line.

It decides where the empty lines stand: one between two paragraphs, one around a table. It does not decide what a
paragraph or a table is; the loaders do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lingxing.core.gazette.source import SourceNote

_CELL_BLANK = re.compile(r"[\t\n\r\f\v\x85\u2028\u2029]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
REPLACEMENT = "\ufffd"


class LineWriter:
    """Collects lines and notes of one source (逐行写出器)."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._notes: list[SourceNote] = []
        self._owes_gap = False

    @property
    def next_line(self) -> int:
        """Number of the line that the next paragraph or table will start on."""
        return len(self._lines) + 1 + (1 if self._owes_gap else 0)

    @property
    def is_blank(self) -> bool:
        """True while nothing but white space has been written."""
        return not any(line.strip() for line in self._lines)

    def add_lines(self, lines: Iterable[str]) -> None:
        """Write ``lines`` as one paragraph (or one table), an empty line before it. Line ends inside are split."""
        clean = [piece.replace("\r", "") for line in lines for piece in _LINE_ENDS.split(self._without_controls(line))]
        if not clean:
            return
        if self._owes_gap:
            self._lines.append("")
        self._lines.extend(clean)
        self._owes_gap = True

    def add_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Write table ``rows``: a line each, a tab between the cells."""
        self.add_lines("\t".join(clean_cell(cell) for cell in row) for row in rows)

    def note(self, kind: str, message: str, line: int | None = None) -> None:
        """Remember ``message`` about ``line`` (``None`` for the whole file)."""
        self._notes.append(SourceNote(kind, message, line))

    def finish(self) -> tuple[str, tuple[SourceNote, ...]]:
        """The text written (with a final line end) and the notes, file notes first and then by line."""
        text = "\n".join(self._lines)
        notes = sorted(self._notes, key=lambda note: note.line or 0)
        return (text + "\n" if text else ""), tuple(notes)

    def _without_controls(self, line: str) -> str:
        clean, count = _CONTROLS.subn(REPLACEMENT, line)
        if count:
            self.note("control_character", f"{count} 个控制字符以 {REPLACEMENT} 代替", self.next_line)
        return clean


def clean_cell(text: str) -> str:
    """``text`` as one table cell: no tab or line end inside, no white space around."""
    return _CELL_BLANK.sub(" ", text).strip()
