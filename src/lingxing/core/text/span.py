"""A stretch of a text, by character offsets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters (位置): ``text[start:end]``, offsets from 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span must satisfy 0 <= start <= end, found {self.start}..{self.end}")

    def cut_from(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]
