"""Numerals: worked values, refusals, round trips, and an independent formatter as a witness."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lingxing.core.text.chinese_numerals import format_chinese_integer, parse_chinese_integer
from lingxing.core.text.numerals import (
    NumeralError,
    NumeralForm,
    find_numerals,
    parse_fraction,
    parse_numeral,
)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", "0"),
        ("1,234.5", "1234.5"),
        ("12,345,678", "12345678"),
        ("３．５", "3.5"),
        ("-3.5", "-3.5"),
        ("负五", "-5"),
        ("3.5亿", "350000000"),
        ("２０万", "200000"),
        ("2亿3千万", "230000000"),
        ("3万5千", "35000"),
        ("3万5000", "35000"),
        ("1.2万亿", "1200000000000"),
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("廿三", "23"),
        ("卅", "30"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百十二", "112"),
        ("三百五", "350"),
        ("一千零五十", "1050"),
        ("两千三", "2300"),
        ("三万五", "35000"),
        ("一万零五百", "10500"),
        ("二十万", "200000"),
        ("一亿零五千", "100005000"),
        ("三亿五", "350000000"),
        ("一万二千亿", "1200000000000"),
        ("壹万贰仟叁佰", "12300"),
        ("柒拾玖萬", "790000"),
        ("二〇二三", "2023"),
        ("二○○八", "2008"),
        ("三点五", "3.5"),
        ("十二点零五", "12.05"),
        ("一点五亿", "150000000"),
        ("百分之五十", "0.5"),
        ("百分之3.5", "0.035"),
        ("千分之五", "0.005"),
        ("万分之一", "0.0001"),
        ("四分之一", "0.25"),
        ("半", "0.5"),
    ],
)
def test_a_numeral_has_one_exact_value(printed: str, value: str) -> None:
    assert parse_numeral(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "元",
        "1,23",
        "1.2.3",
        "二三",
        "一亿五千",
        "一零零百",
        "万",
        "百十千",
        "一千零二百",
        "三分之零分之一",
        "零分之一",
        "十十",
    ],
)
def test_what_is_no_numeral_or_has_two_readings_is_refused(printed: str) -> None:
    with pytest.raises(NumeralError):
        parse_numeral(printed)


def test_a_fraction_without_an_exact_decimal_is_read_as_a_fraction_only() -> None:
    assert parse_fraction("三分之二") == Fraction(2, 3)
    with pytest.raises(NumeralError):
        parse_numeral("三分之二")


def test_the_error_names_what_was_printed() -> None:
    with pytest.raises(NumeralError, match="二三"):
        parse_numeral("二三")


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_integers_round_trip(number: int) -> None:
    assert parse_chinese_integer(format_chinese_integer(number)) == number


@given(st.integers(min_value=0, max_value=10**8))
def test_an_independent_formatter_agrees(number: int) -> None:
    assert parse_numeral(cn2an.an2cn(str(number))) == number


@given(st.integers(min_value=0, max_value=10**8), st.integers(min_value=0, max_value=10**8))
def test_reading_keeps_the_order(left: int, right: int) -> None:
    read = [parse_chinese_integer(format_chinese_integer(number)) for number in (left, right)]
    assert (read[0] < read[1]) == (left < right)


@given(st.integers(min_value=0, max_value=10**14), st.integers(min_value=0, max_value=999))
def test_separated_arabic_round_trips(whole: int, thousandths: int) -> None:
    assert parse_numeral(f"{whole:,}.{thousandths:03}") == Decimal(whole) + Decimal(thousandths) / 1000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投资3.5亿元、1,200户", ["3.5亿", "1,200"]),
        ("第3.2.2条", []),
        ("占百分之五，约三分之二", ["百分之五", "三分之二"]),
        ("二〇二三年", ["二〇二三"]),
        ("共二三", []),
        ("5千瓦与20万千瓦", ["5", "20万"]),
        ("编号12345678901234567890", []),
    ],
)
def test_numerals_are_found_whole(text: str, found: list[str]) -> None:
    assert [numeral.span.cut_from(text) for numeral in find_numerals(text)] == found


def test_a_found_numeral_knows_its_form() -> None:
    forms = [numeral.form for numeral in find_numerals("5、三十、2亿、百分之一")]
    assert forms == [NumeralForm.ARABIC, NumeralForm.CHINESE, NumeralForm.MIXED, NumeralForm.PARTS]


def test_a_number_out_of_reach_is_not_written() -> None:
    with pytest.raises(ValueError, match="999999999999"):
        format_chinese_integer(10**12)
