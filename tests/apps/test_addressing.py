"""One key for every spelling of an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.apps.gazettes.addressing import fold_address


@pytest.mark.parametrize(
    "spelling",
    [
        "云政通〔2023〕5号",
        "云政通[2023]5号",
        "云政通(2023)5号",
        "云政通（2023）５号",
        "云政通［2023］5号",
        "云政通【2023】第5号",
        "云政通﹝２０２３﹞ 5 号",
    ],
)
def test_spellings_of_a_number(spelling: str) -> None:
    assert fold_address(spelling) == "云政通〔2023〕5号"


def test_labels_keep_their_brackets() -> None:
    assert fold_address("云政通[2023]5号＃3.1／（2）") == "云政通〔2023〕5号#3.1/(2)"


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_address(fold_address(text)) == fold_address(text)
