"""A source file, brought to one canonical text with numbered lines.

It decides what the characters and the lines of a source are. It does not decide what they mean; ``sources/`` holds the
loaders that produce it from each file format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lingxing.core.text.span import Span


class SourceError(Exception):
    """A file that cannot be read (无法读取的文件): says which file, what is wrong with it, and the remedy, in Chinese."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}：{problem}。{remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source (行): ``number`` counts from 1; ``text`` has no line end; ``span`` includes the line end."""

    number: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a loader could not carry over, or had to compute (转换说明).

    ``line`` is the canonical line that it concerns, or ``None`` for the whole file.
    """

    kind: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    r"""The canonical text of a file (来源文本).

    ``text`` uses ``\n`` as its only line end. Every format is brought to the same light marks, which a plain text file
    may also use itself: ``# `` to ``###### `` before a heading that the format marks as one, a tab between the cells of
    a table row, one line for each row, an empty line between paragraphs.
    """

    name: str
    text: str
    media_type: str
    sha256: str
    encoding: str | None = None
    notes: tuple[SourceNote, ...] = field(default=())

    def iter_lines(self) -> Iterator[Line]:
        r"""The lines in order; their spans follow each other without a gap and cover the whole text."""
        start = 0
        for number, raw in enumerate(self.text.split("\n"), 1):
            end = min(start + len(raw) + 1, len(self.text))
            if start == end and start == len(self.text) and number > 1:
                return
            yield Line(number, raw, Span(start, end))
            start = end
