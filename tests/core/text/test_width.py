"""Width folding keeps one character for each, so that offsets stay valid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.width import fold_for_scanning, fold_width


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("２０２３年", "2023年"),
        ("（一）", "(一)"),
        ("３０％", "30%"),
        ("Ａ级：甲、乙", "A级:甲、乙"),
        ("甲　乙", "甲 乙"),
        ("1，000", "1,000"),
        ("〔2023〕", "〔2023〕"),
    ],
)
def test_full_width_forms_become_half_width(printed: str, folded: str) -> None:
    assert fold_width(printed) == folded


def test_a_full_width_comma_separates_clauses_unless_the_digits_are_full_width_too() -> None:
    assert fold_for_scanning("到2025年，100户") == "到2025年，100户"
    assert fold_for_scanning("１，０００户") == "1,000户"
    assert fold_for_scanning("达3，200户") == "达3，200户"


@given(st.text())
def test_folding_keeps_length_and_is_stable(text: str) -> None:
    assert len(fold_width(text)) == len(fold_for_scanning(text)) == len(text)
    assert fold_width(fold_width(text)) == fold_width(text)
