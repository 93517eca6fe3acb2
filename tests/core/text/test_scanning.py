"""The choice between overlapping finds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.scanning import resolve_overlaps
from lingxing.core.text.span import Span


@dataclass(frozen=True, slots=True)
class Find:
    """A find with a rank of its own."""

    span: Span
    rank: int = 0


def test_the_longest_stands_then_the_most_specific_then_the_earliest() -> None:
    long, short = Find(Span(0, 5)), Find(Span(4, 7))
    specific, vague = Find(Span(8, 10), 0), Find(Span(8, 10), 1)
    early, late = Find(Span(12, 15)), Find(Span(14, 17))
    finds = [late, vague, short, long, specific, early]
    assert resolve_overlaps(finds, lambda find: find.rank) == (long, specific, early)


def test_an_empty_find_never_stands() -> None:
    assert resolve_overlaps([Find(Span(3, 3))]) == ()


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9))))
def test_what_stands_is_apart_and_what_falls_overlaps_one_as_long(places: list[tuple[int, int]]) -> None:
    finds = [Find(Span(start, start + length)) for start, length in places]
    standing = resolve_overlaps(finds)
    assert all(left.span.end <= right.span.start for left, right in pairwise(standing))
    for find in finds:
        length = find.span.end - find.span.start
        assert any(
            other.span.start < find.span.end
            and find.span.start < other.span.end
            and other.span.end - other.span.start >= length
            for other in standing
        )
