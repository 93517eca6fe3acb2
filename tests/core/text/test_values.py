"""All values of a text together, and what holds for any text at all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.text.conventions import find_conventions
from lingxing.core.text.numerals import NumeralError, find_numerals, parse_numeral
from lingxing.core.text.values import find_values

ALPHABET = (
    "0123456789０３９.，,、。；：:-—~至到()（）〔〕[]<>≤≥＜%％‰“” 　\t\n"
    "〇零一二两三四五六七八九十百千万亿廿壹半几余约近年月日号季度旬周天时分元人户次个项吨级成倍番第条届期"
    "以上下内外前后起止底末初不超过低于少足满未达到高每按定自之在于应当含本数均包括翻点今去次当即汛立"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于每月20日前报送", [("Frequency", "每月20日前")]),
        ("10月底前完成", [("Deadline", "10月底前")]),
        ("每年至少1次", [("Frequency", "每年至少1次")]),
        ("死亡50人以上、300人以下", [("Interval", "50人以上、300人以下")]),
        ("云岭政发〔2023〕15号", [("Identifier", "〔2023〕15号")]),
        ("第25次会议", [("Ordinal", "第25次")]),
        ("第二季度", [("DateValue", "第二季度")]),
        ("2023—2025年", [("DateValue", "2023—2025年")]),
        ("第一时间上报", [("Deadline", "第一时间")]),
        ("自收到之日起30日内", [("Deadline", "自收到之日起30日内")]),
        ("4月5日，120人到会", [("DateValue", "4月5日"), ("Quantity", "120人")]),
        ("表1.2023年目标", [("DateValue", "2023年")]),
        ("注:1.6个小组", [("Quantity", "6个")]),
        ("长青路88号", [("Numeral", "88")]),
        ("统一部署，进一步加强", []),
        ("邮编 650000，电话 0870-1234567", [("Identifier", "650000"), ("Identifier", "0870-1234567")]),
    ],
)
def test_the_most_telling_reading_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(type(value).__name__, value.span.cut_from(text)) for value in find_values(text)] == expected


@given(st.text(alphabet=ALPHABET, max_size=60))
@settings(max_examples=400)
def test_no_text_breaks_the_scanners(text: str) -> None:
    values = find_values(text, 2024)
    for value in values:
        assert value.span.start < value.span.end <= len(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(values))
    find_conventions(text)


@given(st.text(max_size=40))
def test_no_unicode_breaks_them_either(text: str) -> None:
    find_values(text)
    try:
        parse_numeral(text)
    except NumeralError:
        return


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_finding_again_in_the_printed_form_gives_the_same_numeral(text: str) -> None:
    for numeral in find_numerals(text):
        printed = numeral.span.cut_from(text)
        again = [found.value for found in find_numerals(printed)]
        assert again == [numeral.value]


@pytest.mark.parametrize(
    "repeated",
    [
        "1",
        "一",
        "1,111",
        "4月",
        "2023年",
        "每年",
        "定期",
        "5人<",
        "5人-",
        "≤",
        "3日内",
        "自起",
        "后3日内",
        "以上、",
        "第",
        "〔2023〕",
        "1.1.",
    ],
)
@pytest.mark.parametrize("length", [10_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_time_grows_with_the_length(repeated: str, length: int) -> None:
    """Half a second for each thousand characters is ample; a scanner with a square in it takes a hundred times that."""
    text = (repeated * length)[:length]
    started = time.process_time()
    find_values(text)
    find_conventions(text)
    assert time.process_time() - started < length / 2000
