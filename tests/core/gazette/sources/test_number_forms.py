"""Number forms against values read off a word processor's lists and counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lingxing.core.gazette.sources.number_forms import chinese_numeral, format_number


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 1999, "mcmxcix"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 10010, "一万零一十"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 101, "百一"),
        ("ideographDigital", 12, "一二"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("none", 5, ""),
        ("noSuchForm", 5, "5"),
        ("chineseCounting", -1, "-1"),
    ],
)
def test_printed_form(form: str, value: int, printed: str) -> None:
    assert format_number(value, form) == printed


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=9999))
def test_counting_numerals_read_back(value: int) -> None:
    digits, units = "零一二三四五六七八九", {"十": 10, "百": 100, "千": 1000}
    total, digit = 0, 1
    for sign in chinese_numeral(value):
        if sign in units:
            total, digit = total + digit * units[sign], 0
        else:
            digit = digits.index(sign)
    last_is_unit = chinese_numeral(value)[-1] in units
    assert total + (0 if last_is_unit else digit) == value
