"""Statements about what 以上 and 以下 include, in their usual wordings (all invented)."""

from __future__ import annotations

import pytest

from lingxing.core.text.conventions import DEFAULT_CONVENTION, Convention, convention_of, find_conventions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法所称以上包括本数，以下不包括本数。", Convention(True, False, True, False, False)),
        (
            "本规定所称“以上”“以内”“以下”，均包括本数；所称“不足”、“超过”，不包括本数。",
            Convention(True, True, True, False, False),
        ),
        ("以上、以下均含本数", Convention(True, True, True, False, False)),
        ("“以上”不含本数，“以下”含本数", Convention(False, True, True, False, False)),
        ("所称的“以上”包括本数，“以下”不包括。", Convention(True, False, True, False, False)),
        ("以上含本级,以下不含本级", Convention(True, False, True, False, False)),
        ("以内不包括本数", Convention(True, False, False, False, False)),
        ("超过、不足均包括本数", Convention(True, False, True, True, True)),
        ("以下不包括下列情形：", DEFAULT_CONVENTION),
        ("以上包括三个方面。", DEFAULT_CONVENTION),
    ],
)
def test_statements(text: str, expected: Convention) -> None:
    read = convention_of(find_conventions(text))
    assert (
        read.inclusive_above,
        read.inclusive_below,
        read.inclusive_within,
        read.inclusive_beyond,
        read.inclusive_short,
    ) == (
        expected.inclusive_above,
        expected.inclusive_below,
        expected.inclusive_within,
        expected.inclusive_beyond,
        expected.inclusive_short,
    )


def test_the_sentence_is_kept() -> None:
    text = "附则。所称以上包括本数。"
    (convention,) = find_conventions(text)
    assert convention.span is not None
    assert convention.span.cut_from(text) == "以上包括本数"
    assert convention.inclusive_below is None


def test_a_later_statement_prevails() -> None:
    assert convention_of(find_conventions("以下含本数。另：以下不含本数。")).inclusive_below is False
