"""What the scanners of printed forms share: the gap that print allows, and the choice between overlapping finds.

It decides which of two overlapping finds stands (the longer one, then the more specific, then the earlier). It does not
decide what is specific: the caller's ranking does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from lingxing.core.text.span import Span

GAP = r"\ {0,2}+"
"""Up to two spaces, as text recognition puts them between a number and its unit; for verbose patterns too."""


class Spanned(Protocol):
    """Anything found in a text (带位置者)."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Find = TypeVar("Find", bound=Spanned)


def resolve_overlaps(finds: Iterable[Find], rank: Callable[[Find], int] = lambda _: 0) -> tuple[Find, ...]:
    """The finds that stand, by position: the longest first, then the lowest ``rank``, then the earliest."""
    candidates = sorted(finds, key=lambda find: (find.span.start - find.span.end, rank(find), find.span.start))
    if not candidates:
        return ()
    taken = bytearray(max(find.span.end for find in candidates))
    chosen = []
    for find in candidates:
        start, end = find.span.start, find.span.end
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(find)
    return tuple(sorted(chosen, key=lambda find: find.span))
