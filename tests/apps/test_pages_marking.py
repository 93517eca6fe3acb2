"""Marks in the text of a provision."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from lingxing.apps.gazettes.views.marking import Mark, mark_text, place_in_text


def test_a_stretch_of_the_source_is_found_in_a_text_joined_over_pages() -> None:
    # source: 0-4 "甲乙丙丁", 10-13 "戊己庚" on the next page; the text is 甲乙丙丁戊己庚
    pieces = [[0, 4], [10, 13]]
    assert place_in_text(1, 3, pieces, 7) == (1, 3)
    assert place_in_text(11, 12, pieces, 7) == (5, 6)
    assert place_in_text(3, 11, pieces, 7) == (3, 5)
    assert place_in_text(4, 10, pieces, 7) is None


def test_offsets_are_not_guessed_where_the_text_has_characters_of_its_own() -> None:
    assert place_in_text(1, 3, [[0, 4], [10, 13]], 8) is None


def test_a_citation_becomes_a_link_and_the_rest_is_escaped() -> None:
    marked = mark_text("依据<甲>办理", [Mark(2, 5, "citation", "/documents/x", "某办法")])
    assert marked == '依据<a href="/documents/x" class="citation" title="某办法">&lt;甲&gt;</a>办理'


def test_of_two_overlapping_marks_the_first_stands() -> None:
    assert mark_text("甲乙丙", [Mark(0, 2, "a"), Mark(1, 3, "b")]) == '<span class="a" title="">甲乙</span>丙'


def test_marks_are_counted_from_where_the_text_begins() -> None:
    assert mark_text("丙丁", [Mark(3, 4, "a")], offset=2) == '丙<span class="a" title="">丁</span>'


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-5, 35), st.integers(-5, 35)), max_size=6),
    st.integers(0, 5),
)
def test_no_character_is_lost_or_added(text: str, pairs: list[tuple[int, int]], offset: int) -> None:
    marked = mark_text(text, [Mark(start, end, "m") for start, end in pairs], offset)
    assert html.unescape(re.sub(r"<[^>]*>", "", marked)) == text
